import { parsedJson } from './documents';
import { KUBE_PROXY_KEY } from './kube-proxy';
import { decidingMessage } from './live-event';
import { DECIDING_LABELS } from './live-node';
import { loadBalancerAnnotations } from './live-service';
import { TERWAY_CONFIG_MAP, TERWAY_KEY } from './terway';
import { isFields } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';
import { documentsIn } from '../kubernetes/yaml';
import { yaml } from '../lazy';

/** What is kept of a value: all of it, what a function leaves, or fields of a map and of each map in a list. */
type Kept = true | ((value: unknown) => unknown) | { readonly [field: string]: Kept };

const METADATA = { name: true, namespace: true } as const;

/** What is kept of each kind: what a snapshot is made of. */
const KINDS: { readonly [kind: string]: Kept } = {
  Service: {
    metadata: { ...METADATA, annotations: loadBalancerAnnotations },
    spec: {
      type: true,
      externalTrafficPolicy: true,
      internalTrafficPolicy: true,
      loadBalancerClass: true,
      loadBalancerSourceRanges: true,
      ipFamilies: true,
      selector: true,
      ports: { name: true, port: true, protocol: true },
    },
    status: { loadBalancer: { ingress: { ip: true, hostname: true, ipMode: true } } },
  },
  EndpointSlice: {
    metadata: { ...METADATA, labels: { 'kubernetes.io/service-name': true } },
    endpoints: {
      addresses: true, nodeName: true, conditions: true, targetRef: { uid: true, namespace: true, name: true },
    },
    ports: { name: true, port: true, protocol: true },
  },
  NetworkPolicy: { metadata: METADATA, spec: { podSelector: true, policyTypes: true } },
  Event: {
    metadata: { ...METADATA, creationTimestamp: true },
    involvedObject: { kind: true, name: true },
    regarding: { kind: true, name: true },
    reason: true,
    lastTimestamp: true,
    deprecatedLastTimestamp: true,
    eventTime: true,
    series: { lastObservedTime: true },
  },
  Node: {
    metadata: {
      name: true,
      labels: Object.fromEntries(DECIDING_LABELS.map((name) => [name, true])),
    },
    spec: { podCIDR: true, podCIDRs: true, taints: { key: true } },
    status: {
      nodeInfo: { kubeletVersion: true, kubeProxyVersion: true },
      addresses: { type: true, address: true },
      conditions: { type: true, reason: true },
    },
  },
  DaemonSet: {
    metadata: METADATA,
    spec: { template: { spec: { containers: { name: true, image: true } } } },
  },
  Pod: {
    metadata: METADATA,
    spec: { nodeName: true, hostNetwork: true },
    status: { phase: true, podIP: true },
  },
  IstioGateway: {
    metadata: METADATA,
    spec: { externalTrafficPolicy: true, serviceAnnotations: loadBalancerAnnotations },
  },
};

/** The fields of an object that a diagnosis needs, in the shape in which they were found. */
export function keptOf(object: KubernetesObject): object {
  const { apiVersion, kind, metadata, data } = object;
  if (kind !== 'ConfigMap') {
    const message = kind === 'Event' ? decidingMessage(object) : undefined;
    const kept = keep(object, KINDS[kind] ?? { metadata: METADATA }) as object;
    return { apiVersion, kind, ...kept, ...message === undefined ? {} : { message } };
  }
  const reduce = metadata.name === TERWAY_CONFIG_MAP ? TERWAY_DATA : KUBE_PROXY_DATA;
  return { apiVersion, kind, metadata: keep(metadata, METADATA), data: keep(data, reduce) };
}

/** A value of another type than the API gives it is not kept. */
function keep(value: unknown, kept: Kept): unknown {
  if (kept === true) {
    return value;
  }
  if (typeof kept === 'function') {
    return kept(value);
  }
  if (Array.isArray(value)) {
    return value.map((each) => keep(each, kept));
  }
  return isFields(value)
    ? Object.fromEntries(Object.entries(kept).filter(([field]) => Object.hasOwn(value, field))
      .map(([field, inner]) => [field, keep(value[field], inner)]))
    : value === null ? null : undefined;
}

/** Of the configuration of kube-proxy, in YAML, what decides who reaches a load balancer. */
const KUBE_PROXY_DATA: Kept = {
  [KUBE_PROXY_KEY]: (text) => {
    const [document] = documentsIn(typeof text === 'string' ? text : '');
    const fields = { apiVersion: true, kind: true, mode: true, clusterCIDR: true, detectLocalMode: true } as const;
    return document !== undefined && 'value' in document && isFields(document.value)
      ? yaml().stringify(keep(document.value, fields))
      : '';
  },
};

/** Of the configuration of Terway, in JSON, its switches. The rest may hold access keys. */
const TERWAY_DATA: Kept = {
  in_cluster_loadbalance: true,
  [TERWAY_KEY]: (text) => {
    const conf = parsedJson(typeof text === 'string' ? text : '');
    const fields = { eniip_virtual_type: true, network_policy_provider: true } as const;
    return isFields(conf) ? JSON.stringify(keep(conf, fields)) : '';
  },
};
