import { KUBE_PROXY_CONFIG_MAPS } from './kube-proxy';
import type { Reading } from './reading';
import { TERWAY_CONFIG_MAP } from './terway';
import type { NamespacedName } from './wanted';
import type { KubernetesObject } from '../kubernetes/objects';

type Objects = readonly KubernetesObject[];

/** The namespace of the cluster's own components. */
export const SYSTEM = 'kube-system';

/** The ConfigMaps that are read, by their names. Never all of a cluster: some hold access keys. */
export const CONFIG_MAPS = [...KUBE_PROXY_CONFIG_MAPS, TERWAY_CONFIG_MAP] as const;

/** A name of a ConfigMap that is read. */
export type ConfigMapName = (typeof CONFIG_MAPS)[number];

/** The objects that were read of a cluster, before they are reduced. */
export interface RawCluster {
  readonly nodes: Reading<Objects>;
  readonly daemonSets: Reading<Objects>;
  readonly configMaps: { readonly [name in ConfigMapName]: Reading<KubernetesObject> };

  /** The version of the API server; undefined if every node says which version it runs. */
  readonly serverVersion: Reading<KubernetesObject> | undefined;

  /** The pod of the client; undefined if no pod was named. */
  readonly pod: RawPod | undefined;

  /** The Services that are diagnosed. Not found if they had to be listed and could not be. */
  readonly services: Reading<readonly RawService[]>;

  /** Services of type LoadBalancer to name instead, if the one that was named does not exist. */
  readonly others: readonly NamespacedName[];
}

/** A pod that was named. */
export interface RawPod extends NamespacedName {
  readonly reading: Reading<KubernetesObject>;

  /** Those of its namespace. */
  readonly networkPolicies: Reading<Objects>;
}

/** A Service with what belongs to it. */
export interface RawService extends NamespacedName {
  readonly service: Reading<KubernetesObject>;
  readonly endpointSlices: Reading<Objects>;
  readonly events: Reading<Objects>;

  /** Those of its namespace. */
  readonly networkPolicies: Reading<Objects>;
  readonly gateway: Reading<KubernetesObject>;
}

/** Whether a Service has a load balancer. */
export function hasLoadBalancer({ spec }: KubernetesObject): boolean {
  return (spec as { readonly type?: unknown } | undefined | null)?.type === 'LoadBalancer';
}
