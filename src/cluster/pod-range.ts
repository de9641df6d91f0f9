import type { KubeProxyConfig } from './kube-proxy';
import type { LiveNode } from './live-node';
import { contains, familyOf, networkOf } from './ranges';
import { valueOf } from './reading';
import type { ClusterSnapshot } from './snapshot';
import { ReachabilityAnswer } from '../model/answer';
import { ProxyMode } from '../model/platform';
import { isAtLeast } from '../model/version';

/** What decides whether kube-proxy on a node knows the addresses of pods. */
interface PodRangeQuestion {
  readonly config: KubeProxyConfig;
  readonly proxyMode: ProxyMode | undefined;
  readonly kubernetesVersion: string | undefined;
  readonly node: LiveNode;

  /** Addresses of pods anywhere in the cluster. */
  readonly podAddresses: readonly string[];
}

/**
 * Whether kube-proxy on a node knows which addresses belong to pods; undefined if that is not known.
 *
 * Source: https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/
 */
export function isPodRangeKnown(question: PodRangeQuestion): boolean | undefined {
  return DETECTORS.get(question.config.detectLocalMode)?.(question);
}

const DETECTORS: ReadonlyMap<string, (question: PodRangeQuestion) => boolean | undefined> = new Map([
  ['', byClusterCidr],
  ['ClusterCIDR', byClusterCidr],
  ['NodeCIDR', ({ node }: PodRangeQuestion) => (node.podCidrs.length > 0 ? true : undefined)],
  ['BridgeInterface', byInterface],
  ['InterfaceNamePrefix', byInterface],
]);

/** A range counts only if the pods in sight are inside. Addresses of a family without a range do not matter. */
function byClusterCidr({ config, node, podAddresses }: PodRangeQuestion): boolean | undefined {
  const ranges = config.clusterCidr.split(',').map((range) => range.trim()).filter((range) => range !== '');
  const families = ranges.map((range) => familyOf(networkOf(range)));
  if (ranges.length === 0) {
    return false;
  }
  const inside = [...podAddresses, ...node.podCidrs.map(networkOf)]
    .filter((address) => families.includes(familyOf(address)))
    .map((address) => contains(ranges, address));
  return inside.every((is) => is) ? true : inside.some((is) => is) ? undefined : false;
}

/** In nftables mode, releases before the fix recognize no pod. What each of them does then was measured for some. */
function byInterface({ proxyMode, kubernetesVersion }: PodRangeQuestion): boolean | undefined {
  return proxyMode !== ProxyMode.NFTABLES || isAtLeast(kubernetesVersion, '1.34.2') === ReachabilityAnswer.YES
    ? true
    : undefined;
}

/** The addresses of pods that a snapshot shows: those of endpoints and of the client, but none of a node. */
export function podAddressesIn({ endpoints, pod, nodes }: ClusterSnapshot): string[] {
  const ofNodes = new Set((valueOf(nodes) ?? []).flatMap(({ addresses }) => addresses));
  const client = pod === undefined ? undefined : valueOf(pod.reading)?.address;
  const addresses = new Set([
    ...(valueOf(endpoints) ?? []).flatMap((endpoint) => endpoint.addresses),
    ...client === undefined ? [] : [client],
  ]);
  return [...addresses].filter((address) => familyOf(address) !== 0 && !ofNodes.has(address));
}
