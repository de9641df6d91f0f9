import type { ServiceFacts } from './gateway-facts';
import { type Declarations, type GatewayVariant, mapAt, portsIn, textAt } from './gather';
import { isVendorsClass } from './unserved-class';
import type { FieldPath } from '../findings/field-path';
import { type Fields, listOf } from '../kubernetes/fields';
import { metadataEntries } from '../kubernetes/metadata';
import { settingsIn } from '../loadbalancer/settings';
import { PublishedAddress } from '../model/load-balancer';
import { ClusterPlatform, Cni } from '../model/platform';

/** Facts that the author of a Service may declare. */
export type ServiceDeclarations = Pick<Declarations, 'platform' | 'sharedListeners'>;

/** The facts of a Service of type LoadBalancer. It has none of what only a gateway has. */
export function serviceItself(manifest: Fields, declared: ServiceDeclarations): GatewayVariant {
  const metadata = mapAt(manifest, 'metadata');
  const spec = mapAt(manifest, 'spec');
  const platform = declared.platform ?? ClusterPlatform.unknown();
  return {
    facts: {
      name: textAt(metadata, 'name') ?? '',
      namespace: textAt(metadata, 'namespace'),
      clusterIds: undefined,
      overriddenClusters: [],
      metadata: [
        ...metadataEntries('label', ['metadata', 'labels'], metadata.labels),
        ...metadataEntries('annotation', ['metadata', 'annotations'], metadata.annotations),
      ],
      ports: portsIn(spec, 'ports'),
      meshExpansionPorts: [],
      replicas: { replicaCount: undefined, minReplicas: undefined, maxReplicas: undefined },
      autoscalingFields: [],
      service: serviceFacts(manifest, platform),
      endpointWord: 'endpoint',
      annotationsNextToStrategy: {},
      loadBalancer: undefined,
      podLabels: {},
      fields: {},
      strategy: undefined,
      platform,
      preserveClientIp: undefined,
      clientAddresses: undefined,
      duplicates: [],
      sharedListeners: declared.sharedListeners ?? [],
      clusterListeners: [],
    },
    locate: inService,
    cluster: undefined,
    clusters: [],
  };
}

function serviceFacts(manifest: Fields, { cni }: ClusterPlatform): ServiceFacts {
  const spec = mapAt(manifest, 'spec');
  const service = {
    type: textAt(spec, 'type') ?? 'ClusterIP',
    loadBalancerClass: textAt(spec, 'loadBalancerClass'),
    externalTrafficPolicy: textAt(spec, 'externalTrafficPolicy'),
    annotations: mapAt(mapAt(manifest, 'metadata'), 'annotations'),
  };
  const isOnAck = cni !== undefined && cni !== Cni.OTHER;
  const isKnown = isOnAck ? !isOfAnotherController(service) : isOfAlibaba(service);
  return { ...service, publishes: published(manifest), isOfAnyCloud: !isKnown };
}

/** What the load balancer published, if the manifest was read from a cluster. An IP is what a node may intercept. */
function published(manifest: Fields): PublishedAddress | undefined {
  const ingress = listOf(mapAt(mapAt(manifest, 'status'), 'loadBalancer').ingress);
  const kinds = ingress.map(({ ip, ipMode }) => {
    if (typeof ip !== 'string' || ip === '') {
      return PublishedAddress.HOSTNAME;
    }
    return ipMode === 'Proxy' ? PublishedAddress.IP_PROXY : PublishedAddress.IP;
  });
  const { IP, IP_PROXY, HOSTNAME } = PublishedAddress;
  return [IP, IP_PROXY, HOSTNAME].find((kind) => kinds.includes(kind));
}

/** Whether another controller than Alibaba Cloud's makes the load balancer. */
export function isOfAnotherController({ loadBalancerClass }: ServiceFacts): boolean {
  return loadBalancerClass !== undefined && !isVendorsClass(loadBalancerClass);
}

/** Whether the Service says that Alibaba Cloud's controllers make the load balancer. */
function isOfAlibaba(service: ServiceFacts): boolean {
  return !isOfAnotherController(service)
    && (service.loadBalancerClass !== undefined || settingsIn(service.annotations).length > 0);
}

/** Where a field of the gateway's Service is in a Service. */
const PLACES: { readonly [field: string]: FieldPath } = {
  serviceAnnotations: ['metadata', 'annotations'],
  serviceLabels: ['metadata', 'labels'],
  serviceType: ['spec', 'type'],
};

function inService(field: FieldPath): FieldPath {
  const [top, name = '', ...rest] = field;
  const place = top === 'spec' ? PLACES[name] : undefined;
  return place === undefined ? field : [...place, ...rest];
}
