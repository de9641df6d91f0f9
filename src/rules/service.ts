import type { PortFact, ServiceFacts } from './facts';
import { AddressKind, type BackendType, backendTypeOf, LoadBalancerKind } from '../model/load-balancer';
import type { ClusterPlatform } from '../model/platform';
import type { ReachabilitySetup } from '../model/question';
import { ExternalTrafficPolicy } from '../model/service';
import { BACKEND_TYPE_ANNOTATION } from '../strategy/contract';

/** The two prefixes of load balancer settings; the cloud controller reads the older one only where the newer key is absent. */
export const CURRENT_PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
export const OLDER_PREFIX = 'service.beta.kubernetes.io/alicloud-loadbalancer-';

/** The class that makes an NLB. Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway */
const NLB_CLASS = 'alibabacloud.com/nlb';

/** The settings that rules look at. */
const SETTINGS = ['hostname', 'address-type', 'protocol-port', 'scheduler', 'zone-maps', 'id', 'preserve-client-ip', 'server-group-type'] as const;
type Setting = (typeof SETTINGS)[number];

/** Both spellings of each setting, written out once: they are looked up for every gateway. */
const KEYS = Object.fromEntries(SETTINGS.map((name) => [name, [CURRENT_PREFIX + name, OLDER_PREFIX + name]])) as Record<Setting, [string, string]>;

/** A load balancer setting as it is written, the newer spelling first. */
export function written({ annotations }: ServiceFacts, name: Setting): unknown {
  const [current, older] = KEYS[name];
  return annotations[current] ?? annotations[older];
}

/** A load balancer setting as the cloud controller reads it: an empty newer key hides the older one. */
export function setting(service: ServiceFacts, name: Setting): string | undefined {
  const value = written(service, name);
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
  return backendTypeOf(annotations[BACKEND_TYPE_ANNOTATION]);
}

/** The ports for which a CLB makes TCP listeners: all but those of UDP, and those that `protocol-port` names (as `https:443,http:80`). */
export function tcpListeners(service: ServiceFacts, ports: readonly PortFact[]): unknown[] {
  return portsWithout(/^https?$/, service, ports);
}

/** Ports that are neither UDP nor given one of these protocols by `protocol-port`. */
function portsWithout(protocols: RegExp, service: ServiceFacts, ports: readonly PortFact[]): unknown[] {
  const listeners = (setting(service, 'protocol-port') ?? '').split(',').map((entry) => entry.trim().split(':'));
  const given = listeners.filter(([protocol]) => protocols.test(protocol)).map(([, port]) => port);
  return ports.filter(({ protocol }) => protocol !== 'UDP').map(({ port }) => port).filter((port) => !given.includes(String(port)));
}

/** The setup that the reachability model is asked about; undefined if there is no load balancer. */
export function setupOf(service: ServiceFacts, platform: ClusterPlatform, ports: readonly PortFact[]): ReachabilitySetup | undefined {
  if (service.type !== 'LoadBalancer') {
    return undefined;
  }
  const publishesName = isNlb(service) || setting(service, 'hostname') !== undefined;
  return {
    platform,
    externalTrafficPolicy: service.externalTrafficPolicy === 'Local' ? ExternalTrafficPolicy.LOCAL : ExternalTrafficPolicy.CLUSTER,
    backendType: backendType(service),
    status: publishesName ? AddressKind.HOSTNAME : AddressKind.IP,
    loadBalancer: loadBalancerKind(service, ports),
  };
}

/** Where listeners differ, the kind that can do less: one TCP listener makes a load balancer one with TCP listeners. */
function loadBalancerKind(service: ServiceFacts, ports: readonly PortFact[]): LoadBalancerKind {
  const all = (without: unknown[]) => ports.length > 0 && without.length === 0;
  if (isNlb(service)) {
    const hidesClients = setting(service, 'preserve-client-ip') === 'off' || setting(service, 'server-group-type') === 'Ip'
      || all(portsWithout(/^tcpssl$/, service, ports));
    return hidesClients ? LoadBalancerKind.NLB_WITHOUT_CLIENT_IP : LoadBalancerKind.NLB;
  }
  if (all(tcpListeners(service, ports))) {
    return LoadBalancerKind.CLB_HTTP;
  }
  return setting(service, 'address-type') === 'intranet' ? LoadBalancerKind.CLB_PRIVATE : LoadBalancerKind.CLB_PUBLIC;
}
