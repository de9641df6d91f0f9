/** The DaemonSet, whose rollout is the verdict. */
import { gatewayNodes, untilGateway } from './gateway';
import { apply, remove } from './kube';
import { example, fileOf } from './manifests';
import { resultsOf } from './pods';
import type { ClusterContext, Scenario } from './scenario';
import { kubectlOf } from './user';
import { INSTANCE, nameOf } from './verification';
import { attempt } from '../ground/exec';

/** Whether the rollout succeeds in time. */
async function rollsOut({ cluster, say }: ClusterContext, name: string, seconds: number): Promise<boolean> {
  const { program, env } = kubectlOf(cluster);
  const words = ['rollout', 'status', `daemonset/${name}`, `--timeout=${seconds}s`];
  const { code, stdout, stderr } = await attempt('env', [...env, program, ...words]);
  say(`      ${(stdout + stderr).trim().split('\n').at(-1) ?? ''}`);
  return code === 0;
}

async function checkStrandedNodes({ cluster, check }: ClusterContext, name: string): Promise<void> {
  const { api } = cluster.controlPlane;
  const stranded = (await resultsOf(api, 'default', `${INSTANCE}=${name}`)).filter(({ ok }) => !ok).map(({ node }) => node).sort();
  const withGateway = await gatewayNodes(api);
  const bare = cluster.network.nodes.map((node) => node.name).filter((node) => !withGateway.includes(node)).sort();
  const sentence = `the pods that are not ready name the stranded nodes (${bare.join(', ')})`;
  check(sentence, JSON.stringify(stranded) === JSON.stringify(bare), stranded.join(', '));
}

export const daemonSetRollout: Scenario = {
  on: 'cluster',
  name: 'A DaemonSet whose rollout hangs while a node is stranded, and ends by itself once the fault is cured',
  run: async (context) => {
    const { cluster, check } = context;
    const { api } = cluster.controlPlane;
    const { objects } = fileOf('every-node', 'nodes');
    const name = nameOf(objects, 'DaemonSet');
    await apply(api, example('dns-only').mesh);
    await untilGateway(api, 'Local');
    await apply(api, objects);
    check('under Local `kubectl rollout status` does not come to an end', !(await rollsOut(context, name, 25)));
    await checkStrandedNodes(context, name);
    await apply(api, example('cluster').mesh);
    await untilGateway(api, 'Cluster');
    check('with the strategy cluster it succeeds without a change to the DaemonSet', await rollsOut(context, name, 120));
    await remove(api, [...objects, ...example('cluster').mesh]);
  },
};
