import type { StrategyBinding } from './strategy-contract';
import { ClientKind, type ReachabilityRow } from '../model/question';

/** The rows of in-cluster clients at the addresses that a strategy promises. */
export function promisedRows(
  { clientAddresses }: StrategyBinding, rows: readonly ReachabilityRow[],
): ReachabilityRow[] {
  const targets = clientAddresses.map(({ target }) => target);
  return rows.filter(({ client, target }) => client !== ClientKind.EXTERNAL && targets.includes(target));
}

/** What the answers require. What only clients in the host network require says so. */
export function conditionsOf(rows: readonly ReachabilityRow[]): string[] {
  const ofPods = rows.filter(({ client }) => client === ClientKind.POD).map(({ condition }) => condition);
  return rows.flatMap(({ condition }) => condition ?? [])
    .map((condition) => (ofPods.includes(condition) ? condition : `in the host network, ${condition}`));
}
