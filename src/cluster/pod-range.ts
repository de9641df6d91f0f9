import { BlockList, isIP } from 'net';
import type { KubeProxyConfig } from './kube-proxy';
import type { LiveNode } from './live-node';
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
  return DETECTORS[question.config.detectLocalMode]?.(question);
}

const DETECTORS: { readonly [mode: string]: ((question: PodRangeQuestion) => boolean | undefined) | undefined } = {
  '': byClusterCidr,
  'ClusterCIDR': byClusterCidr,
  'NodeCIDR': ({ node }) => (node.podCidrs.length > 0 ? true : undefined),
  'BridgeInterface': byInterface,
  'InterfaceNamePrefix': byInterface,
};

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

/** Whether one of the ranges, for example `10.0.0.0/8`, contains an address. A range that is none contains nothing. */
export function contains(ranges: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const network = networkOf(range);
    const bits = /\/(\d{1,3})$/.exec(range)?.[1];
    const isRange = bits !== undefined && Number(bits) <= (familyOf(network) === 6 ? 128 : 32);
    if (familyOf(network) !== 0 && isRange) {
      list.addSubnet(network, Number(bits), familyNameOf(network));
    }
  }
  return familyOf(address) !== 0 && list.check(address, familyNameOf(address));
}

function networkOf(range: string): string {
  return range.replace(/\/.*$/, '');
}

/** 4, 6, or 0 for what is no address. */
function familyOf(address: string): number {
  return isIP(address);
}

function familyNameOf(address: string): 'ipv4' | 'ipv6' {
  return familyOf(address) === 6 ? 'ipv6' : 'ipv4';
}
