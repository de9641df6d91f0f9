import { MANAGED_BY_ASM } from './asm-annotations';
import type { GatewayFacts, LoadBalancerFacts, PortFact, SharedListener, StrategyFacts } from './gateway-facts';
import type { FieldPath, Step } from '../findings/field-path';
import { metadataEntries, type MetadataEntry } from '../kubernetes/metadata';
import { ClusterPlatform } from '../model/platform';
import type { TargetKind } from '../model/question';

type Map = Readonly<Record<string, unknown>>;

/** Facts that are not in a manifest. The author may declare them. */
export interface Declarations {
  /** The strategy and its answer for the platform. */
  readonly strategy?: StrategyFacts;

  /** Annotations that the author set next to the strategy. */
  readonly annotationsNextToStrategy?: Map;
  readonly loadBalancer?: LoadBalancerFacts;
  readonly platform?: ClusterPlatform;
  readonly preserveClientIp?: boolean;

  /** Whether the author patched the manifest, with which fields can be set that are newer than the schema. */
  readonly isPatched?: boolean;

  /** Which addresses in-cluster clients use. If nothing is declared, those that the strategy promises. */
  readonly clientAddresses?: readonly TargetKind[];

  /** Where else a gateway of this name and namespace is declared. */
  readonly duplicates?: readonly string[];

  /** Listeners that other gateways take too. */
  readonly sharedListeners?: readonly SharedListener[];

  /** What the author declared about single clusters, by their IDs. */
  readonly clusters?: Readonly<Record<string, ClusterDeclarations>>;
}

/** What may be declared about a cluster. What is not declared is the same as for the gateway. */
export type ClusterDeclarations = Pick<
  Declarations,
  'strategy' | 'annotationsNextToStrategy' | 'loadBalancer' | 'platform' | 'preserveClientIp' | 'clientAddresses'
>;

/** A gateway without overrides, or with the override of one cluster. */
export interface GatewayVariant {
  readonly facts: GatewayFacts;

  /** The cluster that it describes; undefined for the gateway itself. */
  readonly cluster: string | undefined;

  /** The clusters of the gateway that it describes. */
  readonly clusters: readonly string[];

  /** Where a field of this variant is written in the object. */
  readonly locate: (field: FieldPath) => FieldPath;
}

/**
 * The facts of a manifest: one variant without overrides, and one for each cluster with an override or with
 * declarations of its own. There is none without overrides if every cluster of the gateway has one.
 *
 * The manifest may be any object. A value of the wrong type is left out here; the schema reports it. How ASM merges the
 * maps of an override is not documented; here an override's entries are added to those of the gateway.
 */
export function gatewayVariants(manifest: Map, declared: Declarations = {}): GatewayVariant[] {
  const spec = mapAt(manifest, 'spec');
  const clusterIds = clustersOf(spec);
  const overrides = { ...withoutOverride(clusterIds, declared), ...mapAt(spec, 'overrides') };
  const others = clusterIds.filter((id) => !Object.hasOwn(overrides, id));
  const deployed = new Set(clusterIds.length === 0 ? Object.keys(overrides) : clusterIds);
  return [
    ...isOverriddenEverywhere(spec, overrides) ? [] : [{ ...gatewayItself(manifest, declared), clusters: others }],
    ...Object.entries(overrides).map(([cluster, override]) => (
      overrideVariant(manifest, cluster, asMap(override), declared, deployed.has(cluster))
    )),
  ];
}

/** An empty override for each cluster of the gateway about which something is declared. */
function withoutOverride(clusterIds: readonly string[], { clusters = {} }: Declarations): Map {
  return Object.fromEntries(clusterIds.filter((id) => Object.hasOwn(clusters, id)).map((id) => [id, {}]));
}

/** The clusters that the gateway is deployed to. */
function clustersOf({ clusterIds }: Map): string[] {
  return Array.isArray(clusterIds) ? clusterIds.filter((id): id is string => typeof id === 'string') : [];
}

function overrideVariant(
  manifest: Map, cluster: string, override: Map, declared: Declarations, isDeployed = true,
): GatewayVariant {
  const own = declared.clusters?.[cluster] ?? {};
  const nextToStrategy = own.annotationsNextToStrategy ?? {};
  const asGiven = { ...mapAt(override, 'serviceAnnotations'), ...nextToStrategy };
  const given = Object.keys(asGiven).length === 0 ? override : { ...override, serviceAnnotations: asGiven };
  const isLike = own.strategy === undefined && own.loadBalancer === undefined;
  const spec = mapAt(manifest, 'spec');
  return {
    facts: factsOf(manifest, overridden(spec, override), {
      ...declared,
      strategy: own.strategy ?? declared.strategy,
      platform: own.platform ?? declared.platform,
      preserveClientIp: own.preserveClientIp ?? declared.preserveClientIp,
      clientAddresses: own.clientAddresses ?? declared.clientAddresses,
      loadBalancer: own.loadBalancer,
      annotationsNextToStrategy: { ...isLike ? declared.annotationsNextToStrategy : {}, ...nextToStrategy },
    }),
    locate: locatorOf(cluster, given, spec),
    cluster,
    clusters: isDeployed ? [cluster] : [],
  };
}

/** The gateway in one cluster: with its override, if it has one. */
export function gatewayIn(manifest: Map, clusterId: string | undefined, declared: Declarations = {}): GatewayVariant {
  const overrides = mapAt(mapAt(manifest, 'spec'), 'overrides');
  return clusterId === undefined || !Object.hasOwn(overrides, clusterId)
    ? gatewayItself(manifest, declared)
    : overrideVariant(manifest, clusterId, asMap(overrides[clusterId]), declared);
}

function isOverriddenEverywhere({ clusterIds }: Map, overrides: Map): boolean {
  return Array.isArray(clusterIds) && clusterIds.length > 0
    && clusterIds.every((id) => typeof id === 'string' && Object.hasOwn(overrides, id));
}

/** The gateway without the overrides of clusters. */
export function gatewayItself(manifest: Map, declared: Declarations = {}): GatewayVariant {
  const spec = mapAt(manifest, 'spec');
  return { facts: factsOf(manifest, spec, declared), locate: itself, cluster: undefined, clusters: clustersOf(spec) };
}

const itself: GatewayVariant['locate'] = (field) => field;

function factsOf(manifest: Map, spec: Map, declared: Declarations): GatewayFacts {
  const metadata = mapAt(manifest, 'metadata');
  return {
    name: textAt(metadata, 'name') ?? '',
    namespace: textAt(metadata, 'namespace'),
    clusterIds: spec.clusterIds,
    overriddenClusters: Object.keys(mapAt(spec, 'overrides')),
    metadata: metadataOf(metadata, spec),
    ports: portsIn(spec, 'ports'),
    meshExpansionPorts: portsIn(spec, 'meshExpansionPorts'),
    replicas: { replicaCount: spec.replicaCount, minReplicas: spec.minReplicas, maxReplicas: spec.maxReplicas },
    autoscalingFields: autoscalingFields(spec),
    service: {
      type: textAt(spec, 'serviceType') ?? 'LoadBalancer',
      loadBalancerClass: textAt(spec, 'loadBalancerClass'),
      isOutsideClusters: mapAt(metadata, 'annotations')[MANAGED_BY_ASM.key] === 'true',
      externalTrafficPolicy: textAt(spec, 'externalTrafficPolicy'),
      annotations: mapAt(spec, 'serviceAnnotations'),
    },
    endpointWord: 'gateway pod',
    annotationsNextToStrategy: declared.annotationsNextToStrategy ?? {},
    loadBalancer: declared.loadBalancer,
    podLabels: mapAt(spec, 'podLabels'),
    fields: spec,
    strategy: declared.strategy,
    platform: declared.platform ?? ClusterPlatform.unknown(),
    preserveClientIp: declared.preserveClientIp,
    clientAddresses: declared.clientAddresses ?? promisedBy(declared.strategy),
    duplicates: declared.duplicates ?? [],
    sharedListeners: declared.sharedListeners ?? [],
    clusterListeners: [],
  };
}

function promisedBy(strategy: StrategyFacts | undefined): readonly TargetKind[] | undefined {
  return strategy?.binding.clientAddresses.map(({ target }) => target);
}

/** Fields that hold a map, whose entries an override adds to. */
const MAPS: readonly Step[] = ['serviceAnnotations', 'podAnnotations', 'serviceLabels', 'podLabels'];

function overridden(spec: Map, override: Map): Map {
  const merged = MAPS.map((field) => [field, { ...mapAt(spec, field), ...mapAt(override, field) }]);
  return { ...spec, ...override, ...Object.fromEntries(merged) as Map };
}

/**
 * A field is located in the override if the override has it. An entry of a map is, if the override's map has the entry
 * with another value.
 */
function locatorOf(clusterId: string, override: Map, spec: Map): GatewayVariant['locate'] {
  const isOverridden = (name: Step, key: Step | undefined) => {
    if (!Object.hasOwn(override, name) || key === undefined || !MAPS.includes(name)) {
      return Object.hasOwn(override, name);
    }
    const own = mapAt(override, name);
    return Object.hasOwn(own, key) && own[key] !== mapAt(spec, name)[key];
  };
  return (field) => {
    const [top, name, key] = field;
    return top === 'spec' && name !== undefined && isOverridden(name, key)
      ? ['spec', 'overrides', clusterId, ...field.slice(1)]
      : field;
  };
}

/** An empty object, and false, are the same as none. */
function autoscalingFields(spec: Map): string[] {
  const targets = ['cpu', 'memory'].filter((field) => Object.keys(mapAt(spec, field)).length > 0);
  return [...spec.autoscaleEnabled === true ? ['autoscaleEnabled'] : [], ...targets];
}

export function portsIn(spec: Map, list: 'ports' | 'meshExpansionPorts'): PortFact[] {
  const ports = spec[list];
  return (Array.isArray(ports) ? ports as unknown[] : []).map((each, index) => {
    const { name, port, targetPort, nodePort, protocol } = asMap(each);
    return { field: ['spec', list, index], name, port, targetPort, nodePort, protocol };
  });
}

function metadataOf(metadata: Map, spec: Map): MetadataEntry[] {
  return [
    ...metadataEntries('label', ['metadata', 'labels'], metadata.labels),
    ...metadataEntries('annotation', ['metadata', 'annotations'], metadata.annotations),
    ...metadataEntries('label', ['spec', 'serviceLabels'], spec.serviceLabels),
    ...metadataEntries('annotation', ['spec', 'serviceAnnotations'], spec.serviceAnnotations),
    ...metadataEntries('label', ['spec', 'podLabels'], spec.podLabels),
    ...metadataEntries('annotation', ['spec', 'podAnnotations'], spec.podAnnotations),
    // A node selector consists of labels.
    ...metadataEntries('label', ['spec', 'nodeSelector'], spec.nodeSelector),
  ];
}

/** The map in a field; an empty one if it holds something else. */
export function mapAt(map: Map, field: Step): Map {
  return asMap(map[field]);
}

function asMap(value: unknown): Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Map : {};
}

/** The text in a field. An empty one is the same as none. */
export function textAt(map: Map, field: string): string | undefined {
  const value = map[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
