import type { KubeProxyConfig } from './kube-proxy';
import { isKubeProxy, type LiveDaemonSet } from './live-daemon-set';
import type { DecidingLabel, LiveNode } from './live-node';
import { isPodRangeKnown, nodeAddresses, type PodRangeQuestion, podsInside, publishedFamilies } from './pod-range';
import { valueOf } from './reading';
import type { ClusterSnapshot } from './snapshot';
import { ReachabilityAnswer } from '../model/answer';
import { CHANGED_DEFAULT } from '../model/planned-changes';
import { type AckPlatformOptions, ClusterPlatform, Cni, ProxyMode } from '../model/platform';
import { isAtLeast, parseKubernetesVersion } from '../model/version';
import { remembered } from '../text';

/** A node that Terway gives one network interface for each pod. */
const EXCLUSIVE: { readonly label: DecidingLabel; readonly value: string } = {
  label: 'k8s.aliyun.com/exclusive-mode-eni-type', value: 'eniOnly',
};

/** A node without kube-proxy. */
const NO_KUBE_PROXY: DecidingLabel = 'k8s.aliyun.com/no-kube-proxy';

const FLANNEL = /^kube-flannel/;
const TERWAY = /^terway(?:-eniip)?$/;

/**
 * Networks that can handle Services themselves, so kube-proxy's configuration does not tell who reaches what. They are
 * recognized by their DaemonSets in kube-system, and elsewhere by the reason that they write into the condition
 * NetworkUnavailable of each node: `CalicoIsUp`, `CiliumIsUp`.
 *
 * Source: https://github.com/projectcalico/calico and https://github.com/cilium/cilium, where these reasons are set
 */
const OWN_DATA_PLANES = /cilium|calico|antrea|kube-router|ovn/i;

/** The tag of an image of kube-proxy, without its digest. */
const TAG = /(?:^|\/)kube-proxy[^/:@]*:([^:/@]+)(?:@.*)?$/;

/**
 * Why the network of the nodes is not known; undefined if it is, or if it is one of Terway's. Then kube-proxy's
 * configuration does not tell who handles Services.
 */
export function unknownNetwork({ daemonSets, kubeProxy, nodes }: ClusterSnapshot): string | undefined {
  const names = valueOf(daemonSets)?.map(({ name }) => name);
  if (names === undefined) {
    return 'its network plugin was not read';
  }
  const mode = unknownMode(kubeProxy);
  if (mode !== undefined) {
    return `kube-proxy has the mode ${mode}, which is not examined`;
  }
  const reasons = (valueOf(nodes) ?? []).flatMap(({ networkReason }) => networkReason ?? []);
  const own = [...names, ...reasons].find((name) => OWN_DATA_PLANES.test(name));
  return own === undefined ? undefined : `its network plugin (${own}) may handle Services itself`;
}

/** A mode of kube-proxy that is none of those that were examined, for example `userspace`. */
function unknownMode(kubeProxy: ClusterSnapshot['kubeProxy']): string | undefined {
  const modes = (valueOf(kubeProxy) ?? []).map(({ mode }) => mode);
  return modes.find((mode) => mode !== '' && !Object.values<string>(ProxyMode).includes(mode));
}

/** Finds the data plane of a node. */
export type FindPlane = (node: LiveNode) => ClusterPlatform;

/** The data planes of a cluster. They are the same for most of its Services, so each is found once. */
export class ClusterPlanes {
  private readonly finders = new Map<string, FindPlane>();
  private ofNodes?: ReadonlySet<string>;

  /**
   * Finds the data plane of each node, as far as it was read. What was not read is not declared. What is assumed takes
   * the place of what was read. The snapshots differ only in what belongs to their Services.
   */
  public in(snapshot: ClusterSnapshot, assumed: AckPlatformOptions = {}): FindPlane {
    const config = configOf(valueOf(snapshot.kubeProxy) ?? []);
    this.ofNodes ??= nodeAddresses(snapshot);
    const own: ServiceParts = {
      arePodsInside: config === undefined ? new Set() : podsInside(config, snapshot, this.ofNodes),
      families: publishedFamilies(snapshot),
    };
    const key = JSON.stringify([[...own.arePodsInside].sort(), own.families, assumed]);
    const finder = this.finders.get(key) ?? remembered(planesIn(snapshot, config, own, assumed));
    this.finders.set(key, finder);
    return finder;
  }
}

/** What a data plane depends on that belongs to a Service. */
type ServiceParts = Pick<PodRangeQuestion, 'arePodsInside' | 'families'>;

function planesIn(
  snapshot: ClusterSnapshot, config: KubeProxyConfig | undefined, own: ServiceParts, assumed: AckPlatformOptions,
): FindPlane {
  const tags = kubeProxyTags(valueOf(snapshot.daemonSets) ?? []);
  const ofServer = snapshot.serverVersion && valueOf(snapshot.serverVersion);
  // Most nodes of a cluster are equal.
  const known = new Map<string, ClusterPlatform>();
  return (node) => {
    const kubernetesVersion = assumed.kubernetesVersion ?? versionOf(node, tags, ofServer);
    const proxyMode = node.labels[NO_KUBE_PROXY] === undefined
      ? assumed.proxyMode ?? modeOf(config, kubernetesVersion)
      : ProxyMode.NONE;
    const cni = assumed.cni ?? cniOf(node, snapshot, assumed);
    const options: AckPlatformOptions = {
      cni,
      kubernetesVersion,
      inClusterLoadBalance: valueOf(snapshot.terway)?.inClusterLoadBalance,
      podCidrKnown: config === undefined
        ? undefined
        : isPodRangeKnown({ config, proxyMode, kubernetesVersion, node, cni, ...own }),
      ...assumed,
      proxyMode,
    };
    const key = JSON.stringify(options);
    const platform = known.get(key) ?? ClusterPlatform.ack(options);
    known.set(key, platform);
    return platform;
  };
}

/** The tags of the images of kube-proxy's DaemonSets; undefined if one of them is being rolled out. */
function kubeProxyTags(daemonSets: readonly LiveDaemonSet[]): string[] | undefined {
  const own = daemonSets.filter(isKubeProxy);
  return own.some(({ rollout }) => rollout !== undefined)
    ? undefined
    : own.flatMap(({ images }) => images.flatMap((image) => TAG.exec(image)?.[1] ?? []));
}

/**
 * The version of kube-proxy: it decides, not the kubelet's. If DaemonSets run several versions, or one is being rolled
 * out, which of them runs on the node is not known.
 */
function versionOf(
  { kubeProxyVersion, kubeletVersion }: LiveNode, tags: readonly string[] | undefined, ofServer: string | undefined,
): string | undefined {
  if (tags === undefined) {
    return undefined;
  }
  const own = [kubeProxyVersion, kubeletVersion, ofServer]
    .find((version) => parseKubernetesVersion(version) !== undefined);
  const known = new Set(tags.filter((tag) => parseKubernetesVersion(tag) !== undefined));
  return known.size < 2 ? [...known, own].find((version) => version !== undefined) : undefined;
}

/** The configuration of kube-proxy. Several that disagree are as good as none. */
function configOf(configs: readonly KubeProxyConfig[]): KubeProxyConfig | undefined {
  const [first, ...others] = configs;
  const isSame = (other: KubeProxyConfig) => first !== undefined && first.mode === other.mode
    && first.clusterCidr === other.clusterCidr && first.detectLocalMode === other.detectLocalMode;
  return others.every(isSame) ? first : undefined;
}

/** An empty mode is iptables, until the default changes. */
function modeOf(config: KubeProxyConfig | undefined, version: string | undefined): ProxyMode | undefined {
  if (config?.mode === '') {
    return isAtLeast(version, CHANGED_DEFAULT.from) === ReachabilityAnswer.YES ? undefined : ProxyMode.IPTABLES;
  }
  return Object.values(ProxyMode).find((each) => each !== ProxyMode.NONE && each === config?.mode);
}

function cniOf(
  node: LiveNode, { daemonSets, terway, kubeProxy }: ClusterSnapshot, assumed: AckPlatformOptions,
): Cni | undefined {
  const names = valueOf(daemonSets)?.map(({ name }) => name) ?? [];
  if (node.labels[EXCLUSIVE.label] === EXCLUSIVE.value) {
    return Cni.TERWAY_EXCLUSIVE_ENI;
  }
  const isOwn = [...names, node.networkReason ?? ''].some((name) => OWN_DATA_PLANES.test(name));
  if (isOwn || (assumed.proxyMode === undefined && unknownMode(kubeProxy) !== undefined)) {
    return undefined;
  }
  if (names.some((name) => TERWAY.test(name))) {
    return terwayCni(terway);
  }
  if (names.some((name) => FLANNEL.test(name))) {
    return Cni.FLANNEL;
  }
  const isPlain = daemonSets.state === 'found' && (valueOf(kubeProxy) ?? []).length > 0;
  return isPlain ? Cni.OTHER : undefined;
}

/** Without its configuration, Terway may be any of its planes. */
function terwayCni(terway: ClusterSnapshot['terway']): Cni | undefined {
  const config = valueOf(terway);
  if (config === undefined) {
    return undefined;
  }
  const { virtualType, networkPolicyProvider } = config;
  if (virtualType === 'ipvlan') {
    return Cni.TERWAY_IPVLAN;
  }
  const isEbpf = virtualType === 'datapathv2' || networkPolicyProvider === 'ebpf';
  return isEbpf ? Cni.TERWAY_DATAPATH_V2 : Cni.TERWAY_ENIIP;
}
