import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { TargetKind } from '../../src/model/question';
import type { GatewayFacts } from '../../src/rules/gateway-facts';
import { TrafficStrategy } from '../../src/strategy/traffic-strategy';

/** A gateway about which nothing is to be said. */
export const HEALTHY: GatewayFacts = {
  name: 'ingressgateway',
  namespace: 'istio-system',
  clusterIds: ['c0123456789abcdef'],
  overriddenClusters: [],
  metadata: [],
  ports: [{ field: ['spec', 'ports', 0], name: 'http2', port: 80, targetPort: 80, nodePort: undefined, protocol: undefined }],
  meshExpansionPorts: [],
  replicas: { replicaCount: undefined, minReplicas: undefined, maxReplicas: undefined },
  autoscalingFields: [],
  service: { type: 'LoadBalancer', loadBalancerClass: undefined, externalTrafficPolicy: 'Local', annotations: {} },
  endpointWord: 'gateway pod',
  annotationsNextToStrategy: {},
  loadBalancer: undefined,
  podLabels: {},
  fields: {},
  strategy: { name: 'dns-only', binding: TrafficStrategy.dnsOnly().bind({ platform: ClusterPlatform.unknown() }) },
  platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true }),
  preserveClientIp: true,
  clientAddresses: [TargetKind.SERVICE_DNS],
  duplicates: [],
  sharedListeners: [],
  clusterListeners: [],
};
