/** Plays the cloud controller and the DNS of its provider (README.md here says what and by which source). */
import type { EndpointSlice, List, Service, ServicePort } from './kube-types';
import { loadBalancerAddress } from '../cluster/addresses';
import type { Api } from '../cluster/api';
import { setListeners, type Listener } from '../cluster/load-balancer';
import { keepPodAddresses, type Network } from '../cluster/network';
import { setOutsideNames } from '../nodes/names';

const BACKEND_TYPE = 'service.beta.kubernetes.io/backend-type';
/** The two names of an annotation: the current one and the older one. */
const namesOfAnnotation = (name: string): readonly string[] => ['alibaba-cloud', 'alicloud'].map((prefix) => (
  `service.beta.kubernetes.io/${prefix}-loadbalancer-${name}`
));
const HOSTNAME = namesOfAnnotation('hostname');
const PROTOCOL_PORT = namesOfAnnotation('protocol-port');
const PROXY_PROTOCOL = namesOfAnnotation('proxy-protocol');
const NLB = 'alibabacloud.com/nlb';

/** What the controller remembers between rounds. */
export interface CloudState {
  /** Load balancer of each Service, by `namespace/name`. */
  readonly addresses: Map<string, string>;
  listeners: string;
  readonly events: Set<string>;
}

export function newCloudState(): CloudState {
  return { addresses: new Map(), listeners: '', events: new Set() };
}

interface Endpoint {
  readonly address: string;
  readonly node: string;
  readonly slice: EndpointSlice;
}

const keyOf = (service: Service): string => `${service.metadata.namespace}/${service.metadata.name}`;

function isSliceOf(service: Service, slice: EndpointSlice): boolean {
  return slice.metadata.namespace === service.metadata.namespace
    && slice.metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name;
}

function endpointsIn(slice: EndpointSlice): Endpoint[] {
  const ready = (slice.endpoints ?? []).filter((each) => each.conditions?.ready !== false);
  return ready.flatMap(({ addresses, nodeName: node = '' }) => addresses.map((address) => ({ address, node, slice })));
}

function readyEndpoints(service: Service, slices: readonly EndpointSlice[]): Endpoint[] {
  return slices.filter((slice) => isSliceOf(service, slice)).flatMap(endpointsIn);
}

function backendsOf(service: Service, port: ServicePort, endpoints: readonly Endpoint[], network: Network): Listener['backends'] {
  if (service.metadata.annotations?.[BACKEND_TYPE] === 'eni') {
    return endpoints.map((each) => ({ address: each.address, port: each.slice.ports?.find((one) => one.name === port.name)?.port ?? port.port }));
  }
  const withGateway = new Set(endpoints.map((each) => each.node));
  const nodes = service.spec.externalTrafficPolicy === 'Local' ? network.nodes.filter((node) => withGateway.has(node.name)) : network.nodes;
  return nodes.map((node) => ({ address: node.address, port: port.nodePort ?? 0 }));
}

function annotation(service: Service, keys: readonly string[]): string | undefined {
  return keys.map((key) => service.metadata.annotations?.[key]).find((value) => value !== undefined);
}

/** What the listener of a port does: an HTTPS listener ends TLS, and a TCP listener may add a PROXY header. */
function kindOf(service: Service, { port }: ServicePort): Listener['kind'] {
  const entries = (annotation(service, PROTOCOL_PORT) ?? '').split(',').map((entry) => entry.trim());
  if (entries.includes(`https:${port}`)) {
    return 'tls';
  }
  return annotation(service, PROXY_PROTOCOL) === 'on' ? 'proxy-protocol' : undefined;
}

function statusOf(service: Service, address: string): { ip?: string; hostname?: string } {
  if (service.spec.loadBalancerClass === NLB) {
    return { hostname: nlbName(service) };
  }
  const hostname = annotation(service, HOSTNAME);
  return hostname ? { hostname } : { ip: address };
}

function nlbName(service: Service): string {
  return `nlb-${service.metadata.namespace}-${service.metadata.name}.example.com`;
}

async function tell(api: Api, state: CloudState, service: Service, reason: string, message: string): Promise<void> {
  const key = `${keyOf(service)} ${reason}`;
  if (state.events.has(key)) {
    return;
  }
  state.events.add(key);
  const now = new Date().toISOString();
  await api.ask('POST', `/api/v1/namespaces/${service.metadata.namespace}/events`, {
    body: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { generateName: `${service.metadata.name}-` },
      type: 'Normal',
      reason,
      message,
      count: 1,
      firstTimestamp: now,
      lastTimestamp: now,
      involvedObject: { apiVersion: 'v1', kind: 'Service', namespace: service.metadata.namespace, name: service.metadata.name },
      source: { component: 'service-controller' },
    }),
  });
}

/** What a round works with. */
interface Round {
  readonly api: Api;
  readonly network: Network;
  readonly state: CloudState;

  /** Whether pods have interfaces of their own, as under Terway. */
  readonly podsInVpc: boolean;
}

/** What a Service asks of the cloud. */
interface Request {
  readonly service: Service;
  readonly address: string;
  readonly endpoints: readonly Endpoint[];

  /** Whether its pods are backends. */
  readonly eni: boolean;
}

function requestOf(service: Service, slices: readonly EndpointSlice[], { addresses }: CloudState): Request {
  const key = keyOf(service);
  const address = addresses.get(key) ?? loadBalancerAddress(addresses.size + 1);
  addresses.set(key, address);
  const eni = service.metadata.annotations?.[BACKEND_TYPE] === 'eni';
  return { service, address, eni, endpoints: readyEndpoints(service, slices) };
}

const NO_BACKENDS = 'UnAvailableLoadBalancer';
const ENSURED = 'EnsuredLoadBalancer';

async function tellEvents({ api, state, podsInVpc }: Round, { service, endpoints, eni }: Request): Promise<void> {
  if (endpoints.length === 0) {
    await tell(api, state, service, NO_BACKENDS, 'There are no available nodes for the load balancer.');
  } else if (state.events.delete(`${keyOf(service)} ${NO_BACKENDS}`)) {
    state.events.delete(`${keyOf(service)} ${ENSURED}`);
  }
  if (eni && !podsInVpc) {
    await tell(api, state, service, 'SkipSyncBackends', 'Pods outside the network of the load balancer are passed over.');
  }
  await tell(api, state, service, ENSURED, 'The load balancer is as the Service asks.');
}

function listenersOf({ network, podsInVpc }: Round, { service, address, endpoints, eni }: Request): Listener[] {
  return service.spec.ports.map((port) => ({
    kind: kindOf(service, port),
    address,
    port: port.port,
    backends: eni && !podsInVpc ? [] : backendsOf(service, port, endpoints, network),
  }));
}

/** Publishes the status where it is another; returns what was published. */
async function publish(api: Api, { service, address }: Request): Promise<string[]> {
  const wanted = statusOf(service, address);
  const [current, ...others] = service.status.loadBalancer?.ingress ?? [];
  if (current && others.length === 0 && current.ip === wanted.ip && current.hostname === wanted.hostname) {
    return [];
  }
  const { namespace, name } = service.metadata;
  await api.merge(`/api/v1/namespaces/${namespace}/services/${name}/status`, { status: { loadBalancer: { ingress: [wanted] } } });
  return [`${keyOf(service)}: ${wanted.ip ?? wanted.hostname}`];
}

/** The provider knows its own names. The record of a name that the user chose is the user's to make, and the lab's user makes it. */
function namesOf(requests: readonly Request[]): Record<string, string> {
  const names = requests.map(({ service, address }) => [statusOf(service, address).hostname, address]);
  return Object.fromEntries(names.filter(([name]) => name !== undefined)) as Record<string, string>;
}

function listenerText({ kind, address, port, backends }: Listener): string {
  return `${kind ?? 'tcp'} ${address}:${port} -> ${backends.map((one) => `${one.address}:${one.port}`).join(' ') || 'nothing'}`;
}

/** Brings the load balancer up to date; returns its listeners if anything is new. */
function updateLoadBalancer(round: Round, requests: readonly Request[]): string[] {
  const { network, state, podsInVpc } = round;
  const listeners = requests.flatMap((request) => listenersOf(round, request));
  const names = namesOf(requests);
  const toPods = requests.filter(({ eni }) => eni && podsInVpc).map(({ address }) => address);
  const now = JSON.stringify([listeners, names, toPods]);
  if (now === state.listeners) {
    return [];
  }
  setListeners(network, listeners);
  setOutsideNames(names);
  for (const node of network.nodes) {
    keepPodAddresses(node, toPods);
  }
  state.listeners = now;
  return [`listeners: ${listeners.map(listenerText).join('; ')}`];
}

/** One round: listeners, statuses, events. `podsInVpc`: whether pods have interfaces of their own, as under Terway. */
export async function reconcileLoadBalancers(api: Api, network: Network, state: CloudState, podsInVpc: boolean): Promise<string[]> {
  const round = { api, network, state, podsInVpc };
  const services = (await api.get<List<Service>>('/api/v1/services')).items.filter((service) => service.spec.type === 'LoadBalancer');
  const slices = (await api.get<List<EndpointSlice>>('/apis/discovery.k8s.io/v1/endpointslices')).items;
  const requests = services.map((service) => requestOf(service, slices, state));
  const said: string[] = [];
  for (const request of requests) {
    await tellEvents(round, request);
    said.push(...await publish(api, request));
  }
  return [...said, ...updateLoadBalancer(round, requests)];
}
