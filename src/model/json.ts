import type { Answer } from './answer';
import type { ClientKind, Confidence, Failure, ReachabilityRow, SourceAddress, TargetKind } from './question';
import type { NodeKind } from './service';

/**
 * A row as documents for machines carry it: every field is there, and what does not apply is null.
 */
export interface ReachabilityRowJson {
  readonly client: ClientKind;
  readonly node: NodeKind | null;
  readonly target: TargetKind;
  readonly connects: Answer;
  readonly failure: Failure | null;
  readonly source: SourceAddress;
  readonly confidence: Confidence;
  readonly facts: readonly string[];
  readonly why: string;
}

/** A row for a document. */
export function rowToJson({ client, node, target, connects, failure, source, confidence, facts, why }: ReachabilityRow): ReachabilityRowJson {
  return { client, node: node ?? null, target, connects, failure: failure ?? null, source, confidence, facts, why };
}
