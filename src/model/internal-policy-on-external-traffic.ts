import { BOUNDS } from './bounds';
import type { Conditions } from './first-fit';
import { fails, type NodeCell, notIntercepted } from './outcome';
import { ProxyMode } from './platform';
import { ClientKind, ReachabilityConfidence, ReachabilityFailure } from './question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from './service';
import type { Situation } from './situation';

/**
 * In two versions of kube-proxy, `internalTrafficPolicy: Local` also governs traffic from outside. Nodes without an
 * endpoint then serve no such traffic, although `externalTrafficPolicy` is `Cluster` and every node is behind the
 * load balancer.
 *
 * Source: https://github.com/kubernetes/kubernetes/issues/105470
 */
export const INTERNAL_POLICY_GOVERNS_EXTERNAL = {
  kubernetesVersion: { from: BOUNDS.INTERNAL_POLICY_BETA, before: BOUNDS.INTERNAL_POLICY_APART },
  proxyMode: [ProxyMode.IPTABLES, ProxyMode.IPVS],
  externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER,
  internalTrafficPolicy: InternalTrafficPolicy.LOCAL,
} as const;

/**
 * What the client's node then does with a request to the load balancer address, instead of the usual cell. If no row
 * fits, the usual cell holds.
 */
export interface InternalPolicyRow {
  readonly when: Conditions<Situation>;
  readonly cell: NodeCell;
}

const WITHOUT_GATEWAY = {
  ...INTERNAL_POLICY_GOVERNS_EXTERNAL,
  handler: 'kube-proxy',
  node: NodeKind.WITHOUT_GATEWAY,
} as const;

const REJECTED = fails(ReachabilityFailure.REFUSED, 'rejected on the node', ReachabilityConfidence.MEASURED, ['F67'],
  'in this version internalTrafficPolicy Local applies to the load balancer address too, '
  + 'and no endpoint runs on the node');
const UNTOUCHED = notIntercepted(ReachabilityConfidence.MEASURED, ['F67'],
  'in this version internalTrafficPolicy Local applies to the load balancer address too, '
  + 'and the node has no rule for its own traffic');

export const INTERNAL_POLICY: readonly InternalPolicyRow[] = [
  { when: { ...WITHOUT_GATEWAY, client: ClientKind.HOST, proxyMode: ProxyMode.IPTABLES }, cell: UNTOUCHED },
  { when: WITHOUT_GATEWAY, cell: REJECTED },
];
