import { fieldsOf, listOf, numberOf, textListOf, textOf, textsOf } from '../kubernetes/fields';
import type { KubernetesObject, StringMap } from '../kubernetes/objects';

/** A port of a Service in a cluster. */
export interface LivePort {
  readonly name: string | undefined;
  readonly port: number | undefined;
  readonly protocol: string;
  readonly appProtocol?: string;
}

/** An address that the load balancer of a Service publishes. */
export interface LiveAddress {
  readonly ip: string | undefined;
  readonly hostname: string | undefined;
  readonly ipMode: string | undefined;
}

/**
 * Labels of Services that kube-proxy ignores, whatever their values.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/v1.34.0/cmd/kube-proxy/app/server.go
 */
export const UNPROXIED_LABELS = ['service.kubernetes.io/service-proxy-name', 'service.kubernetes.io/headless'] as const;

/** A Service in a cluster, with the fields that decide who reaches it. */
export interface LiveService {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly externalTrafficPolicy: string | undefined;
  readonly internalTrafficPolicy: string | undefined;
  readonly loadBalancerClass: string | undefined;
  readonly sourceRanges: readonly string[];

  /** `IPv4`, `IPv6` or both; empty before Kubernetes 1.20. */
  readonly ipFamilies: readonly string[];
  readonly annotations: StringMap;

  /** The label by which kube-proxy ignores the Service; undefined if there is none. */
  readonly unproxiedLabel: string | undefined;
  readonly isBeingDeleted: boolean;

  /** The labels of the pods behind the Service; empty if its endpoints are written by hand. */
  readonly selector: StringMap;
  readonly ports: readonly LivePort[];
  readonly addresses: readonly LiveAddress[];
}

/** Annotations that the cloud controller reads begin with this. */
const CONTROLLER_PREFIX = 'service.beta.kubernetes.io/';

/** Annotations of the load balancer. Another one decides nothing and may hold anything. */
export function loadBalancerAnnotations(annotations: unknown): StringMap {
  const entries = Object.entries(textsOf(annotations));
  return Object.fromEntries(entries.filter(([key]) => key.startsWith(CONTROLLER_PREFIX)));
}

export function serviceOf({ metadata, spec, status }: KubernetesObject): LiveService {
  const { namespace, annotations, labels, deletionTimestamp } = fieldsOf(metadata);
  const fields = fieldsOf(spec);
  return {
    namespace: textOf(namespace) ?? 'default',
    name: metadata.name,
    type: textOf(fields.type) ?? 'ClusterIP',
    externalTrafficPolicy: textOf(fields.externalTrafficPolicy),
    internalTrafficPolicy: textOf(fields.internalTrafficPolicy),
    loadBalancerClass: textOf(fields.loadBalancerClass),
    sourceRanges: textListOf(fields.loadBalancerSourceRanges).map((range) => range.trim()),
    ipFamilies: textListOf(fields.ipFamilies),
    annotations: loadBalancerAnnotations(annotations),
    unproxiedLabel: UNPROXIED_LABELS.find((label) => fieldsOf(labels)[label] !== undefined),
    isBeingDeleted: deletionTimestamp !== undefined && deletionTimestamp !== null,
    selector: textsOf(fields.selector),
    ports: listOf(fields.ports).map(({ name, port, protocol, appProtocol }) => ({
      name: textOf(name),
      port: numberOf(port),
      protocol: textOf(protocol) ?? 'TCP',
      ...typeof appProtocol === 'string' ? { appProtocol } : {},
    })),
    addresses: listOf(fieldsOf(fieldsOf(status).loadBalancer).ingress).map(({ ip, hostname, ipMode }) => (
      { ip: filledIn(ip), hostname: filledIn(hostname), ipMode: textOf(ipMode) }
    )).filter(({ ip, hostname }) => ip !== undefined || hostname !== undefined),
  };
}

/** A text that is not empty. */
function filledIn(value: unknown): string | undefined {
  const text = textOf(value);
  return text === '' ? undefined : text;
}
