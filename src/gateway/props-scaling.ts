import type { k8s } from 'cdk8s-plus-28';

/**
 * How many pods a gateway has, and how a rollout replaces them. A rollout that Kubernetes rejects is reported as
 * ASMG0121.
 */
export interface GatewayScalingProps {
  /**
   * Number of gateway pods, an integer from 0. ASM treats 0 as unset. A negative number is reported as ASMG0104. With
   * autoscaling, this is only the number at the start.
   *
   * @default - not written; ASM runs one pod
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly replicaCount?: number;

  /**
   * Whether ASM autoscales the gateway. The published gateways that autoscale leave it out and set `minReplicas`,
   * `maxReplicas` and `cpu`. ASM treats false as unset.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly autoscaleEnabled?: boolean;

  /**
   * Smallest number of gateway pods with autoscaling, an integer from 0. ASM treats 0 as unset. More than `maxReplicas`
   * is reported as ASMG0104. Autoscaling of an egress gateway needs the Enterprise or the Ultimate Edition of ASM.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly minReplicas?: number;

  /**
   * Largest number of gateway pods with autoscaling, an integer from 0. ASM treats 0 as unset.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly maxReplicas?: number;

  /**
   * CPU utilization that the autoscaler aims for, in percent of the CPU request. It needs `maxReplicas`.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly cpu?: GatewayUtilization;

  /**
   * Memory utilization that the autoscaler aims for, in percent of the memory request. It needs `maxReplicas`. The
   * field is newer than `cpu`: a gateway that was published in 2022 shows the one and not the other.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly memory?: GatewayUtilization;

  /**
   * Number of pods that a rollout may add, or a percentage of the pods. With `k8s.IntOrString.fromString('100%')`, the
   * new pods start before the old ones stop. The resource holds a string, even for a number.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly rollingMaxSurge?: k8s.IntOrString;

  /**
   * Number of pods that may be missing during a rollout, or a percentage of the pods. A small value keeps the capacity
   * of the gateway. The resource holds a string, even for a number.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly rollingMaxUnavailable?: k8s.IntOrString;
}

/**
 * A target for autoscaling.
 */
export interface GatewayUtilization {
  /**
   * Average utilization of all gateway pods, an integer in percent of their requests. The published gateways use 80.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly targetAverageUtilization?: number;
}
