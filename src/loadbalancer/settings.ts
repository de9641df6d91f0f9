import { type BackendType, backendTypeOf } from '../model/load-balancer';

/*
 * The settings of the cloud controller that this project reads, by their names and under both prefixes.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud (`annotation/annotations.go`, v2.14.0)
 */

/** The two prefixes of load balancer settings. The cloud controller reads the older one only where the newer key is absent. */
export const CURRENT_PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
export const OLDER_PREFIX = 'service.beta.kubernetes.io/alicloud-loadbalancer-';

/**
 * The annotation that says what the cloud controller registers behind a load balancer: `eni` (pods) or `ecs` (nodes).
 * It has this spelling only; there is no `alibaba-cloud-loadbalancer-backend-type`.
 */
export const BACKEND_TYPE_ANNOTATION = 'service.beta.kubernetes.io/backend-type';

/** The class that makes an NLB. Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway */
const NLB_CLASS = 'alibabacloud.com/nlb';

/** The settings that rules read. */
const SETTINGS = [
  'hostname', 'address-type', 'protocol-port', 'scheduler', 'zone-maps', 'id', 'preserve-client-ip', 'server-group-type',
] as const;

/** Name of a setting without its prefix. */
export type Setting = (typeof SETTINGS)[number];

/** Both spellings of each setting, the newer one first. Built once, because rules look them up for every gateway. */
const KEYS = Object.fromEntries(SETTINGS.map((name) => [name, [CURRENT_PREFIX + name, OLDER_PREFIX + name]])) as Record<Setting, [string, string]>;

/** The annotation that makes a CLB publish a host name instead of its IP, in both spellings. */
export const HOSTNAME_ANNOTATIONS: readonly [string, string] = KEYS.hostname;

/** A map of annotations. Values keep the type in which they were written. */
export type Annotations = Readonly<Record<string, unknown>>;

/** A setting as it is written, the newer spelling first. */
export function written(annotations: Annotations, name: Setting): unknown {
  const [current, older] = KEYS[name];
  return annotations[current] ?? annotations[older];
}

/** A setting as the cloud controller reads it: an empty newer key hides the older one. */
export function setting(annotations: Annotations, name: Setting): string | undefined {
  const value = written(annotations, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The spelling under which a setting is written; the older one if neither is. */
export function keyOf(annotations: Annotations, name: Setting): string {
  const [current, older] = KEYS[name];
  return current in annotations ? current : older;
}

/** What the annotation says about the backends. */
export function backendType(annotations: Annotations): BackendType {
  return backendTypeOf(annotations[BACKEND_TYPE_ANNOTATION]);
}

/** Whether the class asks for an NLB. */
export function isNlb(loadBalancerClass: string | undefined): boolean {
  return loadBalancerClass === NLB_CLASS;
}

/** A listener of `protocol-port`, for example `https:443`. */
export interface Listener {
  readonly protocol: string;
  readonly port: string;
}

/** The listeners that `protocol-port` names. */
export function listeners(annotations: Annotations): Listener[] {
  return (setting(annotations, 'protocol-port') ?? '').split(',').map((entry) => {
    const [protocol = '', port = ''] = entry.trim().split(':');
    return { protocol, port };
  });
}
