import type { GatewayServiceType } from './enums';
import type { GatewayPort } from './port';
import type { GatewayPodProps } from './props-pod';
import type { GatewayProxyProps } from './props-proxy';
import type { GatewayScalingProps } from './props-scaling';
import type { GatewayServiceProps } from './props-service';

/**
 * What is different in one data-plane cluster of a gateway. A field that is left out is the same as in the gateway.
 *
 * How ASM merges a map, for example `serviceAnnotations`, is not documented. The rules assume that the entries are
 * added to those of the gateway.
 */
export interface GatewayOverrides
  extends GatewayServiceProps, GatewayScalingProps, GatewayPodProps, GatewayProxyProps {
  /**
   * Type of the Service in this cluster, for example in a registered cluster without load balancers.
   *
   * @default - the type of the gateway
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly serviceType?: GatewayServiceType;

  /**
   * Ports of the Service in this cluster. They replace the ports of the gateway.
   *
   * @default - the ports of the gateway
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly ports?: GatewayPort[];
}
