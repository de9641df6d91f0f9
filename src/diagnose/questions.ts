import type { AnsweredQuestion, ClientDiagnosis, NodeDiagnosis } from './diagnosis';
import { isReadyPod, type LiveEndpoint } from '../cluster/live-endpoints';
import type { LiveService } from '../cluster/live-service';
import { type Reading, valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { ExternalTrafficPolicy } from '../model/service';
import { counted, type EndpointWord, listed } from '../text';

/** The most nodes that are named in an answer. */
const MOST = 5;

const NOT_READ = 'not read';

/**
 * How a failure looks in a pod of the mesh. The proxy of the pod accepts the connection of the client itself.
 *
 * Source: https://istio.io/latest/docs/ops/common-problems/network-issues/
 */
const SIDECAR = 'with a sidecar, which may answer 503 where a client without one gets a timeout';

/** The three questions of the documented procedure. */
export function answeredQuestions(
  { service, endpoints }: Pick<ClusterSnapshot, 'service' | 'endpoints'>, client: ClientDiagnosis | undefined,
  nodes: readonly NodeDiagnosis[], endpointWord: EndpointWord,
): AnsweredQuestion[] {
  return [
    { id: 'policy', asks: 'Which externalTrafficPolicy does the Service have?', answer: policyOf(service) },
    { id: 'gateway-nodes', asks: `Which nodes run ready ${endpointWord}s?`, answer: gatewayNodes(endpoints) },
    { id: 'client-node', asks: 'Does the client\'s node run one?', answer: clientNode(client, nodes, endpoints) },
  ];
}

function policyOf(reading: Reading<LiveService>): string {
  const service = valueOf(reading);
  return service === undefined
    ? reading.state === 'absent' ? 'the Service does not exist' : NOT_READ
    : service.externalTrafficPolicy ?? `none, which means ${ExternalTrafficPolicy.CLUSTER}`;
}

function gatewayNodes(reading: Reading<readonly LiveEndpoint[]>): string {
  const endpoints = valueOf(reading);
  if (endpoints === undefined) {
    return NOT_READ;
  }
  const names = [...new Set(endpoints.filter(isReadyPod).map(({ node }) => node ?? 'no node'))].sort();
  return names.length === 0 ? 'none' : named(names);
}

function clientNode(
  client: ClientDiagnosis | undefined, nodes: readonly NodeDiagnosis[], endpoints: Reading<readonly LiveEndpoint[]>,
): string {
  if (valueOf(endpoints) === undefined || nodes.length === 0) {
    return NOT_READ;
  }
  if (client !== undefined) {
    const here = nodes.find(({ name }) => name === client.node);
    const answer = `${(here?.gatewayPods ?? 0) > 0 ? 'yes' : 'no'}: ${client.name} runs on ${client.node}`;
    return client.hasSidecar ? `${answer}, ${SIDECAR}` : answer;
  }
  const without = nodes.filter(({ gatewayPods }) => gatewayPods === 0).map(({ name }) => name);
  return without.length === 0
    ? 'yes, on every node'
    : `not on ${without.length} of ${counted(nodes.length, 'node')}: ${named(without)}`;
}

function named(names: readonly string[]): string {
  return names.length <= MOST ? listed(names) : `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`;
}
