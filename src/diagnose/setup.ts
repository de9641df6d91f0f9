import type { LiveAddress, LiveService } from '../cluster/live-service';
import { PublishedAddress } from '../model/load-balancer';
import type { ClusterPlatform } from '../model/platform';
import type { ReachabilitySetup } from '../model/question';
import type { ExternalTrafficPolicy } from '../model/service';
import { InternalTrafficPolicy } from '../model/service';
import type { PortFact, ServiceFacts } from '../rules/gateway-facts';
import { loadBalancerSetup } from '../rules/service';

/** Settings of a Service that a strategy would set. */
export interface ServiceChange {
  readonly externalTrafficPolicy: ExternalTrafficPolicy;
  readonly annotations: Readonly<Record<string, unknown>>;
}

/** The setup of a live Service for each kind of address that it publishes, at least one. */
export function setupsOf(service: LiveService, platform: ClusterPlatform): ReachabilitySetup[] {
  const declared = declaredSetup(service, platform, service);
  const statuses = [...new Set(service.addresses.map(statusOf))];
  return statuses.length === 0 ? [declared] : statuses.map((status) => ({ ...declared, status }));
}

/** The setup after a change. Which address the load balancer then publishes follows from the annotations. */
export function setupAfter(service: LiveService, platform: ClusterPlatform, change: ServiceChange): ReachabilitySetup {
  return declaredSetup(service, platform, change);
}

function declaredSetup(
  service: LiveService, platform: ClusterPlatform,
  settings: Pick<ServiceFacts, 'externalTrafficPolicy' | 'annotations'>,
): ReachabilitySetup {
  const { type, loadBalancerClass } = service;
  const { externalTrafficPolicy, annotations } = settings;
  return {
    ...loadBalancerSetup({ type, loadBalancerClass, externalTrafficPolicy, annotations }, platform, portsOf(service)),
    sourceRanges: [...service.sourceRanges],
    internalTrafficPolicy: service.internalTrafficPolicy === 'Local'
      ? InternalTrafficPolicy.LOCAL
      : InternalTrafficPolicy.CLUSTER,
  };
}

function portsOf({ ports }: LiveService): PortFact[] {
  return ports.map(({ name, port, protocol }, index) => (
    { field: ['spec', 'ports', index], name, port, protocol, targetPort: undefined, nodePort: undefined }
  ));
}

function statusOf({ ip, ipMode }: LiveAddress): PublishedAddress {
  if (ip === undefined) {
    return PublishedAddress.HOSTNAME;
  }
  return ipMode === 'Proxy' ? PublishedAddress.IP_PROXY : PublishedAddress.IP;
}

/** The addresses as text. */
export function addressesOf({ addresses }: LiveService): string[] {
  return addresses.flatMap(({ ip, hostname }) => ip ?? hostname ?? []);
}
