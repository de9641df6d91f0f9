/*
 * The annotations of an IstioGateway with which ASM switches features.
 */

/** How the annotations of ASM begin. */
const PREFIX = 'asm.alibabacloud.com/';

/** An annotation that ASM reads on an IstioGateway. */
export interface AsmAnnotation {
  readonly key: string;

  /** What the value is. */
  readonly value: 'switch' | 'seconds' | 'text';
}

const annotation = (name: string, value: AsmAnnotation['value']): AsmAnnotation => ({ key: PREFIX + name, value });

/**
 * ASM runs the gateway outside the clusters. From ASM 1.18.0.147 on.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/sidecar/managed-gateway-with-asm-serverless
 */
export const MANAGED_BY_ASM = annotation('managed-by-asm', 'switch');

/**
 * Whether ASM sets the number of replicas of the Deployment. From ASM 1.19 on.
 *
 * Source: https://help.aliyun.com/zh/asm/sidecar/customize-the-scaling-policy-of-asm-gateway
 */
export const REPLICAS_MANAGED_BY_ASM = annotation('replicas-managed-by-asm', 'switch');

/**
 * A second Deployment with one pod behind the same Service. From ASM 1.20 on.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/user-guide/asm-gateway-canary-upgrade-1
 */
export const CANARY = annotation('enable-canary-deployment', 'switch');

/**
 * How long a pod that stops still serves its connections. From ASM 1.26 on.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-graceful-shutdown-to-avoid-traffic-loss
 */
export const DRAIN_TIMEOUT = annotation('gateway-drain-timeout-seconds', 'seconds');

/** The limits of the drain timeout in seconds, from the same page. Without a load balancer there is no upper one. */
export const DRAIN_LIMITS = { lowest: 10, highest: 890 };

/**
 * The annotations for logs come from the vendor's Go types.
 *
 * Source: https://github.com/aliyun/alibabacloud-servicemesh-api
 */
export const ASM_ANNOTATIONS: readonly AsmAnnotation[] = [
  MANAGED_BY_ASM, REPLICAS_MANAGED_BY_ASM, CANARY, DRAIN_TIMEOUT,
  annotation('aliyun-logs-project', 'text'),
  annotation('aliyun-logtail-config', 'text'),
  annotation('aliyun-logs-machinegroup', 'text'),
];

/** Whether ASM reads annotations with this key. */
export function isOfAsm(key: string): boolean {
  return key.startsWith(PREFIX);
}
