import type { ITrafficStrategy, StrategyBinding } from './strategy-contract';
import { soundResult } from '../input/input';
import type { ClusterPlatform } from '../model/platform';

/** A strategy, and the cluster that it is bound to. */
export interface Bound {
  readonly strategy: ITrafficStrategy;
  readonly platform: ClusterPlatform;
}

/** Bindings by strategy and cluster: `bind` is a pure function, and the gateways of an app often share both. */
const BINDINGS = new WeakMap<ITrafficStrategy, WeakMap<ClusterPlatform, StrategyBinding>>();

/**
 * The settings and promises of a strategy for a cluster. All gateways with the two get the same object.
 *
 * @throws ASMG0112 if a strategy of the caller's returns something else
 */
export function boundTo({ strategy, platform }: Bound): StrategyBinding {
  const ofStrategy = BINDINGS.get(strategy) ?? new WeakMap<ClusterPlatform, StrategyBinding>();
  BINDINGS.set(strategy, ofStrategy);
  const binding = ofStrategy.get(platform) ?? sound(strategy, platform);
  ofStrategy.set(platform, binding);
  return binding;
}

/** The same for a caller outside the library, who may change it. */
export function bindingFor(bound: Bound): StrategyBinding {
  const { serviceAnnotations, clientAddresses, requirements, ...values } = boundTo(bound);
  return {
    ...values,
    serviceAnnotations: { ...serviceAnnotations },
    clientAddresses: [...clientAddresses],
    requirements: [...requirements],
  };
}

function sound(strategy: ITrafficStrategy, platform: ClusterPlatform): StrategyBinding {
  return soundResult('StrategyBinding', strategy.bind({ platform }), ['strategy', 'binding']) as StrategyBinding;
}
