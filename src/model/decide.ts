import { type Amendment, AMENDMENTS } from './amendments';
import { ReachabilityAnswer } from './answer';
import { AT_LOAD_BALANCER } from './at-load-balancer';
import { CLUSTER_IP } from './cluster-ip';
import type { KnownCluster } from './clusters';
import { confidenceOn, leastSure } from './confidence';
import type { FactId } from './facts';
import { firstFit, fits } from './first-fit';
import { INTERCEPTED, PUBLISHED } from './intercepted';
import { INTERNAL_POLICY } from './internal-policy-on-external-traffic';
import { LISTENER_FEATURES } from './listener-features';
import { type ListenerFeature, LoadBalancerKind } from './load-balancer';
import { isNotIntercepted, type NodeCell, type NotIntercepted, type Outcome } from './outcome';
import { type Plane, planeOf } from './planes';
import { Cni } from './platform';
import { ClientKind, ReachabilityConfidence, type ReachabilityQuestion, SourceAddress, TargetKind } from './question';
import type { NodeKind } from './service';
import { type Situation, situationOf } from './situation';
import { SOURCE_RANGES } from './source-ranges-on-node';

/** The result of one request in one fully declared cluster, and its path. */
export interface Decision {
  readonly outcome: Outcome;

  /** What sees the request first. */
  readonly plane?: Plane;

  /** Whether the node handles a request to the load balancer address itself. */
  readonly intercepted: boolean;

  /** What the load balancer adds and a connection skips. */
  readonly bypasses: readonly ListenerFeature[];
}

/** Whether a request over the connection works. A connection that skips what the load balancer adds does not. */
export function worksOf({ outcome: { connects }, bypasses }: Decision): ReachabilityAnswer {
  return bypasses.length === 0 ? connects : ReachabilityAnswer.NO;
}

/**
 * Decides a request on a node of the given kind, in a fully declared cluster.
 */
export function decide(question: ReachabilityQuestion, node: NodeKind, cluster: KnownCluster): Decision {
  const client = question.client === ClientKind.EXTERNAL ? ClientKind.HOST : question.client;
  const plane = present(planeOf(client, cluster), 'planes.ts');
  const situation = situationOf(question, node, cluster, plane);
  return situation.node === undefined ? fromOutside(situation, plane) : fromInside(situation, situation.node, plane);
}

function fromOutside(situation: Situation, plane: Plane): Decision {
  const passes = situation.target === TargetKind.LOAD_BALANCER;
  const outcome = passes ? atLoadBalancer(situation) : atClusterIp(situation);
  return { ...completed(situation, onItsVersion(plane, situation, outcome), passes), intercepted: false };
}

function fromInside(situation: Situation, node: NodeKind, plane: Plane): Decision {
  const decision = (outcome: Outcome, intercepted: boolean): Decision => ({
    ...completed(situation, forClient(situation.client, onItsVersion(plane, situation, outcome)), !intercepted),
    plane,
    intercepted,
  });
  if (situation.target === TargetKind.SERVICE_DNS) {
    return decision(atClusterIp(situation), true);
  }
  const cell = atNode(situation, node);
  return isNotIntercepted(cell) ? decision(joined(cell, atLoadBalancer(situation)), false) : decision(cell, true);
}

/** What the client's node does with a request to the load balancer address. */
function atNode(situation: Situation, node: NodeKind): NodeCell {
  const { instead, also = [] } = present(firstFit(PUBLISHED, situation), 'intercepted.ts');
  const usual = instead
    ?? firstFit(INTERNAL_POLICY, situation)?.cell
    ?? present(firstFit(INTERCEPTED, situation), 'intercepted.ts')[node];
  const cell = isNotIntercepted(usual) ? usual : firstFit(SOURCE_RANGES, situation)?.cell ?? usual;
  return also.length === 0 ? cell : { ...cell, facts: [...cell.facts, ...also] };
}

/** The lab's load balancer is one with TCP listeners, in front of nodes as Flannel has them. */
const MEASURED_LOAD_BALANCER = {
  cni: Cni.FLANNEL,
  loadBalancer: [LoadBalancerKind.CLB_PRIVATE, LoadBalancerKind.CLB_PUBLIC],
} as const;

function atLoadBalancer(situation: Situation): Outcome {
  const { outcome } = present(firstFit(AT_LOAD_BALANCER, situation), 'at-load-balancer.ts');
  return outcome.confidence === ReachabilityConfidence.MEASURED && !fits<Situation>(MEASURED_LOAD_BALANCER, situation)
    ? { ...outcome, confidence: ReachabilityConfidence.PROSE }
    : outcome;
}

function atClusterIp(situation: Situation): Outcome {
  return present(firstFit(CLUSTER_IP, situation), 'cluster-ip.ts').outcome;
}

/** A row that must be there: the tests try every question on every cluster. */
function present<T>(row: T | undefined, table: string): T {
  if (row === undefined) {
    throw new Error(`The table in ${table} has a gap`);
  }
  return row;
}

/** A request that passed its node and then reached the load balancer. */
function joined(first: NotIntercepted, second: Outcome): Outcome {
  return {
    ...second,
    confidence: leastSure([first.confidence, second.confidence]),
    facts: [...new Set<FactId>([...first.facts, ...second.facts])],
    why: `${first.why}, so the load balancer decides: ${second.why}`,
  };
}

/** An outcome with the confidence it has on the cluster's version. */
function onItsVersion(plane: Plane, cluster: KnownCluster, outcome: Outcome): Outcome {
  const confidence = confidenceOn(plane, cluster, outcome.confidence);
  return confidence === outcome.confidence ? outcome : { ...outcome, confidence };
}

/** The address of a client in the host network is the address of the node. */
function forClient(client: ClientKind, outcome: Outcome): Outcome {
  return client === ClientKind.HOST && outcome.source === SourceAddress.CLIENT
    ? { ...outcome, source: SourceAddress.NODE }
    : outcome;
}

/** What is true of a request that connects besides what its table says. */
function completed(
  situation: Situation, outcome: Outcome, passesLoadBalancer: boolean,
): Pick<Decision, 'outcome' | 'bypasses'> {
  if (outcome.connects === ReachabilityAnswer.NO || outcome.connects === ReachabilityAnswer.UNKNOWN) {
    return { outcome, bypasses: [] };
  }
  const path = { ...situation, passesLoadBalancer };
  const amended = AMENDMENTS.filter(({ when }) => fits(when, path)).reduce(amend, outcome);
  const bypasses = passesLoadBalancer ? [] : situation.listenerFeatures;
  return { outcome: bypasses.reduce(skip, amended), bypasses };
}

function amend(outcome: Outcome, { instead, condition, facts }: Amendment): Outcome {
  const amended = {
    ...outcome,
    conditions: [...outcome.conditions ?? [], condition],
    facts: [...outcome.facts, ...facts],
  };
  if (instead === undefined) {
    return amended;
  }
  return outcome.source !== SourceAddress.CLIENT ? outcome : {
    ...amended,
    source: instead.source,
    confidence: leastSure([outcome.confidence, instead.confidence]),
    why: `${outcome.why}; ${instead.why}`,
  };
}

/** A connection that does not get what the load balancer adds. */
function skip(outcome: Outcome, feature: ListenerFeature): Outcome {
  const { adds, fact } = LISTENER_FEATURES[feature];
  return {
    ...outcome,
    why: `${outcome.why}; the request skips the load balancer, which ${adds}`,
    facts: [...outcome.facts, fact],
  };
}
