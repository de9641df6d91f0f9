import type { ReachabilityAnswer } from './answer';
import { identified, type IdentifiedFact, inOrder } from './facts';
import type {
  ClientKind, ReachabilityConfidence, ReachabilityFailure, ReachabilityRow, SourceAddress, TargetKind,
} from './question';
import type { NodeKind } from './service';

/**
 * A row in JSON documents: every field is there, and what does not apply is null.
 */
export interface ReachabilityRowJson {
  readonly client: ClientKind;
  readonly node: NodeKind | null;
  readonly target: TargetKind;
  readonly connects: ReachabilityAnswer;
  readonly failure: ReachabilityFailure | null;
  readonly source: SourceAddress;
  readonly confidence: ReachabilityConfidence;
  readonly facts: readonly IdentifiedFact[];
  readonly why: string;
}

/** A row for a document. */
export function rowToJson(row: ReachabilityRow): ReachabilityRowJson {
  const { client, node = null, target, connects, failure = null, source, confidence, facts, why } = row;
  return { client, node, target, connects, failure, source, confidence, facts: inOrder(facts).map(identified), why };
}
