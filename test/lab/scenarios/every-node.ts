/** The proof from every node, as pods and in the host network, before and after the cure. */
import { gatewayNodes, untilGateway } from './gateway';
import { runJob } from './jobs';
import { apply, remove } from './kube';
import { example, fileOf } from './manifests';
import { resultsOf } from './pods';
import type { ClusterContext, Scenario } from './scenario';
import { INSTANCE, nameOf, sayLog } from './verification';
import type { Client, Policy, Target } from '../matrix/cells';
import { modelOf } from '../model';
import type { ProbeResult } from '../results';

/** One form of the proof. */
interface Form {
  readonly client: Client;
  readonly chart: string;
}

const FORMS: readonly Form[] = [{ client: 'pod', chart: 'pods' }, { client: 'host', chart: 'hosts' }];

/** The targets that the model knows. */
const MODELED: readonly Target[] = ['load-balancer', 'service-dns'];

function checkEveryNodeAsked({ cluster, check }: ClusterContext, results: readonly ProbeResult[], client: Client): void {
  const asked = [...new Set(results.map(({ node }) => node))].sort();
  const all = cluster.network.nodes.map(({ name }) => name).sort();
  check(`every node was asked as ${client}`, JSON.stringify(asked) === JSON.stringify(all), asked.join(', '));
}

/** Compares one probe's result with the model. */
function checkResult(context: ClusterContext, policy: Policy, client: Client, result: ProbeResult, withGateway: readonly string[]): void {
  const target = MODELED.find((each) => each === result.target);
  if (!target) {
    return;
  }
  const { ok, stage, message } = result;
  const name = result.node ?? '?';
  const node = withGateway.includes(name) ? 'with-gateway' : 'without-gateway';
  const { connects } = modelOf({
    dataPlane: context.cluster.proxySettings,
    externalTrafficPolicy: policy,
    internalTrafficPolicy: 'Cluster',
    backend: 'node',
    status: 'ip',
    client,
    node,
    target,
  });
  const agrees = (connects === 'yes') === ok && (ok || stage === 'connect');
  context.check(`${policy}, ${client} on ${name} (${node}) to ${target}: ${connects}, as the model says`, agrees, message);
}

async function checkForm(context: ClusterContext, policy: Policy, { client, chart }: Form): Promise<void> {
  const { api } = context.cluster.controlPlane;
  const { objects } = fileOf('every-node', chart);
  const job = await runJob(api, objects);
  const results = await resultsOf(api, 'default', `${INSTANCE}=${nameOf(objects, 'Job')}`);
  sayLog(context, results.map((each) => JSON.stringify(each)).join('\n'));
  checkEveryNodeAsked(context, results, client);
  const withGateway = await gatewayNodes(api);
  for (const result of results) {
    checkResult(context, policy, client, result, withGateway);
  }
  const passed = results.every(({ ok }) => ok);
  context.check(`the Job ${passed ? 'passes' : 'fails'} with its probes`, job.succeeded === passed, job.reason);
  await remove(api, objects);
}

export const everyNode: Scenario = {
  on: 'cluster',
  name: 'A Job asks from every node, and what it finds is what the model says, before and after the cure',
  run: async (context) => {
    const { api } = context.cluster.controlPlane;
    for (const policy of ['Local', 'Cluster'] as const) {
      const { mesh } = example(policy === 'Local' ? 'dns-only' : 'cluster');
      await apply(api, mesh);
      await untilGateway(api, policy);
      for (const form of FORMS) {
        await checkForm(context, policy, form);
      }
      await remove(api, mesh);
    }
  },
};
