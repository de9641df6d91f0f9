/** Label of every object made for a probe; its value is `PROBE_NAME`. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export const NAME_LABEL = 'app.kubernetes.io/name';

/** Label that distinguishes probes: the name of the Job, CronJob or DaemonSet. */
export const INSTANCE_LABEL = 'app.kubernetes.io/instance';

/** Value of the label `NAME_LABEL`. */
export const PROBE_NAME = 'asm-gateway-probe';

/**
 * Annotation of the pods of a probe: the namespace of the gateway's pods and a selector for them, for example
 * `istio-system/app=istio-ingressgateway`.
 */
export const GATEWAY_PODS_ANNOTATION = 'asm-gateway.io/gateway-pods';

/** Name of the container that runs the probe. */
export const PROBE_CONTAINER = 'probe';
