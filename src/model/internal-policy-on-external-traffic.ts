import { BOUNDS, inRange } from './bounds';
import { fails, leaves, type Leaves, type Outcome } from './outcome';
import { ProxyMode } from './platform';
import { ClientKind, Confidence, Failure, type ReachabilityQuestion } from './question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from './service';
import type { World } from './clusters';

/**
 * Two versions of kube-proxy take `internalTrafficPolicy: Local` for traffic from outside as well: nodes without a gateway pod then serve
 * nobody, although `externalTrafficPolicy` is `Cluster` and every node stands behind the load balancer.
 *
 * Source: https://github.com/kubernetes/kubernetes/issues/105470
 */
const ENTANGLED = {
  versions: { from: BOUNDS.INTERNAL_POLICY_BETA, before: BOUNDS.INTERNAL_POLICY_APART },
  proxyModes: [ProxyMode.IPTABLES, ProxyMode.IPVS] as readonly ProxyMode[],
  externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER,
  internalTrafficPolicy: InternalTrafficPolicy.LOCAL,
};

const REJECTED = fails(Failure.REFUSED, 'rejected on the node', Confidence.MEASURED, ['F67'],
  'in this version internalTrafficPolicy Local holds for the load balancer address too, and no gateway pod runs on the node');
const UNTOUCHED = leaves(Confidence.MEASURED, ['F67'],
  'in this version internalTrafficPolicy Local holds for the load balancer address too, and the node has no rule for its own traffic');

/** What comes of a request to the load balancer address on a node without a gateway pod. */
const ROWS: readonly { client: ClientKind; proxyMode: ProxyMode; cell: Outcome | Leaves }[] = [
  { client: ClientKind.POD, proxyMode: ProxyMode.IPTABLES, cell: REJECTED },
  { client: ClientKind.HOST, proxyMode: ProxyMode.IPTABLES, cell: UNTOUCHED },
  { client: ClientKind.POD, proxyMode: ProxyMode.IPVS, cell: REJECTED },
  { client: ClientKind.HOST, proxyMode: ProxyMode.IPVS, cell: REJECTED },
];

/** Whether a cluster and its gateway are of that kind. */
export function isEntangled(question: ReachabilityQuestion, world: World): boolean {
  return question.externalTrafficPolicy === ENTANGLED.externalTrafficPolicy
    && question.internalTrafficPolicy === ENTANGLED.internalTrafficPolicy
    && ENTANGLED.proxyModes.includes(world.proxyMode)
    && inRange(world.kubernetesVersion, ENTANGLED.versions);
}

/** What takes the place of a cell that kube-proxy would otherwise have. */
export function entangledCell(question: ReachabilityQuestion, node: NodeKind, world: World): Outcome | Leaves | undefined {
  return node === NodeKind.WITHOUT_GATEWAY && isEntangled(question, world)
    ? ROWS.find(({ client, proxyMode }) => client === question.client && proxyMode === world.proxyMode)?.cell
    : undefined;
}
