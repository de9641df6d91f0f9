import { parsedJson } from './documents';
import { KUBE_PROXY_KEY } from './kube-proxy';
import { decidingWords } from './kube-proxy-flags';
import { DECIDING_LABELS } from './live-node';
import { loadBalancerAnnotations, UNPROXIED_LABELS } from './live-service';
import { SERVER_VERSION_KIND } from './server-version';
import { TERWAY_CONFIG_MAP, TERWAY_KEY } from './terway';
import { isFields } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';
import { documentsIn } from '../kubernetes/yaml';
import { yaml } from '../lazy';

/** A value with the type that the API gives it, and what is kept of it. */
export class KeptValue {
  constructor(
    public readonly fits: (value: unknown) => boolean,
    public readonly keep: (value: unknown) => unknown = (value) => value,
  ) {}
}

/** What is kept of each value in a map. */
export class KeptEntries {
  constructor(public readonly each: { readonly [field: string]: Kept }) {}
}

/** What is kept of a value: a value of a type, fields of a map, or fields of each map in a list or in a map. */
export type Kept = KeptValue | KeptEntries | readonly [Kept] | { readonly [field: string]: Kept };

const isText = (value: unknown): value is string => typeof value === 'string';

const TEXT = new KeptValue(isText);
const NUMBER = new KeptValue((value) => typeof value === 'number');
const FLAG = new KeptValue((value) => typeof value === 'boolean');
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const TEXTS = new KeptValue(isTexts);

/** An empty text is the same as none. */
const oneOf = (...values: readonly string[]) => (
  new KeptValue((value) => isText(value) && ['', ...values].includes(value))
);

const mapOfTexts = (keep?: (value: unknown) => unknown) => (
  new KeptValue((value) => isFields(value) && Object.values(value).every(isText), keep)
);

const textsNamed = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, TEXT]));

const POLICY = oneOf('Local', 'Cluster');
const ANNOTATIONS = mapOfTexts(loadBalancerAnnotations);
const COMMAND = new KeptValue(isTexts, (value) => decidingWords(isTexts(value) ? value : []));
const METADATA = { name: TEXT, namespace: TEXT };
const GATEWAY_SETTINGS = { externalTrafficPolicy: POLICY, serviceAnnotations: ANNOTATIONS };
const PORT = { name: TEXT, port: NUMBER, protocol: TEXT };

/** What is kept of each kind: what a snapshot is made of. */
const KINDS: { readonly [kind: string]: { readonly [field: string]: Kept } } = {
  Service: {
    metadata: { ...METADATA, annotations: ANNOTATIONS, labels: textsNamed(UNPROXIED_LABELS), deletionTimestamp: TEXT },
    spec: {
      type: oneOf('ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'),
      externalTrafficPolicy: POLICY,
      internalTrafficPolicy: POLICY,
      loadBalancerClass: TEXT,
      loadBalancerSourceRanges: TEXTS,
      ipFamilies: TEXTS,
      selector: mapOfTexts(),
      ports: [{ ...PORT, appProtocol: TEXT }],
    },
    status: { loadBalancer: { ingress: [{ ip: TEXT, hostname: TEXT, ipMode: oneOf('VIP', 'Proxy') }] } },
  },
  EndpointSlice: {
    metadata: { ...METADATA, labels: { 'kubernetes.io/service-name': TEXT } },
    endpoints: [{
      addresses: TEXTS,
      nodeName: TEXT,
      conditions: { ready: FLAG, serving: FLAG, terminating: FLAG },
      targetRef: { uid: TEXT, namespace: TEXT, name: TEXT },
    }],
    ports: [PORT],
  },
  NetworkPolicy: {
    metadata: METADATA,
    spec: {
      podSelector: { matchLabels: mapOfTexts(), matchExpressions: [{ key: TEXT, operator: TEXT, values: TEXTS }] },
      policyTypes: TEXTS,
      egress: [{}],
    },
  },
  Event: {
    metadata: { ...METADATA, creationTimestamp: TEXT },
    involvedObject: { kind: TEXT, name: TEXT },
    regarding: { kind: TEXT, name: TEXT },
    reason: TEXT,
    lastTimestamp: TEXT,
    deprecatedLastTimestamp: TEXT,
    eventTime: TEXT,
    series: { lastObservedTime: TEXT },
  },
  Node: {
    metadata: { name: TEXT, labels: textsNamed(DECIDING_LABELS) },
    spec: { podCIDR: TEXT, podCIDRs: TEXTS, unschedulable: FLAG, taints: [{ key: TEXT, effect: TEXT }] },
    status: {
      nodeInfo: { kubeletVersion: TEXT, kubeProxyVersion: TEXT },
      addresses: [{ type: TEXT, address: TEXT }],
      conditions: [{ type: TEXT, reason: TEXT }],
    },
  },
  DaemonSet: {
    metadata: { ...METADATA, generation: NUMBER },
    spec: {
      template: {
        spec: {
          containers: [{ name: TEXT, image: TEXT, command: COMMAND, args: COMMAND }],
          volumes: [{ configMap: { name: TEXT } }],
        },
      },
    },
    status: { observedGeneration: NUMBER, desiredNumberScheduled: NUMBER, updatedNumberScheduled: NUMBER },
  },
  Pod: {
    metadata: { ...METADATA, labels: mapOfTexts() },
    spec: { nodeName: TEXT, hostNetwork: FLAG, containers: [{ name: TEXT }], initContainers: [{ name: TEXT }] },
    status: { phase: TEXT, podIP: TEXT },
  },
  IstioGateway: {
    metadata: METADATA,
    spec: { ...GATEWAY_SETTINGS, clusterIds: TEXTS, overrides: new KeptEntries(GATEWAY_SETTINGS) },
  },
  [SERVER_VERSION_KIND]: { metadata: METADATA, gitVersion: TEXT },
};

/** Of the configuration of kube-proxy, in YAML, what decides who reaches a load balancer. */
const KUBE_PROXY_DATA: Kept = {
  [KUBE_PROXY_KEY]: new KeptValue(isText, (text) => {
    const [document] = documentsIn(String(text));
    return document !== undefined && 'value' in document && isFields(document.value)
      ? yaml().stringify(some(document.value, ['apiVersion', 'kind', 'mode', 'clusterCIDR', 'detectLocalMode']))
      : '';
  }),
};

/** Of the configuration of Terway, in JSON, its switches. The rest may hold access keys. */
const TERWAY_DATA: Kept = {
  in_cluster_loadbalance: TEXT,
  [TERWAY_KEY]: new KeptValue(isText, (text) => {
    const conf = parsedJson(String(text));
    return isFields(conf) ? JSON.stringify(some(conf, ['eniip_virtual_type', 'network_policy_provider'])) : '';
  }),
};

/** Some fields of a map, which are texts. What takes the place of another value is no text either. */
function some(map: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(map).filter(([field]) => fields.includes(field))
    .map(([field, value]: [string, unknown]) => [field, value === null || isText(value) ? value : false]));
}

/** What is kept of an object. */
export function keptFieldsOf({ kind, metadata: { name } }: KubernetesObject): { readonly [field: string]: Kept } {
  return kind === 'ConfigMap'
    ? { metadata: METADATA, data: name === TERWAY_CONFIG_MAP ? TERWAY_DATA : KUBE_PROXY_DATA }
    : KINDS[kind] ?? { metadata: METADATA };
}
