/** `asm-gateway verify` by hand, where the fault is and after the cure. */
import { checkNoneLeft, verify, type Verdict } from './asm-gateway';
import { gatewayNodes, untilGateway } from './gateway';
import { apply, remove } from './kube';
import { example, fileOf } from './manifests';
import type { ClusterContext, Scenario } from './scenario';

/** The files that are verified. */
const CHARTS = ['pods', 'hosts', 'nodes'] as const;

function filesOf(...charts: readonly (typeof CHARTS)[number][]): string[] {
  return charts.flatMap((chart) => ['-f', fileOf('every-node', chart).path]);
}

async function checkText(context: ClusterContext): Promise<void> {
  const failed = await verify(context.cluster, filesOf('pods', 'hosts'));
  for (const line of failed.stdout.split('\n')) {
    context.say(`      ${line}`);
  }
  context.check('under Local it exits with 1', failed.code === 1, `${failed.code}: ${failed.stderr}`);
  await checkNoneLeft(context, 'after it');
}

async function checkJson({ cluster, check }: ClusterContext): Promise<void> {
  const { stdout } = await verify(cluster, [...filesOf('pods'), '--output', 'json']);
  const { passed, probes, notCovered } = JSON.parse(stdout) as Verdict;
  const withGateway = await gatewayNodes(cluster.controlPlane.api);
  const stranded = probes.filter(({ ok }) => !ok).map(({ node, target }) => `${node} ${target}`).sort();
  const names = cluster.network.nodes.map(({ name }) => name);
  const bare = names.filter((name) => !withGateway.includes(name)).map((name) => `${name} load-balancer`).sort();
  const namesThem = JSON.stringify(stranded) === JSON.stringify(bare);
  check('as JSON it names the nodes without a gateway pod, and no others', namesThem && !passed, stdout);
  check('and every node is covered', notCovered.length === 0 && probes.length === 2 * names.length, stdout);
}

async function checkDaemonSet(context: ClusterContext): Promise<void> {
  const { code, stdout, stderr } = await verify(context.cluster, filesOf('nodes'));
  const failed = code === 1 && /FAIL.*load-balancer/.test(stdout);
  context.check('the DaemonSet is asked as well, and is not waited for to heal', failed, stdout + stderr);
  await checkNoneLeft(context, 'after it');
}

async function checkCured(context: ClusterContext): Promise<void> {
  const { code, stdout, stderr } = await verify(context.cluster, [...filesOf(...CHARTS), '-f', fileOf('hooks', 'helm').path]);
  const passed = code === 0 && !/FAIL/.test(stdout);
  context.check('with the strategy cluster it exits with 0: Jobs, DaemonSet and the pod of a Helm test', passed, stdout + stderr);
  await checkNoneLeft(context, 'after it');
}

export const verifyCommand: Scenario = {
  on: 'cluster',
  name: 'asm-gateway verify reports each node, and leaves nothing',
  run: async (context) => {
    const { api } = context.cluster.controlPlane;
    await apply(api, example('dns-only').mesh);
    await untilGateway(api, 'Local');
    await checkText(context);
    await checkJson(context);
    await checkDaemonSet(context);
    await apply(api, example('cluster').mesh);
    await untilGateway(api, 'Cluster');
    await checkCured(context);
    await remove(api, example('cluster').mesh);
  },
};
