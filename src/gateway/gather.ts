import type { GatewayIdentity } from './base';
import { GatewayServiceType, type IstioGatewayProps } from './props';
import type { GatewayFacts } from '../rules/facts';
import { metadataAt } from '../rules/manifest';
import { OWNED_ANNOTATIONS, type StrategyBinding } from '../strategy/contract';

/** What a construct declares, as facts that rules may look at. */
export function gatherFacts(
  props: IstioGatewayProps, identity: GatewayIdentity, binding: StrategyBinding, duplicates: readonly string[],
): GatewayFacts {
  return {
    name: identity.name,
    namespace: identity.namespace,
    metadata: [
      ...metadataAt('label', 'metadata.labels', props.labels),
      ...metadataAt('annotation', 'metadata.annotations', props.annotations),
      ...metadataAt('label', 'spec.serviceLabels', props.serviceLabels),
      ...metadataAt('annotation', 'spec.serviceAnnotations', props.serviceAnnotations),
      ...metadataAt('label', 'spec.podLabels', props.podLabels),
      ...metadataAt('annotation', 'spec.podAnnotations', props.podAnnotations),
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
      externalTrafficPolicy: binding.externalTrafficPolicy,
      annotations: { ...withoutOwned(props.serviceAnnotations), ...binding.serviceAnnotations },
    },
    beside: { externalTrafficPolicy: undefined, annotations: props.serviceAnnotations ?? {} },
    podLabels: props.podLabels ?? {},
    strategy: { name: identity.strategy.name, binding },
    platform: identity.platform,
    preserveClientIp: props.preserveClientIp,
    duplicates,
    pathOf: (field) => `spec.${field}`,
  };
}

/** What a strategy owns is judged once, as a setting beside it, and not again by what it would do. */
function withoutOwned(annotations: { [key: string]: string } = {}): { [key: string]: string } {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !OWNED_ANNOTATIONS.includes(key)));
}
