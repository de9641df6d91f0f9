import { UsageError } from './exit-code';
import { listed } from '../findings/finding';
import { AddressKind, BackendType } from '../model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../model/platform';
import type { ReachabilitySetup } from '../model/question';
import { ExternalTrafficPolicy } from '../model/service';
import { parseKubernetesVersion } from '../model/version';
import { setUpOf } from '../rules/service';
import type { StrategyRequirement } from '../strategy/contract';
import { exemplaryStrategies } from '../strategy/traffic-strategy';

/** The flags that describe a set-up, as they were written. */
export interface SetUpFlags {
  readonly strategy?: string;
  readonly policy?: string;
  readonly backend?: string;
  readonly cni?: string;
  readonly proxyMode?: string;
  readonly kubernetes?: string;
  readonly status?: string;
  readonly podCidrKnown?: string;
}

/** A set-up that can be explained. */
export interface SetUp {
  /** Undefined where the policy was given instead. */
  readonly strategy: string | undefined;

  /** What the strategy needs of the cluster. */
  readonly needs: readonly StrategyRequirement[];
  readonly setUp: ReachabilitySetup;
}

const UNKNOWN = 'unknown';

/** The values that the flags take. */
export const VALUES = {
  strategy: [...exemplaryStrategies().keys()],
  policy: Object.values(ExternalTrafficPolicy) as string[],
  backend: Object.values(BackendType) as string[],
  cni: [...Object.values(Cni), UNKNOWN],
  proxyMode: [...Object.values(ProxyMode), UNKNOWN],
  status: Object.values(AddressKind) as string[],
  podCidrKnown: ['true', 'false', UNKNOWN],
};

/** Reads the flags; what is not given is not known. */
export function setUpOfFlags(flags: SetUpFlags): SetUp {
  if ((flags.strategy === undefined) === (flags.policy === undefined)) {
    throw new UsageError('a set-up is named by --strategy or by --policy, and not by both');
  }
  if (flags.strategy !== undefined && flags.backend !== undefined) {
    throw new UsageError('--backend goes with --policy, since a strategy brings its own');
  }
  const platform = platformOf(flags);
  const { strategy, needs, setUp } = flags.strategy === undefined ? ofPolicy(flags, platform) : ofStrategy(flags.strategy, platform);
  return { strategy, needs, setUp: flags.status === undefined ? setUp : { ...setUp, status: flags.status as AddressKind } };
}

function ofPolicy({ policy, backend }: SetUpFlags, platform: ClusterPlatform): SetUp {
  const externalTrafficPolicy = policy as ExternalTrafficPolicy;
  const service = { type: 'LoadBalancer', loadBalancerClass: undefined, externalTrafficPolicy, annotations: {} };
  const setUp = setUpOf(service, platform, []) as ReachabilitySetup;
  return { strategy: undefined, needs: [], setUp: { ...setUp, backendType: (backend ?? BackendType.UNKNOWN) as BackendType } };
}

function ofStrategy(name: string, platform: ClusterPlatform): SetUp {
  const strategy = exemplaryStrategies().get(name);
  if (strategy === undefined) {
    throw new UsageError(`there is no strategy ${JSON.stringify(name)}, but ${listed(VALUES.strategy)}`);
  }
  const { externalTrafficPolicy, serviceAnnotations: annotations, requirements: needs } = strategy.bind({ platform });
  return {
    strategy: name,
    needs,
    setUp: setUpOf({ type: 'LoadBalancer', loadBalancerClass: undefined, externalTrafficPolicy, annotations }, platform, []) as ReachabilitySetup,
  };
}

function platformOf({ cni, proxyMode, kubernetes, podCidrKnown }: SetUpFlags): ClusterPlatform {
  const known = <Value extends string>(value?: string) => (value === UNKNOWN ? undefined : value as Value | undefined);
  const kubernetesVersion = known(kubernetes);
  if (kubernetesVersion !== undefined && parseKubernetesVersion(kubernetesVersion) === undefined) {
    throw new UsageError(`${JSON.stringify(kubernetes)} is no Kubernetes version, which is written as 1.28 or 1.33.6`);
  }
  return ClusterPlatform._declared({
    cni: known<Cni>(cni),
    proxyMode: known<ProxyMode>(proxyMode),
    kubernetesVersion,
    podCidrKnown: known(podCidrKnown) === undefined ? undefined : podCidrKnown === 'true',
  });
}
