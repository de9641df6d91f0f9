import { loadBalancerAnnotations } from './live-service';
import { fieldsOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject, StringMap } from '../kubernetes/objects';

/** The resource of an IstioGateway, as kubectl names it. */
export const GATEWAY_RESOURCE = 'istiogateways.istio.alibabacloud.com';

/** An IstioGateway, with the fields from which ASM makes the Service. */
export interface LiveGateway {
  readonly externalTrafficPolicy: string | undefined;
  readonly serviceAnnotations: StringMap;
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
  const { externalTrafficPolicy, serviceAnnotations } = fieldsOf(spec);
  return {
    externalTrafficPolicy: textOf(externalTrafficPolicy),
    serviceAnnotations: loadBalancerAnnotations(serviceAnnotations),
  };
}
