/**
 * Clients inside the mesh. Their connections are made by a sidecar, which accepts each of them before it knows whether the gateway can be
 * reached, and which asks a gateway pod itself if it knows the name.
 */
import { type Answer, answerTo, askFrom, type Question } from './clients';
import { accessLog, gatewayNodes, untilGateway } from './gateway';
import { apply, remove } from './kube';
import { meshOf, PROXY } from './listener-kinds';
import { example } from './manifests';
import type { ClusterContext, Scenario } from './scenario';
import { askThroughSidecar } from './sidecar-pod';
import type { KubeObject } from '../cluster/api';
import type { LabNode } from '../cluster/network';
import { CONNECT_SECONDS } from '../envoy/sidecar';
import { LabError } from '../errors';
import { attemptInside } from '../ground/namespaces';
import type { Policy } from '../matrix/cells';
import type { Service } from '../stand-ins/kube-types';

const NAME = 'istio-ingressgateway.istio-system';

/** A Service without endpoints: kube-proxy refuses connections to it. */
const WITHOUT_ENDPOINTS: KubeObject = {
  apiVersion: 'v1', kind: 'Service', metadata: { name: 'nothing', namespace: 'default' }, spec: { ports: [{ name: 'http', port: 80 }] },
};

/** Less than a sidecar waits for a connection, and more. */
const IMPATIENT_SECONDS = 5;
const PATIENT = ['--connect-timeout', String(CONNECT_SECONDS + 2)];

/** The header by which an answer that came through a proxy differs from an answer of the proxy. */
const UPSTREAM_TIME = 'x-envoy-upstream-service-time:';

const byName: Question = { name: 'name', curl: [`http://${NAME}/name`] };
const byAddress = (address: string): Question => ({ name: 'address', curl: [`http://${address}/address`] });

function questionsOfStranded(address: string): Question[] {
  return [
    byAddress(address),
    { name: 'address, impatient', curl: ['--max-time', String(IMPATIENT_SECONDS), `http://${address}/impatient`] },
    { name: 'address, TLS', curl: ['--insecure', ...PATIENT, `https://${address}/`] },
    { name: 'address, with the name as Host', curl: ['--header', `Host: ${NAME}`, `http://${address}/host`] },
    byName,
    { name: 'nothing', curl: [`http://${WITHOUT_ENDPOINTS.metadata.name}.default/`] },
  ];
}

/** Whether the answer is the sidecar's own, with a reason. */
function isOfSidecar({ exit, status, text }: Answer, reason: string): boolean {
  return exit === 0 && status === 503 && !text.includes(UPSTREAM_TIME) && text.includes(`reset reason: ${reason}`);
}

/** Whether the sidecar had given up on the connection by then. A busy machine is not precise. */
function isAfterTimeout({ seconds }: Answer): boolean {
  return Math.abs(seconds - CONNECT_SECONDS) < 1;
}

/** Whether the answer is the gateway's. */
function isOfGateway({ exit, status, text }: Answer): boolean {
  return exit === 0 && status === 404 && text.includes(UPSTREAM_TIME);
}

function nodeWithoutGateway(nodes: readonly LabNode[], withGateway: readonly string[]): LabNode {
  const node = nodes.find(({ name }) => !withGateway.includes(name));
  if (!node) {
    throw new LabError('Every node has a gateway pod.');
  }
  return node;
}

/** What a client with a sidecar gets that has no path to the address. */
function checkStranded({ check }: ClusterContext, answers: readonly Answer[]): void {
  const shown = (name: string): readonly [Answer, string] => [answerTo(answers, name), JSON.stringify(answerTo(answers, name))];
  const [answer, seen] = shown('address');
  check(`its sidecar answers 503 itself, after ${CONNECT_SECONDS} s`, isAfterTimeout(answer) && isOfSidecar(answer, 'connection timeout'), seen);
  const [impatient, seenByImpatient] = shown('address, impatient');
  check(
    `a client that waits for ${IMPATIENT_SECONDS} s is connected and gets no answer (curl 28)`,
    impatient.connected && impatient.exit === 28, seenByImpatient,
  );
  const [tls, seenByTls] = shown('address, TLS');
  check(
    `a TLS client is connected too, and loses the connection after ${CONNECT_SECONDS} s (curl 35)`,
    tls.connected && tls.exit === 35 && isAfterTimeout(tls), seenByTls,
  );
  const [nothing, seenOfNothing] = shown('nothing');
  check(
    'where a connection is refused, the sidecar answers 503 at once',
    nothing.seconds < 1 && isOfSidecar(nothing, 'remote connection failure'), seenOfNothing,
  );
  const [host, seenByHost] = shown('address, with the name as Host');
  check('a request with the gateway\'s name as Host works even so: the sidecar looks at the Host, not at the address', isOfGateway(host), seenByHost);
}

/** Connections to the gateway's cluster address that a node has seen. */
async function seenByKubeProxy({ cluster }: ClusterContext, node: LabNode): Promise<string> {
  const { spec } = await cluster.controlPlane.api.get<Service>('/api/v1/namespaces/istio-system/services/istio-ingressgateway');
  return (await attemptInside(node.namespace, 'conntrack', '-L', '-p', 'tcp', '-d', spec.clusterIP)).stdout;
}

/** Under Local, from a node without a gateway pod. */
async function checkLocal(context: ClusterContext, address: string, node: LabNode): Promise<void> {
  const { cluster: { controlPlane: { api } }, check } = context;
  const { answers, podAddress } = await askThroughSidecar(api, node.name, questionsOfStranded(address));
  checkStranded(context, answers);
  const name = answerTo(answers, 'name');
  check('by the DNS name the gateway answers', isOfGateway(name), JSON.stringify(name));
  const seen = (await accessLog(api)).filter(({ path }) => path === '/name').map(({ from }) => from);
  check('and it sees the client', seen.length === 1 && seen[0] === podAddress, seen.join(', '));
  const passed = await seenByKubeProxy(context, node);
  check('the sidecar has asked the gateway pod itself, and not the cluster address', passed === '', passed);
  await askFrom(api, { node: node.name, hostNetwork: false }, [{ name: 'name', curl: [`http://${NAME}/name`] }]);
  check('a client without a sidecar does ask the cluster address', (await seenByKubeProxy(context, node)) !== '', 'nothing');
}

/** Under Cluster. */
async function checkCluster({ cluster: { controlPlane: { api } }, check }: ClusterContext, address: string, node: LabNode): Promise<void> {
  const { answers, log } = await askThroughSidecar(api, node.name, [byAddress(address)]);
  const answer = answerTo(answers, 'address');
  check('under Cluster the gateway answers by the load balancer address', isOfGateway(answer), JSON.stringify([answer, log]));
}

/** With a gateway that waits for a PROXY header. */
async function checkProxyHeader({ cluster: { controlPlane: { api } }, check }: ClusterContext, address: string, node: LabNode): Promise<void> {
  const { answers, log } = await askThroughSidecar(api, node.name, [byAddress(address), byName]);
  for (const [target, words] of [['address', 'load balancer address'], ['name', 'DNS name']] as const) {
    const answer = answerTo(answers, target);
    check(
      `if the gateway waits for a PROXY header, the sidecar answers 503 to a request for the ${words}`,
      isOfSidecar(answer, 'connection termination'), JSON.stringify([answer, log]),
    );
  }
}

/** A gateway, and what is checked with it. */
interface Step {
  readonly policy: Policy;
  readonly mesh: readonly KubeObject[];
  readonly checks: (context: ClusterContext, address: string, node: LabNode) => Promise<void>;
}

const steps = (): readonly Step[] => [
  { policy: 'Local', mesh: example('dns-only').mesh, checks: checkLocal },
  { policy: 'Cluster', mesh: example('cluster').mesh, checks: checkCluster },
  { policy: 'Cluster', mesh: meshOf({ policy: 'Cluster', status: 'ip' }, PROXY), checks: checkProxyHeader },
];

export const sidecarClients: Scenario = {
  on: 'cluster',
  name: 'A client with a sidecar gets a 503 from its own sidecar where another client gets no answer',
  run: async (context) => {
    const { api } = context.cluster.controlPlane;
    await apply(api, [WITHOUT_ENDPOINTS]);
    for (const { policy, mesh, checks } of steps()) {
      await apply(api, mesh);
      const address = await untilGateway(api, policy);
      await checks(context, address, nodeWithoutGateway(context.cluster.network.nodes, await gatewayNodes(api)));
      // A sidecar is told the gateway's pods once, so each step has its own gateway.
      await remove(api, mesh);
    }
    await remove(api, [WITHOUT_ENDPOINTS]);
  },
};
