/**
 * The wires: a router in the middle, and a cable from it to the control plane, to each node and to a client outside.
 * The router is the load balancer as well (see load-balancer.ts), which is why nodes meet only through it: a reply
 * has to pass the place where the address was rewritten.
 */
import { CLIENT, CONTROL_PLANE, LOAD_BALANCER_RANGE, nodeAddresses, POD_RANGE, ROUTER, SERVICE_RANGE, type NodeAddresses } from './addresses';
import { cable, createNamespace, inside, setSysctls, type Namespace } from '../ground/namespaces';

/** A node: a host of its own as far as the network goes. */
export interface LabNode extends NodeAddresses {
  readonly name: string;
  readonly namespace: Namespace;
}

/** The bridge on each node that its pods hang on. */
export const POD_BRIDGE = 'cni0';

/** All namespaces of a lab. */
export interface Network {
  readonly router: Namespace;
  readonly controlPlane: Namespace;
  readonly client: Namespace;
  readonly nodes: readonly LabNode[];
}

const ROUTING = {
  'net/ipv4/ip_forward': '1',
  'net/ipv4/conf/all/rp_filter': '0',
  'net/ipv4/conf/default/rp_filter': '0',
  'net/ipv4/conf/all/send_redirects': '0',
  // A refusal travels as an ICMP message, of which Linux sends one a second to each client: many questions at once would
  // look like silence.
  'net/ipv4/icmp_ratelimit': '0',
  'net/ipv4/icmp_ratemask': '0',
} as const;

/** Packets that cross a node's bridge meet iptables too, as kubelet's documentation asks of every node. */
const BRIDGED = { 'net/bridge/bridge-nf-call-iptables': '1', 'net/bridge/bridge-nf-call-ip6tables': '1' } as const;

/** Plugs a namespace into the router with one address; all else goes through the router. */
function plug(router: Namespace, namespace: Namespace, port: string, address: string): void {
  cable(router, port, namespace, 'eth0');
  inside(router, 'ip', 'address', 'add', `${ROUTER}/32`, 'dev', port);
  inside(router, 'ip', 'route', 'add', `${address}/32`, 'dev', port);
  inside(namespace, 'ip', 'address', 'add', `${address}/32`, 'dev', 'eth0');
  inside(namespace, 'ip', 'route', 'add', 'default', 'via', ROUTER, 'dev', 'eth0', 'onlink');
}

async function createNode(router: Namespace, index: number, mounts: boolean): Promise<LabNode> {
  const addresses = nodeAddresses(index);
  const name = `node-${index}`;
  const namespace = await createNamespace(name, mounts);
  setSysctls(namespace, ROUTING);
  plug(router, namespace, name, addresses.address);
  inside(router, 'ip', 'route', 'add', addresses.podRange, 'via', addresses.address, 'dev', name, 'onlink');
  inside(namespace, 'ip', 'link', 'add', POD_BRIDGE, 'type', 'bridge');
  inside(namespace, 'ip', 'address', 'add', `${addresses.bridge}/24`, 'dev', POD_BRIDGE);
  inside(namespace, 'ip', 'link', 'set', POD_BRIDGE, 'up');
  setSysctls(namespace, BRIDGED);
  return { name, namespace, ...addresses };
}

/** Chain of the addresses that pods reach with their own address, as Terway's pods reach everything. */
const KEEP = 'LAB-KEEP-POD-ADDRESS';

/** What Flannel does (`--ip-masq`): a pod's packet that leaves the pods' range takes the node's address. */
export function masqueradePods(node: LabNode, exceptTo: readonly string[]): void {
  const rules = [
    '*nat', `:${KEEP} - [0:0]`,
    `-A POSTROUTING -s ${POD_RANGE} -j ${KEEP}`,
    `-A POSTROUTING -s ${POD_RANGE} ! -d ${POD_RANGE} -j MASQUERADE`, 'COMMIT', '',
  ].join('\n');
  inside(node.namespace, 'sh', '-c', `iptables-restore -w --noflush <<'RULES'\n${rules}RULES\n`);
  keepPodAddresses(node, exceptTo);
}

/** Says which addresses pods reach with their own address from now on. */
export function keepPodAddresses(node: LabNode, to: readonly string[]): void {
  const rules = ['*nat', `:${KEEP} - [0:0]`, ...to.map((address) => `-A ${KEEP} -d ${address} -j ACCEPT`), 'COMMIT', ''].join('\n');
  inside(node.namespace, 'sh', '-c', `iptables-restore -w --noflush <<'RULES'\n${rules}RULES\n`);
}

/** Makes all namespaces and the wires between them; nodes that run kubelets have mounts of their own. */
export async function createNetwork(nodeCount: number, mounts = false): Promise<Network> {
  const router = await createNamespace('router');
  setSysctls(router, ROUTING);
  const controlPlane = await createNamespace('control-plane');
  plug(router, controlPlane, 'control-plane', CONTROL_PLANE);
  const client = await createNamespace('client');
  plug(router, client, 'client', CLIENT);
  const nodes: LabNode[] = [];
  for (let index = 1; index <= nodeCount; index++) {
    nodes.push(await createNode(router, index, mounts));
  }
  // An address that no host has is dropped here without an answer, as on the way to an address that leads nowhere.
  for (const range of [LOAD_BALANCER_RANGE, SERVICE_RANGE, POD_RANGE]) {
    inside(router, 'ip', 'route', 'add', 'blackhole', range);
  }
  return { router, controlPlane, client, nodes };
}

/** What Terway 1.11 and newer write on nodes whose pods have network interfaces of their own: all that leaves the node takes its address. */
export function masqueradeAll(node: LabNode): void {
  // https://github.com/AliyunContainerService/terway/blob/v1.17.5/cmd/terway-cli/policy.go
  const rules = [
    '*nat', ':terway-masq - [0:0]',
    '-A terway-masq -j MASQUERADE',
    '-A POSTROUTING ! -o lo -j terway-masq', 'COMMIT', '',
  ].join('\n');
  inside(node.namespace, 'sh', '-c', `iptables-restore -w --noflush <<'RULES'\n${rules}RULES\n`);
}

/** The next hop of a pod's second interface. It is the node, whatever its address. */
const NODE_HOP = '169.254.1.1';

/** Name of a cable to a pod. Interface names have at most 15 characters. */
const cableName = (kind: string, address: string): string => `${kind}-${address.split('.').slice(2).join('-')}`;

/**
 * A pod with a network interface of its own in the VPC, as Terway's exclusive mode gives it: a second cable to the node carries what goes
 * to the node and to the addresses of Services, and everything else goes to the VPC directly.
 */
export async function createEniPod(router: Namespace, node: LabNode, name: string, address: string): Promise<Namespace> {
  // https://github.com/AliyunContainerService/terway/blob/v1.17.5/plugin/datapath/exclusive_eni_linux.go
  const pod = await createNamespace(name);
  setSysctls(pod, ROUTING);
  plug(router, pod, cableName('eni', address), address);
  const nodeEnd = cableName('cali', address);
  cable(node.namespace, nodeEnd, pod, 'veth1');
  inside(node.namespace, 'ip', 'route', 'add', `${address}/32`, 'dev', nodeEnd);
  inside(pod, 'ip', 'route', 'add', NODE_HOP, 'dev', 'veth1', 'scope', 'link');
  const [link] = JSON.parse(inside(node.namespace, 'ip', '-json', 'link', 'show', nodeEnd)) as [{ address: string }];
  inside(pod, 'ip', 'neighbor', 'add', NODE_HOP, 'lladdr', link.address, 'dev', 'veth1');
  for (const range of [SERVICE_RANGE, `${node.address}/32`]) {
    inside(pod, 'ip', 'route', 'add', range, 'via', NODE_HOP, 'dev', 'veth1', 'src', address);
  }
  return pod;
}

/** A pod without kubelet: a namespace on the node's bridge. */
export async function createPod(node: LabNode, name: string, address: string): Promise<Namespace> {
  const namespace = await createNamespace(name);
  const port = `veth-${address.split('.').at(-1)}`;
  cable(node.namespace, port, namespace, 'eth0');
  inside(node.namespace, 'ip', 'link', 'set', port, 'master', POD_BRIDGE);
  inside(node.namespace, 'bridge', 'link', 'set', 'dev', port, 'hairpin', 'on');
  inside(namespace, 'ip', 'address', 'add', `${address}/24`, 'dev', 'eth0');
  inside(namespace, 'ip', 'route', 'add', 'default', 'via', node.bridge);
  return namespace;
}
