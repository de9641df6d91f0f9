import type { GatewayFacts, MetadataFact, PortFact } from './facts';
import { ClusterPlatform } from '../model/platform';

type Map = Readonly<Record<string, unknown>>;

/**
 * The facts of a manifest: those of the gateway as it stands, and those of each cluster with an override.
 *
 * Nothing is presumed of the manifest but that it is an object: what has another type than it should is left out here, and is for a schema
 * to name. How ASM merges maps of an override is not known; here an override's entries are laid over those of the gateway.
 */
export function factsOfManifest(manifest: Map, duplicates: readonly string[]): GatewayFacts[] {
  const metadata = mapAt(manifest, 'metadata');
  const spec = mapAt(manifest, 'spec');
  const shared = {
    name: typeof metadata.name === 'string' ? metadata.name : '',
    namespace: typeof metadata.namespace === 'string' ? metadata.namespace : undefined,
    strategy: undefined,
    platform: ClusterPlatform.unknown(),
    preserveClientIp: undefined,
    duplicates,
    beside: { externalTrafficPolicy: undefined, annotations: {} },
  };
  const own = [
    ...metadataAt('label', 'metadata.labels', metadata.labels),
    ...metadataAt('annotation', 'metadata.annotations', metadata.annotations),
  ];
  const variants = [
    { spec, pathOf: (field: string) => `spec.${field}` },
    ...Object.entries(mapAt(spec, 'overrides')).map(([clusterId, override]) => overridden(spec, clusterId, asMap(override))),
  ];
  return variants.map((variant) => ({ ...shared, ...factsOfSpec(variant), metadata: [...own, ...metadataOf(variant)] }));
}

interface Variant {
  readonly spec: Map;
  readonly pathOf: (field: string) => string;
}

/** Fields that hold a map, whose entries an override adds to. */
const MAPS = ['serviceAnnotations', 'podAnnotations', 'serviceLabels', 'podLabels'];

function overridden(spec: Map, clusterId: string, override: Map): Variant {
  const merged = MAPS.filter((field) => field in override).map((field) => [field, { ...mapAt(spec, field), ...mapAt(override, field) }]);
  return {
    spec: { ...spec, ...override, ...Object.fromEntries(merged) as Map },
    pathOf: (field) => (field in override ? `spec.overrides["${clusterId}"].${field}` : `spec.${field}`),
  };
}

function factsOfSpec({ spec, pathOf }: Variant) {
  return {
    ports: (Array.isArray(spec.ports) ? spec.ports as unknown[] : []).map((port, index) => portAt(`${pathOf('ports')}[${index}]`, asMap(port))),
    replicas: { replicaCount: spec.replicaCount, minReplicas: spec.minReplicas, maxReplicas: spec.maxReplicas },
    service: {
      type: textAt(spec, 'serviceType') ?? 'LoadBalancer',
      loadBalancerClass: textAt(spec, 'loadBalancerClass'),
      externalTrafficPolicy: textAt(spec, 'externalTrafficPolicy'),
      annotations: mapAt(spec, 'serviceAnnotations'),
    },
    podLabels: mapAt(spec, 'podLabels'),
    pathOf,
  };
}

function portAt(path: string, { name, port, targetPort, nodePort, protocol }: Map): PortFact {
  return { path, name, port, targetPort, nodePort, protocol };
}

function metadataOf({ spec, pathOf }: Variant): MetadataFact[] {
  return [
    ...metadataAt('label', pathOf('serviceLabels'), spec.serviceLabels),
    ...metadataAt('annotation', pathOf('serviceAnnotations'), spec.serviceAnnotations),
    ...metadataAt('label', pathOf('podLabels'), spec.podLabels),
    ...metadataAt('annotation', pathOf('podAnnotations'), spec.podAnnotations),
  ];
}

/** The labels or annotations that stand in a field. */
export function metadataAt(kind: MetadataFact['kind'], path: string, field: unknown): MetadataFact[] {
  return Object.entries(asMap(field)).map(([key, value]) => ({ kind, path, key, value }));
}

function mapAt(map: Map, field: string): Map {
  return asMap(map[field]);
}

function asMap(value: unknown): Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Map : {};
}

function textAt(map: Map, field: string): string | undefined {
  const value = map[field];
  return typeof value === 'string' ? value : undefined;
}
