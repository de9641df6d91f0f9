import type { PortFact, ServiceFacts } from './gateway-facts';
import type { BalancerKind, ListenerProtocol } from '../loadbalancer/annotation';
import { readingOf } from '../loadbalancer/annotations';
import { backendType, balancerKind, isNlb, listenerFeatures, listeners, setting } from '../loadbalancer/settings';
import { wrongValue } from '../loadbalancer/value';
import { PublishedAddress, BackendType, ListenerFeature, LoadBalancerKind } from '../model/load-balancer';
import { type ClusterPlatform, Cni } from '../model/platform';
import type { ReachabilitySetup } from '../model/question';
import { ExternalTrafficPolicy } from '../model/service';

/**
 * The ports for which a CLB creates TCP listeners: all except UDP ports and those that `protocol-port` sets to HTTP or
 * HTTPS.
 */
export function tcpListeners({ annotations }: ServiceFacts, ports: readonly PortFact[]): unknown[] {
  const http = listeners(annotations).filter(({ protocol }) => ['http', 'https'].includes(protocol));
  return portsExcept(http.map(({ port }) => port), ports);
}

/** The ports that are not UDP and whose listener does not terminate TLS. */
function portsWithoutTls(service: ServiceFacts, ports: readonly PortFact[]): unknown[] {
  const terminated = portFeatures(service, ports).filter(({ features }) => features.includes(ListenerFeature.TLS));
  return portsExcept(terminated.map(({ port }) => String(port)), ports);
}

/** The ports that are not UDP and are none of these. */
function portsExcept(excluded: readonly string[], ports: readonly PortFact[]): unknown[] {
  return ports
    .filter(({ protocol }) => protocol !== 'UDP')
    .map(({ port }) => port)
    .filter((port) => !(isText(port) && excluded.includes(String(port))));
}

/** A port that is a map or a list is a mistake that the schema reports. */
function isText(port: unknown): port is string | number {
  return typeof port === 'string' || typeof port === 'number';
}

/**
 * Whether the annotation and the policy contradict each other. On a Flannel cluster only the annotation is the mistake
 * (ASMG0202).
 */
export function isEniWithLocal(
  { annotations, externalTrafficPolicy }: ServiceFacts, { cni }: ClusterPlatform,
): boolean {
  return backendType(annotations) === BackendType.ENI && externalTrafficPolicy === 'Local' && cni !== Cni.FLANNEL;
}

/** The input for the reachability model; undefined if the cluster has no Service with a load balancer. */
export function setupOf(
  service: ServiceFacts, platform: ClusterPlatform, ports: readonly PortFact[],
): ReachabilitySetup | undefined {
  return service.type === 'LoadBalancer' && service.isOutsideClusters !== true
    ? loadBalancerSetup(service, platform, ports)
    : undefined;
}

/** The setups of a platform, which never changes. An app with many gateways has few of them. */
const SETUPS = new WeakMap<ClusterPlatform, Map<string, ReachabilitySetup>>();

/**
 * The setup of a Service with a load balancer: the same object for all Services that have the same. Reachability
 * depends only on what this function reads.
 */
export function loadBalancerSetup(
  service: ServiceFacts, platform: ClusterPlatform, ports: readonly PortFact[],
): ReachabilitySetup {
  const setup = newSetup(service, platform, ports);
  const setups = SETUPS.get(platform) ?? new Map<string, ReachabilitySetup>();
  const key = Object.values({ ...setup, platform: undefined }).join(' ');
  const known = setups.get(key) ?? setup;
  setups.set(key, known);
  SETUPS.set(platform, setups);
  return known;
}

function newSetup(service: ServiceFacts, platform: ClusterPlatform, ports: readonly PortFact[]): ReachabilitySetup {
  return {
    platform,
    externalTrafficPolicy: service.externalTrafficPolicy === 'Local'
      ? ExternalTrafficPolicy.LOCAL
      : ExternalTrafficPolicy.CLUSTER,
    backendType: backendType(service.annotations),
    status: publishedBy(service),
    loadBalancer: loadBalancerKind(service, ports),
    listenerFeatures: [...new Set(portFeatures(service, ports).flatMap(({ features }) => features))],
  };
}

/** What the status says, or what Alibaba Cloud's controllers write there. */
function publishedBy({ publishes, loadBalancerClass, annotations }: ServiceFacts): PublishedAddress {
  if (publishes !== undefined) {
    return publishes;
  }
  const publishesName = isNlb(loadBalancerClass) || setting(annotations, 'hostname') !== undefined;
  return publishesName ? PublishedAddress.HOSTNAME : PublishedAddress.IP;
}

/** A port of the Service, and what its listener adds. */
export interface PortFeatures {
  readonly port: string | number;
  readonly features: readonly ListenerFeature[];
}

/** The ports whose listeners add something to a connection. */
export function portFeatures(
  { annotations, loadBalancerClass }: ServiceFacts, ports: readonly PortFact[],
): PortFeatures[] {
  return ports.map(({ port }) => port).filter(isText)
    .map((port) => ({ port, features: listenerFeatures(annotations, loadBalancerClass, String(port)) }))
    .filter(({ features }) => features.length > 0);
}

/** The kind of load balancer. One TCP listener is enough to have the limits of TCP listeners. */
function loadBalancerKind(service: ServiceFacts, ports: readonly PortFact[]): LoadBalancerKind {
  const { annotations, loadBalancerClass } = service;
  const all = (without: unknown[]) => ports.length > 0 && without.length === 0;
  if (isNlb(loadBalancerClass)) {
    const hidesClients = setting(annotations, 'preserve-client-ip') === 'off'
      || setting(annotations, 'server-group-type') === 'Ip'
      || all(portsWithoutTls(service, ports));
    return hidesClients ? LoadBalancerKind.NLB_WITHOUT_CLIENT_IP : LoadBalancerKind.NLB;
  }
  if (all(tcpListeners(service, ports))) {
    return LoadBalancerKind.CLB_HTTP;
  }
  return setting(annotations, 'address-type') === 'intranet'
    ? LoadBalancerKind.CLB_PRIVATE
    : LoadBalancerKind.CLB_PUBLIC;
}

/** The kind of load balancer that the gateway gets from Alibaba Cloud's controllers; undefined if it gets none. */
export function requestedBalancer(
  { type, loadBalancerClass }: Pick<ServiceFacts, 'type' | 'loadBalancerClass'>,
): BalancerKind | undefined {
  return type === 'LoadBalancer' ? balancerKind(loadBalancerClass) : undefined;
}

/** Whether the controller makes the listeners. Those of an existing load balancer stay as they are unless it may. */
export function ownsListeners({ annotations }: ServiceFacts): boolean {
  return setting(annotations, 'id') === undefined || setting(annotations, 'force-override-listeners') === 'true';
}

/** The transport of a listener, as Kubernetes names it. */
export function transportOf(protocol: ListenerProtocol): 'TCP' | 'UDP' {
  return protocol === 'udp' ? 'UDP' : 'TCP';
}

/** The protocol of each listener; undefined without ports, with an invalid one, or if `protocol-port` is refused. */
export function listenerProtocols(
  { annotations }: ServiceFacts, ports: readonly PortFact[], kind: BalancerKind,
): ListenerProtocol[] | undefined {
  const value = setting(annotations, 'protocol-port') ?? '';
  const reading = readingOf('protocol-port', kind);
  const isKnown = ports.length > 0 && ports.every(({ port }) => isText(port));
  if (!isKnown || (reading !== undefined && wrongValue(reading, value) !== undefined)) {
    return undefined;
  }
  const declared = listeners(annotations);
  return ports.map(({ port, protocol }) => {
    const listed = declared.find((each) => each.port === String(port))?.protocol;
    // A port may have HTTPS or another protocol of Istio, which is TCP for the Service.
    return (listed ?? (protocol === 'UDP' ? 'udp' : 'tcp')).toLowerCase() as ListenerProtocol;
  });
}
