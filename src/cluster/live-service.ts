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
  const { namespace, annotations } = fieldsOf(metadata);
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
