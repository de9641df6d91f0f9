import { type BackendType, backendTypeOf, ListenerFeature } from '../model/load-balancer';

/*
 * The annotations of the cloud controller that this project reads, under both of their prefixes.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud (`annotation/annotations.go`, v2.14.0)
 */

/**
 * The two prefixes of load balancer settings. The cloud controller reads the older one only if the newer key is absent.
 */
export const CURRENT_PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
export const OLDER_PREFIX = 'service.beta.kubernetes.io/alicloud-loadbalancer-';

/**
 * The annotation that selects the backends of a load balancer: `eni` (pods) or `ecs` (nodes). It has this spelling
 * only; there is no `alibaba-cloud-loadbalancer-backend-type`.
 */
export const BACKEND_TYPE_ANNOTATION = 'service.beta.kubernetes.io/backend-type';

/**
 * The class of an NLB.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway
 */
const NLB_CLASS = 'alibabacloud.com/nlb';

/** The settings that rules read. */
const SETTINGS = [
  'hostname', 'address-type', 'protocol-port', 'scheduler', 'zone-maps', 'id', 'preserve-client-ip',
  'server-group-type', 'proxy-protocol',
] as const;

/** The name of a setting, without its prefix. */
export type Setting = (typeof SETTINGS)[number];

/** Both keys of each setting, the newer one first. Built once, because rules look them up for every gateway. */
const KEYS = Object.fromEntries(SETTINGS.map((name) => (
  [name, [CURRENT_PREFIX + name, OLDER_PREFIX + name]]
))) as Record<Setting, [string, string]>;

/** Both keys of the annotation with which a CLB publishes a host name instead of its IP address. */
export const HOSTNAME_ANNOTATIONS: readonly [string, string] = KEYS.hostname;

/** A map of annotations. The values have the types of the manifest. */
export type Annotations = Readonly<Record<string, unknown>>;

/** The value of a setting in the manifest; the newer key wins. */
export function written(annotations: Annotations, name: Setting): unknown {
  const [current, older] = KEYS[name];
  return annotations[current] ?? annotations[older];
}

/** The value of a setting for the cloud controller: an empty newer key hides the older one. */
export function setting(annotations: Annotations, name: Setting): string | undefined {
  const value = written(annotations, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The key under which a setting is written; the older key if it is not written. */
export function keyOf(annotations: Annotations, name: Setting): string {
  const [current, older] = KEYS[name];
  return current in annotations ? current : older;
}

/** The backends that the annotation selects. */
export function backendType(annotations: Annotations): BackendType {
  return backendTypeOf(annotations[BACKEND_TYPE_ANNOTATION]);
}

/** Whether the class selects an NLB. */
export function isNlb(loadBalancerClass: string | undefined): boolean {
  return loadBalancerClass === NLB_CLASS;
}

/** Protocols of listeners that terminate TLS. */
const TERMINATING = { clb: 'https', nlb: 'tcpssl' };

/** Protocols of CLB listeners that carry no PROXY protocol. */
const HTTP_PROTOCOLS = ['http', 'https'];

/**
 * What the listener for a port of the Service adds to a connection.
 *
 * The value of `proxy-protocol` is compared exactly for a CLB, and in any case for an NLB.
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/v2.14.0/pkg/controller/service
 * (`clbv1/listeners.go`, `nlbv2/listeners.go`)
 */
export function listenerFeatures(
  annotations: Annotations, loadBalancerClass: string | undefined, port: string,
): ListenerFeature[] {
  const nlb = isNlb(loadBalancerClass);
  const proxyProtocol = setting(annotations, 'proxy-protocol');
  const listed = listeners(annotations).find((each) => each.port === port)?.protocol;
  const protocol = nlb ? listed?.toLowerCase() : listed;
  const terminatesTls = protocol === (nlb ? TERMINATING.nlb : TERMINATING.clb);
  const carriesHeader = nlb || protocol === undefined || !HTTP_PROTOCOLS.includes(protocol);
  const sendsHeader = (nlb ? proxyProtocol?.toLowerCase() : proxyProtocol) === 'on' && carriesHeader;
  return [
    ...terminatesTls ? [ListenerFeature.TLS] : [],
    ...sendsHeader ? [ListenerFeature.PROXY_PROTOCOL] : [],
  ];
}

/** A listener in `protocol-port`, for example `https:443`. */
export interface Listener {
  readonly protocol: string;
  readonly port: string;
}

/** The listeners that `protocol-port` lists. */
export function listeners(annotations: Annotations): Listener[] {
  return (setting(annotations, 'protocol-port') ?? '').split(',').map((entry) => {
    const [protocol = '', port = ''] = entry.trim().split(':');
    return { protocol, port };
  });
}
