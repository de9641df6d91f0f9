import { loadBalancerAnnotations } from './live-service';
import { fieldsOf, textListOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject, StringMap } from '../kubernetes/objects';

/** The resource of an IstioGateway, as kubectl names it. */
export const GATEWAY_RESOURCE = 'istiogateways.istio.alibabacloud.com';

/** Settings from which ASM makes the Service. */
export interface GatewaySettings {
  readonly externalTrafficPolicy: string | undefined;
  readonly serviceAnnotations: StringMap;
}

/** What is different in a cluster. */
export interface ClusterOverride extends GatewaySettings {
  /** The ID of the cluster. */
  readonly cluster: string;
}

/** An IstioGateway. */
export interface LiveGateway extends GatewaySettings {
  /** The IDs of the clusters in which it is; empty if none is named. */
  readonly clusterIds: readonly string[];
  readonly overrides: readonly ClusterOverride[];
}

/** ASM creates the Service of a gateway under this prefix. */
const PREFIX = 'istio-';

/** The name of the Service of a gateway. */
export function serviceNameOf(gateway: string): string {
  return `${PREFIX}${gateway}`;
}

/** The name of the gateway that a Service may belong to; undefined if ASM would name it otherwise. */
export function gatewayNameOf(service: string): string | undefined {
  return service.startsWith(PREFIX) && service.length > PREFIX.length ? service.slice(PREFIX.length) : undefined;
}

export function liveGatewayOf({ spec }: KubernetesObject): LiveGateway {
  const { clusterIds, overrides } = fieldsOf(spec);
  return {
    ...settingsIn(spec),
    clusterIds: textListOf(clusterIds),
    overrides: Object.entries(fieldsOf(overrides)).map(([cluster, override]) => ({ cluster, ...settingsIn(override) })),
  };
}

function settingsIn(value: unknown): GatewaySettings {
  const { externalTrafficPolicy, serviceAnnotations } = fieldsOf(value);
  return {
    externalTrafficPolicy: textOf(externalTrafficPolicy),
    serviceAnnotations: loadBalancerAnnotations(serviceAnnotations),
  };
}
