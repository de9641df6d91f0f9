import { BOUNDS, inRange, REPRESENTATIVES, type VersionRange } from './bounds';
import { BackendType } from './load-balancer';
import { type ClusterPlatform, Cni, ProxyMode } from './platform';
import { type KubernetesVersion, parseKubernetesVersion, type VersionNumber } from './version';

/**
 * A cluster of which everything is known that the model asks for.
 */
export interface World {
  readonly cni: Cni;
  readonly proxyMode: ProxyMode;
  readonly kubernetesVersion: VersionNumber;
  readonly podCidrKnown: boolean;
  readonly inClusterLoadBalance: boolean;
  readonly backendType: BackendType.NODE | BackendType.ENI;
}

/** Flannel and shared ENI: pod traffic crosses the node's own network stack, where kube-proxy intercepts it (F21). */
export const KUBE_PROXY_CNIS: readonly Cni[] = [Cni.FLANNEL, Cni.TERWAY_ENIIP];

/** Terway's planes that handle Service traffic of pods in eBPF (F23). */
export const EBPF_CNIS: readonly Cni[] = [Cni.TERWAY_IPVLAN, Cni.TERWAY_DATAPATH_V2];

/** Network plugins whose pods own addresses of the VPC. */
export const TERWAY_CNIS: readonly Cni[] = [Cni.TERWAY_ENIIP, ...EBPF_CNIS, Cni.TERWAY_EXCLUSIVE_ENI];

/**
 * The set-ups that exist: what is not declared is one of these.
 */
interface ExistingSetUp {
  readonly proxyMode: ProxyMode;
  readonly cnis: readonly Cni[];
  readonly versions: VersionRange;
  readonly source: string;
}

export const EXISTING_SET_UPS: readonly ExistingSetUp[] = [
  {
    proxyMode: ProxyMode.IPTABLES,
    cnis: Object.values(Cni),
    versions: {},
    source: 'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/create-an-ack-managed-cluster-2/',
  },
  {
    proxyMode: ProxyMode.IPVS,
    cnis: Object.values(Cni),
    versions: {},
    source: 'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/create-an-ack-managed-cluster-2/',
  },
  {
    proxyMode: ProxyMode.NFTABLES,
    cnis: Object.values(Cni),
    versions: { from: BOUNDS.NFTABLES_ALPHA },
    source: BOUNDS.NFTABLES_ALPHA.source,
  },
  {
    proxyMode: ProxyMode.NONE,
    cnis: [Cni.TERWAY_DATAPATH_V2],
    versions: { from: BOUNDS.NO_KUBE_PROXY },
    source: BOUNDS.NO_KUBE_PROXY.source,
  },
];

/** Whether something is known to handle Service traffic on the nodes of such a cluster. */
export function exists({ proxyMode, cni, kubernetesVersion }: Pick<World, 'proxyMode' | 'cni' | 'kubernetesVersion'>): boolean {
  return EXISTING_SET_UPS.some((setUp) =>
    setUp.proxyMode === proxyMode && setUp.cnis.includes(cni) && inRange(kubernetesVersion, setUp.versions));
}

/**
 * What the controller puts behind a load balancer if nobody says: nodes on Flannel; on Terway nodes or pods, depending on the age of the
 * cluster (F42). Pods of a Flannel cluster have no network interfaces to put there, which does not keep anybody from asking for it.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager (v1.9.3.313)
 */
function backendTypes(cni: Cni, declared: BackendType): readonly World['backendType'][] {
  if (declared !== BackendType.UNKNOWN) {
    return [declared];
  }
  return cni === Cni.FLANNEL ? [BackendType.NODE] : [BackendType.NODE, BackendType.ENI];
}

/** One version for every stretch of the model that the declared version may fall into. */
function versions(declared?: KubernetesVersion): readonly VersionNumber[] {
  if (declared === undefined) {
    return REPRESENTATIVES;
  }
  const between = REPRESENTATIVES.filter((version) => version > declared.lowest && version <= declared.highest);
  return [declared.lowest, ...between];
}

/**
 * Where an input decides anything; elsewhere it is not varied, which keeps the clusters of an undeclared platform few.
 */
const DECIDING = {
  podCidrKnown: { cnis: KUBE_PROXY_CNIS, proxyModes: [ProxyMode.IPTABLES, ProxyMode.NFTABLES] },
  inClusterLoadBalance: { cnis: EBPF_CNIS, proxyModes: [ProxyMode.IPTABLES, ProxyMode.IPVS, ProxyMode.NFTABLES] },
} as const;

/** What was declared, or everything that it could be. */
function declaredOr<T>(declared: T | undefined, possible: readonly T[]): readonly T[] {
  return declared === undefined ? possible : [declared];
}

/** The same for a switch that decides something on some data planes only. */
function switched(input: keyof typeof DECIDING, platform: ClusterPlatform, { cni, proxyMode }: Pick<World, 'cni' | 'proxyMode'>): readonly boolean[] {
  const { cnis, proxyModes } = DECIDING[input];
  const decides = cnis.includes(cni) && (proxyModes as readonly ProxyMode[]).includes(proxyMode);
  return declaredOr(platform[input], decides ? [true, false] : [false]);
}

/** A platform never changes and is asked about many times. */
const REMEMBERED = new WeakMap<ClusterPlatform, Map<BackendType, readonly World[]>>();

/**
 * Every cluster that the declaration leaves possible; none if it declares a set-up that is not known to exist.
 */
export function worldsOf(platform: ClusterPlatform, backendType: BackendType): readonly World[] {
  const remembered = REMEMBERED.get(platform) ?? new Map<BackendType, readonly World[]>();
  const worlds = remembered.get(backendType) ?? enumerate(platform, backendType);
  REMEMBERED.set(platform, remembered.set(backendType, worlds));
  return worlds;
}

function enumerate(platform: ClusterPlatform, backendType: BackendType): World[] {
  const kubernetesVersions = versions(parseKubernetesVersion(platform.kubernetesVersion));
  const proxyModes = declaredOr(platform.proxyMode, Object.values(ProxyMode));
  return declaredOr(platform.cni, Object.values(Cni))
    .flatMap((cni) => proxyModes.map((proxyMode) => ({ cni, proxyMode })))
    .flatMap((world) => kubernetesVersions.map((kubernetesVersion) => ({ ...world, kubernetesVersion })))
    .filter(exists)
    .flatMap((world) => switched('podCidrKnown', platform, world).map((podCidrKnown) => ({ ...world, podCidrKnown })))
    .flatMap((world) => switched('inClusterLoadBalance', platform, world).map((inClusterLoadBalance) => ({ ...world, inClusterLoadBalance })))
    .flatMap((world) => backendTypes(world.cni, backendType).map((backend) => ({ ...world, backendType: backend })));
}
