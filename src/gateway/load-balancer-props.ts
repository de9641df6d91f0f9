import type { LoadBalancer } from './load-balancer';

/**
 * The props that decide which load balancer a gateway gets, and its settings.
 *
 * @internal
 */
export interface LoadBalancerProps {
  /**
   * The load balancer and its settings. It needs the default `serviceType` (ASMG0203). A setting that is also in
   * `serviceAnnotations` or `loadBalancerClass` must have the same value there (ASMG0201, ASMG0207).
   *
   * @default - a CLB with the defaults of the cloud controller, unless `loadBalancerClass` requests another kind
   */
  readonly loadBalancer?: LoadBalancer;

  /**
   * Class of the load balancer. `alibabacloud.com/nlb` creates an NLB, which needs ASM 1.18, Kubernetes 1.24 and cloud
   * controller manager 2.5.0 (ASMG0210). Kubernetes allows no change after creation.
   *
   * @default - not written; a CLB is created
   * @see https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway
   */
  readonly loadBalancerClass?: string;

  /**
   * Annotations of the Service, for example load balancer settings. Annotations of the strategy must agree (ASMG0201).
   *
   * @default - the annotations of the strategy
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly serviceAnnotations?: { [key: string]: string };
}
