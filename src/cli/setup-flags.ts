import { UsageError } from '../findings/usage-error';
import { BACKEND_TYPE_ANNOTATION, HOSTNAME_ANNOTATIONS } from '../loadbalancer/settings';
import { AddressKind, BackendType, backendTypeOf, LoadBalancerKind } from '../model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../model/platform';
import type { ReachabilitySetup } from '../model/question';
import { ExternalTrafficPolicy } from '../model/service';
import { parseKubernetesVersion } from '../model/version';
import type { StrategyRequirement } from '../strategy/strategy-contract';
import { exemplaryStrategies } from '../strategy/traffic-strategy';
import { listed } from '../text';

/** The flags that describe a setup, as they were written. */
export interface SetupFlags {
  readonly strategy?: string;
  readonly policy?: string;
  readonly backend?: string;
  readonly cni?: string;
  readonly proxyMode?: string;
  readonly kubernetes?: string;
  readonly status?: string;
  readonly podCidrKnown?: string;
}

/** A setup that can be explained. */
export interface DescribedSetup {
  /** Undefined if the policy was given instead. */
  readonly strategy: string | undefined;

  /** What the strategy requires of the cluster. */
  readonly needs: readonly StrategyRequirement[];
  readonly setup: ReachabilitySetup;
}

const UNKNOWN = 'unknown';
const SWITCH = { true: true, false: false };

/** The values that the flags take. */
export const VALUES = {
  strategy: [...exemplaryStrategies().keys()],
  policy: Object.values<string>(ExternalTrafficPolicy),
  backend: Object.values<string>(BackendType),
  cni: [...Object.values<string>(Cni), UNKNOWN],
  proxyMode: [...Object.values<string>(ProxyMode), UNKNOWN],
  status: Object.values<string>(AddressKind),
  podCidrKnown: [...Object.keys(SWITCH), UNKNOWN],
};

/** A Service without annotations gets a public CLB, and its status publishes an IP. */
const NEW_SERVICE = { status: AddressKind.IP, loadBalancer: LoadBalancerKind.CLB_PUBLIC };

/** Reads the flags; what is not given is not known. */
export function setupOfFlags(flags: SetupFlags): DescribedSetup {
  const { strategy, needs, setup } = flags.strategy === undefined ? ofPolicy(flags) : ofStrategy(flags.strategy, flags);
  return { strategy, needs, setup: { ...setup, status: oneOf(AddressKind, flags.status) ?? setup.status } };
}

function ofPolicy(flags: SetupFlags): DescribedSetup {
  const externalTrafficPolicy = oneOf(ExternalTrafficPolicy, flags.policy);
  if (externalTrafficPolicy === undefined) {
    throw new UsageError('--strategy or --policy is missing: one of them names the setup to explain');
  }
  const backendType = oneOf(BackendType, flags.backend) ?? BackendType.UNKNOWN;
  return {
    strategy: undefined,
    needs: [],
    setup: { ...NEW_SERVICE, platform: platformOf(flags), externalTrafficPolicy, backendType },
  };
}

function ofStrategy(name: string, flags: SetupFlags): DescribedSetup {
  if (flags.policy !== undefined) {
    throw new UsageError('--strategy and --policy exclude each other: a strategy sets the policy itself');
  }
  if (flags.backend !== undefined) {
    throw new UsageError('--backend goes with --policy: a strategy decides what is behind the load balancer');
  }
  const strategy = exemplaryStrategies().get(name);
  if (strategy === undefined) {
    throw new UsageError(`there is no strategy ${JSON.stringify(name)}, but ${listed(VALUES.strategy)}`);
  }
  const platform = platformOf(flags);
  const { externalTrafficPolicy, serviceAnnotations, requirements } = strategy.bind({ platform });
  const backendType = backendTypeOf(serviceAnnotations[BACKEND_TYPE_ANNOTATION]);
  const publishesName = HOSTNAME_ANNOTATIONS.some((annotation) => annotation in serviceAnnotations);
  const setup = { ...NEW_SERVICE, platform, externalTrafficPolicy, backendType };
  return {
    strategy: name,
    needs: requirements,
    setup: publishesName ? { ...setup, status: AddressKind.HOSTNAME } : setup,
  };
}

function platformOf({ cni, proxyMode, kubernetes, podCidrKnown }: SetupFlags): ClusterPlatform {
  const kubernetesVersion = kubernetes === UNKNOWN ? undefined : kubernetes;
  if (kubernetesVersion !== undefined && parseKubernetesVersion(kubernetesVersion) === undefined) {
    throw new UsageError(`${JSON.stringify(kubernetes)} is no Kubernetes version, which is written as 1.28 or 1.33.6`);
  }
  return ClusterPlatform._declared({
    cni: oneOf(Cni, cni),
    proxyMode: oneOf(ProxyMode, proxyMode),
    kubernetesVersion,
    podCidrKnown: podCidrKnown === 'true' || podCidrKnown === 'false' ? SWITCH[podCidrKnown] : undefined,
  });
}

/** The value of an enum that a flag names; undefined for `unknown` or if the flag is absent. */
function oneOf<Value extends string>(values: { readonly [name: string]: Value }, written?: string): Value | undefined {
  return Object.values(values).find((value) => value === written);
}
