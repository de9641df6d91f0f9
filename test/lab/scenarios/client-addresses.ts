/** Whose address the gateway sees: what Envoy logged, and what the model says. */
import { accessLog } from './gateway';
import type { JobResult } from './jobs';
import { CLIENT } from '../cluster/addresses';
import { attemptInside } from '../ground/namespaces';
import type { Backend, Client, Policy, Target } from '../matrix/cells';
import { modelOf } from '../model';
import type { Cluster } from '../nodes/cluster';

const NOT_LOGGED = 'nothing in the access log';

/** Requests from outside have paths of their own that begin like this. */
const OUTSIDE = '/outside';

/** The kind of an address, in the words of the model. */
function kindOf(address: string, cluster: Cluster, podAddress?: string): string {
  if (address === CLIENT || address === podAddress) {
    return 'client';
  }
  const isOfNode = cluster.network.nodes.some((node) => node.address === address || node.bridge === address);
  return isOfNode ? 'node' : `unknown (${address})`;
}

/** Asks from outside and says whose address Envoy saw. The case tells this request from all others. */
export async function seenFromOutside(cluster: Cluster, address: string, ofCase: string): Promise<string> {
  const path = `${OUTSIDE}-${ofCase}`;
  const asked = await attemptInside(
    cluster.network.client,
    'curl', '--silent', '--noproxy', '*', '--max-time', '5', '--output', '/dev/null', `http://${address}${path}`,
  );
  if (asked.code !== 0) {
    return `no connection (curl ${asked.code})`;
  }
  const line = (await accessLog(cluster.controlPlane.api)).find((each) => each.path === path);
  return line ? kindOf(line.from, cluster) : NOT_LOGGED;
}

/** Whose address Envoy saw in a Job's requests: those to the load balancer's address, or those to the name. */
export async function seenFromJob(cluster: Cluster, result: JobResult, target: Target): Promise<string> {
  const lines = (await accessLog(cluster.controlPlane.api)).filter(({ host, path }) => (
    /^\d/.test(host) === (target === 'load-balancer') && !path.startsWith(OUTSIDE)
  ));
  const line = lines.at(-1);
  return line ? kindOf(line.from, cluster, result.podAddress) : NOT_LOGGED;
}

/** Who asks, and what. */
export interface Asked {
  readonly policy: Policy;
  readonly target: Target;
  readonly client: Client;
  readonly backend?: Backend;
}

/** Whose address the gateway sees by the model, of a client on a node without a gateway pod or of one outside. */
export function modelSays(cluster: Cluster, { policy, target, client, backend = 'node' }: Asked): string {
  return modelOf({
    dataPlane: cluster.proxySettings,
    externalTrafficPolicy: policy,
    internalTrafficPolicy: 'Cluster',
    backend,
    status: 'ip',
    client,
    node: client === 'external' ? null : 'without-gateway',
    target,
  }).source;
}
