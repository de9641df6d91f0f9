import type { ServiceIdentity } from './base';
import { loadBalancerFacts } from './load-balancer-facts';
import type { IstioGatewayProps } from './props';
import type { GatewayOverrides } from './props-overrides';
import { BAD_CLUSTER_IDS } from '../findings/catalogue/identity';
import { errorOf } from '../findings/finding';
import { produced } from '../kubernetes/plain';
import { TargetKind } from '../model/question';
import type { AllAnswers } from '../rules/answers';
import type { ClusterDeclarations } from '../rules/gather';
import { type Bound, boundTo } from '../strategy/bound-strategy';
import type { StrategyBinding } from '../strategy/strategy-contract';

/** The settings and promises of the strategy in the cluster of an override. */
export function bindingIn(override: Partial<Bound>, gateway: Bound): StrategyBinding {
  return boundTo(boundIn(override, gateway));
}

function boundIn(override: Partial<Bound>, { strategy, platform }: Bound): Bound {
  return { strategy: override.strategy ?? strategy, platform: override.platform ?? platform };
}

/** Most gateways have no override. */
const NO_DECLARATIONS: Readonly<Record<string, ClusterDeclarations>> = {};

/** The data-plane clusters of a gateway. */
export class GatewayClusters {
  private readonly ids: readonly string[] | undefined;
  private readonly overrides: Readonly<Record<string, GatewayOverrides>>;

  constructor({ clusterIds, overrides = {} }: Pick<IstioGatewayProps, 'clusterIds' | 'overrides'>) {
    this.ids = clusterIds;
    this.overrides = overrides;
  }

  /** @throws ASMG0114 if the gateway does not run on the cluster */
  public mustHave(clusterId: string | undefined): void {
    const ids = produced(this.ids) as readonly string[] | undefined;
    if (clusterId === undefined || ids === undefined || ids.includes(clusterId)) {
      return;
    }
    throw errorOf([BAD_CLUSTER_IDS.finding({ case: 'unlisted', id: clusterId, ids })]);
  }

  /** What identifies the gateway in a cluster. */
  public identityIn(clusterId: string | undefined, identity: ServiceIdentity): ServiceIdentity {
    const override = this.overrideOf(clusterId);
    return override === undefined
      ? identity
      : { ...identity, ...boundIn(override, identity), ports: override.ports ?? identity.ports };
  }

  /** The clusters with another strategy, platform or ports. */
  public differing(): readonly string[] {
    return Object.entries(this.overrides)
      .filter(([, { strategy, platform, ports }]) => [strategy, platform, ports].some((each) => each !== undefined))
      .map(([id]) => id);
  }

  /** What the author said about the gateway and its clusters. */
  public answers(identity: Bound): AllAnswers {
    const { platform } = identity;
    const isDeclared = Object.values(platform).some((value) => value !== undefined);
    return {
      own: { platform: isDeclared ? platform : undefined, clientAddresses: addressesOf(identity) },
      clusters: Object.fromEntries(Object.entries(this.overrides).map(([id, override]) => [id, {
        platform: override.platform,
        clientAddresses: differingAddresses(boundIn(override, identity), identity),
      }])),
    };
  }

  /** What is declared about the clusters with an override. */
  public declarations(identity: Bound): Readonly<Record<string, ClusterDeclarations>> {
    const overrides = Object.entries(this.overrides);
    return overrides.length === 0 ? NO_DECLARATIONS : Object.fromEntries(overrides.map(([id, override]) => [id, {
      strategy: override.strategy === undefined && override.platform === undefined ? undefined : {
        name: boundIn(override, identity).strategy.name, binding: bindingIn(override, identity),
      },
      annotationsNextToStrategy: override.serviceAnnotations,
      loadBalancer: loadBalancerFacts(override),
      platform: override.platform,
      preserveClientIp: produced(override.preserveClientIp) as boolean | undefined,
    }]));
  }

  private overrideOf(clusterId: string | undefined): GatewayOverrides | undefined {
    return clusterId !== undefined && Object.hasOwn(this.overrides, clusterId) ? this.overrides[clusterId] : undefined;
  }
}

/** The addresses that in-cluster clients use; undefined if they may use any. */
function addressesOf(bound: Bound): TargetKind[] | undefined {
  const targets = promisedAddresses(bound);
  return targets.includes(TargetKind.LOAD_BALANCER) ? undefined : targets;
}

/** Those in a cluster; undefined if they are the same as elsewhere. */
function differingAddresses(here: Bound, elsewhere: Bound): TargetKind[] | undefined {
  return addressesOf(here)?.join() === addressesOf(elsewhere)?.join() ? undefined : promisedAddresses(here);
}

function promisedAddresses(bound: Bound): TargetKind[] {
  return boundTo(bound).clientAddresses.map(({ target }) => target);
}
