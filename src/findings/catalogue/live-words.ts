import { counted, type EndpointWord, listed, named } from '../../text';

/*
 * The words that findings about a live cluster have in common.
 */

/** The Service that is diagnosed. */
export interface Subject {
  /** Its namespace and name. */
  readonly service: string;
}

/** A finding that mentions the pods behind the Service. */
export interface Worded {
  /** What it calls each of them. */
  readonly endpointWord: EndpointWord;
}

/** A Service with the addresses that its load balancer publishes. */
export interface Published extends Subject {
  readonly addresses: readonly string[];
}

export const SAMPLE = { service: 'istio-system/istio-ingressgateway' };
export const WORDED: Worded = { endpointWord: 'gateway pod' };
export const PUBLISHED = { ...SAMPLE, addresses: ['203.0.113.7'] };

export const address = ({ service, addresses }: Published) => (
  `the load balancer address${addresses.length < 2 ? '' : 'es'} ${listed(addresses.map(named))} of ${named(service)}`
);

/** Nodes among all nodes that were judged. */
export interface Affected {
  readonly nodes: readonly string[];
  readonly all: number;
}

/** The most names in a sentence. */
const MOST_NAMES = 3;

function nodesOf({ nodes, all }: Affected): string {
  if (all === 0) {
    return 'any node';
  }
  const names = nodes.length <= MOST_NAMES ? ` (${listed(nodes.map(named))})` : '';
  if (all === 1) {
    return `the only node${names}`;
  }
  return nodes.length === all ? `all ${counted(all, 'node')}` : `${nodes.length} of ${counted(all, 'node')}${names}`;
}

/** A pod that the user named. */
interface ClientPod {
  readonly pod: string;
  readonly node: string;
  readonly isHost: boolean;
}

/** The clients that a verdict is about. */
export type Clients = ClientPod | Affected;

export function clientsOf(clients: Clients): string {
  if ('nodes' in clients) {
    return `pods on ${nodesOf(clients)}`;
  }
  const { pod, node, isHost } = clients;
  return `the pod ${named(pod)} ${isHost ? 'in the host network of' : 'on'} ${named(node)}`;
}

/** NetworkPolicies by their names. */
export function policiesNamed(names: readonly string[]): string {
  const all = names.map(named);
  const shown = all.length <= MOST_NAMES
    ? all
    : [...all.slice(0, MOST_NAMES), `${all.length - MOST_NAMES} more`];
  return `the NetworkPolic${all.length === 1 ? 'y' : 'ies'} ${listed(shown)}`;
}
