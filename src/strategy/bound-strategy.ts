import type { ITrafficStrategy, StrategyBinding } from './strategy-contract';
import { soundResult } from '../input/input';
import type { ClusterPlatform } from '../model/platform';

/** A strategy, and the cluster that it is bound to. */
export interface Bound {
  readonly strategy: ITrafficStrategy;
  readonly platform: ClusterPlatform;
}

/**
 * The settings and promises of a strategy for a cluster.
 *
 * @throws ASMG0112 if a strategy of the caller's returns something else
 */
export function boundTo({ strategy, platform }: Bound): StrategyBinding {
  return soundResult('StrategyBinding', strategy.bind({ platform }), ['strategy', 'binding']) as StrategyBinding;
}
