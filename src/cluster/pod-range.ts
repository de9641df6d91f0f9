import type { KubeProxyConfig } from './kube-proxy';
import type { LiveNode } from './live-node';
import { containing, familyOf, isRange, networkOf } from './ranges';
import { valueOf } from './reading';
import type { ClusterSnapshot } from './snapshot';
import { ReachabilityAnswer } from '../model/answer';
import { Cni, ProxyMode } from '../model/platform';
import { isAtLeast } from '../model/version';

/** What decides whether kube-proxy on a node knows the addresses of pods. */
export interface PodRangeQuestion {
  readonly config: KubeProxyConfig;
  readonly proxyMode: ProxyMode | undefined;
  readonly kubernetesVersion: string | undefined;
  readonly node: LiveNode;
  readonly cni: Cni | undefined;

  /** Whether `clusterCIDR` contains each pod anywhere in the cluster, each answer once. */
  readonly arePodsInside: ReadonlySet<boolean>;

  /** The families of the addresses that clients ask for; empty if those are host names. */
  readonly families: readonly number[];
}

/**
 * Whether kube-proxy on a node knows which addresses belong to pods; undefined if that is not known.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
 */
export function isPodRangeKnown(question: PodRangeQuestion): boolean | undefined {
  return DETECTORS.get(question.config.detectLocalMode)?.(question);
}

type Detector = (question: PodRangeQuestion) => boolean | undefined;

/** By the text that a cluster holds, which may be the name of a property that every object has. */
const DETECTORS: ReadonlyMap<string, Detector> = new Map<string, Detector>([
  ['', byClusterCidr],
  ['ClusterCIDR', byClusterCidr],
  ['NodeCIDR', (question) => knownFor(rangesOfNode(question), question.families)],
  ['BridgeInterface', byInterface],
  ['InterfaceNamePrefix', byInterface],
]);

/** The networks whose pods have addresses of the range of their node. On Terway, pods have addresses of the VPC. */
const WITH_NODE_RANGES: readonly (Cni | undefined)[] = [Cni.FLANNEL, Cni.OTHER];

/** The ranges of the pods on a node; none if the network does not use them. */
function rangesOfNode({ node, cni }: PodRangeQuestion): readonly string[] {
  return WITH_NODE_RANGES.includes(cni) ? node.podCidrs : [];
}

/** A range counts only if there are pods in sight, and they are inside. */
function byClusterCidr(question: PodRangeQuestion): boolean | undefined {
  const { config, arePodsInside, families } = question;
  const ranges = rangesIn(config.clusterCidr);
  if (ranges.length === 0) {
    return false;
  }
  if (!ranges.every(isRange) || knownFor(ranges, families) === undefined) {
    return undefined;
  }
  const inside = [...new Set([...arePodsInside, ...areInside(ranges, rangesOfNode(question).map(networkOf))])];
  return inside.length === 1 ? inside[0] : undefined;
}

/** Whether the ranges contain each address of their families. */
function areInside(ranges: readonly string[], addresses: readonly string[]): boolean[] {
  const families = ranges.map((range) => familyOf(networkOf(range)));
  return addresses.filter((address) => families.includes(familyOf(address))).map(containing(ranges));
}

/** Whether `clusterCIDR` contains each pod in a snapshot, each answer once. */
export function podsInside(
  { clusterCidr }: KubeProxyConfig, snapshot: ClusterSnapshot, ofNodes: ReadonlySet<string>,
): ReadonlySet<boolean> {
  return new Set(areInside(rangesIn(clusterCidr), podAddressesIn(snapshot, ofNodes)));
}

/** The addresses of the nodes. */
export function nodeAddresses({ nodes }: Pick<ClusterSnapshot, 'nodes'>): ReadonlySet<string> {
  return new Set((valueOf(nodes) ?? []).flatMap(({ addresses }) => addresses));
}

function rangesIn(list: string): string[] {
  return list.split(',').map((range) => range.trim()).filter((range) => range !== '');
}

/** Whether there is a range of every family. Whether kube-proxy serves a family without one is not known. */
function knownFor(ranges: readonly string[], families: readonly number[]): true | undefined {
  const known = ranges.map((range) => familyOf(networkOf(range)));
  return ranges.length > 0 && families.every((family) => known.includes(family)) ? true : undefined;
}

/** In nftables mode, releases before the fix recognize no pod. What each of them does then was measured for some. */
function byInterface({ proxyMode, kubernetesVersion }: PodRangeQuestion): boolean | undefined {
  return proxyMode !== ProxyMode.NFTABLES || isAtLeast(kubernetesVersion, '1.34.2') === ReachabilityAnswer.YES
    ? true
    : undefined;
}

/** The families of the addresses that the Service publishes. */
export function publishedFamilies({ service }: ClusterSnapshot): number[] {
  const addresses = valueOf(service)?.addresses ?? [];
  return [...new Set(addresses.flatMap(({ ip }) => (ip === undefined ? [] : familyOf(ip))))];
}

/** The addresses of pods that a snapshot shows: those of endpoints and of the client, but none of a node. */
function podAddressesIn({ endpoints, pod }: ClusterSnapshot, ofNodes: ReadonlySet<string>): string[] {
  const client = pod === undefined ? undefined : valueOf(pod.reading)?.address;
  const addresses = new Set([
    ...(valueOf(endpoints) ?? []).flatMap((endpoint) => endpoint.addresses),
    ...client === undefined ? [] : [client],
  ]);
  return [...addresses].filter((address) => familyOf(address) !== 0 && !ofNodes.has(address));
}
