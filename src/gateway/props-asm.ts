import type { Duration } from 'cdk8s';

/**
 * Features that ASM switches by annotations of the resource, and a recipe.
 */
export interface GatewayAsmProps {
  /**
   * How long a gateway pod that stops still serves its connections: 10 to 890 whole seconds for a Service with a load
   * balancer, and at least 10 for others (ASMG0117). A rollout then cuts no connection that ends in that time. It needs
   * ASM 1.26 and its Enterprise or Ultimate Edition; a change restarts the pods. Older versions use the annotations
   * `connection-drain` and `connection-drain-timeout` of the Service.
   *
   * @default - not written; pods stop after 30 seconds
   * @see https://www.alibabacloud.com/help/en/asm/sidecar/use-graceful-shutdown-to-avoid-traffic-loss
   */
  readonly drainTimeout?: Duration;

  /**
   * Whether ASM adds a Deployment with one pod, `istio-<name>-canary`, behind the same Service. Use it to try a new
   * version with a part of the traffic. A Deployment that already has this name is not replaced. It needs ASM 1.20.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/asm/user-guide/asm-gateway-canary-upgrade-1
   */
  readonly canary?: boolean;

  /**
   * Whether ASM runs the gateway outside the clusters (a serverless gateway). The clusters then have no Service and no
   * pods of the gateway, and no DNS name. `clusterIds` is left out (ASMG0117). It needs ASM 1.18.0.147.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/asm/sidecar/managed-gateway-with-asm-serverless
   */
  readonly managedByAsm?: boolean;

  /**
   * Whether ASM sets the number of gateway pods. With false, an autoscaler of your own may set it in the Deployment
   * `istio-<name>`, or you by hand. Then leave `cpu`, `memory` and `autoscaleEnabled` out (ASMG0117). It needs ASM
   * 1.19.
   *
   * @default true
   * @see https://help.aliyun.com/zh/asm/sidecar/customize-the-scaling-policy-of-asm-gateway
   */
  readonly replicasManagedByAsm?: boolean;

  /**
   * Whether the gateway follows the vendor's recipe for high availability: pods on different nodes if possible, 2 to 4
   * pods by CPU utilization of 80 percent, and a rollout that starts the new pods before it stops old ones. A prop that
   * is set itself has precedence: `affinity`, `minReplicas`, `maxReplicas`, `cpu`, `rollingMaxSurge` and
   * `rollingMaxUnavailable`. Without replicas managed by ASM, the numbers of pods are left out.
   *
   * @default false
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly highAvailability?: boolean;
}
