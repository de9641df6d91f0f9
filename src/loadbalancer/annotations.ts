import type { Annotation, BalancerKind, Reading } from './annotation';
import { BACKEND_ANNOTATIONS } from './backend-annotations';
import { HEALTH_ANNOTATIONS } from './health-annotations';
import { INSTANCE_ANNOTATIONS } from './instance-annotations';
import { LISTENER_ANNOTATIONS } from './listener-annotations';

/**
 * Where the names, the kinds and what the controller refuses were read.
 *
 * Values, defaults and versions that the code does not have are those of the documentation. `graceful-shutdown` and
 * `health-check-http-version` are newer than this commit.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager
 */
export const ANNOTATIONS_SOURCE = {
  repository: 'https://github.com/kubernetes/cloud-provider-alibaba-cloud',
  commit: 'eeb0ddc687ee5ee9d3726559d6a8ec056f694947',
  file: 'pkg/controller/service/reconcile/annotation/annotations.go',
  documents: [
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations',
  ],
} as const;

const TABLE = {
  ...INSTANCE_ANNOTATIONS, ...LISTENER_ANNOTATIONS, ...HEALTH_ANNOTATIONS, ...BACKEND_ANNOTATIONS,
} as const;

/** The name of an annotation that the cloud controller manager reads, without its prefix. */
export type Setting = keyof typeof TABLE;

/** Every annotation of a Service that the cloud controller manager reads. */
export const ANNOTATIONS: Readonly<Record<Setting, Annotation>> = TABLE;

export const SETTINGS = Object.keys(TABLE) as readonly Setting[];

/**
 * The two prefixes of load balancer settings. The cloud controller reads the older one only if the newer key is absent.
 */
export const CURRENT_PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
export const OLDER_PREFIX = 'service.beta.kubernetes.io/alicloud-loadbalancer-';

/** The domain of annotations without such a prefix. */
export const DOMAIN = 'service.beta.kubernetes.io/';

/** A name that only older controllers read. */
export interface FormerName {
  /** The first controller that does not read it. */
  readonly until: string;

  /** The setting that took its place. */
  readonly successor: Setting;
}

/**
 * Names of load balancer settings that only older controllers read. Those from 2.0 to 2.12.3 still declare
 * `slb-network-type`, and do not read it.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/v1.9.3.376-g5c84e19-aliyun/cloud-controller-manager/options.go
 */
export const FORMER_NAMES: Readonly<Record<string, FormerName>> = {
  'slb-network-type': { until: '2.0.1', successor: 'network-type' },
};

const PREFIXES = { both: [CURRENT_PREFIX, OLDER_PREFIX], current: [CURRENT_PREFIX], bare: [DOMAIN] } as const;

/** The key of a setting, and behind it the older one if it has two. */
export type Keys = readonly [string, ...string[]];

/** The keys of a setting. */
export function keysOf(name: Setting): Keys {
  const [current, ...older] = PREFIXES[ANNOTATIONS[name].spelling];
  return [current + name, ...older.map((prefix) => prefix + name)];
}

/** The settings by their keys. Rules look up each key of each gateway. */
const BY_KEY: ReadonlyMap<string, Setting> = new Map(
  SETTINGS.flatMap((name) => keysOf(name).map((key) => [key, name] as const)),
);

/** The setting of a key; undefined if the cloud controller does not read it. */
export function settingOf(key: string): Setting | undefined {
  return BY_KEY.get(key);
}

/** How the controller of one kind of load balancer reads a setting; undefined if it does not. */
export function readingOf(name: Setting, kind: BalancerKind): Reading | undefined {
  return ANNOTATIONS[name][kind];
}
