import { BOUNDS, inRange, type VersionRange } from './bounds';
import { ANY_GATEWAY_POD, connects, fails, GATEWAY_POD_OF_THE_NODE, type Outcome, unknown } from './outcome';
import { Cni, ProxyMode } from './platform';
import { ClientKind, Confidence, Failure, SourceAddress } from './question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from './service';
import { EBPF_CNIS, type World } from './clusters';

/**
 * What comes of a request to the Service's DNS name. What a row does not name does not matter; the first row that fits is the one.
 */
export interface ClusterIpRow {
  readonly clients?: readonly ClientKind[];
  readonly internalTrafficPolicy?: InternalTrafficPolicy;
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  readonly node?: NodeKind;
  readonly cnis?: readonly Cni[];
  readonly proxyMode?: ProxyMode;
  readonly versions?: VersionRange;
  readonly outcome: Outcome;
}

const { POD, HOST, EXTERNAL } = ClientKind;
const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;
const { CLIENT, NODE } = SourceAddress;
const { MEASURED, CODE, PROSE, INFERRED } = Confidence;
const { REFUSED, TIMEOUT } = Failure;

/** A pod without a gateway pod on its node, and a Service that keeps to the node. */
const STRANDED = { internalTrafficPolicy: InternalTrafficPolicy.LOCAL, node: NodeKind.WITHOUT_GATEWAY };

const KEPT_TO_THE_NODE = 'internalTrafficPolicy keeps requests to gateway pods of the node, and none runs on it';

const NOT_ENFORCED = 'internalTrafficPolicy is Local, but this data plane falls back to gateway pods of other nodes';

export const CLUSTER_IP: readonly ClusterIpRow[] = [
  {
    clients: [EXTERNAL],
    outcome: fails(TIMEOUT, 'nowhere', PROSE, ['F64'], 'the name and the ClusterIP behind it exist only inside the cluster'),
  },

  // internalTrafficPolicy Local, on a node without a gateway pod
  {
    ...STRANDED,
    versions: { before: BOUNDS.INTERNAL_POLICY_ALPHA },
    outcome: connects(CLIENT, ANY_GATEWAY_POD, MEASURED, ['F63'], 'internalTrafficPolicy does not exist yet in this version'),
  },
  {
    ...STRANDED,
    versions: { from: BOUNDS.INTERNAL_POLICY_ALPHA, before: BOUNDS.INTERNAL_POLICY_BETA },
    outcome: unknown(PROSE, ['F63'], 'internalTrafficPolicy stands behind a feature gate in this version, and whether it is on is not known'),
  },
  {
    ...STRANDED,
    clients: [POD],
    cnis: EBPF_CNIS,
    outcome: unknown(INFERRED, ['F23', 'F63'], 'whether Terway\'s eBPF enforces internalTrafficPolicy is not established'),
  },
  {
    ...STRANDED,
    proxyMode: NONE,
    outcome: unknown(INFERRED, ['F23c', 'F63'], 'whether Terway\'s eBPF enforces internalTrafficPolicy is not established'),
  },
  {
    ...STRANDED,
    proxyMode: IPTABLES,
    versions: { before: BOUNDS.INTERNAL_POLICY_APART },
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    outcome: connects(CLIENT, ANY_GATEWAY_POD, MEASURED, ['F63'], NOT_ENFORCED),
  },
  {
    ...STRANDED,
    proxyMode: IPTABLES,
    versions: { before: BOUNDS.INTERNAL_POLICY_APART },
    outcome: fails(REFUSED, 'rejected on the node', MEASURED, ['F63'], KEPT_TO_THE_NODE),
  },
  { ...STRANDED, proxyMode: IPTABLES, outcome: fails(TIMEOUT, 'dropped on the node', MEASURED, ['F63'], KEPT_TO_THE_NODE) },
  {
    ...STRANDED,
    proxyMode: IPVS,
    versions: { before: BOUNDS.IPVS_FALLBACK },
    outcome: fails(REFUSED, 'virtual server without gateway pods', MEASURED, ['F13', 'F63'], KEPT_TO_THE_NODE),
  },
  { ...STRANDED, proxyMode: IPVS, outcome: connects(CLIENT, ANY_GATEWAY_POD, MEASURED, ['F14', 'F63'], NOT_ENFORCED) },
  { ...STRANDED, proxyMode: NFTABLES, outcome: fails(TIMEOUT, 'dropped on the node', MEASURED, ['F63'], KEPT_TO_THE_NODE) },

  // internalTrafficPolicy Local, with a gateway pod on the node
  {
    clients: [POD],
    internalTrafficPolicy: InternalTrafficPolicy.LOCAL,
    outcome: connects(CLIENT, GATEWAY_POD_OF_THE_NODE, MEASURED, ['F10', 'F63'], 'a gateway pod of the node answers at the ClusterIP'),
  },
  {
    clients: [HOST],
    internalTrafficPolicy: InternalTrafficPolicy.LOCAL,
    outcome: connects(NODE, GATEWAY_POD_OF_THE_NODE, MEASURED, ['F10', 'F63'], 'a gateway pod of the node answers at the ClusterIP'),
  },

  // the usual case
  {
    clients: [POD],
    cnis: EBPF_CNIS,
    outcome: connects(CLIENT, ANY_GATEWAY_POD, CODE, ['F10', 'F23'], 'externalTrafficPolicy does not govern the ClusterIP'),
  },
  {
    clients: [POD],
    cnis: [Cni.TERWAY_EXCLUSIVE_ENI],
    outcome: connects(CLIENT, ANY_GATEWAY_POD, CODE, ['F10', 'F22'],
      'requests to the Service range pass the node, and externalTrafficPolicy does not govern the ClusterIP'),
  },
  {
    clients: [POD],
    outcome: connects(CLIENT, ANY_GATEWAY_POD, MEASURED, ['F10'], 'externalTrafficPolicy does not govern the ClusterIP'),
  },
  {
    clients: [HOST],
    proxyMode: NONE,
    outcome: connects(NODE, ANY_GATEWAY_POD, PROSE, ['F10', 'F23c'],
      'externalTrafficPolicy does not govern the ClusterIP (by name only with the DNS policy ClusterFirstWithHostNet)'),
  },
  {
    clients: [HOST],
    outcome: connects(NODE, ANY_GATEWAY_POD, MEASURED, ['F10'],
      'externalTrafficPolicy does not govern the ClusterIP (by name only with the DNS policy ClusterFirstWithHostNet)'),
  },
];

/** A request to the Service's DNS name, as far as it concerns the table. */
export interface ClusterIpRequest {
  readonly client: ClientKind;
  readonly node?: NodeKind;
  readonly internalTrafficPolicy: InternalTrafficPolicy;
  readonly externalTrafficPolicy: ExternalTrafficPolicy;
}

/** The first row that fits. */
export function clusterIpRow(request: ClusterIpRequest, world: World): ClusterIpRow | undefined {
  return CLUSTER_IP.find((row) =>
    (row.clients === undefined || row.clients.includes(request.client))
    && (row.internalTrafficPolicy === undefined || row.internalTrafficPolicy === request.internalTrafficPolicy)
    && (row.externalTrafficPolicy === undefined || row.externalTrafficPolicy === request.externalTrafficPolicy)
    && (row.node === undefined || row.node === request.node)
    && (row.proxyMode === undefined || row.proxyMode === world.proxyMode)
    && (row.cnis === undefined || row.cnis.includes(world.cni))
    && (row.versions === undefined || inRange(world.kubernetesVersion, row.versions)));
}
