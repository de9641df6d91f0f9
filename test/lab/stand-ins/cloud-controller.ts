/** Plays the cloud controller and the DNS of its provider (README.md here says what and by which source). */
import type { EndpointSlice, List, Service, ServicePort } from './kube-types';
import { loadBalancerAddress } from '../cluster/addresses';
import type { Api } from '../cluster/api';
import { setListeners, type Listener } from '../cluster/load-balancer';
import { keepPodAddresses, type Network } from '../cluster/network';
import { setOutsideNames } from '../nodes/names';

const BACKEND_TYPE = 'service.beta.kubernetes.io/backend-type';
const HOSTNAMES = ['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname', 'service.beta.kubernetes.io/alicloud-loadbalancer-hostname'] as const;
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
  readonly address: string; readonly node: string; readonly slice: EndpointSlice;
}

const keyOf = (service: Service): string => `${service.metadata.namespace}/${service.metadata.name}`;

function readyEndpoints(service: Service, slices: readonly EndpointSlice[]): Endpoint[] {
  return slices
    .filter((slice) => slice.metadata.namespace === service.metadata.namespace && slice.metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name)
    .flatMap((slice) => (slice.endpoints ?? []).filter((each) => each.conditions?.ready !== false).flatMap((each) => each.addresses.map((address) => ({ address, node: each.nodeName ?? '', slice }))));
}

function backendsOf(service: Service, port: ServicePort, endpoints: readonly Endpoint[], network: Network): Listener['backends'] {
  if (service.metadata.annotations?.[BACKEND_TYPE] === 'eni') {
    return endpoints.map((each) => ({ address: each.address, port: each.slice.ports?.find((one) => one.name === port.name)?.port ?? port.port }));
  }
  const withGateway = new Set(endpoints.map((each) => each.node));
  const nodes = service.spec.externalTrafficPolicy === 'Local' ? network.nodes.filter((node) => withGateway.has(node.name)) : network.nodes;
  return nodes.map((node) => ({ address: node.address, port: port.nodePort ?? 0 }));
}

function statusOf(service: Service, address: string): { ip?: string; hostname?: string } {
  if (service.spec.loadBalancerClass === NLB) {
    return { hostname: nlbName(service) };
  }
  const hostname = HOSTNAMES.map((key) => service.metadata.annotations?.[key]).find((value) => value !== undefined);
  return hostname ? { hostname } : { ip: address };
}

function nlbName(service: Service): string {
  return `nlb-${service.metadata.namespace}-${service.metadata.name}.example.com`;
}

async function tell(api: Api, state: CloudState, service: Service, type: 'Normal' | 'Warning', reason: string, message: string): Promise<void> {
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
      type,
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

/** One round: listeners, statuses, events. `podsInVpc`: whether pods have interfaces of their own, as under Terway. */
export async function reconcileLoadBalancers(api: Api, network: Network, state: CloudState, podsInVpc: boolean): Promise<string[]> {
  const services = (await api.get<List<Service>>('/api/v1/services')).items.filter((service) => service.spec.type === 'LoadBalancer');
  const slices = (await api.get<List<EndpointSlice>>('/apis/discovery.k8s.io/v1/endpointslices')).items;
  const said: string[] = [];
  const listeners: Listener[] = [];
  const names: Record<string, string> = {};
  const toPods: string[] = [];
  for (const service of services) {
    const key = keyOf(service);
    const address = state.addresses.get(key) ?? loadBalancerAddress(state.addresses.size + 1);
    state.addresses.set(key, address);
    const endpoints = readyEndpoints(service, slices);
    const eni = service.metadata.annotations?.[BACKEND_TYPE] === 'eni';
    if (endpoints.length === 0) {
      await tell(api, state, service, 'Warning', 'UnAvailableLoadBalancer', 'There are no available nodes for the load balancer.');
    } else {
      state.events.delete(`${key} UnAvailableLoadBalancer`);
    }
    if (eni && !podsInVpc) {
      await tell(api, state, service, 'Normal', 'SkipSyncBackends', 'Pods outside the network of the load balancer are passed over.');
    }
    for (const port of service.spec.ports) {
      listeners.push({ address, port: port.port, backends: eni && !podsInVpc ? [] : backendsOf(service, port, endpoints, network) });
    }
    if (eni && podsInVpc) {
      toPods.push(address);
    }
    const wanted = statusOf(service, address);
    // The provider knows its own names; the record of a name the user chose is the user's to make, and the lab's user makes it.
    if (wanted.hostname) {
      names[wanted.hostname] = address;
    }
    const current = service.status.loadBalancer?.ingress ?? [];
    if (current.length !== 1 || current[0]?.ip !== wanted.ip || current[0]?.hostname !== wanted.hostname) {
      await api.merge(`/api/v1/namespaces/${service.metadata.namespace}/services/${service.metadata.name}/status`, { status: { loadBalancer: { ingress: [wanted] } } });
      said.push(`${key}: ${wanted.ip ?? wanted.hostname}`);
    }
  }
  const now = JSON.stringify([listeners, names, toPods]);
  if (now !== state.listeners) {
    setListeners(network, listeners);
    setOutsideNames(names);
    for (const node of network.nodes) {
      keepPodAddresses(node, toPods);
    }
    state.listeners = now;
    said.push(`listeners: ${listeners.map((each) => `${each.address}:${each.port} -> ${each.backends.map((one) => `${one.address}:${one.port}`).join(' ') || 'nothing'}`).join('; ')}`);
  }
  return said;
}
