import type { GatewayIdentity } from './base';
import { GatewayServiceType, type IstioGatewayProps } from './props';
import type { GatewayFacts, MetadataFact } from '../rules/facts';
import type { StrategyBinding } from '../strategy/contract';

/** What a construct declares, as facts that rules may look at. */
export function gatherFacts(
  props: IstioGatewayProps, identity: GatewayIdentity, binding: StrategyBinding, duplicates: readonly string[],
): GatewayFacts {
  return {
    name: identity.name,
    namespace: identity.namespace,
    metadata: [
      ...metadataFacts('label', 'metadata.labels', props.labels),
      ...metadataFacts('annotation', 'metadata.annotations', props.annotations),
      ...metadataFacts('label', 'spec.serviceLabels', props.serviceLabels),
      ...metadataFacts('annotation', 'spec.serviceAnnotations', props.serviceAnnotations),
      ...metadataFacts('label', 'spec.podLabels', props.podLabels),
      ...metadataFacts('annotation', 'spec.podAnnotations', props.podAnnotations),
    ],
    ports: identity.ports.map((port, index) => ({
      path: `spec.ports[${index}]`,
      name: port.name,
      port: port.port,
      targetPort: port.targetPort,
      nodePort: port.nodePort,
      protocol: port.protocol,
    })),
    replicas: { replicaCount: props.replicaCount, minReplicas: props.minReplicas, maxReplicas: props.maxReplicas },
    service: {
      type: props.serviceType ?? GatewayServiceType.LOAD_BALANCER,
      loadBalancerClass: props.loadBalancerClass,
      externalTrafficPolicy: undefined,
      annotations: props.serviceAnnotations ?? {},
    },
    podLabels: props.podLabels ?? {},
    strategy: { name: identity.strategy.name, binding },
    platform: identity.platform,
    preserveClientIp: props.preserveClientIp,
    duplicates,
  };
}

function metadataFacts(kind: MetadataFact['kind'], path: string, map: { [key: string]: string } = {}): MetadataFact[] {
  return Object.entries(map).map(([key, value]) => ({ kind, path, key, value }));
}
