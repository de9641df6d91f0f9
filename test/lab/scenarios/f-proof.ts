/** Each form of the proof, unmodified: where the fault is and after the cure, and the answers held against the model, node by node. */
import { apply, gatewayNodes, remove, resultsOf, runJob, untilGateway } from './kube';
import { example, fileOf } from './manifests';
import type { Context, Scenario } from './scenario';
import type { Api, KubeObject } from '../cluster/api';
import { attempt, until } from '../ground/exec';
import { modelOf } from '../model';
import { inWords, type ProbeResult } from '../results';
import { kubectlOf } from './user';
import type { List } from '../stand-ins/kube-types';

const INSTANCE = 'app.kubernetes.io/instance';

const nameOf = (objects: readonly KubeObject[], kind: string): string => objects.find((object) => object.kind === kind)?.metadata.name ?? '';

/** What each node's clients should see of the load balancer address, by the model, and what the probes saw. */
async function compare(context: Context, policy: 'Local' | 'Cluster', results: readonly ProbeResult[], client: 'pod' | 'host'): Promise<void> {
  const { cluster, check } = context;
  const withGateway = await gatewayNodes(cluster.controlPlane.api);
  const asked = results.map(({ node }) => node).filter((node, index, all) => all.indexOf(node) === index).sort();
  check(`every node was asked as ${client}`, JSON.stringify(asked) === JSON.stringify(cluster.network.nodes.map(({ name }) => name).sort()), asked.join(', '));
  for (const { node, target, ok, stage, message } of results.filter((each) => each.target === 'load-balancer' || each.target === 'service-dns')) {
    const kind = withGateway.includes(node ?? '') ? 'with-gateway' : 'without-gateway';
    const said = modelOf({
      dataPlane: cluster.proxySettings,
      externalTrafficPolicy: policy,
      internalTrafficPolicy: 'Cluster',
      backend: 'node',
      status: 'ip',
      client,
      node: kind,
      target: target === 'service-dns' ? 'service-dns' : 'load-balancer',
    });
    check(`${policy}, ${client} on ${node ?? '?'} (${kind}) to ${target}: ${said.connects}, as the model says`, (said.connects === 'yes') === ok && (ok || stage === 'connect'), message);
  }
}

/** The proof from every node, as pods and in the host network. */
export const everyNode: Scenario = {
  name: 'A Job asks from every node, and what it finds is what the model says, before and after the cure',
  run: async (context) => {
    const { cluster, say, check } = context;
    const { api } = cluster.controlPlane;
    const forms = [{ client: 'pod', file: fileOf('every-node', 'pods') }, { client: 'host', file: fileOf('every-node', 'hosts') }] as const;
    for (const policy of ['Local', 'Cluster'] as const) {
      const mesh = example(policy === 'Local' ? 'dns-only' : 'cluster').mesh;
      await apply(api, mesh);
      await untilGateway(api, policy);
      for (const { client, file: { objects } } of forms) {
        const job = await runJob(api, objects);
        const results = await resultsOf(api, 'default', `${INSTANCE}=${nameOf(objects, 'Job')}`);
        for (const line of inWords(results.map((each) => JSON.stringify(each)).join('\n'))) say(`      ${line}`);
        await compare(context, policy, results, client);
        check(`the Job ${results.every(({ ok }) => ok) ? 'passes' : 'fails'} with its probes`, job.succeeded === results.every(({ ok }) => ok), job.reason);
        await remove(api, objects);
      }
      await remove(api, mesh);
    }
  },
};

/** The DaemonSet, whose rollout is the verdict. */
export const rollout: Scenario = {
  name: 'A DaemonSet whose rollout hangs while a node is stranded, and ends by itself once the fault is cured',
  run: async ({ cluster, say, check }) => {
    const { api } = cluster.controlPlane;
    const { objects } = fileOf('every-node', 'nodes');
    const name = nameOf(objects, 'DaemonSet');
    const status = async (seconds: number): Promise<boolean> => {
      const { program, env } = kubectlOf(cluster);
      const { code, stdout, stderr } = await attempt('env', [...env, program, 'rollout', 'status', `daemonset/${name}`, `--timeout=${seconds}s`]);
      say(`      ${(stdout + stderr).trim().split('\n').at(-1) ?? ''}`);
      return code === 0;
    };
    await apply(api, example('dns-only').mesh);
    await untilGateway(api, 'Local');
    await apply(api, objects);
    check('under Local `kubectl rollout status` does not come to an end', !(await status(25)));
    const stranded = (await resultsOf(api, 'default', `${INSTANCE}=${name}`)).filter(({ ok }) => !ok).map(({ node }) => node);
    const withGateway = await gatewayNodes(api);
    const bare = cluster.network.nodes.map((node) => node.name).filter((node) => !withGateway.includes(node));
    check(`the pods that are not ready name the stranded nodes (${bare.join(', ')})`, JSON.stringify(stranded.sort()) === JSON.stringify(bare.sort()), stranded.join(', '));
    await apply(api, example('cluster').mesh);
    await untilGateway(api, 'Cluster');
    check('with the strategy cluster it succeeds, and nobody touched the DaemonSet', await status(120));
    await remove(api, [...objects, ...example('cluster').mesh]);
  },
};

/** The CronJob. */
export const fires: Scenario = {
  name: 'A CronJob that asks when its time has come',
  run: async ({ cluster, check }) => {
    const { api } = cluster.controlPlane;
    const { objects } = fileOf('every-node', 'monitor');
    const name = nameOf(objects, 'CronJob');
    await apply(api, example('cluster').mesh);
    await untilGateway(api, 'Cluster');
    await apply(api, objects);
    await until('the CronJob does not fire, or its Job does not pass', 100, async () => (await jobsOf(api, name)).some(({ status }) => status?.succeeded === 1), 1000);
    check('it fired within a minute, and its Job passed', true);
    await remove(api, [...objects, ...example('cluster').mesh]);
  },
};

interface Job extends KubeObject { readonly status?: { readonly succeeded?: number } }

async function jobsOf(api: Api, instance: string): Promise<readonly Job[]> {
  return (await api.get<List<Job>>(`/apis/batch/v1/namespaces/default/jobs?labelSelector=${encodeURIComponent(`${INSTANCE}=${instance}`)}`)).items;
}

/** The README's story: see the fault, cure it, see it gone. */
export const seen: Scenario = {
  name: 'A Job that shows the fault passes while it is there and fails once it is cured, and its opposite the other way round',
  run: async ({ cluster, say, check }) => {
    const { api } = cluster.controlPlane;
    for (const policy of ['Local', 'Cluster'] as const) {
      const mesh = policy === 'Local' ? example('see-the-fault').mesh : example('cluster').mesh;
      await apply(api, mesh);
      await untilGateway(api, policy);
      for (const chart of ['fault', 'cured'] as const) {
        const { objects } = fileOf('see-the-fault', chart);
        const result = await runJob(api, objects);
        for (const line of inWords(result.log)) say(`      ${line}`);
        const passes = (policy === 'Local') === (chart === 'fault');
        check(`under ${policy} the Job "${chart}" ${passes ? 'passes' : 'fails'}`, result.succeeded === passes, result.reason);
        await remove(api, objects);
      }
      await remove(api, mesh);
    }
  },
};
