/** The small lab the matrix is measured in: two nodes without kubelets, five clients, one gateway, one load balancer. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { ask } from './ask';
import {
  CLIENTS, TARGETS, whyNotHosted, type Cell, type DataPlane, type NotHosted, type Question, type ServiceVariant, type WithoutRules,
} from './cells';
import { createNodes, createServices, listenerOf, type MatrixService } from './services';
import { CLIENT } from '../cluster/addresses';
import { ownProgram, startControlPlane, type ControlPlane } from '../cluster/control-plane';
import { clearRules, startProxy, untilProxySettled } from '../cluster/kube-proxy';
import { setListeners } from '../cluster/load-balancer';
import { createEniPod, createNetwork, createPod, masqueradeAll, masqueradePods, type LabNode, type Network } from '../cluster/network';
import { attemptInside, type Namespace } from '../ground/namespaces';
import { start, type Started, stop } from '../ground/processes';
import { inRun } from '../ground/run-folder';

/** A client and the address that is its own. */
interface Asker {
  readonly prober: string;
  readonly address: string;
}

/** The lab, ready to be measured under one data plane after the other. */
export interface Matrix {
  readonly network: Network;
  readonly controlPlane: ControlPlane;
  readonly services: readonly MatrixService[];
  readonly askers: ReadonlyMap<string, Asker>;
}

const keyOf = (question: Pick<Question, 'client' | 'node'>): string => `${question.client}/${question.node ?? 'outside'}`;

function podAddress(node: LabNode, last: number): string {
  return node.bridge.replace(/\d+$/, String(last));
}

/** Ports of the clients' own: above those of Services, each client with its share. */
const FIRST_PORT = 33_000;
const PORTS_EACH = 5_000;
let clients = 0;

/** Puts a prober into a namespace. */
function asker(namespace: Namespace, address: string): Asker {
  const firstPort = FIRST_PORT + clients++ * PORTS_EACH;
  const prober = inRun('probers', `${namespace.name}.sock`);
  start({
    name: `prober-${namespace.name}`,
    namespaceOf: namespace.holder.pid,
    ...ownProgram(join(__dirname, 'prober.ts'), prober, String(firstPort), String(PORTS_EACH)),
  });
  return { prober, address };
}

/** Builds namespaces, API server and objects. */
export async function createMatrix(variants: readonly ServiceVariant[], pods: DataPlane['pods']): Promise<Matrix> {
  const network = await createNetwork(2);
  const attach = (node: LabNode, name: string, address: string): Promise<Namespace> => (
    pods ? createEniPod(network.router, node, name, address) : createPod(node, name, address)
  );
  const [withGateway, without] = network.nodes as [LabNode, LabNode];
  const gatewayAddress = podAddress(withGateway, 10);
  const gateway = await attach(withGateway, 'pod-gateway', gatewayAddress);
  start({ name: 'gateway', namespaceOf: gateway.holder.pid, ...ownProgram(join(__dirname, 'gateway.ts')) });
  const podWith = podAddress(withGateway, 20);
  const podWithout = podAddress(without, 20);
  const askers = new Map<string, Asker>([
    [keyOf({ client: 'pod', node: 'with-gateway' }), asker(await attach(withGateway, 'pod-1', podWith), podWith)],
    [keyOf({ client: 'pod', node: 'without-gateway' }), asker(await attach(without, 'pod-2', podWithout), podWithout)],
    [keyOf({ client: 'host', node: 'with-gateway' }), asker(withGateway.namespace, withGateway.address)],
    [keyOf({ client: 'host', node: 'without-gateway' }), asker(without.namespace, without.address)],
    [keyOf({ client: 'external', node: null }), asker(network.client, CLIENT)],
  ]);
  const controlPlane = await startControlPlane(network.controlPlane);
  await createNodes(controlPlane.api, network.nodes);
  const services = await createServices(controlPlane.api, variants, gatewayAddress, withGateway);
  setListeners(network, services.map((service) => listenerOf(service, gatewayAddress, withGateway, network.nodes)));
  return { network, controlPlane, services, askers };
}

/** A question, and the Service that it is asked of. */
interface Asked {
  readonly question: Question;
  readonly service: MatrixService;
}

/** All questions to one data plane. */
function questionsTo(dataPlane: DataPlane, services: readonly MatrixService[]): Asked[] {
  return services.flatMap((service) => CLIENTS.flatMap(({ client, node }) => TARGETS.map((target) => ({
    service,
    question: { dataPlane, ...service.variant, client, node, target },
  }))));
}

/** The rules that the network plugin writes on a node. */
function writeNetworkRules(node: LabNode, dataPlane: DataPlane, services: readonly MatrixService[]): void {
  if (dataPlane.pods === undefined) {
    masqueradePods(node, services.filter(({ variant }) => variant.backend === 'eni').map(({ loadBalancer }) => loadBalancer));
  } else if (dataPlane.terwayMasquerade) {
    masqueradeAll(node);
  }
}

/** What came out of one data plane. */
export interface Measured {
  readonly cells: readonly Cell[];
  readonly notHosted: readonly NotHosted[];
  readonly withoutRules?: WithoutRules;
}

/** A kube-proxy and its node. */
interface NodeProxy {
  readonly node: LabNode;
  readonly proxy: Started;
}

/** With a detect mode that nft refuses, kube-proxy never writes a rule. The lab waits less long for it. */
const SECONDS_BY_INTERFACE = 20;

/** What nft says, in kube-proxy's log, of a rule that it refuses. */
const REFUSED_RULE = /\bError: .*$/m;

/** Waits for the rules on every node. Where the way that pods are recognized keeps kube-proxy from writing any, says so. */
async function untilSettled(dataPlane: DataPlane, proxies: readonly NodeProxy[]): Promise<WithoutRules | undefined> {
  const seconds = dataPlane.detectLocalMode ? SECONDS_BY_INTERFACE : undefined;
  for (const { node, proxy } of proxies) {
    try {
      await untilProxySettled(node, dataPlane, proxy, seconds);
    } catch (error) {
      const [log = ''] = REFUSED_RULE.exec(readFileSync(proxy.log, 'utf8')) ?? [];
      if (!dataPlane.detectLocalMode || log === '') {
        throw error;
      }
      return { dataPlane, log };
    }
  }
  return undefined;
}

/** Asks the questions, several at once. */
async function askAll(matrix: Matrix, questions: readonly Asked[], parallel: number): Promise<Pick<Measured, 'cells' | 'notHosted'>> {
  const ofNodes = new Set(matrix.network.nodes.flatMap((node) => [node.address, node.bridge]));
  const cells: Cell[] = [];
  const notHosted: NotHosted[] = [];
  const waiting = [...questions];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { question, service } = next;
      const why = whyNotHosted(question);
      if (why) {
        notHosted.push({ cell: question, why }); continue;
      }
      const client = matrix.askers.get(keyOf(question)) as Asker;
      const address = question.target === 'load-balancer' ? service.loadBalancer : service.clusterAddress;
      cells.push(await ask(question, client.prober, address, { client: client.address, ofNodes, loadBalancer: service.loadBalancer }));
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return { cells, notHosted };
}

/** Runs kube-proxy as told on every node, asks everything, and leaves the nodes clean for the next. */
export async function measure(
  matrix: Matrix, dataPlane: DataPlane, only: (question: Question) => boolean, parallel: number,
): Promise<Measured> {
  const { network, services } = matrix;
  const questions = questionsTo(dataPlane, services).filter(({ question }) => only(question));
  if (questions.length === 0) {
    return { cells: [], notHosted: [] };
  }
  for (const node of network.nodes) {
    writeNetworkRules(node, dataPlane, services);
  }
  const proxies = network.nodes.map((node) => ({ node, proxy: startProxy(node, dataPlane, matrix.controlPlane.kubeconfig('proxy'), false) }));
  const withoutRules = await untilSettled(dataPlane, proxies);
  const answers = await askAll(matrix, questions, parallel);
  await stop(proxies.map((each) => each.proxy));
  for (const node of network.nodes) {
    await clearRules(node, dataPlane);
    await attemptInside(node.namespace, 'conntrack', '-F');
  }
  await attemptInside(network.router, 'conntrack', '-F');
  return { ...answers, withoutRules };
}
