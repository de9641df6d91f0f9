/**
 * A load balancer that ends TLS, and one that adds a PROXY header. Both are skipped by a client that is intercepted on its node, and by one that
 * asks the DNS name. Such a client connects, and what it asked for does not work.
 */
import { type Answer, answerTo, askFrom, askFromOutside, type Question } from './clients';
import { accessLog, gatewayNodes, untilGateway } from './gateway';
import { apply, remove } from './kube';
import { type ListenerKind, meshOf, NO_CONNECTION, type Outcome, PROXY, type State, TLS, WORKS } from './listener-kinds';
import type { ClusterContext, Scenario } from './scenario';
import { CLIENT } from '../cluster/addresses';
import { CLIENTS, type Question as MatrixQuestion, type Target, TARGETS } from '../matrix/cells';
import { modelOf } from '../model';
import type { Cluster } from '../nodes/cluster';

/** Where every pod has the certificate of the cluster's authority. The load balancer's certificate is signed by it too. */
const AUTHORITY = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

/** What the gateway answers to every request that it understands. */
const ANSWERED = 404;

function isOutcome({ connected, exit, status, error }: Answer, expected: Outcome): boolean {
  const isAnswered = (status === ANSWERED) === (expected === WORKS);
  return isAnswered && connected === expected.connected && exit === expected.exit && error.includes(expected.error);
}

const STATES: readonly State[] = [{ policy: 'Local', status: 'ip' }, { policy: 'Cluster', status: 'ip' }, { policy: 'Local', status: 'hostname' }];

type Client = (typeof CLIENTS)[number];

/** One client's answers. */
interface Asked extends Client {
  readonly answers: readonly Answer[];
}

/** What a client asks for. The DNS name means nothing outside the cluster. */
function targetsOf({ client }: Client): readonly Target[] {
  return client === 'external' ? ['load-balancer'] : TARGETS;
}

/** A load balancer with a kind of listener. */
interface Asking {
  readonly kind: ListenerKind;
  readonly address: string;

  /** The path of every request, by which the gateway's log tells them from others. */
  readonly path: string;
}

function questionsOf({ kind, address, path }: Asking, client: Client, authority: string): Question[] {
  const hosts: Readonly<Record<Target, string>> = { 'load-balancer': address, 'service-dns': 'istio-ingressgateway.istio-system.svc.cluster.local' };
  return targetsOf(client).map((name) => ({ name, curl: kind.curl(hosts[name], path, authority) }));
}

/** Has every kind of client ask. */
async function askAll(cluster: Cluster, asking: Asking): Promise<Asked[]> {
  const { api, certificates } = cluster.controlPlane;
  const [gatewayNode = ''] = await gatewayNodes(api);
  const otherNode = cluster.network.nodes.find(({ name }) => name !== gatewayNode)?.name ?? '';
  return Promise.all(CLIENTS.map(async (client) => {
    const place = { node: client.node === 'with-gateway' ? gatewayNode : otherNode, hostNetwork: client.client === 'host' };
    const answers = client.client === 'external'
      ? await askFromOutside(cluster, questionsOf(asking, client, certificates.authority))
      : await askFrom(api, place, questionsOf(asking, client, AUTHORITY));
    return { ...client, answers };
  }));
}

/** Whether the model says that the client connects. */
function connects(cluster: Cluster, { policy, status }: State, { client, node }: Client, target: Target): boolean {
  const question: MatrixQuestion = {
    dataPlane: cluster.proxySettings, externalTrafficPolicy: policy, internalTrafficPolicy: 'Cluster', backend: 'node', status, client, node, target,
  };
  return modelOf(question).connects === 'yes';
}

function expectedOf(cluster: Cluster, kind: ListenerKind, state: State, client: Client, target: Target): Outcome {
  const passesLoadBalancer = target === 'load-balancer' && (client.client === 'external' || state.status === 'hostname');
  if (passesLoadBalancer) {
    return WORKS;
  }
  return connects(cluster, state, client, target) ? kind.skipped : NO_CONNECTION;
}

const WHO: Readonly<Record<Client['client'], string>> = { pod: 'a pod', host: 'a client on the host network', external: 'a client outside' };
const WHERE = { 'with-gateway': ' on a node with a gateway pod', 'without-gateway': ' on a node without a gateway pod' } as const;
const WHAT: Readonly<Record<Target, string>> = { 'load-balancer': 'the load balancer address', 'service-dns': 'the DNS name' };

/** The documentation says that such a connection fails and not how, and the lab's Envoy would let it through. */
function isNotHosted(kind: ListenerKind, { status }: State, { node }: Client, target: Target): boolean {
  return !kind.isFullProxy && status === 'hostname' && node === 'with-gateway' && target === 'load-balancer';
}

function checkClient({ cluster, check }: ClusterContext, kind: ListenerKind, state: State, asked: Asked): void {
  for (const target of targetsOf(asked).filter((each) => !isNotHosted(kind, state, asked, each))) {
    const expected = expectedOf(cluster, kind, state, asked, target);
    const answer = answerTo(asked.answers, target);
    const where = asked.node === null ? '' : WHERE[asked.node];
    check(`${WHO[asked.client]}${where}, ${WHAT[target]}: ${expected.words}`, isOutcome(answer, expected), JSON.stringify(answer));
  }
}

/** Checks one state, and returns what the Service publishes. The address is the one that it published before if it publishes a name. */
async function checkState(context: ClusterContext, kind: ListenerKind, state: State, before: string): Promise<string> {
  const { cluster, check, say } = context;
  const { api } = cluster.controlPlane;
  await apply(api, meshOf(state, kind));
  const published = await untilGateway(api, state.policy);
  const address = state.status === 'ip' ? published : before;
  say(`      ${state.policy}, ${state.status === 'ip' ? 'the status holds the address' : 'the status holds a name and no address'}`);
  const path = `/${state.policy}-${state.status}`;
  for (const asked of await askAll(cluster, { kind, address, path })) {
    checkClient(context, kind, state, asked);
  }
  const seen = (await accessLog(api)).filter((line) => line.path === path).map(({ client }) => client);
  check('and the gateway learns the address of the client outside', seen.includes(CLIENT), seen.join(', '));
  return address;
}

async function checkListener(context: ClusterContext, kind: ListenerKind): Promise<void> {
  let address = '';
  for (const state of STATES) {
    address = await checkState(context, kind, state, address);
  }
  await remove(context.cluster.controlPlane.api, meshOf(STATES[0] as State, kind));
}

export const tlsListener: Scenario = {
  on: 'cluster',
  name: 'A load balancer that ends TLS: a client that skips it connects and does not work',
  run: (context) => checkListener(context, TLS),
};

export const proxyListener: Scenario = {
  on: 'cluster',
  name: 'A load balancer that adds a PROXY header: a client that skips it connects and does not work',
  run: (context) => checkListener(context, PROXY),
};
