import { HEALTHY } from './support';
import { ReachabilityAnswer } from '../../src/model/answer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import type { GatewayFacts } from '../../src/rules/gateway-facts';
import { TrafficStrategy } from '../../src/strategy/traffic-strategy';

const CLUSTER = { name: 'cluster', binding: TrafficStrategy.cluster().bind({ platform: ClusterPlatform.unknown() }) };

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const on = (cni: Cni, kubernetesVersion: string) => ClusterPlatform.ack({ cni, proxyMode: ProxyMode.IPVS, kubernetesVersion });

const controller = (ccmVersion: string) => ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion });
const annotated = (annotations: Readonly<Record<string, string>>): Partial<GatewayFacts> => ({ service: { ...HEALTHY.service, annotations } });

/** For every code a change to the healthy gateway with which it is found. */
export const ILL: { readonly [code: string]: Partial<GatewayFacts> } = {
  ASMG0101: { name: 'A' },
  ASMG0102: { namespace: undefined },
  ASMG0103: { ports: [{ ...HEALTHY.ports[0], port: 0 }] },
  ASMG0104: { replicas: { ...HEALTHY.replicas, minReplicas: -1 } },
  ASMG0105: { metadata: [{ kind: 'annotation', field: ['metadata', 'annotations'], key: 'a', value: false }] },
  ASMG0106: { podLabels: { app: 'x' } },
  ASMG0107: { duplicates: ['mesh/other'] },
  ASMG0113: { name: 'istio-ingressgateway' },
  ASMG0114: { clusterIds: ['c1'], overriddenClusters: ['c2'] },
  ASMG0116: { service: { ...HEALTHY.service, type: 'ClusterIP' } },
  ASMG0117: { metadata: [{ kind: 'annotation', field: ['metadata', 'annotations'], key: 'asm.alibabacloud.com/enable-canary-deployment', value: 'yes' }] },
  ASMG0121: { fields: { dnsPolicy: 'default' } },
  ASMG0201: { annotationsNextToStrategy: { [BACKEND]: 'eni' } },
  ASMG0202: { service: { ...HEALTHY.service, annotations: { [BACKEND]: 'eni' } }, platform: on(Cni.FLANNEL, '1.28') },
  ASMG0203: { service: { ...HEALTHY.service, type: 'ClusterIP' }, strategy: CLUSTER },
  ASMG0204: { strategy: CLUSTER },
  ASMG0205: { service: { ...HEALTHY.service, annotations: { [`${PREFIX}hostname`]: 'http://gw' } } },
  ASMG0206: { service: { ...HEALTHY.service, annotations: { [`${PREFIX}hostname`]: 'gw.example.com', [`${PREFIX}address-type`]: 'intranet' } } },
  ASMG0207: { service: { ...HEALTHY.service, annotations: { [`${PREFIX}spec`]: 'a', 'service.beta.kubernetes.io/alicloud-loadbalancer-spec': 'b' } } },
  ASMG0208: { platform: on(Cni.FLANNEL, '1.28') },
  ASMG0209: { service: { ...HEALTHY.service, annotations: { [BACKEND]: 'eni' } } },
  ASMG0210: { service: { ...HEALTHY.service, loadBalancerClass: 'alibabacloud.com/nlb' } },
  ASMG0212: { platform: on(Cni.FLANNEL, 'latest') },
  ASMG0213: { strategy: { ...CLUSTER, binding: { ...CLUSTER.binding, requirements: [{ description: 'the moon is full', met: ReachabilityAnswer.NO }] } } },
  ASMG0214: annotated({ [`${PREFIX}bandwith`]: '5' }),
  ASMG0215: annotated({ [`${PREFIX}scheduler`]: 'random' }),
  ASMG0216: { metadata: [{ kind: 'annotation', field: ['metadata', 'annotations'], key: BACKEND, value: 'eni' }] },
  ASMG0217: annotated({ [`${PREFIX}zone-maps`]: 'a:b,c:d' }),
  ASMG0218: { service: { ...HEALTHY.service, loadBalancerClass: 'alibabacloud.com/alb' } },
  ASMG0219: annotated({ [`${PREFIX}cookie`]: 'a' }),
  ASMG0220: annotated({ [`${PREFIX}vswitch-id`]: 'vsw-a' }),
  ASMG0221: { ...annotated({ [`${PREFIX}ip`]: '192.168.0.7' }), platform: controller('2.6.0') },
  ASMG0222: { sharedListeners: [{ key: 'a', loadBalancer: 'lb-a', port: '80', other: 'mesh/other' }] },
  ASMG0301: { platform: on(Cni.FLANNEL, '1.22') },
  ASMG0302: { platform: on(Cni.FLANNEL, '1.28') },
  ASMG0303: { service: { ...HEALTHY.service, annotations: { [`${PREFIX}proxy-protocol`]: 'on' } } },
  ASMG0304: { platform: on(Cni.TERWAY_ENIIP, '1.22') },
};
