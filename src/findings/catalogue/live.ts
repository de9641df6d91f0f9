import {
  address, type Clients, clientsOf, policiesNamed, type Published, PUBLISHED, SAMPLE, type Subject, WORDED, type Worded,
} from './live-words';
import { listed, named, shown } from '../../text';
import { define, defineCases, withValues } from '../definition';
import { FindingLevel } from '../finding';
import { clause, phrase } from '../reason';

/** Clients that can connect. */
interface NothingWrong extends Published {
  readonly clients: Clients;
  readonly policy: string;

  /** Why they can: of a client on a node without an endpoint, if there is one. */
  readonly reason: string;

  /** What the answer requires beyond what was read, in words. */
  readonly conditions: readonly string[];

  /** The NetworkPolicies that may drop the requests. */
  readonly policies: readonly string[];

  /** Whether the events were read, by which the cloud controller reports its failures. */
  readonly areEventsRead: boolean;
}

function conditionsOf({ conditions, policies, areEventsRead }: NothingWrong): string[] {
  const lets = `let${policies.length === 1 ? 's' : ''}`;
  return [
    ...conditions.map(clause),
    ...policies.length === 0 ? [] : [`${policiesNamed(policies)} ${lets} the requests through`],
    ...areEventsRead ? [] : ['no event says that the load balancer was not updated (the events were not read)'],
  ];
}

export const NOTHING_WRONG = define<NothingWrong>({
  code: 'ASMG0500',
  level: FindingLevel.INFO,
  title: 'Clients in the cluster can connect to the load balancer address',
  why: 'the data plane of their nodes brings such requests to an endpoint',
  fix: 'Change nothing. A verification proves the whole path, up to the listener.',
}, {
  message: ({ clients, policy, ...published }) => (
    `${clientsOf(clients)} can connect to ${address(published)}; its externalTrafficPolicy is ${named(policy)}`
  ),
  why: (values) => {
    const conditions = conditionsOf(values);
    return `${clause(values.reason)}${conditions.length === 0 ? '' : `, if ${listed(conditions)}`}`;
  },
  sample: {
    ...PUBLISHED,
    clients: { nodes: ['node-1', 'node-2'], all: 2 },
    policy: 'Local',
    reason: 'kube-proxy knows that the client is a pod and sends its request to any endpoint',
    conditions: [],
    policies: [],
    areEventsRead: true,
  },
});

/** What is said of a Service that does not exist. */
const ABSENT = {
  'gateway pod': {
    why: 'ASM creates the Service of a gateway in every cluster of its clusterIds; without it there is no address',
    fix: 'Name an existing Service with --service, or a gateway with --gateway. Check clusterIds of the IstioGateway, '
      + 'and the kubeconfig.',
  },
  'endpoint': {
    why: 'without the Service there is no load balancer address',
    fix: 'Name an existing Service with --service, or judge every one with --all. Check the kubeconfig.',
  },
};

export const NO_SERVICE = defineCases({
  code: 'ASMG0501',
  level: FindingLevel.ERROR,
  title: 'The Service does not exist, or has no load balancer',
  ...ABSENT['gateway pod'],
}, {
  absent: withValues<Subject & Worded>({
    message: ({ service }) => `the Service ${named(service)} does not exist in this cluster`,
    why: ({ endpointWord }) => ABSENT[endpointWord].why,
    fix: ({ endpointWord }) => ABSENT[endpointWord].fix,
    sample: { ...SAMPLE, ...WORDED },
  }),
  type: withValues<Subject & { readonly type: string }>({
    message: ({ service, type }) => `the Service ${named(service)} has type ${named(type)}, not LoadBalancer`,
    why: 'only a Service of type LoadBalancer gets a load balancer; its DNS name works from every node',
    fix: 'Use the DNS name, or diagnose a Service of type LoadBalancer.',
    sample: { ...SAMPLE, type: 'ClusterIP' },
  }),
  none: withValues<object>({
    message: () => 'no Service of type LoadBalancer exists in this cluster',
    fix: 'Check clusterIds of the IstioGateway, and the kubeconfig.',
    sample: {},
  }),
});

/** Clients that do not get through. */
interface Failing extends Published, Worded {
  readonly clients: Clients;
  readonly failure: string | undefined;

  /** The reason of the first of them. */
  readonly reason: string;
}

export const CONFIRMED = define<Failing>({
  code: 'ASMG0502',
  level: FindingLevel.ERROR,
  title: 'Pods on nodes without an endpoint cannot reach the load balancer address',
  why: 'with externalTrafficPolicy Local, their data plane has no endpoint on the node to send the request to',
  fix: 'Apply one of the cures.',
}, {
  message: ({ clients, failure, ...published }) => (
    `${clientsOf(clients)} cannot reach ${address(published)}${failure === undefined ? '' : ` (${named(failure)})`}`
  ),
  why: ({ endpointWord, reason }) => (
    `externalTrafficPolicy is Local, and no ${endpointWord} runs on the node; ${clause(reason)}`
  ),
  sample: {
    ...PUBLISHED,
    ...WORDED,
    clients: { nodes: ['node-2', 'node-3'], all: 3 },
    failure: 'timeout',
    reason: 'kube-proxy mistakes the pod for an outside client and drops its request',
  },
});

export const NO_READY_POD = define<Subject & { readonly endpoints: number }>({
  code: 'ASMG0504',
  level: FindingLevel.ERROR,
  title: 'No endpoint of the Service is ready',
  why: 'requests then fail on every node, at the DNS name too; the policy is not the cause',
  fix: 'Look at the pods of the Service: kubectl describe shows why they are not ready. Diagnose again afterwards.',
}, {
  message: ({ service, endpoints }) => (
    `${named(service)} has no ready endpoint${endpoints === 0 ? '' : ` among ${endpoints}`}`
  ),
  sample: { ...SAMPLE, endpoints: 0 },
});

export const BACKENDS_SKIPPED = define<Subject & { readonly reason: string; readonly message: string }>({
  code: 'ASMG0505',
  level: FindingLevel.ERROR,
  title: 'The load balancer was not updated',
  why: 'the cloud controller reports that it could not synchronize the load balancer or its backends',
  fix: 'Do what the event says. If it is old and the load balancer is right, it disappears within an hour.',
}, {
  message: ({ service, reason, message }) => `${named(service)} has the event ${named(reason)}, ${shown(message)}`,
  sample: { ...SAMPLE, reason: 'SyncLoadBalancerFailed', message: 'Error syncing load balancer' },
});

export const NO_ADDRESS = define<Subject>({
  code: 'ASMG0506',
  level: FindingLevel.ERROR,
  title: 'The Service publishes no address yet',
  why: 'the load balancer does not exist, or the cloud controller has not written its address into the status',
  fix: 'Wait for it, or read the events of the Service. Another loadBalancerClass needs its own controller.',
}, {
  message: ({ service }) => `${named(service)} publishes no load balancer address`,
  sample: SAMPLE,
});

export const SKIPPED_FEATURES = define<Published & { readonly clients: Clients; readonly skipped: string }>({
  code: 'ASMG0507',
  level: FindingLevel.ERROR,
  title: 'Clients in the cluster connect, but their requests do not work',
  why: 'these clients never pass the load balancer, so the endpoints get something else than they expect',
  fix: 'Apply one of the cures.',
}, {
  message: ({ clients, skipped, ...published }) => (
    `${clientsOf(clients)} can connect to ${address(published)}, but skip its ${phrase(skipped)}`
  ),
  sample: { ...PUBLISHED, clients: { nodes: ['node-1', 'node-2'], all: 2 }, skipped: 'TLS' },
});

export const NOT_IN_RANGES = define<Published & { readonly clients: Clients; readonly ranges: readonly string[] }>({
  code: 'ASMG0508',
  level: FindingLevel.ERROR,
  title: 'The source ranges of the Service leave out clients in the cluster',
  why: 'kube-proxy drops requests to the load balancer address whose source is in none of the ranges',
  fix: 'Add the ranges of the pods and the nodes to loadBalancerSourceRanges, or let clients in the cluster use the '
    + 'DNS name, which is not filtered.',
}, {
  message: ({ clients, ranges, ...published }) => (
    `${clientsOf(clients)} cannot reach ${address(published)}, whose source ranges are ${listed(ranges.map(named))}`
  ),
  sample: { ...PUBLISHED, clients: { nodes: ['node-1', 'node-2'], all: 2 }, ranges: ['198.51.100.0/24'] },
});

export const LOAD_BALANCER_FAILS = define<Failing>({
  code: 'ASMG0510',
  level: FindingLevel.ERROR,
  title: 'Requests fail at the load balancer',
  why: 'requests of clients in the cluster go to the load balancer, which does not bring all of them to an endpoint',
  fix: 'Apply one of the cures.',
}, {
  message: ({ clients, failure, ...published }) => (
    `${clientsOf(clients)} cannot rely on ${address(published)}${failure === undefined ? '' : ` (${named(failure)})`}`
  ),
  why: ({ reason }) => clause(reason),
  sample: {
    ...PUBLISHED,
    ...WORDED,
    clients: { nodes: ['node-1'], all: 2 },
    failure: 'intermittent',
    reason: 'A private CLB cannot send a request back to the node that it came from.',
  },
});
