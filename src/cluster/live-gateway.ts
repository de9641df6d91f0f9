import { loadBalancerAnnotations } from './live-service';
import { fieldsOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject, StringMap } from '../kubernetes/objects';

/** The resource of an IstioGateway, as kubectl names it. */
export const GATEWAY_RESOURCE = 'istiogateways.istio.alibabacloud.com';

/** Settings from which ASM makes the Service. */
export interface GatewaySettings {
  readonly externalTrafficPolicy: string | undefined;
  readonly serviceAnnotations: StringMap;
}

/** An IstioGateway. */
export interface LiveGateway extends GatewaySettings {
  /** What is different in some clusters. */
  readonly overrides: readonly GatewaySettings[];
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
  const overrides = Object.values(fieldsOf(fieldsOf(spec).overrides));
  return { ...settingsIn(spec), overrides: overrides.map(settingsIn) };
}

function settingsIn(value: unknown): GatewaySettings {
  const { externalTrafficPolicy, serviceAnnotations } = fieldsOf(value);
  return {
    externalTrafficPolicy: textOf(externalTrafficPolicy),
    serviceAnnotations: loadBalancerAnnotations(serviceAnnotations),
  };
}
