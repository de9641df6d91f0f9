import type { GatewayPort } from './port';

/**
 * The Service of a gateway, and its load balancer.
 */
export interface GatewayServiceProps {
  /**
   * Annotations of the Service, for example load balancer settings. Annotations of the strategy must agree (ASMG0201).
   *
   * @default - the annotations of the strategy
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly serviceAnnotations?: { [key: string]: string };

  /**
   * Labels of the Service, in addition to the labels of ASM. Use them to select the Service, for example in a monitor.
   *
   * @default - none
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly serviceLabels?: { [key: string]: string };

  /**
   * Class of the load balancer. `alibabacloud.com/nlb` creates an NLB, which needs ASM 1.18, Kubernetes 1.24, cloud
   * controller manager 2.5.0 and two zones (ASMG0210). Kubernetes allows no change after creation.
   *
   * @default - not written; a CLB is created
   * @see https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway
   */
  readonly loadBalancerClass?: string;

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
