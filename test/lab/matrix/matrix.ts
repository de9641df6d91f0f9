/** The small lab the matrix is measured in: two nodes without kubelets, five clients, one gateway, one load balancer. */
import { join } from 'path';
import { ask } from './ask';
import { CLIENTS, TARGETS, whyNotHosted, type Cell, type DataPlane, type NotHosted, type Question } from './cells';
import { createNodes, createServices, listenerOf, type MatrixService } from './services';
import { CLIENT } from '../cluster/addresses';
import { ownProgram, startControlPlane, type ControlPlane } from '../cluster/control-plane';
import { clearRules, startProxy, untilProxySettled } from '../cluster/kube-proxy';
import { setListeners } from '../cluster/load-balancer';
import { createNetwork, createPod, masqueradePods, type LabNode, type Network } from '../cluster/network';
import { attemptInside, type Namespace } from '../ground/namespaces';
import { start, stop } from '../ground/processes';
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
export async function createMatrix(): Promise<Matrix> {
  const network = await createNetwork(2);
  const [withGateway, without] = network.nodes as [LabNode, LabNode];
  const gatewayAddress = podAddress(withGateway, 10);
  const gateway = await createPod(withGateway, 'pod-gateway', gatewayAddress);
  start({ name: 'gateway', namespaceOf: gateway.holder.pid, ...ownProgram(join(__dirname, 'gateway.ts')) });
  const podWith = podAddress(withGateway, 20);
  const podWithout = podAddress(without, 20);
  const askers = new Map<string, Asker>([
    [keyOf({ client: 'pod', node: 'with-gateway' }), asker(await createPod(withGateway, 'pod-1', podWith), podWith)],
    [keyOf({ client: 'pod', node: 'without-gateway' }), asker(await createPod(without, 'pod-2', podWithout), podWithout)],
    [keyOf({ client: 'host', node: 'with-gateway' }), asker(withGateway.namespace, withGateway.address)],
    [keyOf({ client: 'host', node: 'without-gateway' }), asker(without.namespace, without.address)],
    [keyOf({ client: 'external', node: null }), asker(network.client, CLIENT)],
  ]);
  const controlPlane = await startControlPlane(network.controlPlane);
  await createNodes(controlPlane.api, network.nodes);
  const services = await createServices(controlPlane.api, gatewayAddress, withGateway);
  setListeners(network, services.map((service) => listenerOf(service, gatewayAddress, withGateway, network.nodes)));
  return { network, controlPlane, services, askers };
}

/** All questions to one data plane, each with the Service it is asked of. */
function questionsTo(dataPlane: DataPlane, services: readonly MatrixService[]): { question: Question; service: MatrixService }[] {
  return services.flatMap((service) => CLIENTS.flatMap(({ client, node }) => TARGETS.map((target) => ({
    service,
    question: {
      dataPlane,
      externalTrafficPolicy: service.externalTrafficPolicy,
      internalTrafficPolicy: service.internalTrafficPolicy,
      backend: service.backend,
      status: service.status,
      client,
      node,
      target,
    },
  }))));
}

/** Runs kube-proxy as told on every node, asks everything, and leaves the nodes clean for the next. */
export async function measure(
  matrix: Matrix, dataPlane: DataPlane, only: (question: Question) => boolean, parallel: number,
): Promise<{ cells: Cell[]; notHosted: NotHosted[] }> {
  const { network, services } = matrix;
  const ofPods = services.filter((service) => service.backend === 'eni').map((service) => service.loadBalancer);
  for (const node of network.nodes) {
    masqueradePods(node, ofPods);
  }
  const proxies = network.nodes.map((node) => ({ node, proxy: startProxy(node, dataPlane, matrix.controlPlane.kubeconfig('proxy'), false) }));
  for (const { node, proxy } of proxies) {
    await untilProxySettled(node, dataPlane, proxy);
  }

  const ofNodes = new Set(network.nodes.flatMap((node) => [node.address, node.bridge]));
  const cells: Cell[] = [];
  const notHosted: NotHosted[] = [];
  const waiting = questionsTo(dataPlane, services).filter(({ question }) => only(question));
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

  await stop(proxies.map((each) => each.proxy));
  for (const node of network.nodes) {
    await clearRules(node, dataPlane);
    await attemptInside(node.namespace, 'conntrack', '-F');
  }
  await attemptInside(network.router, 'conntrack', '-F');
  return { cells, notHosted };
}
