import { Answer } from './answer';
import type { FactId } from './facts';
import { type Confidence, Failure, SourceAddress } from './question';

/**
 * What comes of a request on a data plane of which everything is known: one cell of the tables.
 */
export interface Outcome {
  readonly connects: Answer;
  readonly failure?: Failure;
  readonly source: SourceAddress;

  /** How sure; `MEASURED` holds for the versions that were measured, see planes.ts. */
  readonly confidence: Confidence;
  readonly facts: readonly FactId[];

  /** The reason, without a full stop: reasons are joined where a request passes two tables. */
  readonly why: string;

  /** Where the request arrives, or where it is lost. */
  readonly end: string;

  /** Where it is lost when it is lost, for what connects sometimes. */
  readonly lostAt?: string;
}

/** A request that the node does not intercept, so that the load balancer decides. */
export interface Leaves {
  readonly leaves: true;
  readonly confidence: Confidence;
  readonly facts: readonly FactId[];
  readonly why: string;
}

export const ANY_GATEWAY_POD = 'gateway pod on any node';
export const GATEWAY_POD_OF_THE_NODE = 'gateway pod of the same node';

type Rest = readonly [confidence: Confidence, facts: readonly FactId[], why: string];

/** A request that connects. */
export function connects(source: SourceAddress, end: string, ...[confidence, facts, why]: Rest): Outcome {
  return { connects: Answer.YES, source, end, confidence, facts, why };
}

/** A request that fails. */
export function fails(failure: Failure.REFUSED | Failure.TIMEOUT, end: string, ...[confidence, facts, why]: Rest): Outcome {
  return { connects: Answer.NO, failure, source: SourceAddress.UNKNOWN, end, confidence, facts, why };
}

/** A request that connects or fails as chance has it; `source` is what the gateway sees when it connects. */
export function varies(source: SourceAddress, end: string, lostAt: string, ...[confidence, facts, why]: Rest): Outcome {
  return { connects: Answer.SOMETIMES, failure: Failure.INTERMITTENT, source, end, lostAt, confidence, facts, why };
}

/** A request of which nobody has established what comes of it. */
export function unknown(...[confidence, facts, why]: Rest): Outcome {
  return { connects: Answer.UNKNOWN, source: SourceAddress.UNKNOWN, end: 'not established', confidence, facts, why };
}

/** A request that goes to the load balancer itself. */
export function leaves(...[confidence, facts, why]: Rest): Leaves {
  return { leaves: true, confidence, facts, why };
}
