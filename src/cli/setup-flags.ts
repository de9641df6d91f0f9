import { type PlatformFlagValues, platformOfFlags } from './platform-flags';
import { UsageError } from '../findings/usage-error';
import { EXAMPLE_CIDR, parseCidr } from '../model/cidr';
import { PublishedAddress, BackendType, ListenerFeature, LoadBalancerKind } from '../model/load-balancer';
import type { ReachabilitySetup } from '../model/question';
import { LOAD_BALANCER_NAMES } from '../model/request-path';
import { ExternalTrafficPolicy } from '../model/service';
import { loadBalancerSetup } from '../rules/service';
import type { StrategyRequirement } from '../strategy/strategy-contract';
import { exemplaryStrategies } from '../strategy/traffic-strategy';
import { listed, shown } from '../text';

/** The flags that describe a setup, as they were written. */
export interface SetupFlags extends PlatformFlagValues {
  readonly strategy?: string;
  readonly policy?: string;
  readonly backend?: string;
  readonly status?: string;
  readonly loadBalancer?: string;
  readonly listeners?: string;
  readonly sourceRanges?: string;
}

/** A setup that can be explained. */
export interface DescribedSetup {
  /** Undefined if the policy was given instead. */
  readonly strategy: string | undefined;

  /** What the strategy requires of the cluster. */
  readonly needs: readonly StrategyRequirement[];
  readonly setup: ReachabilitySetup;

  /** The load balancer that answers are about, in words. */
  readonly loadBalancer: string;
}

/** What `--listeners` names, and what such a listener adds. */
const LISTENERS: { readonly [name: string]: ListenerFeature[] } = {
  'tcp': [],
  'tls': [ListenerFeature.TLS],
  'proxy-protocol': [ListenerFeature.PROXY_PROTOCOL],
};

/** The values that the flags accept. */
export const VALUES = {
  strategy: [...exemplaryStrategies().keys()],
  policy: Object.values<string>(ExternalTrafficPolicy),
  backend: Object.values<string>(BackendType),
  status: Object.values<string>(PublishedAddress),
  loadBalancer: Object.values<string>(LoadBalancerKind),
  listeners: Object.keys(LISTENERS),
};

/** A Service without annotations gets a public CLB, and its status publishes an IP. */
const NEW_SERVICE = { status: PublishedAddress.IP, loadBalancer: LoadBalancerKind.CLB_PUBLIC };

/** Load balancers that publish a host name. */
export const NLBS: readonly LoadBalancerKind[] = [LoadBalancerKind.NLB, LoadBalancerKind.NLB_WITHOUT_CLIENT_IP];

/** A setup and its strategy, before the flags that say what the load balancer is like. */
type Described = Omit<DescribedSetup, 'loadBalancer'>;

/** Reads the flags. A flag that is absent leaves its value unknown, and what is assumed is named. */
export function setupOfFlags(flags: SetupFlags): DescribedSetup {
  const { strategy, needs, setup } = flags.strategy === undefined ? ofPolicy(flags) : ofStrategy(flags.strategy, flags);
  const named = oneOf(LoadBalancerKind, flags.loadBalancer);
  const loadBalancer = named ?? setup.loadBalancer ?? NEW_SERVICE.loadBalancer;
  const published = named !== undefined && NLBS.includes(named) ? PublishedAddress.HOSTNAME : setup.status;
  return {
    strategy,
    needs,
    setup: {
      ...setup,
      loadBalancer,
      status: oneOf(PublishedAddress, flags.status) ?? published,
      listenerFeatures: LISTENERS[flags.listeners ?? 'tcp'],
      sourceRanges: sourceRangesOf(flags.sourceRanges),
    },
    loadBalancer: `${LOAD_BALANCER_NAMES[loadBalancer]}${named === undefined ? ' (assumed; see --load-balancer)' : ''}`,
  };
}

/** The ranges of a comma-separated list, without blanks around them; undefined if the flag is absent. */
function sourceRangesOf(written: string | undefined): string[] | undefined {
  const ranges = written?.split(',').map((range) => range.trim());
  const wrong = ranges?.find((range) => parseCidr(range) === undefined);
  if (wrong !== undefined) {
    const example = `${EXAMPLE_CIDR},2001:db8::/32`;
    throw new UsageError(
      `--source-ranges: ${shown(wrong)} is not a CIDR; write a comma-separated list, for example ${example}`,
    );
  }
  return ranges;
}

function ofPolicy(flags: SetupFlags): Described {
  const externalTrafficPolicy = oneOf(ExternalTrafficPolicy, flags.policy);
  if (externalTrafficPolicy === undefined) {
    throw new UsageError('--strategy or --policy is missing: add one of them to describe the setup');
  }
  const backendType = oneOf(BackendType, flags.backend) ?? BackendType.UNKNOWN;
  return {
    strategy: undefined,
    needs: [],
    setup: { ...NEW_SERVICE, platform: platformOfFlags(flags), externalTrafficPolicy, backendType },
  };
}

function ofStrategy(name: string, flags: SetupFlags): Described {
  if (flags.policy !== undefined) {
    throw new UsageError('--strategy and --policy cannot be combined: a strategy sets the policy itself');
  }
  if (flags.backend !== undefined) {
    throw new UsageError('--backend needs --policy: a strategy decides what is behind the load balancer');
  }
  const strategy = exemplaryStrategies().get(name);
  if (strategy === undefined) {
    throw new UsageError(`unknown strategy ${JSON.stringify(name)}; use ${listed(VALUES.strategy, 'or')}`);
  }
  const platform = platformOfFlags(flags);
  const { externalTrafficPolicy, serviceAnnotations, requirements } = strategy.bind({ platform });
  const service = {
    type: 'LoadBalancer', loadBalancerClass: undefined, externalTrafficPolicy, annotations: serviceAnnotations,
  };
  return { strategy: name, needs: requirements, setup: loadBalancerSetup(service, platform, []) };
}

/** The value of an enum that a flag names; undefined if the flag is absent. */
export function oneOf<Value extends string>(
  values: { readonly [name: string]: Value }, written?: string,
): Value | undefined {
  return Object.values(values).find((value) => value === written);
}
