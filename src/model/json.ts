import type { ReachabilityAnswer } from './answer';
import { identified, type IdentifiedFact, inOrder } from './facts';
import type { ListenerFeature } from './load-balancer';
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
  readonly works: ReachabilityAnswer;
  readonly bypasses: readonly ListenerFeature[];
  readonly failure: ReachabilityFailure | null;
  readonly source: SourceAddress;
  readonly confidence: ReachabilityConfidence;
  readonly condition: string | null;
  readonly facts: readonly IdentifiedFact[];
  readonly why: string;
}

/** A row for a document. */
export function rowToJson(row: ReachabilityRow): ReachabilityRowJson {
  const { node = null, failure = null, condition = null } = row;
  return { ...row, node, failure, condition, facts: inOrder(row.facts).map(identified) };
}
