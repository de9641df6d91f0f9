/*
 * Objects as the API server prints them, for a cluster with an ASM gateway. The first node runs the gateway pod.
 */

type Fields = Record<string, unknown>;

/** An object of the API. */
export interface ApiObject extends Fields {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Fields & { readonly name: string };
}

/** What a cluster is like. What is left out is as in a new ACK cluster with Flannel. */
export interface ClusterOptions {
  readonly nodes?: readonly string[];
  readonly version?: string;
  readonly mode?: string;
  readonly clusterCidr?: string;
  readonly detectLocalMode?: string;
  readonly policy?: string;
  readonly annotations?: Record<string, string>;
  readonly spec?: Fields;
  readonly ingress?: readonly Fields[];
  readonly endpoints?: readonly Fields[];

  /** The ports in the EndpointSlice. */
  readonly slicePorts?: readonly Fields[] | null;
  readonly daemonSets?: readonly string[];
  readonly terway?: Fields;
  readonly labels?: Record<string, Record<string, string>>;

  /** The reason that the network plugin wrote into the condition NetworkUnavailable of each node. */
  readonly networkReason?: string;
  readonly events?: readonly Fields[];
}

const NAMESPACE = 'istio-system';
const SERVICE = 'istio-ingressgateway';

export function node(name: string, number: number, version: string, labels: Record<string, string> = {}, networkReason?: string): ApiObject {
  const range = `10.244.${number}.0/24`;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec: { podCIDR: range, podCIDRs: [range] },
    status: {
      nodeInfo: { kubeletVersion: version, kubeProxyVersion: '' },
      conditions: [
        ...networkReason === undefined ? [] : [{ type: 'NetworkUnavailable', status: 'False', reason: networkReason }],
        { type: 'Ready', status: 'True' },
      ],
      addresses: [{ type: 'InternalIP', address: `192.168.0.${number}` }, { type: 'Hostname', address: name }],
    },
  };
}

export function endpoint(nodeName: string, conditions: Fields = { ready: true, serving: true, terminating: false }): Fields {
  return { addresses: ['10.244.1.5'], nodeName, conditions, targetRef: { kind: 'Pod', name: 'gateway' } };
}

export function pod(name: string, nodeName: string | undefined, spec: Fields = {}): ApiObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop' },
    spec: { nodeName, containers: [{ name: 'app' }], ...spec },
    status: { phase: 'Running', podIP: '10.244.2.9' },
  };
}

/** The objects of a cluster that decide who reaches its gateway. */
export function clusterObjects(options: ClusterOptions = {}): ApiObject[] {
  const { nodes = ['node-1', 'node-2', 'node-3'], version = 'v1.34.4-aliyun.1', daemonSets = ['kube-flannel-ds', 'kube-proxy-worker'] } = options;
  return [
    ...nodes.map((name, index) => node(name, index + 1, version, options.labels?.[name], options.networkReason)),
    service(options),
    slice(options.endpoints ?? [endpoint('node-1')], options.slicePorts),
    ...daemonSets.map((name) => daemonSet(name, version)),
    kubeProxyConfig(options),
    ...options.terway === undefined ? [] : [configMap('eni-config', options.terway)],
    ...(options.events ?? []).map((event, index) => eventAbout(event, index)),
  ];
}

function service({ policy = 'Local', annotations = {}, spec = {}, ingress = [{ ip: '203.0.113.7' }] }: ClusterOptions): ApiObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: SERVICE, namespace: NAMESPACE, annotations },
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy: policy,
      internalTrafficPolicy: 'Cluster',
      selector: { app: SERVICE, istio: 'ingressgateway' },
      ports: [{ name: 'http2', port: 80, targetPort: 80, protocol: 'TCP', nodePort: 31380 }],
      ...spec,
    },
    status: { loadBalancer: { ingress } },
  };
}

export function slice(
  endpoints: readonly Fields[], ports: ClusterOptions['slicePorts'] = [{ name: 'http2', port: 80, protocol: 'TCP' }], suffix = 'x7k2p',
): ApiObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${SERVICE}-${suffix}`, namespace: NAMESPACE, labels: { 'kubernetes.io/service-name': SERVICE } },
    addressType: 'IPv4',
    endpoints,
    ports,
  };
}

function daemonSet(name: string, version: string): ApiObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace: 'kube-system' },
    spec: { template: { spec: { containers: [{ name, image: `registry.example.com/acs/${name}:${version}` }] } } },
  };
}

function kubeProxyConfig({ mode = 'iptables', clusterCidr = '10.244.0.0/16', detectLocalMode = '' }: ClusterOptions): ApiObject {
  return configMap('kube-proxy-worker', {
    'config.conf': [
      'apiVersion: kubeproxy.config.k8s.io/v1alpha1', 'kind: KubeProxyConfiguration', `mode: "${mode}"`, `clusterCIDR: "${clusterCidr}"`,
      `detectLocalMode: "${detectLocalMode}"`, '',
    ].join('\n'),
  });
}

export function configMap(name: string, data: Fields): ApiObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'kube-system' }, data };
}

function eventAbout(event: Fields, index: number): ApiObject {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${SERVICE}.${index}`, namespace: NAMESPACE },
    involvedObject: { kind: 'Service', name: SERVICE, namespace: NAMESPACE },
    ...event,
  };
}

/** A NetworkPolicy in the namespace of the gateway. */
export function networkPolicy(name: string, podSelector: Fields, spec: Fields = { policyTypes: ['Ingress'] }): ApiObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: NAMESPACE },
    spec: { podSelector, ...spec },
  };
}

/** The objects without those of a kind and, if given, a name. */
export function without(objects: readonly ApiObject[], kind: string, name?: string): ApiObject[] {
  return objects.filter((object) => object.kind !== kind || (name !== undefined && object.metadata.name !== name));
}
