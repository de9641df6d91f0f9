import type { PortFact, ServiceFacts } from './facts';
import { AddressKind, BackendType, LoadBalancerKind } from '../model/load-balancer';
import type { ClusterPlatform } from '../model/platform';
import type { ReachabilitySetup } from '../model/reachability';
import { ExternalTrafficPolicy } from '../model/service';
import { BACKEND_TYPE_ANNOTATION } from '../strategy/contract';

/** The two prefixes of load balancer settings; the cloud controller reads the older one only where the newer key is absent. */
export const CURRENT_PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
export const OLDER_PREFIX = 'service.beta.kubernetes.io/alicloud-loadbalancer-';

/** The class that makes an NLB. Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway */
const NLB_CLASS = 'alibabacloud.com/nlb';

/** The settings that rules look at. */
const SETTINGS = ['hostname', 'address-type', 'protocol-port', 'scheduler', 'zone-maps', 'id', 'preserve-client-ip'] as const;
type Setting = (typeof SETTINGS)[number];

/** Both spellings of each setting, written out once: they are looked up for every gateway. */
const KEYS = Object.fromEntries(SETTINGS.map((name) => [name, [CURRENT_PREFIX + name, OLDER_PREFIX + name]])) as Record<Setting, [string, string]>;

/** A load balancer setting as the cloud controller reads it: an empty newer key hides the older one. */
export function setting({ annotations }: ServiceFacts, name: Setting): string | undefined {
  const [current, older] = KEYS[name];
  const value = annotations[current] ?? annotations[older];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Where a load balancer setting is written. */
export function settingPath({ annotations }: ServiceFacts, name: Setting, pathOf: (field: string) => string): string {
  const [current, older] = KEYS[name];
  return `${pathOf('serviceAnnotations')}["${current in annotations ? current : older}"]`;
}

export function isNlb({ loadBalancerClass }: ServiceFacts): boolean {
  return loadBalancerClass === NLB_CLASS;
}

/** What the annotation says stands behind the load balancer. */
export function backendType({ annotations }: ServiceFacts): BackendType {
  const written = annotations[BACKEND_TYPE_ANNOTATION];
  if (written === 'eni') {
    return BackendType.ENI;
  }
  return written === 'ecs' ? BackendType.NODE : BackendType.UNKNOWN;
}

/** The ports for which a CLB makes TCP listeners: all but those of UDP, and those that `protocol-port` names (as `https:443,http:80`). */
export function tcpListeners(service: ServiceFacts, ports: readonly PortFact[]): unknown[] {
  const layerSeven = (setting(service, 'protocol-port') ?? '').split(',')
    .map((entry) => /^https?:(\d+)$/.exec(entry.trim())?.[1])
    .filter((port) => port !== undefined);
  return ports.filter(({ protocol }) => protocol !== 'UDP').map(({ port }) => port).filter((port) => !layerSeven.includes(String(port)));
}

/** The set-up that the reachability model is asked about; undefined where there is no load balancer. */
export function setUpOf(service: ServiceFacts, platform: ClusterPlatform): ReachabilitySetup | undefined {
  if (service.type !== 'LoadBalancer') {
    return undefined;
  }
  const publishesName = isNlb(service) || setting(service, 'hostname') !== undefined;
  return {
    platform,
    externalTrafficPolicy: service.externalTrafficPolicy === 'Local' ? ExternalTrafficPolicy.LOCAL : ExternalTrafficPolicy.CLUSTER,
    backendType: backendType(service),
    status: publishesName ? AddressKind.HOSTNAME : AddressKind.IP,
    loadBalancer: loadBalancerKind(service),
  };
}

function loadBalancerKind(service: ServiceFacts): LoadBalancerKind {
  if (isNlb(service)) {
    return setting(service, 'preserve-client-ip') === 'off' ? LoadBalancerKind.NLB_WITHOUT_CLIENT_IP : LoadBalancerKind.NLB;
  }
  return setting(service, 'address-type') === 'intranet' ? LoadBalancerKind.CLB_PRIVATE : LoadBalancerKind.CLB_PUBLIC;
}
