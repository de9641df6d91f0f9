import { differences, overridden } from './unapplied-settings';
import type { ClusterOverride, LiveGateway } from '../cluster/live-gateway';
import type { LiveService } from '../cluster/live-service';
import type { StringMap } from '../kubernetes/objects';
import { NEUTRAL_VALUES, OWNED_ANNOTATIONS } from '../strategy/strategy-contract';
import { listed } from '../text';

/** Where in an IstioGateway the settings of the cluster of its Service are. */
export interface PatchPlace {
  /** The cluster whose override is patched; undefined if the settings of all clusters are. */
  readonly cluster: string | undefined;

  /** What must be true that is not known. */
  readonly needs: readonly string[];
}

/** What the user replaces in a patch. */
const CLUSTER_ID = 'CLUSTER_ID';

/**
 * Where a patch has an effect. Which cluster the Service is in is not known. It is one whose settings the Service has,
 * or any one if the Service differs from all of them.
 */
export function patchPlaceIn(gateway: LiveGateway, service: LiveService): PatchPlace {
  const { clusterIds } = gateway;
  const overrides = gateway.overrides.filter(hidesPatch)
    .filter(({ cluster }) => clusterIds.length === 0 || clusterIds.includes(cluster));
  const hasOther = clusterIds.length === 0 || clusterIds.some((id) => overrides.every(({ cluster }) => cluster !== id));
  const possible = [
    ...hasOther ? [{ cluster: undefined, settings: gateway }] : [],
    ...overrides.map((override) => ({ cluster: override.cluster, settings: overridden(gateway, override) })),
  ];
  const alike = possible.filter(({ settings }) => differences(service, settings).length === 0);
  const [first, ...others] = alike.length === 0 ? possible : alike;
  if (others.length > 0) {
    return { cluster: CLUSTER_ID, needs: [placeholderNeed(overrides)] };
  }
  return first?.cluster === undefined
    ? { cluster: undefined, needs: allClustersNeed(clusterIds, overrides) }
    : { cluster: first.cluster, needs: [] };
}

/** Whether an override has precedence over a patch of the settings of all clusters. */
function hidesPatch({ externalTrafficPolicy, serviceAnnotations }: ClusterOverride): boolean {
  return (externalTrafficPolicy ?? '') !== '' || OWNED_ANNOTATIONS.some((name) => name in serviceAnnotations);
}

function placeholderNeed(overrides: readonly ClusterOverride[]): string {
  return `the patch sets the override of this cluster, so replace ${CLUSTER_ID} with the ID of this cluster; `
    + `the gateway has overrides for ${namesOf(overrides)}`;
}

function allClustersNeed(clusterIds: readonly string[], overrides: readonly ClusterOverride[]): string[] {
  const except = overrides.length === 0 ? '' : `, except for what the overrides for ${namesOf(overrides)} set`;
  return clusterIds.length < 2
    ? []
    : [`the patch changes the gateway in all of its clusters: ${listed(clusterIds)}${except}`];
}

function namesOf(overrides: readonly ClusterOverride[]): string {
  return listed(overrides.map(({ cluster }) => cluster));
}

/** How a patch removes annotations. An override inherits those of the gateway, so it needs another value there. */
export function removalIn(
  { cluster }: PatchPlace, gateway: LiveGateway | undefined, names: readonly string[],
): object {
  return Object.fromEntries(names.map((name) => [
    name, cluster !== undefined && isSet(gateway?.serviceAnnotations ?? {}, name) ? NEUTRAL_VALUES[name] ?? '' : null,
  ]));
}

function isSet(annotations: StringMap, name: string): boolean {
  return (annotations[name] ?? '') !== '';
}
