import { BOUNDS, inRange, type VersionRange } from './bounds';
import { Cni, ProxyMode } from './platform';
import { ClientKind, Confidence } from './question';
import { minorOf } from './version';
import { EBPF_CNIS, KUBE_PROXY_CNIS, type World } from './clusters';

/**
 * The data plane that sees a client's request first. For pods, P1 to P5 are kube-proxy, P6 to P8 Terway's eBPF, and P9 is Terway with a
 * network interface for each pod; H stands for clients in the host network.
 */
export type PlaneId =
  | 'P1' | 'P2 old' | 'P2' | 'P3' | 'P4' | 'P5' | 'P5 no pod range' | 'P6' | 'P7' | 'P8' | 'P9'
  | 'H iptables old' | 'H iptables' | 'H ipvs old' | 'H ipvs' | 'H nftables old' | 'H nftables' | 'H P7';

/**
 * What handles requests of a plane's clients to the load balancer address; `nothing` lets them pass.
 */
export type Handler = 'kube-proxy' | 'eBPF' | 'nothing';

/**
 * A row says when a plane is the one; what a row does not name does not matter.
 */
export interface Plane {
  readonly id: PlaneId;

  /** What a person calls it. */
  readonly name: string;
  readonly client: ClientKind.POD | ClientKind.HOST;
  readonly handler: Handler;
  readonly cnis?: readonly Cni[];
  readonly proxyMode?: ProxyMode;
  readonly versions?: VersionRange;
  readonly podCidrKnown?: boolean;
  readonly inClusterLoadBalance?: boolean;

  /** Minor versions that were measured on a real kube-proxy: those of the files in test/lab/measured. */
  readonly measured?: readonly string[];

  /** Versions whose code was read. */
  readonly read?: VersionRange;
}

const MEASURED = ['1.20', '1.22', '1.23', '1.24', '1.26', '1.28', '1.34'];
// Of 1.33 only a release after the fix was measured, so that nothing is said of 1.33 as a whole.
const NFTABLES_MEASURED = ['1.31', '1.34'];
const NFTABLES_FIXED_MEASURED = ['1.33', '1.34'];
const READ = { from: BOUNDS.OLDEST_READ, before: BOUNDS.NEWEST_READ_PLUS_ONE };
const NFTABLES_READ = { from: BOUNDS.NFTABLES_ALPHA, before: BOUNDS.NEWEST_MEASURED_PLUS_ONE };

const POD = { client: ClientKind.POD } as const;
const HOST = { client: ClientKind.HOST } as const;
const IPTABLES = { handler: 'kube-proxy', proxyMode: ProxyMode.IPTABLES, measured: MEASURED, read: READ } as const;
const IPVS = { handler: 'kube-proxy', proxyMode: ProxyMode.IPVS, measured: MEASURED, read: READ } as const;
const NFTABLES = { handler: 'kube-proxy', proxyMode: ProxyMode.NFTABLES, measured: NFTABLES_MEASURED, read: NFTABLES_READ } as const;
const NO_KUBE_PROXY = {
  handler: 'eBPF',
  cnis: [Cni.TERWAY_DATAPATH_V2],
  proxyMode: ProxyMode.NONE,
  versions: { from: BOUNDS.NO_KUBE_PROXY },
} as const;

/** Terway's eBPF beside a kube-proxy that serves the hosts. */
const BESIDE_KUBE_PROXY = [ProxyMode.IPTABLES, ProxyMode.IPVS, ProxyMode.NFTABLES].map((proxyMode) => ({ ...POD, cnis: EBPF_CNIS, proxyMode }));

/**
 * Exactly one row fits a client in the cluster and a set-up that exists (world.ts).
 */
export const PLANES: readonly Plane[] = [
  { id: 'P1', name: 'kube-proxy, iptables, pod range known', ...POD, cnis: KUBE_PROXY_CNIS, ...IPTABLES, podCidrKnown: true },
  {
    id: 'P2 old',
    name: 'kube-proxy, iptables, pod range not known',
    ...POD,
    cnis: KUBE_PROXY_CNIS,
    ...IPTABLES,
    podCidrKnown: false,
    versions: { before: BOUNDS.FILTER_DROP },
  },
  {
    id: 'P2',
    name: 'kube-proxy, iptables, pod range not known',
    ...POD,
    cnis: KUBE_PROXY_CNIS,
    ...IPTABLES,
    podCidrKnown: false,
    versions: { from: BOUNDS.FILTER_DROP },
  },
  { id: 'P3', name: 'kube-proxy, IPVS', ...POD, cnis: KUBE_PROXY_CNIS, ...IPVS, versions: { before: BOUNDS.IPVS_FALLBACK } },
  { id: 'P4', name: 'kube-proxy, IPVS', ...POD, cnis: KUBE_PROXY_CNIS, ...IPVS, versions: { from: BOUNDS.IPVS_FALLBACK } },
  {
    id: 'P5',
    name: 'kube-proxy, nftables, pod range known',
    ...POD,
    cnis: KUBE_PROXY_CNIS,
    ...NFTABLES,
    podCidrKnown: true,
    versions: { from: BOUNDS.NFTABLES_ALPHA },
  },
  {
    id: 'P5 no pod range',
    name: 'kube-proxy, nftables, pod range not known',
    ...POD,
    cnis: KUBE_PROXY_CNIS,
    ...NFTABLES,
    podCidrKnown: false,
    versions: { from: BOUNDS.NFTABLES_ALPHA },
  },
  ...BESIDE_KUBE_PROXY.map((set) =>
    ({ id: 'P6', name: 'Terway eBPF, in-cluster load balancing on', ...set, handler: 'eBPF', inClusterLoadBalance: true }) as const),
  // Terway's patch of Cilium takes load balancer addresses where eBPF replaces kube-proxy or the switch is on: here the switch does not matter.
  // https://github.com/AliyunContainerService/terway/blob/192e2266ef78154753b6291289629f1e42ce700b/policy/cilium/0002-lb-enable-in-cluster-load-balancer.patch
  { id: 'P7', name: 'Terway DataPath V2 without kube-proxy', ...POD, ...NO_KUBE_PROXY },
  ...BESIDE_KUBE_PROXY.map((set) =>
    ({ id: 'P8', name: 'Terway eBPF, in-cluster load balancing off', ...set, handler: 'nothing', inClusterLoadBalance: false }) as const),
  { id: 'P9', name: 'Terway, one network interface for each pod', ...POD, handler: 'nothing', cnis: [Cni.TERWAY_EXCLUSIVE_ENI] },

  { id: 'H iptables old', name: 'kube-proxy, iptables', ...HOST, ...IPTABLES, versions: { before: BOUNDS.HOST_SHORT_CIRCUIT } },
  { id: 'H iptables', name: 'kube-proxy, iptables', ...HOST, ...IPTABLES, versions: { from: BOUNDS.HOST_SHORT_CIRCUIT } },
  { id: 'H ipvs old', name: 'kube-proxy, IPVS', ...HOST, ...IPVS, versions: { before: BOUNDS.IPVS_FALLBACK } },
  { id: 'H ipvs', name: 'kube-proxy, IPVS', ...HOST, ...IPVS, versions: { from: BOUNDS.IPVS_FALLBACK } },
  {
    id: 'H nftables old',
    name: 'kube-proxy, nftables',
    ...HOST,
    ...NFTABLES,
    versions: { from: BOUNDS.NFTABLES_ALPHA, before: BOUNDS.NFTABLES_FIX },
  },
  { id: 'H nftables', name: 'kube-proxy, nftables', ...HOST, ...NFTABLES, versions: { from: BOUNDS.NFTABLES_FIX }, measured: NFTABLES_FIXED_MEASURED },
  { id: 'H P7', name: 'Terway DataPath V2 without kube-proxy', ...HOST, ...NO_KUBE_PROXY },
];

/** Whether a row fits; a row fits whatever it does not name. */
export function fits(plane: Plane, client: ClientKind, world: World): boolean {
  return plane.client === client
    && (plane.proxyMode === undefined || plane.proxyMode === world.proxyMode)
    && (plane.podCidrKnown === undefined || plane.podCidrKnown === world.podCidrKnown)
    && (plane.inClusterLoadBalance === undefined || plane.inClusterLoadBalance === world.inClusterLoadBalance)
    && (plane.cnis === undefined || plane.cnis.includes(world.cni))
    && (plane.versions === undefined || inRange(world.kubernetesVersion, plane.versions));
}

const BY_CLIENT = {
  [ClientKind.POD]: PLANES.filter(({ client }) => client === ClientKind.POD),
  [ClientKind.HOST]: PLANES.filter(({ client }) => client === ClientKind.HOST),
};

/** The plane that sees a client's request first. */
export function planeOf(client: ClientKind.POD | ClientKind.HOST, world: World): Plane | undefined {
  return BY_CLIENT[client].find((plane) => fits(plane, client, world));
}

/** How sure something is that was measured on some versions of a plane, read of others, and not looked at beyond. */
export function confidenceOn(plane: Plane, { kubernetesVersion }: World, confidence: Confidence): Confidence {
  if (confidence !== Confidence.MEASURED || plane.measured?.includes(minorOf(kubernetesVersion))) {
    return confidence;
  }
  return plane.read !== undefined && inRange(kubernetesVersion, plane.read) ? Confidence.CODE : Confidence.INFERRED;
}

/** What a person calls a plane, with the versions of which it is so. */
export function nameOf({ name, versions: { from, before } = {} }: Plane): string {
  return [name, ...from === undefined ? [] : [`from ${from.version} on`], ...before === undefined ? [] : [`before ${before.version}`]].join(', ');
}
