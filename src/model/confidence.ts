import { BOUNDS, inRange, type VersionRange } from './bounds';
import type { KnownCluster } from './clusters';
import { MEASURED_RELEASES, type MeasuredMode } from './measured-releases';
import { type Plane, PLANES } from './planes';
import { ProxyMode } from './platform';
import { ReachabilityConfidence } from './question';
import { type KubernetesVersion, minorOf, parseKubernetesVersion } from './version';

const READ = { from: BOUNDS.OLDEST_READ, before: BOUNDS.NEWEST_READ_PLUS_ONE };

/** Versions whose code was read. */
const READ_VERSIONS: { readonly [mode in MeasuredMode]: VersionRange } = {
  [ProxyMode.IPTABLES]: READ,
  [ProxyMode.IPVS]: READ,
  [ProxyMode.NFTABLES]: { from: BOUNDS.NFTABLES_ALPHA, before: BOUNDS.NEWEST_MEASURED_PLUS_ONE },
};

const SURENESS = Object.values(ReachabilityConfidence);

/** The least sure of several. */
export function leastSure(confidences: readonly ReachabilityConfidence[]): ReachabilityConfidence {
  const least = Math.max(...confidences.map((confidence) => SURENESS.indexOf(confidence)));
  return SURENESS[least] ?? ReachabilityConfidence.INFERRED;
}

/** How sure a measured answer is on a cluster: its version was measured, or read in code, or neither. */
export function confidenceOn(
  plane: Plane, cluster: KnownCluster, confidence: ReachabilityConfidence,
): ReachabilityConfidence {
  const { proxyMode, kubernetesVersion } = cluster;
  if (confidence !== ReachabilityConfidence.MEASURED) {
    return confidence;
  }
  if (plane.handler !== 'kube-proxy' || proxyMode === ProxyMode.NONE) {
    return ReachabilityConfidence.INFERRED;
  }
  if (measuredMinors(plane, proxyMode).has(minorOf(kubernetesVersion))) {
    return ReachabilityConfidence.MEASURED;
  }
  const wasRead = inRange(kubernetesVersion, READ_VERSIONS[proxyMode]);
  return wasRead ? ReachabilityConfidence.CODE : ReachabilityConfidence.INFERRED;
}

/** The minor versions that count as measured, computed once for each plane. */
const MINORS = new Map<string, ReadonlySet<string>>();

/**
 * The minor versions that count as measured on a plane of kube-proxy. A measured release represents its minor version,
 * unless the behavior of the mode changes within it. Then the minor version as a whole does not count.
 */
export function measuredMinors({ id, when }: Plane, mode: MeasuredMode): ReadonlySet<string> {
  const known = MINORS.get(id);
  if (known !== undefined) {
    return known;
  }
  const range: VersionRange = when.kubernetesVersion ?? {};
  const measured = MEASURED_RELEASES[mode].map(versionOf).filter(({ lowest }) => inRange(lowest, range))
    .map(({ lowest }) => minorOf(lowest))
    .filter((minor) => !changesWithin(versionOf(minor), range, mode));
  const minors = new Set(measured);
  MINORS.set(id, minors);
  return minors;
}

/** Whether another plane of the mode begins or ends between two patch releases of a minor version, inside the range. */
function changesWithin({ lowest, highest }: KubernetesVersion, range: VersionRange, mode: MeasuredMode): boolean {
  const planes: readonly Plane[] = PLANES;
  return planes.filter(({ when }) => when.proxyMode === mode)
    .flatMap(({ when: { kubernetesVersion: { from, before } = {} } }) => [from, before])
    .some((bound) => bound !== undefined && bound !== range.from
      && bound.order > lowest && bound.order <= highest && inRange(bound.order, range));
}

function versionOf(release: string): KubernetesVersion {
  return parseKubernetesVersion(release) ?? { lowest: NaN, highest: NaN };
}
