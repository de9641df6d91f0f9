import type { KnownCluster } from './clusters';
import { type ListenerFeature, PublishedAddress, LoadBalancerKind } from './load-balancer';
import type { Handler, Plane, PlaneId } from './planes';
import { ClientKind, type ReachabilityQuestion, type TargetKind } from './question';
import { type ExternalTrafficPolicy, InternalTrafficPolicy, type NodeKind } from './service';
import { matchOf, type SourceRangesMatch } from './source-ranges';

/**
 * One request in one fully declared cluster. The conditions of the tables name its fields.
 */
export interface Situation extends KnownCluster {
  readonly client: ClientKind;

  /** Undefined for a client outside the cluster. */
  readonly node: NodeKind | undefined;
  readonly target: TargetKind;
  readonly externalTrafficPolicy: ExternalTrafficPolicy;
  readonly internalTrafficPolicy: InternalTrafficPolicy;
  readonly status: PublishedAddress;
  readonly loadBalancer: LoadBalancerKind;
  readonly listenerFeatures: readonly ListenerFeature[];
  readonly onlyGatewayNode: boolean;
  readonly sourceRanges: SourceRangesMatch;

  /** The data plane that sees the request first; for a client outside, that of the nodes themselves. */
  readonly plane: PlaneId;
  readonly handler: Handler;
}

const NO_FEATURES: readonly ListenerFeature[] = [];

/** A question on one kind of node of one cluster and its plane, with the defaults filled in. */
export function situationOf(
  question: ReachabilityQuestion, node: NodeKind, cluster: KnownCluster, { id, handler }: Plane,
): Situation {
  return {
    cni: cluster.cni,
    proxyMode: cluster.proxyMode,
    kubernetesVersion: cluster.kubernetesVersion,
    podCidrKnown: cluster.podCidrKnown,
    inClusterLoadBalance: cluster.inClusterLoadBalance,
    backendType: cluster.backendType,
    client: question.client,
    node: question.client === ClientKind.EXTERNAL ? undefined : node,
    target: question.target,
    externalTrafficPolicy: question.externalTrafficPolicy,
    internalTrafficPolicy: question.internalTrafficPolicy ?? InternalTrafficPolicy.CLUSTER,
    status: question.status ?? PublishedAddress.IP,
    loadBalancer: question.loadBalancer ?? LoadBalancerKind.CLB_PRIVATE,
    listenerFeatures: question.listenerFeatures ?? NO_FEATURES,
    onlyGatewayNode: question.onlyGatewayNode ?? false,
    sourceRanges: matchOf(question),
    plane: id,
    handler,
  };
}
