/** A whole cluster: control plane, nodes with containerd and kubelet, names, kube-proxy, a load balancer and a client outside. */
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { startContainerd } from './containerd';
import { images } from './images';
import { startKubelet } from './kubelet';
import { startManagers } from './managers';
import { prepareMounts } from './mounts';
import { startNames } from './names';
import { envoy } from '../build/envoy';
import { ownProgram, startControlPlane, type ControlPlane } from '../cluster/control-plane';
import { clearRules, minorOf, startProxy, untilProxySettled, type ProxySettings } from '../cluster/kube-proxy';
import { startLoadBalancerEnvoy } from '../cluster/load-balancer-envoy';
import { createNetwork, masqueradePods, type LabNode, type Network } from '../cluster/network';
import { until } from '../ground/exec';
import { mustRun, start, stop, type Started } from '../ground/processes';
import { writeRecord } from '../ground/run-folder';
import { SETTINGS, type StandInSettings } from '../stand-ins/main';

/** A running cluster. */
export interface Cluster {
  readonly network: Network;
  readonly controlPlane: ControlPlane;
  readonly proxies: Started[];
  proxySettings: ProxySettings;
  /** Whether pods have interfaces of their own in the cloud's network from now on. */
  setPodsInVpc(value: boolean): void;
}

export interface ClusterOptions {
  readonly nodes: number;
  readonly proxy: ProxySettings;
  /** Port on the host's loopback under which the API server is reached. */
  readonly hostPort?: number;
  /** Whether pods have interfaces of their own in the cloud's network, as under Terway; otherwise as under Flannel. */
  readonly podsInVpc: boolean;
  readonly say: (line: string) => void;
}

/** The last minor version of kube-proxy that leaves a chain to kubelet. */
const LAST_WITH_KUBELET_CHAINS = 24;

async function startProxies(cluster: Pick<Cluster, 'network' | 'controlPlane' | 'proxies'>, settings: ProxySettings): Promise<void> {
  const kubeconfig = cluster.controlPlane.kubeconfig('proxy');
  for (const node of cluster.network.nodes) {
    cluster.proxies.push(startProxy(node, settings, kubeconfig, true));
  }
  for (const [index, node] of cluster.network.nodes.entries()) {
    await untilProxySettled(node, settings, cluster.proxies[index] as Started);
  }
}

async function untilReady(controlPlane: ControlPlane, node: LabNode, kubelet: Started): Promise<void> {
  await until(`${node.name} does not become ready (see ${kubelet.log})`, 90, async () => {
    mustRun(kubelet);
    const answer = await controlPlane.api.ask('GET', `/api/v1/nodes/${node.name}`);
    if (answer.status !== 200) {
      return false;
    }
    const conditions = (JSON.parse(answer.text) as { status?: { conditions?: { type: string; status: string }[] } }).status?.conditions ?? [];
    return conditions.some((each) => each.type === 'Ready' && each.status === 'True');
  });
  await controlPlane.api.merge(`/api/v1/nodes/${node.name}`, { spec: { podCIDR: node.podRange, podCIDRs: [node.podRange] } });
}

function writeSettings(controlPlane: ControlPlane, network: Network, podsInVpc: boolean): void {
  const settings: StandInSettings = { socket: controlPlane.api.socket, token: controlPlane.api.token, network, podsInVpc };
  writeRecord(SETTINGS, settings);
}

/** Starts the vendor's closed parts' stand-ins, and gives them the kind of object they look for. */
function startStandIns(controlPlane: ControlPlane, network: Network, podsInVpc: boolean): void {
  writeSettings(controlPlane, network, podsInVpc);
  start({ name: 'stand-ins', ...ownProgram(join(__dirname, '..', 'stand-ins', 'main.ts')) });
}

/** Starts everything and waits until every node is ready. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const network = await createNetwork(options.nodes, true);
  const controlPlane = await startControlPlane(network.controlPlane, options.hostPort);
  options.say('the API server is ready');
  startLoadBalancerEnvoy(network);
  startManagers(controlPlane);
  await startNames(controlPlane);
  const all = images(envoy());
  const kubelets = await Promise.all(network.nodes.map(async (node) => {
    prepareMounts(node);
    masqueradePods(node, []);
    await startContainerd(node, all);
    return { node, kubelet: startKubelet(node, controlPlane, minorOf(options.proxy.kubernetesVersion) <= LAST_WITH_KUBELET_CHAINS) };
  }));
  for (const { node, kubelet } of kubelets) {
    await untilReady(controlPlane, node, kubelet);
  }
  options.say(`${network.nodes.length} nodes are ready`);
  startStandIns(controlPlane, network, options.podsInVpc);
  const cluster: Cluster = {
    network,
    controlPlane,
    proxies: [],
    proxySettings: options.proxy,
    setPodsInVpc: (value) => writeSettings(controlPlane, network, value),
  };
  await startProxies(cluster, options.proxy);
  const { kubernetesVersion, proxyMode, podCidrKnown } = options.proxy;
  options.say(`kube-proxy ${kubernetesVersion}, ${proxyMode}, pod range ${podCidrKnown ? 'known' : 'unknown'}`);
  return cluster;
}

/** Runs kube-proxy with these settings from now on. Nothing else changes, and nothing at all if it already has them. */
export async function changeProxy(cluster: Cluster, settings: ProxySettings): Promise<void> {
  if (isDeepStrictEqual(cluster.proxySettings, settings)) {
    return;
  }
  await stop(cluster.proxies.splice(0));
  for (const node of cluster.network.nodes) {
    await clearRules(node, cluster.proxySettings);
    masqueradePods(node, []);
  }
  cluster.proxySettings = settings;
  await startProxies(cluster, settings);
}
