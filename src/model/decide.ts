import { Answer } from './answer';
import { loadBalancerRow } from './at-load-balancer';
import { inRange } from './bounds';
import { clusterIpRow } from './cluster-ip';
import { entangledCell, isEntangled } from './internal-policy-on-external-traffic';
import type { FactId } from './facts';
import { interceptedRow, PUBLISHED } from './intercepted';
import { AddressKind, LoadBalancerKind } from './load-balancer';
import type { Leaves, Outcome } from './outcome';
import { confidenceOn, type Plane, planeOf } from './planes';
import { Cni } from './platform';
import { ClientKind, Confidence, type ReachabilityQuestion, SourceAddress, TargetKind } from './question';
import { InternalTrafficPolicy, type NodeKind } from './service';
import type { World } from './clusters';

/** What comes of one request in one cluster of which everything is known, and the way it takes. */
export interface Decision {
  readonly outcome: Outcome;

  /** Who sees the request first. */
  readonly plane?: Plane;

  /** Whether the node handles a request to the load balancer address itself. */
  readonly intercepted: boolean;
}

/** The lab's load balancer is one with TCP listeners, in front of nodes as Flannel has them. */
const MEASURED_LOAD_BALANCERS: readonly LoadBalancerKind[] = [LoadBalancerKind.CLB_PRIVATE, LoadBalancerKind.CLB_PUBLIC];

const SURENESS = Object.values(Confidence);

/** The least sure of several. */
export function leastSure(confidences: readonly Confidence[]): Confidence {
  return SURENESS[Math.max(...confidences.map((confidence) => SURENESS.indexOf(confidence)))];
}

/**
 * Decides a request on a node of the given kind, in a cluster of which everything is known.
 */
export function decide(question: ReachabilityQuestion, node: NodeKind, world: World): Decision {
  if (question.client === ClientKind.EXTERNAL) {
    return fromOutside(question, world);
  }
  const plane = present(planeOf(question.client, world), 'planes.ts');
  if (question.target === TargetKind.SERVICE_DNS) {
    return { outcome: forClient(question.client, surely(plane, world, toClusterIp(question, node, world))), plane, intercepted: true };
  }
  const first = atTheNode(question, node, world, plane);
  const intercepted = !('leaves' in first);
  const outcome = intercepted ? first : joined(first, atLoadBalancer(question, node, world));
  return { outcome: forClient(question.client, surely(plane, world, outcome)), plane, intercepted };
}

function fromOutside(question: ReachabilityQuestion, world: World): Decision {
  const host = present(planeOf(ClientKind.HOST, world), 'planes.ts');
  const outcome = question.target === TargetKind.SERVICE_DNS
    ? toClusterIp(question, undefined, world)
    : atLoadBalancer(question, undefined, world);
  return { outcome: surely(host, world, outcome), intercepted: false };
}

/** What the client's node does with a request to the load balancer address. */
function atTheNode(question: ReachabilityQuestion, node: NodeKind, world: World, plane: Plane): Outcome | Leaves {
  const published = PUBLISHED.find(({ status, handlers, versions }) =>
    status === (question.status ?? AddressKind.IP)
    && (handlers === undefined || handlers.includes(plane.handler))
    && (versions === undefined || inRange(world.kubernetesVersion, versions)));
  const { instead, also = [] } = present(published, 'intercepted.ts');
  const usual = present(interceptedRow(plane.id, question.externalTrafficPolicy), 'intercepted.ts')[node];
  const cell = instead ?? (plane.handler === 'kube-proxy' ? entangledCell(question, node, world) : undefined) ?? usual;
  return also.length === 0 ? cell : { ...cell, facts: [...cell.facts, ...also] };
}

function atLoadBalancer(question: ReachabilityQuestion, node: NodeKind | undefined, world: World): Outcome {
  const row = loadBalancerRow({
    client: question.client,
    node,
    policy: question.externalTrafficPolicy,
    loadBalancer: question.loadBalancer ?? LoadBalancerKind.CLB_PRIVATE,
    onlyGatewayNode: question.onlyGatewayNode ?? false,
    entangled: isEntangled(question, world),
  }, world);
  const { outcome } = present(row, 'at-load-balancer.ts');
  const wasMeasured = world.cni === Cni.FLANNEL && MEASURED_LOAD_BALANCERS.includes(question.loadBalancer ?? LoadBalancerKind.CLB_PRIVATE);
  return outcome.confidence === Confidence.MEASURED && !wasMeasured ? { ...outcome, confidence: Confidence.PROSE } : outcome;
}

function toClusterIp(question: ReachabilityQuestion, node: NodeKind | undefined, world: World): Outcome {
  const row = clusterIpRow({
    client: question.client,
    node,
    internalTrafficPolicy: question.internalTrafficPolicy ?? InternalTrafficPolicy.CLUSTER,
    externalTrafficPolicy: question.externalTrafficPolicy,
  }, world);
  return present(row, 'cluster-ip.ts').outcome;
}

/** A row that must be there: the tests try every question on every cluster. */
function present<T>(row: T | undefined, table: string): T {
  if (row === undefined) {
    throw new Error(`The table in ${table} has a gap`);
  }
  return row;
}

/** A request that left its node and then came to the load balancer. */
function joined(first: Leaves, second: Outcome): Outcome {
  return {
    ...second,
    confidence: leastSure([first.confidence, second.confidence]),
    facts: [...new Set<FactId>([...first.facts, ...second.facts])],
    why: `${first.why}, so the load balancer decides: ${second.why}`,
  };
}

/** An outcome as sure as it is on the cluster's version. */
function surely(plane: Plane, world: World, outcome: Outcome): Outcome {
  const confidence = confidenceOn(plane, world, outcome.confidence);
  return confidence === outcome.confidence ? outcome : { ...outcome, confidence };
}

/** The client's own address, for a client in the host network, is the node's. */
function forClient(client: ClientKind, outcome: Outcome): Outcome {
  return client === ClientKind.HOST && outcome.source === SourceAddress.CLIENT && outcome.connects !== Answer.UNKNOWN
    ? { ...outcome, source: SourceAddress.NODE }
    : outcome;
}
