import type { GatewayServiceType } from './enums';
import type { GatewayPort } from './port';
import type { GatewayPodProps } from './props-pod';
import type { GatewayProxyProps } from './props-proxy';
import type { GatewayScalingProps } from './props-scaling';
import type { GatewayServiceProps } from './props-service';
import type { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy } from '../strategy/strategy-contract';

/**
 * What is different in one data-plane cluster of a gateway. A field that is left out is the same as in the gateway.
 *
 * How ASM merges a map, for example `serviceAnnotations`, is not documented. The rules assume that the entries are
 * added to those of the gateway. The annotations of an override repeat those of the gateway, so the Service is the same
 * if ASM replaces them.
 */
export interface GatewayOverrides
  extends GatewayServiceProps, GatewayScalingProps, GatewayPodProps, GatewayProxyProps {
  /**
   * How in-cluster clients of this cluster reach the gateway. The override gets the policy and the annotations in which
   * the two strategies differ. Set it if the clusters have different networks: for example `TrafficStrategy.eni()` on a
   * cluster with Terway, and `TrafficStrategy.dnsOnly()` on one with Flannel.
   *
   * @default - the strategy of the gateway
   */
  readonly strategy?: ITrafficStrategy;

  /**
   * This cluster. Declare it to get definite findings about it.
   *
   * @default - the platform of the gateway
   */
  readonly platform?: ClusterPlatform;

  /**
   * Whether the gateway must see the IP address of clients outside this cluster. A strategy that loses it is reported
   * as ASMG0204.
   *
   * @default - the requirement of the gateway
   */
  readonly preserveClientIp?: boolean;

  /**
   * Type of the Service in this cluster. An override cannot remove the policy of its gateway, which Kubernetes refuses
   * on a ClusterIP Service (ASMG0116). For a cluster without load balancers, let the gateway be ClusterIP, and set
   * LoadBalancer in the overrides of the others.
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
