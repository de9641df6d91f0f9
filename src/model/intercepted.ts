import { BOUNDS } from './bounds';
import type { FactId } from './facts';
import type { Conditions } from './first-fit';
import { PublishedAddress } from './load-balancer';
import {
  ANY_ENDPOINT, connects, ENDPOINT_OF_THE_NODE, fails, type NodeCell, notIntercepted, unknown,
} from './outcome';
import { ReachabilityConfidence, ReachabilityFailure, SourceAddress } from './question';
import { ExternalTrafficPolicy, NodeKind } from './service';
import type { Situation } from './situation';

/** What the two kinds of nodes do. */
interface Cells {
  readonly [NodeKind.WITH_GATEWAY]: NodeCell;
  readonly [NodeKind.WITHOUT_GATEWAY]: NodeCell;
}

/**
 * What happens to a request to the load balancer address, an IP in the status, by the plane and node of the client.
 */
export interface InterceptedRow extends Cells {
  readonly when: Conditions<Situation>;
}

const LOCAL = { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL } as const;
const CLUSTER = { externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER } as const;
const { CLIENT, NODE, LOAD_BALANCER } = SourceAddress;
const { REFUSED, TIMEOUT } = ReachabilityFailure;
const { MEASURED, CODE, PROSE, INFERRED } = ReachabilityConfidence;
const { WITH_GATEWAY, WITHOUT_GATEWAY } = NodeKind;

const DROPPED = 'dropped on the node';
const EMPTY = 'virtual server without endpoints';

const SHORT_CIRCUIT = connects(CLIENT, ANY_ENDPOINT, MEASURED, ['F2', 'F4', 'F6'],
  'kube-proxy knows that the client is a pod and sends its request to any endpoint, whatever the policy');
const NFTABLES_SHORT_CIRCUIT = connects(CLIENT, ANY_ENDPOINT, MEASURED, ['F19'],
  'kube-proxy knows that the client is a pod and sends its request to any endpoint, whatever the policy');
const OWN_ENDPOINT = connects(CLIENT, ENDPOINT_OF_THE_NODE, MEASURED, ['F7'],
  'kube-proxy treats the pod like an outside client and sends its request to an endpoint of the node');
const UNKNOWN_POD_DROPPED = fails(TIMEOUT, DROPPED, MEASURED, ['F7'],
  'kube-proxy mistakes the pod for an outside client and drops its request, because no endpoint runs on the node');
const MARK_WITHOUT_DROP = notIntercepted(MEASURED, ['F7'],
  'kube-proxy marks the request to be dropped, but the mark has no effect on forwarded packets, so the request leaves '
  + 'the node');
const IPVS_OWN = connects(CLIENT, ENDPOINT_OF_THE_NODE, MEASURED, ['F12', 'F17'],
  'the node owns the address and its virtual server holds the endpoints of the node');
const IPVS_EMPTY = fails(REFUSED, EMPTY, MEASURED, ['F12', 'F13'],
  'the node owns the address, but its virtual server holds no endpoint');
const IPVS_FALLBACK = connects(CLIENT, ANY_ENDPOINT, MEASURED, ['F12', 'F14'],
  'the virtual server of a node without endpoints holds those of other nodes');
const IPVS_HOST_OWN = connects(LOAD_BALANCER, ENDPOINT_OF_THE_NODE, MEASURED, ['F12', 'F17'],
  'the node owns the address, also uses it as its source, and an endpoint of the node answers');
const IPVS_HOST_LOST = fails(TIMEOUT, 'reply sent to the wrong place', MEASURED, ['F14', 'F15'],
  'the node uses the load balancer address as its own source, so the reply never comes back');
const HOST_SHORT_CIRCUIT = connects(NODE, ANY_ENDPOINT, MEASURED, ['F8'],
  'kube-proxy recognizes traffic of the node itself and sends it to any endpoint, whatever the policy');
const NFTABLES_HOST_SHORT_CIRCUIT = connects(NODE, ANY_ENDPOINT, MEASURED, ['F19'],
  'kube-proxy recognizes traffic of the node itself and sends it to any endpoint, whatever the policy');
const MASQUERADED = connects(NODE, ANY_ENDPOINT, MEASURED, ['F9'],
  'with the policy Cluster every node sends the request to any endpoint and replaces the client IP with its own IP');
const EBPF = connects(CLIENT, ANY_ENDPOINT, CODE, ['F23', 'F23a'],
  'eBPF sends requests of pods to any endpoint, whatever the policy, and keeps their address');
const EBPF_ALONE = connects(CLIENT, ANY_ENDPOINT, PROSE, ['F23', 'F23c', 'F23d'],
  'eBPF replaces kube-proxy and sends requests of pods to any endpoint (the vendor warns of loops here)');
const EBPF_ALONE_HOST = connects(NODE, ANY_ENDPOINT, PROSE, ['F23c'],
  'eBPF replaces kube-proxy and handles traffic of the node itself too');
const SWITCHED_OFF = notIntercepted(CODE, ['F23', 'F23a'],
  'eBPF does not translate the address while in-cluster load balancing is off');
const OWN_INTERFACE = notIntercepted(CODE, ['F22'],
  'the request leaves through the pod\'s own network interface and bypasses the node');

/** A row about every kind of node. */
function onAnyNode(cell: NodeCell): Cells {
  return { [WITH_GATEWAY]: cell, [WITHOUT_GATEWAY]: cell };
}

/**
 * Pods first, then clients in the host network. Exactly one row fits each plane with each policy.
 */
export const INTERCEPTED: readonly InterceptedRow[] = [
  { when: { plane: 'POD_IPTABLES_RANGE_KNOWN', ...LOCAL }, ...onAnyNode(SHORT_CIRCUIT) },
  { when: { plane: 'POD_NFTABLES_RANGE_KNOWN_FROM_1_29', ...LOCAL }, ...onAnyNode(NFTABLES_SHORT_CIRCUIT) },
  {
    when: { plane: 'POD_IPTABLES_RANGE_UNKNOWN_FROM_1_25', ...LOCAL },
    [WITH_GATEWAY]: OWN_ENDPOINT,
    [WITHOUT_GATEWAY]: UNKNOWN_POD_DROPPED,
  },
  {
    when: { plane: 'POD_IPTABLES_RANGE_UNKNOWN_BEFORE_1_25', ...LOCAL },
    [WITH_GATEWAY]: OWN_ENDPOINT,
    [WITHOUT_GATEWAY]: MARK_WITHOUT_DROP,
  },
  { when: { plane: 'POD_IPVS_BEFORE_1_24', ...LOCAL }, [WITH_GATEWAY]: IPVS_OWN, [WITHOUT_GATEWAY]: IPVS_EMPTY },
  { when: { plane: 'POD_IPVS_FROM_1_24', ...LOCAL }, [WITH_GATEWAY]: IPVS_OWN, [WITHOUT_GATEWAY]: IPVS_FALLBACK },
  {
    when: { plane: 'POD_NFTABLES_RANGE_UNKNOWN_FROM_1_29', ...LOCAL },
    [WITH_GATEWAY]: { ...OWN_ENDPOINT, facts: ['F7', 'F19'] },
    [WITHOUT_GATEWAY]: { ...UNKNOWN_POD_DROPPED, facts: ['F7', 'F19'] },
  },
  { when: { plane: 'POD_EBPF_IN_CLUSTER_LOAD_BALANCE_ON' }, ...onAnyNode(EBPF) },
  { when: { plane: 'POD_EBPF_WITHOUT_KUBE_PROXY_FROM_1_34' }, ...onAnyNode(EBPF_ALONE) },
  { when: { plane: 'POD_EBPF_IN_CLUSTER_LOAD_BALANCE_OFF' }, ...onAnyNode(SWITCHED_OFF) },
  { when: { plane: 'POD_OWN_INTERFACE' }, ...onAnyNode(OWN_INTERFACE) },

  {
    when: { plane: 'HOST_IPTABLES_BEFORE_1_15', ...LOCAL },
    [WITH_GATEWAY]: connects(NODE, ENDPOINT_OF_THE_NODE, MEASURED, ['F8'], 'an endpoint of the node answers'),
    [WITHOUT_GATEWAY]: fails(TIMEOUT, DROPPED, MEASURED, ['F8'],
      'before 1.15 the policy Local applied to the node itself too, and no endpoint runs on it'),
  },
  { when: { plane: 'HOST_IPTABLES_FROM_1_15', ...LOCAL }, ...onAnyNode(HOST_SHORT_CIRCUIT) },
  {
    when: { plane: 'HOST_IPVS_BEFORE_1_24', ...LOCAL },
    [WITH_GATEWAY]: IPVS_HOST_OWN,
    [WITHOUT_GATEWAY]: IPVS_EMPTY,
  },
  {
    when: { plane: 'HOST_IPVS_FROM_1_24', ...LOCAL },
    [WITH_GATEWAY]: IPVS_HOST_OWN,
    [WITHOUT_GATEWAY]: IPVS_HOST_LOST,
  },
  {
    when: { plane: 'HOST_NFTABLES_FROM_1_29_BEFORE_1_33_6', ...LOCAL },
    [WITH_GATEWAY]: NFTABLES_HOST_SHORT_CIRCUIT,
    [WITHOUT_GATEWAY]: fails(TIMEOUT, DROPPED, MEASURED, ['F19', 'F65'],
      'nftables mode drops the request before it checks whether the node itself sent it, '
      + 'because no endpoint runs on the node'),
  },
  { when: { plane: 'HOST_NFTABLES_FROM_1_33_6', ...LOCAL }, ...onAnyNode(NFTABLES_HOST_SHORT_CIRCUIT) },
  { when: { plane: 'HOST_EBPF_WITHOUT_KUBE_PROXY_FROM_1_34' }, ...onAnyNode(EBPF_ALONE_HOST) },

  // The planes of kube-proxy, the only ones that look at the policy.
  { when: { handler: 'kube-proxy', ...CLUSTER }, ...onAnyNode(MASQUERADED) },
];

/**
 * What the status publishes decides whether a node intercepts at all.
 */
export interface PublishedRow {
  readonly when: Conditions<Situation>;

  /** The cell that replaces the one in `INTERCEPTED`; without it that one holds. */
  readonly instead?: NodeCell;

  /** Facts on which the answer rests in addition. */
  readonly also?: readonly FactId[];
}

const { IP, HOSTNAME, IP_PROXY } = PublishedAddress;
const PROXIED = notIntercepted(CODE, ['F29'], 'kube-proxy does not intercept an address with ipMode Proxy');

/**
 * Exactly one row fits.
 */
export const PUBLISHED: readonly PublishedRow[] = [
  { when: { status: IP } },
  {
    when: { status: HOSTNAME },
    instead: notIntercepted(MEASURED, ['F35'], 'a host name gives the node nothing to intercept'),
  },
  {
    when: { status: IP_PROXY, handler: ['kube-proxy', 'eBPF'], kubernetesVersion: { before: BOUNDS.IP_MODE } },
    also: ['F29'],
  },
  {
    when: {
      status: IP_PROXY,
      handler: 'kube-proxy',
      kubernetesVersion: { from: BOUNDS.IP_MODE, before: BOUNDS.IP_MODE_MEASURED },
    },
    instead: PROXIED,
  },
  {
    when: { status: IP_PROXY, handler: 'kube-proxy', kubernetesVersion: { from: BOUNDS.IP_MODE_MEASURED } },
    instead: { ...PROXIED, confidence: MEASURED },
  },
  {
    when: { status: IP_PROXY, handler: 'eBPF', kubernetesVersion: { from: BOUNDS.IP_MODE } },
    instead: unknown(INFERRED, ['F29', 'F72'],
      'Terway with Cilium 1.18 does not intercept an address with ipMode Proxy; its older versions were not read'),
  },
  { when: { status: IP_PROXY, handler: 'nothing' } },
];
