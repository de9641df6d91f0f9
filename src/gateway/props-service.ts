import type { LoadBalancerProps } from './load-balancer-props';
import type { GatewayPort } from './port';

/**
 * The Service of a gateway, and its load balancer. A value that Kubernetes rejects in a Service is reported as ASMG0103
 * or ASMG0121.
 */
export interface GatewayServiceProps extends LoadBalancerProps {
  /**
   * Labels of the Service, in addition to the labels of ASM. Use them to select the Service, for example in a monitor.
   *
   * @default - none
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly serviceLabels?: { [key: string]: string };

  /**
   * Fixed IP address of the load balancer, where the provider supports it. Kubernetes deprecates this field of a
   * Service since 1.24. To keep an address of an existing load balancer, use the annotations of the cloud controller.
   *
   * @default - not written; the provider chooses an address
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
   */
  readonly loadBalancerIp?: string;

  /**
   * More ports of the Service, for workloads outside the clusters. A field from the time of Istio's mesh expansion; new
   * gateways list all their ports in `ports`.
   *
   * @default - none
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly meshExpansionPorts?: GatewayPort[];
}
