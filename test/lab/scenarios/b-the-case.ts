/** The case of the vendor's page: Local, and a pod on a node without a gateway pod. */
import { accessLog, apply, gatewayNodes, remove, runJob, untilGateway, type JobResult } from './kube';
import { example } from './manifests';
import type { Context, Scenario } from './scenario';
import { CLIENT } from '../cluster/addresses';
import type { KubeObject } from '../cluster/api';
import { attemptInside } from '../ground/namespaces';
import type { Backend, Client, Policy, Target } from '../matrix/cells';
import { modelOf } from '../model';
import type { Cluster } from '../nodes/cluster';
import { inWords, readLog } from '../results';

/** The verification among an example's objects: its Job and what the Job needs. */
export function verificationOf(name: string): KubeObject[] {
  return example(name).cluster.filter((object) => ['ServiceAccount', 'Role', 'RoleBinding', 'Job', 'ConfigMap'].includes(object.kind));
}

export function deadlineOf(objects: readonly KubeObject[]): number {
  const job = objects.find((object) => object.kind === 'Job') as { spec?: { activeDeadlineSeconds?: number } } | undefined;
  return job?.spec?.activeDeadlineSeconds ?? Number.POSITIVE_INFINITY;
}

/** What kind of address it is, in the words of the model. */
function kindOf(address: string, cluster: Cluster, podAddress: string | undefined): string {
  if (address === CLIENT || address === podAddress) return 'client';
  if (cluster.network.nodes.some((node) => node.address === address || node.bridge === address)) return 'node';
  return `unknown (${address})`;
}

/** Asks from outside and says what Envoy saw; the path tells this request from all others. */
export async function seenFromOutside(cluster: Cluster, address: string, path: string): Promise<string> {
  const asked = await attemptInside(cluster.network.client, 'curl', '--silent', '--noproxy', '*', '--max-time', '5', '--output', '/dev/null', `http://${address}${path}`);
  if (asked.code !== 0) return `no connection (curl ${asked.code})`;
  const line = (await accessLog(cluster.controlPlane.api)).find((each) => each.path === path);
  return line ? kindOf(line.from, cluster, undefined) : 'nothing in the access log';
}

/** What Envoy saw of a Job's requests: to the load balancer's address, or to the name. The requests from outside have paths of their own. */
export async function seenFromJob(cluster: Cluster, result: JobResult, toAddress: boolean): Promise<string> {
  const lines = (await accessLog(cluster.controlPlane.api)).filter((each) => /^\d/.test(each.host) === toAddress && !each.path.startsWith('/outside'));
  const line = lines.at(-1);
  return line ? kindOf(line.from, cluster, result.podAddress) : 'nothing in the access log';
}

/** What the library's model says that the gateway sees of a client on a node without a gateway pod, or of one outside. */
function saidOf(cluster: Cluster, externalTrafficPolicy: Policy, target: Target, client: Client, backend: Backend = 'node'): string {
  const node = client === 'external' ? null : 'without-gateway';
  return modelOf({ dataPlane: cluster.proxySettings, externalTrafficPolicy, internalTrafficPolicy: 'Cluster', backend, status: 'ip', client, node, target }).source;
}

function sayLog(context: Context, result: JobResult): void {
  for (const line of inWords(result.log)) context.say(`      ${line}`);
}

export const theCase: Scenario = {
  name: 'Under Local a pod on a node without a gateway pod cannot reach the load balancer address, and one word cures it',
  run: async (context) => {
    const { cluster, check } = context;
    const { api } = cluster.controlPlane;
    const asksAddress = verificationOf('cluster');
    const asksName = verificationOf('dns-only');

    await apply(api, example('dns-only').mesh);
    const address = await untilGateway(api, 'Local');
    const failed = await runJob(api, asksAddress);
    sayLog(context, failed);
    check('under Local the Job that asks the load balancer address fails', !failed.succeeded, 'it passed');
    check('its log says which target failed and how', readLog(failed.log).some(({ ok, target, stage, exitName }) => !ok && target === 'load-balancer' && stage === 'connect' && exitName === 'CURLE_OPERATION_TIMEDOUT'), failed.log);
    check(`it ends by its deadline (${failed.seconds} s)`, failed.seconds <= deadlineOf(asksAddress), `the deadline is ${deadlineOf(asksAddress)} s`);
    check('it ran on a node without a gateway pod', failed.node !== undefined && !(await gatewayNodes(api)).includes(failed.node), `it ran on ${failed.node}`);
    const seenUnderLocal = await seenFromOutside(cluster, address, '/outside-local');
    const saidUnderLocal = saidOf(cluster, 'Local', 'load-balancer', 'external');
    check(`from outside the gateway sees what the model says: the ${saidUnderLocal}`, seenUnderLocal === saidUnderLocal, `it saw: ${seenUnderLocal}`);

    const byName = await runJob(api, asksName);
    sayLog(context, byName);
    check('the Job of dns-only, which asks the DNS name, passes', byName.succeeded, byName.reason);
    const seenByName = await seenFromJob(cluster, byName, false);
    const saidByName = saidOf(cluster, 'Local', 'service-dns', 'pod');
    check(`by the DNS name the gateway sees what the model says: the ${saidByName}`, seenByName === saidByName, `it saw: ${seenByName}`);

    await apply(api, example('cluster').mesh);
    await untilGateway(api, 'Cluster');
    const cured = await runJob(api, asksAddress);
    sayLog(context, cured);
    check('with the strategy changed to cluster the same Job passes', cured.succeeded, cured.reason);
    const seenInside = await seenFromJob(cluster, cured, true);
    const saidInside = saidOf(cluster, 'Cluster', 'load-balancer', 'pod');
    check(`by the load balancer address the gateway then sees what the model says: the ${saidInside}`, seenInside === saidInside, `it saw: ${seenInside}`);
    const seenOutside = await seenFromOutside(cluster, address, '/outside-cluster');
    const saidOutside = saidOf(cluster, 'Cluster', 'load-balancer', 'external');
    check(`and from outside too: the ${saidOutside}, so that the client is lost`, seenOutside === saidOutside, `it saw: ${seenOutside}`);
    await remove(api, [...asksAddress, ...asksName, ...example('cluster').mesh]);
  },
};

export const eni: Scenario = {
  name: 'With pods behind the load balancer (eni) the address works inside and the client is kept outside',
  run: async (context) => {
    const { cluster, check } = context;
    const { api } = cluster.controlPlane;
    cluster.setPodsInVpc(true);
    try {
      const verification = verificationOf('eni');
      await apply(api, example('eni').mesh);
      const address = await untilGateway(api, 'Cluster');
      const result = await runJob(api, verification);
      sayLog(context, result);
      check('the Job of eni passes', result.succeeded, result.reason);
      const outside = await seenFromOutside(cluster, address, '/outside-eni');
      const said = saidOf(cluster, 'Cluster', 'load-balancer', 'external', 'eni');
      check(`from outside the gateway sees what the model says: the ${said}`, outside === said, `it saw: ${outside}`);
      await remove(api, [...verification, ...example('eni').mesh]);
    } finally {
      cluster.setPodsInVpc(false);
    }
  },
};
