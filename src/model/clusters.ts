import { BOUNDS, REPRESENTATIVES } from './bounds';
import { type Conditions, firstFit, fits } from './first-fit';
import { BackendType } from './load-balancer';
import { type ClusterPlatform, Cni, ProxyMode } from './platform';
import { type KubernetesVersion, parseKubernetesVersion, type VersionNumber } from './version';

/**
 * A cluster with a value for every input of the model.
 */
export interface KnownCluster {
  readonly cni: Cni;
  readonly proxyMode: ProxyMode;
  readonly kubernetesVersion: VersionNumber;
  readonly podCidrKnown: boolean;
  readonly inClusterLoadBalance: boolean;
  readonly backendType: BackendType.NODE | BackendType.ENI;
}

/** Pod traffic crosses the node's own network stack, where kube-proxy intercepts it. */
export const KUBE_PROXY_CNIS: readonly Cni[] = [Cni.FLANNEL, Cni.TERWAY_ENIIP, Cni.OTHER];

/** Terway's data planes that handle Service traffic of pods in eBPF (F23). */
export const EBPF_CNIS: readonly Cni[] = [Cni.TERWAY_IPVLAN, Cni.TERWAY_DATAPATH_V2];

/** Network plugins whose pods own addresses of the VPC. */
export const TERWAY_CNIS: readonly Cni[] = [Cni.TERWAY_ENIIP, ...EBPF_CNIS, Cni.TERWAY_EXCLUSIVE_ENI];

/** The network plugins of ACK. An undeclared plugin is one of them. */
const ACK_CNIS: readonly Cni[] = [Cni.FLANNEL, ...TERWAY_CNIS];

/** What runs on the nodes. */
type NodeSoftware = Pick<KnownCluster, 'proxyMode' | 'cni' | 'kubernetesVersion'>;

/** The combinations that exist. An undeclared data plane is one of these. */
interface ExistingCombination {
  readonly when: Conditions<NodeSoftware>;
  readonly source: string;
}

const CREATE_CLUSTER =
  'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/create-an-ack-managed-cluster-2/';

export const EXISTING_COMBINATIONS: readonly ExistingCombination[] = [
  { when: { proxyMode: ProxyMode.IPTABLES }, source: CREATE_CLUSTER },
  { when: { proxyMode: ProxyMode.IPVS }, source: CREATE_CLUSTER },
  {
    when: { proxyMode: ProxyMode.NFTABLES, kubernetesVersion: { from: BOUNDS.NFTABLES_ALPHA } },
    source: BOUNDS.NFTABLES_ALPHA.source,
  },
  {
    when: {
      proxyMode: ProxyMode.NONE,
      cni: Cni.TERWAY_DATAPATH_V2,
      kubernetesVersion: { from: BOUNDS.NO_KUBE_PROXY },
    },
    source: BOUNDS.NO_KUBE_PROXY.source,
  },
];

/** Whether a known data plane handles Service traffic on the nodes of such a cluster. */
export function exists(software: NodeSoftware): boolean {
  return firstFit(EXISTING_COMBINATIONS, software) !== undefined;
}

/**
 * What the controller puts behind a load balancer if it is not declared: nodes or pods on Terway, depending on the age
 * of the cluster, and nodes elsewhere. Pods can be declared there too, although Flannel gives them no interfaces.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager (v1.9.3.313)
 */
function backendTypes(cni: Cni, declared: BackendType): readonly KnownCluster['backendType'][] {
  if (declared !== BackendType.UNKNOWN) {
    return [declared];
  }
  return TERWAY_CNIS.includes(cni) ? [BackendType.NODE, BackendType.ENI] : [BackendType.NODE];
}

/** One version for every stretch between bounds that the declared version may be in. */
function versions(declared?: KubernetesVersion): readonly VersionNumber[] {
  if (declared === undefined) {
    return REPRESENTATIVES;
  }
  const between = REPRESENTATIVES.filter((version) => version > declared.lowest && version <= declared.highest);
  return [declared.lowest, ...between];
}

/**
 * The data planes on which a switch changes an answer. On others it is not varied, so fewer clusters are compared.
 */
const DECIDING: { readonly [input in 'podCidrKnown' | 'inClusterLoadBalance']: Conditions<DataPlane> } = {
  podCidrKnown: { cni: KUBE_PROXY_CNIS, proxyMode: [ProxyMode.IPTABLES, ProxyMode.NFTABLES] },
  inClusterLoadBalance: { cni: EBPF_CNIS, proxyMode: [ProxyMode.IPTABLES, ProxyMode.IPVS, ProxyMode.NFTABLES] },
};

type DataPlane = Pick<KnownCluster, 'cni' | 'proxyMode'>;

/** What was declared, or every possible value. */
function declaredOr<T>(declared: T | undefined, possible: readonly T[]): readonly T[] {
  return declared === undefined ? possible : [declared];
}

/** The same for a switch that changes answers on some data planes only. */
function switched(
  input: keyof typeof DECIDING, platform: ClusterPlatform, { cni, proxyMode }: DataPlane,
): readonly boolean[] {
  return declaredOr(platform[input], fits(DECIDING[input], { cni, proxyMode }) ? [true, false] : [false]);
}

/** A platform never changes and is used many times. */
const REMEMBERED = new WeakMap<ClusterPlatform, Map<BackendType, readonly KnownCluster[]>>();

/**
 * Every cluster that fits the declaration; none if it declares a combination that is not known to exist.
 */
export function possibleClusters(platform: ClusterPlatform, backendType: BackendType): readonly KnownCluster[] {
  const remembered = REMEMBERED.get(platform) ?? new Map<BackendType, readonly KnownCluster[]>();
  const clusters = remembered.get(backendType) ?? enumerate(platform, backendType);
  REMEMBERED.set(platform, remembered.set(backendType, clusters));
  return clusters;
}

function enumerate(platform: ClusterPlatform, backendType: BackendType): KnownCluster[] {
  const kubernetesVersions = versions(parseKubernetesVersion(platform.kubernetesVersion));
  const proxyModes = declaredOr(platform.proxyMode, Object.values(ProxyMode));
  return declaredOr(platform.cni, ACK_CNIS)
    .flatMap((cni) => proxyModes.map((proxyMode) => ({ cni, proxyMode })))
    .flatMap((cluster) => kubernetesVersions.map((kubernetesVersion) => ({ ...cluster, kubernetesVersion })))
    .filter(exists)
    .flatMap((cluster) => switched('podCidrKnown', platform, cluster)
      .map((podCidrKnown) => ({ ...cluster, podCidrKnown })))
    .flatMap((cluster) => switched('inClusterLoadBalance', platform, cluster)
      .map((inClusterLoadBalance) => ({ ...cluster, inClusterLoadBalance })))
    .flatMap((cluster) => backendTypes(cluster.cni, backendType)
      .map((backend) => ({ ...cluster, backendType: backend })));
}
