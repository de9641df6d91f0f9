import { type DescribedSetup, NLBS, oneOf, type SetupFlags, setupOfFlags } from './setup-flags';
import { ReachabilityAnswer } from '../model/answer';
import { LoadBalancerKind, PublishedAddress } from '../model/load-balancer';
import { reachabilityRows } from '../model/matrix';
import type { ReachabilitySetup } from '../model/question';
import { promisedRows } from '../strategy/promise';
import type { ITrafficStrategy, StrategyRequirement } from '../strategy/strategy-contract';
import { exemplaryStrategies } from '../strategy/traffic-strategy';

/** The flags of a cluster before a change and after it. */
export interface ChangedFlags {
  readonly before: SetupFlags;
  readonly after: SetupFlags;
}

/** A strategy under which clients in the cluster get through after a change. */
export interface SafeStrategy {
  readonly name: string;

  /** Requirements of which the flags do not say whether the cluster meets them. */
  readonly open: readonly StrategyRequirement[];
}

/**
 * The strategies that can be set before a change. Every address that they promise to in-cluster clients works after it,
 * so none works worse than before. No requirement is known to be unmet on either side.
 */
export function safeStrategies({ before, after }: ChangedFlags): SafeStrategy[] {
  return [...exemplaryStrategies()].flatMap(([name, strategy]) => {
    const [old, changed] = [underStrategy(name, before), underStrategy(name, after)];
    const isPossible = fitsLoadBalancer(name, after)
      && [...old.needs, ...changed.needs].every(({ met }) => met !== ReachabilityAnswer.NO);
    return isPossible && keepsItsPromise(strategy, changed.setup)
      ? [{ name, open: changed.needs.filter(({ met }) => met === ReachabilityAnswer.UNKNOWN) }]
      : [];
  });
}

/** Whether every in-cluster client gets through to every address that the strategy promises. */
function keepsItsPromise(strategy: ITrafficStrategy, setup: ReachabilitySetup): boolean {
  return promisedRows(strategy.bind({ platform: setup.platform }), reachabilityRows(setup))
    .every(({ works }) => works === ReachabilityAnswer.YES);
}

/** The setup with another strategy. A strategy that publishes a host name does so whatever `--status` says. */
function underStrategy(name: string, flags: SetupFlags): DescribedSetup {
  const other = { ...flags, strategy: name, policy: undefined, backend: undefined };
  return setupOfFlags(publishesName(name, flags) ? { ...other, status: undefined } : other);
}

/** Whether the strategy itself makes the load balancer publish a host name. */
function publishesName(strategy: string, flags: SetupFlags): boolean {
  const own = setupOfFlags({
    ...flags, strategy, policy: undefined, backend: undefined, loadBalancer: undefined, status: undefined,
  });
  return own.setup.status === PublishedAddress.HOSTNAME;
}

/** An NLB has a host name of its own and does not read the annotation that sets one (ASMG0205). */
function fitsLoadBalancer(strategy: string, flags: SetupFlags): boolean {
  const named = oneOf(LoadBalancerKind, flags.loadBalancer);
  return named === undefined || !NLBS.includes(named) || !publishesName(strategy, flags);
}
