import { ReachabilityAnswer } from './answer';
import { reachabilityRows } from './matrix';
import { plannedFor } from './planned-changes';
import type { ClientKind, ReachabilityFailure, ReachabilityRow, ReachabilitySetup, TargetKind } from './question';
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

/** How good each answer is for a client. An answer that is not known may be a failure. */
const RANK: { readonly [answer in ReachabilityAnswer]: number } = {
  [ReachabilityAnswer.NO]: 0,
  [ReachabilityAnswer.UNKNOWN]: 1,
  [ReachabilityAnswer.SOMETIMES]: 2,
  [ReachabilityAnswer.YES]: 3,
};

/** Whether a request works worse after the change. */
export function getsWorse({ before, after }: Pick<ReachabilityChange, 'before' | 'after'>): boolean {
  return RANK[after] < RANK[before];
}

/** The rows of a setup. In a cluster whose proxy mode was removed from Kubernetes, nothing is known. */
export function rowsAfterRemovals(setup: ReachabilitySetup): ReachabilityRow[] {
  const removal = plannedFor(setup.platform).find(({ removed }) => removed);
  const rows = reachabilityRows(setup);
  return removal === undefined ? rows : rows.map((row) => ({
    ...row,
    connects: ReachabilityAnswer.UNKNOWN,
    works: ReachabilityAnswer.UNKNOWN,
    failure: undefined,
    why: removal.says,
  }));
}

/** The requests that work differently in the second setup. A different failure or source address is not a change. */
export function reachabilityChanges(from: ReachabilitySetup, to: ReachabilitySetup): ReachabilityChange[] {
  const after = rowsAfterRemovals(to);
  return rowsAfterRemovals(from).flatMap((row) => {
    const { client, node, target, works: before } = row;
    const changed = after.find((one) => one.client === client && one.node === node && one.target === target);
    return changed === undefined || changed.works === before ? [] : [
      { client, node, target, before, after: changed.works, failure: changed.failure, why: changed.why },
    ];
  });
}
