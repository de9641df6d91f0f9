import { ReachabilityAnswer } from './answer';
import { reachabilityRows } from './matrix';
import {
  type ClientKind, type ReachabilityFailure, type ReachabilityRow, type ReachabilitySetup, type TargetKind,
} from './question';
import type { NodeKind } from './service';

/**
 * A request whose answer is different after a setup or its cluster changes.
 */
export interface ReachabilityChange {
  /**
   * The client.
   */
  readonly client: ClientKind;

  /**
   * The kind of node that the client runs on.
   *
   * @default - the client is outside the cluster
   */
  readonly node?: NodeKind;

  /**
   * The address that the client connects to.
   */
  readonly target: TargetKind;

  /**
   * Whether the request works before the change.
   */
  readonly before: ReachabilityAnswer;

  /**
   * Whether the request works after the change.
   */
  readonly after: ReachabilityAnswer;

  /**
   * How it fails after the change.
   *
   * @default - it does not fail, or it is unknown how
   */
  readonly failure?: ReachabilityFailure;

  /**
   * The reason for the answer after the change.
   */
  readonly why: string;
}

/** How good each answer is for a client. What is not known may be better than no and worse than any other answer. */
const RANK: { readonly [answer in ReachabilityAnswer]: number } = {
  [ReachabilityAnswer.NO]: 0,
  [ReachabilityAnswer.UNKNOWN]: 1,
  [ReachabilityAnswer.SOMETIMES]: 2,
  [ReachabilityAnswer.YES]: 3,
};

/** How a change is for the client. It only may be so if one of the answers is not known. */
export type ChangeDirection = 'worse' | 'maybe worse' | 'better' | 'maybe better';

/** How a change is for the client. What is not known and then works by chance may have worked always. */
export function directionOf({ before, after }: Pick<ReachabilityChange, 'before' | 'after'>): ChangeDirection {
  const isKnown = ![before, after].includes(ReachabilityAnswer.UNKNOWN);
  const isWorse = RANK[after] < RANK[before]
    || (before === ReachabilityAnswer.UNKNOWN && after === ReachabilityAnswer.SOMETIMES);
  return `${isKnown ? '' : 'maybe '}${isWorse ? 'worse' : 'better'}`;
}

/** The requests of which it is not known, before and after the change, whether they work. */
export function unknownOnBothSides(from: ReachabilitySetup, to: ReachabilitySetup): ReachabilityRow[] {
  const [before, after] = [reachabilityRows(from), reachabilityRows(to)];
  return after.filter(({ works }, index) => (
    works === ReachabilityAnswer.UNKNOWN && before[index]?.works === ReachabilityAnswer.UNKNOWN
  ));
}

/** The requests that work differently in the second setup. A different failure or source address is not a change. */
export function reachabilityChanges(from: ReachabilitySetup, to: ReachabilitySetup): ReachabilityChange[] {
  const after = reachabilityRows(to);
  return reachabilityRows(from).flatMap((row) => {
    const { client, node, target, works: before } = row;
    const changed = after.find((one) => one.client === client && one.node === node && one.target === target);
    return changed === undefined || changed.works === before ? [] : [
      { client, node, target, before, after: changed.works, failure: changed.failure, why: changed.why },
    ];
  });
}
