import { ReachabilityAnswer } from './answer';
import type { FactId } from './facts';
import { type ReachabilityConfidence, ReachabilityFailure, SourceAddress } from './question';

/**
 * The result of a request on a fully declared data plane: one cell of the tables.
 */
export interface Outcome {
  readonly connects: ReachabilityAnswer;
  readonly failure?: ReachabilityFailure;
  readonly source: SourceAddress;

  /** How sure the result is. `MEASURED` applies only to the measured versions: see confidence.ts. */
  readonly confidence: ReachabilityConfidence;
  readonly facts: readonly FactId[];

  /** The reason, without a period: reasons are joined if two tables decide one request. */
  readonly why: string;

  /** Where the request arrives, or where it is lost. */
  readonly end: string;

  /** Where failing requests are lost, for an answer of `sometimes`. */
  readonly lostAt?: string;

  /** What the answer requires beyond the declared setup, each without a period. */
  readonly conditions?: readonly string[];
}

/** A request that the client's node does not intercept. It goes to the load balancer, which decides. */
export interface NotIntercepted {
  readonly intercepted: false;
  readonly confidence: ReachabilityConfidence;
  readonly facts: readonly FactId[];
  readonly why: string;
}

/** What the client's node does with a request to the load balancer address. */
export type NodeCell = Outcome | NotIntercepted;

export const ANY_ENDPOINT = 'endpoint on any node';
export const ENDPOINT_OF_THE_NODE = 'endpoint of the same node';

type Rest = readonly [confidence: ReachabilityConfidence, facts: readonly FactId[], why: string];

/** A request that connects. */
export function connects(source: SourceAddress, end: string, ...[confidence, facts, why]: Rest): Outcome {
  return { connects: ReachabilityAnswer.YES, source, end, confidence, facts, why };
}

/** A request that fails. */
export function fails(
  failure: Exclude<ReachabilityFailure, ReachabilityFailure.INTERMITTENT>, end: string,
  ...[confidence, facts, why]: Rest
): Outcome {
  return { connects: ReachabilityAnswer.NO, failure, source: SourceAddress.UNKNOWN, end, confidence, facts, why };
}

/** A request that connects or fails by chance; `source` is what the gateway sees if it connects. */
export function varies(source: SourceAddress, end: string, lostAt: string, ...[confidence, facts, why]: Rest): Outcome {
  const failure = ReachabilityFailure.INTERMITTENT;
  return { connects: ReachabilityAnswer.SOMETIMES, failure, source, end, lostAt, confidence, facts, why };
}

/** A request whose result is not known. */
export function unknown(...[confidence, facts, why]: Rest): Outcome {
  const source = SourceAddress.UNKNOWN;
  return { connects: ReachabilityAnswer.UNKNOWN, source, end: 'not known', confidence, facts, why };
}

/** An outcome that requires something beyond the declared setup. */
export function onCondition(condition: string, outcome: Outcome): Outcome {
  return { ...outcome, conditions: [condition] };
}

/** A request that passes the node and goes to the load balancer. */
export function notIntercepted(...[confidence, facts, why]: Rest): NotIntercepted {
  return { intercepted: false, confidence, facts, why };
}

/** Whether the node lets the request pass to the load balancer. */
export function isNotIntercepted(cell: NodeCell): cell is NotIntercepted {
  return 'intercepted' in cell;
}
