import { BOUNDS, type VersionRange } from './bounds';
import type { FactId } from './facts';
import { AddressKind } from './load-balancer';
import {
  ANY_GATEWAY_POD, connects, fails, GATEWAY_POD_OF_THE_NODE, leaves, type Leaves, type Outcome, unknown,
} from './outcome';
import type { Handler, PlaneId } from './planes';
import { Confidence, Failure, SourceAddress } from './question';
import { ExternalTrafficPolicy, NodeKind } from './service';

/**
 * What comes of a request to the load balancer address, an IP in the status, by the client's plane and node.
 */
export interface InterceptedRow {
  readonly planes: readonly PlaneId[];
  readonly policy: ExternalTrafficPolicy;
  readonly [NodeKind.WITH_GATEWAY]: Outcome | Leaves;
  readonly [NodeKind.WITHOUT_GATEWAY]: Outcome | Leaves;
}

const { LOCAL, CLUSTER } = ExternalTrafficPolicy;
const { CLIENT, NODE, LOAD_BALANCER } = SourceAddress;
const { REFUSED, TIMEOUT } = Failure;
const { MEASURED, CODE, PROSE, INFERRED } = Confidence;
const { WITH_GATEWAY, WITHOUT_GATEWAY } = NodeKind;

const DROPPED = 'dropped on the node';
const EMPTY = 'virtual server without gateway pods';

const SHORT_CIRCUIT = connects(CLIENT, ANY_GATEWAY_POD, MEASURED, ['F2', 'F4', 'F6'],
  'kube-proxy knows the address as a pod\'s and hands the request to any gateway pod, whatever the policy');
const NFTABLES_SHORT_CIRCUIT = connects(CLIENT, ANY_GATEWAY_POD, MEASURED, ['F19'],
  'kube-proxy knows the address as a pod\'s and hands the request to any gateway pod, whatever the policy');
const OWN_GATEWAY_POD = connects(CLIENT, GATEWAY_POD_OF_THE_NODE, MEASURED, ['F7'],
  'kube-proxy treats the pod like a client from outside and hands its request to a gateway pod of the node');
const UNKNOWN_POD_DROPPED = fails(TIMEOUT, DROPPED, MEASURED, ['F7'],
  'kube-proxy takes the pod for a client from outside and drops its request, because no gateway pod runs on the node');
const MARK_WITHOUT_DROP = leaves(MEASURED, ['F7'],
  'kube-proxy only marks the request to be dropped, a mark that does not act on forwarded packets, so it leaves the node');
const IPVS_OWN = connects(CLIENT, GATEWAY_POD_OF_THE_NODE, MEASURED, ['F12', 'F17'],
  'the node owns the address and its virtual server holds the gateway pods of the node');
const IPVS_EMPTY = fails(REFUSED, EMPTY, MEASURED, ['F12', 'F13'],
  'the node owns the address, but its virtual server holds no gateway pod');
const IPVS_FALLBACK = connects(CLIENT, ANY_GATEWAY_POD, MEASURED, ['F12', 'F14'],
  'the virtual server of a node without gateway pods holds those of other nodes');
const IPVS_HOST_OWN = connects(LOAD_BALANCER, GATEWAY_POD_OF_THE_NODE, MEASURED, ['F12', 'F17'],
  'the node owns the address, also takes it as its source, and a gateway pod of the node answers');
const IPVS_HOST_LOST = fails(TIMEOUT, 'reply sent to the wrong place', MEASURED, ['F14', 'F15'],
  'the node takes the load balancer address as its own source, so that the reply never comes back');
const HOST_SHORT_CIRCUIT = connects(NODE, ANY_GATEWAY_POD, MEASURED, ['F8'],
  'kube-proxy recognises traffic of the node itself and hands it to any gateway pod, whatever the policy');
const NFTABLES_HOST_SHORT_CIRCUIT = connects(NODE, ANY_GATEWAY_POD, MEASURED, ['F19'],
  'kube-proxy recognises traffic of the node itself and hands it to any gateway pod, whatever the policy');
const MASQUERADED = connects(NODE, ANY_GATEWAY_POD, MEASURED, ['F9'],
  'with the policy Cluster every node hands the request to any gateway pod and puts its own address in front');
const EBPF = connects(CLIENT, ANY_GATEWAY_POD, CODE, ['F23', 'F23a'],
  'eBPF hands requests of pods to any gateway pod, whatever the policy, and keeps their address');
const EBPF_ALONE = connects(CLIENT, ANY_GATEWAY_POD, PROSE, ['F23', 'F23c', 'F23d'],
  'eBPF stands in for kube-proxy and hands requests of pods to any gateway pod (the vendor warns of loops here)');
const EBPF_ALONE_HOST = connects(NODE, ANY_GATEWAY_POD, PROSE, ['F23c'],
  'eBPF stands in for kube-proxy and serves the node itself too');
const SWITCHED_OFF = leaves(CODE, ['F23', 'F23a'],
  'eBPF does not translate the address while in-cluster load balancing is off');
const OWN_INTERFACE = leaves(CODE, ['F22'],
  'the request leaves by the network interface of the pod, past the node');

/**
 * Pods first, then clients in the host network; each plane once with either policy.
 */
export const INTERCEPTED: readonly InterceptedRow[] = [
  { planes: ['P1'], policy: LOCAL, [WITH_GATEWAY]: SHORT_CIRCUIT, [WITHOUT_GATEWAY]: SHORT_CIRCUIT },
  { planes: ['P5'], policy: LOCAL, [WITH_GATEWAY]: NFTABLES_SHORT_CIRCUIT, [WITHOUT_GATEWAY]: NFTABLES_SHORT_CIRCUIT },
  { planes: ['P2'], policy: LOCAL, [WITH_GATEWAY]: OWN_GATEWAY_POD, [WITHOUT_GATEWAY]: UNKNOWN_POD_DROPPED },
  { planes: ['P2 old'], policy: LOCAL, [WITH_GATEWAY]: OWN_GATEWAY_POD, [WITHOUT_GATEWAY]: MARK_WITHOUT_DROP },
  { planes: ['P3'], policy: LOCAL, [WITH_GATEWAY]: IPVS_OWN, [WITHOUT_GATEWAY]: IPVS_EMPTY },
  { planes: ['P4'], policy: LOCAL, [WITH_GATEWAY]: IPVS_OWN, [WITHOUT_GATEWAY]: IPVS_FALLBACK },
  {
    planes: ['P5 no pod range'],
    policy: LOCAL,
    [WITH_GATEWAY]: { ...OWN_GATEWAY_POD, facts: ['F7', 'F19'] },
    [WITHOUT_GATEWAY]: { ...UNKNOWN_POD_DROPPED, facts: ['F7', 'F19'] },
  },
  { planes: ['P6'], policy: LOCAL, [WITH_GATEWAY]: EBPF, [WITHOUT_GATEWAY]: EBPF },
  { planes: ['P7'], policy: LOCAL, [WITH_GATEWAY]: EBPF_ALONE, [WITHOUT_GATEWAY]: EBPF_ALONE },
  {
    planes: ['P1', 'P2', 'P2 old', 'P3', 'P4', 'P5', 'P5 no pod range'],
    policy: CLUSTER,
    [WITH_GATEWAY]: MASQUERADED,
    [WITHOUT_GATEWAY]: MASQUERADED,
  },
  { planes: ['P6'], policy: CLUSTER, [WITH_GATEWAY]: EBPF, [WITHOUT_GATEWAY]: EBPF },
  { planes: ['P7'], policy: CLUSTER, [WITH_GATEWAY]: EBPF_ALONE, [WITHOUT_GATEWAY]: EBPF_ALONE },
  { planes: ['P8'], policy: LOCAL, [WITH_GATEWAY]: SWITCHED_OFF, [WITHOUT_GATEWAY]: SWITCHED_OFF },
  { planes: ['P8'], policy: CLUSTER, [WITH_GATEWAY]: SWITCHED_OFF, [WITHOUT_GATEWAY]: SWITCHED_OFF },
  { planes: ['P9'], policy: LOCAL, [WITH_GATEWAY]: OWN_INTERFACE, [WITHOUT_GATEWAY]: OWN_INTERFACE },
  { planes: ['P9'], policy: CLUSTER, [WITH_GATEWAY]: OWN_INTERFACE, [WITHOUT_GATEWAY]: OWN_INTERFACE },

  {
    planes: ['H iptables old'],
    policy: LOCAL,
    [WITH_GATEWAY]: connects(NODE, GATEWAY_POD_OF_THE_NODE, MEASURED, ['F8'], 'a gateway pod of the node answers'),
    [WITHOUT_GATEWAY]: fails(TIMEOUT, DROPPED, MEASURED, ['F8'],
      'before 1.15 the policy Local held for the node itself too, and no gateway pod runs on it'),
  },
  { planes: ['H iptables'], policy: LOCAL, [WITH_GATEWAY]: HOST_SHORT_CIRCUIT, [WITHOUT_GATEWAY]: HOST_SHORT_CIRCUIT },
  { planes: ['H ipvs old'], policy: LOCAL, [WITH_GATEWAY]: IPVS_HOST_OWN, [WITHOUT_GATEWAY]: IPVS_EMPTY },
  { planes: ['H ipvs'], policy: LOCAL, [WITH_GATEWAY]: IPVS_HOST_OWN, [WITHOUT_GATEWAY]: IPVS_HOST_LOST },
  {
    planes: ['H nftables old'],
    policy: LOCAL,
    [WITH_GATEWAY]: NFTABLES_HOST_SHORT_CIRCUIT,
    [WITHOUT_GATEWAY]: fails(TIMEOUT, DROPPED, MEASURED, ['F19', 'F65'],
      'nftables mode drops the request before it looks whether the node itself sent it, because no gateway pod runs on the node'),
  },
  { planes: ['H nftables'], policy: LOCAL, [WITH_GATEWAY]: NFTABLES_HOST_SHORT_CIRCUIT, [WITHOUT_GATEWAY]: NFTABLES_HOST_SHORT_CIRCUIT },
  { planes: ['H P7'], policy: LOCAL, [WITH_GATEWAY]: EBPF_ALONE_HOST, [WITHOUT_GATEWAY]: EBPF_ALONE_HOST },
  {
    planes: ['H iptables old', 'H iptables', 'H ipvs old', 'H ipvs', 'H nftables old', 'H nftables'],
    policy: CLUSTER,
    [WITH_GATEWAY]: MASQUERADED,
    [WITHOUT_GATEWAY]: MASQUERADED,
  },
  { planes: ['H P7'], policy: CLUSTER, [WITH_GATEWAY]: EBPF_ALONE_HOST, [WITHOUT_GATEWAY]: EBPF_ALONE_HOST },
];

const BY_PLANE = new Map(INTERCEPTED.flatMap((row) => row.planes.map((plane) => [`${plane} ${row.policy}`, row])));

/** The row of a plane. */
export function interceptedRow(plane: PlaneId, policy: ExternalTrafficPolicy): InterceptedRow | undefined {
  return BY_PLANE.get(`${plane} ${policy}`);
}

/**
 * What the status publishes decides whether a node intercepts at all. What a row does not name does not matter.
 */
export interface PublishedRow {
  readonly status: AddressKind;
  readonly handlers?: readonly Handler[];
  readonly versions?: VersionRange;

  /** What takes the place of the cell in `INTERCEPTED`; without it the cell holds. */
  readonly instead?: Outcome | Leaves;

  /** What the answer rests on besides. */
  readonly also?: readonly FactId[];
}

const PROXIED = leaves(CODE, ['F29'], 'kube-proxy leaves an address with ipMode Proxy alone');

/**
 * Exactly one row fits.
 */
export const PUBLISHED: readonly PublishedRow[] = [
  { status: AddressKind.IP },
  { status: AddressKind.HOSTNAME, instead: leaves(MEASURED, ['F35'], 'a host name gives the node nothing to intercept') },
  { status: AddressKind.IP_PROXY, handlers: ['kube-proxy', 'eBPF'], versions: { before: BOUNDS.IP_MODE }, also: ['F29'] },
  {
    status: AddressKind.IP_PROXY,
    handlers: ['kube-proxy'],
    versions: { from: BOUNDS.IP_MODE, before: BOUNDS.IP_MODE_MEASURED },
    instead: PROXIED,
  },
  {
    status: AddressKind.IP_PROXY,
    handlers: ['kube-proxy'],
    versions: { from: BOUNDS.IP_MODE_MEASURED },
    instead: { ...PROXIED, confidence: MEASURED },
  },
  {
    status: AddressKind.IP_PROXY,
    handlers: ['eBPF'],
    versions: { from: BOUNDS.IP_MODE },
    instead: unknown(INFERRED, ['F29'], 'whether Terway\'s eBPF leaves an address with ipMode Proxy alone is not established'),
  },
  { status: AddressKind.IP_PROXY, handlers: ['nothing'] },
];
