import { NEWEST_MEASURED } from './measured-releases';
import { minorOf, nextMinorOf, parseKubernetesVersion, type VersionNumber } from './version';

/**
 * The Kubernetes version at which something changes.
 */
export interface VersionBound {
  /** The first version with the change. */
  readonly version: string;

  /** What is different from this version on. */
  readonly change: string;

  /** The public page that documents the change. */
  readonly source: string;

  /** The version as a number. */
  readonly order: VersionNumber;
}

/**
 * Versions from a bound on, and before another.
 */
export interface VersionRange {
  /** The first version; without it there is no oldest. */
  readonly from?: VersionBound;

  /** The first version after the range; without it there is no newest. */
  readonly before?: VersionBound;
}

function orderOf(version: string): VersionNumber {
  return parseKubernetesVersion(version)?.lowest ?? NaN;
}

function bound(version: string, change: string, source: string): VersionBound {
  return { version, change, source, order: orderOf(version) };
}

const NEWEST = orderOf(NEWEST_MEASURED);

/**
 * Every version that decides an answer or how sure it is.
 */
export const BOUNDS = {
  /** No older version was read or measured. */
  OLDEST_READ: bound('1.14', 'the code of kube-proxy was read from here on',
    'https://github.com/kubernetes/kubernetes/blob/v1.14.10/pkg/proxy/iptables/proxier.go'),
  HOST_SHORT_CIRCUIT: bound('1.15',
    'kube-proxy in iptables mode lets the node itself reach endpoints on other nodes',
    'https://github.com/kubernetes/kubernetes/pull/77523'),
  INTERNAL_POLICY_ALPHA: bound('1.21', 'internalTrafficPolicy exists, behind a feature gate that is off by default',
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/2086-service-internal-traffic-policy'),
  INTERNAL_POLICY_BETA: bound('1.22', 'internalTrafficPolicy works by default',
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/2086-service-internal-traffic-policy'),
  IPVS_FALLBACK: bound('1.24', 'without an endpoint on the node, IPVS uses those of other nodes',
    'https://github.com/kubernetes/kubernetes/pull/97081'),
  INTERNAL_POLICY_APART: bound('1.24',
    'kube-proxy keeps both traffic policies apart, and in iptables mode drops where it refused',
    'https://github.com/kubernetes/kubernetes/pull/106497'),
  FILTER_DROP: bound('1.25', 'iptables mode drops forwarded packets too, by the filter table and no longer by a mark',
    'https://github.com/kubernetes/kubernetes/blob/v1.25.1/pkg/proxy/iptables/proxier.go'),
  NFTABLES_ALPHA: bound('1.29', 'kube-proxy has an nftables mode',
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/3866-nftables-proxy'),
  // Merged after 1.28 was released: the firewall chain of 1.28.15 does not see what the node itself sends.
  IPVS_HOST_RANGES: bound('1.29',
    'kube-proxy in IPVS mode applies loadBalancerSourceRanges to what the node itself sends',
    'https://github.com/kubernetes/kubernetes/pull/119791'),
  // 1.29 has the field behind a feature gate that is off by default, and then behaves as older versions do.
  IP_MODE: bound('1.30', 'kube-proxy does not intercept addresses with ipMode Proxy',
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/1860-kube-proxy-IP-node-binding'),
  NEWEST_READ_PLUS_ONE: bound('1.38', 'the code of iptables and IPVS mode was read up to 1.37',
    'https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/proxy/iptables/proxier.go'),
  // The release notes of 1.33.6 list the backport, and those of 1.34.0-beta.0 the original, pull request 132456.
  // No older branch got it:
  // https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-1.33.md#changelog-since-v1335
  // The notes mention pods. Since 1.29, pod traffic is forwarded and checked after its destination was rewritten.
  // Traffic of the node itself was checked before that (chain filter-output, priority -110). The fix changed this:
  // https://github.com/kubernetes/kubernetes/blob/v1.33.5/pkg/proxy/nftables/proxier.go
  NFTABLES_FIX: bound('1.33.6', 'nftables mode no longer drops what the node itself sends to the load balancer address',
    'https://github.com/kubernetes/kubernetes/pull/133969'),
  IP_MODE_MEASURED: bound('1.34', 'measured from here on: kube-proxy does not intercept such addresses',
    'https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/proxy/serviceport.go'),
  IPVS_RANGE_OF_EVERY_ADDRESS: bound('1.34',
    'kube-proxy takes a range of every address for no range; before, ipset rejects it in IPVS mode',
    'https://github.com/kubernetes/kubernetes/pull/132722'),
  NO_KUBE_PROXY: bound('1.34', 'new clusters with DataPath V2 run no kube-proxy on Terway nodes',
    'https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/work-with-terway'),
  NEWEST_MEASURED_PLUS_ONE: bound(nextMinorOf(NEWEST), `kube-proxy was measured up to ${minorOf(NEWEST)}`,
    `https://github.com/kubernetes/kubernetes/blob/v${NEWEST_MEASURED}/pkg/proxy/iptables/proxier.go`),
} as const;

/** Whether a version belongs to a range. */
export function inRange(version: VersionNumber, range: VersionRange): boolean {
  return (range.from === undefined || version >= range.from.order)
    && (range.before === undefined || version < range.before.order);
}

/** These change how sure an answer is, and never the answer. */
const ONLY_EVIDENCE: readonly VersionBound[] = [BOUNDS.OLDEST_READ, BOUNDS.NEWEST_READ_PLUS_ONE];

/** One version between each two bounds, the oldest first. Together they represent all versions. */
export const REPRESENTATIVES: readonly VersionNumber[] = [...new Set([
  0,
  ...Object.values(BOUNDS).filter((one) => !ONLY_EVIDENCE.includes(one)).map(({ order }) => order),
])].sort((a, b) => a - b);
