/** Values of the props that are about the Service of a gateway and its load balancer, and of the gateway's own props. */
import { Duration } from 'cdk8s';
import { either, map, MAPS, number, sure, type SureValues, TEXT, WORD } from './sure-values';
import {
  ClusterPlatform, Cni, GatewayApiVersion, GatewayPort, GatewayServiceType, GatewayType, LoadBalancer, ProxyMode, TrafficStrategy,
} from '../../../src';
import type { BalancerKind } from '../../../src/loadbalancer/annotation';
import { BALANCER_PROPS, validFor } from '../../support/balancer-values';
import { fc } from '../../support/properties';

type Props = Readonly<Record<string, unknown>>;

/** Ports that begin with those of HTTP and HTTPS, which the settings of load balancers name. */
function ports(first: readonly GatewayPort[], name: string, from: number): fc.Arbitrary<GatewayPort[]> {
  const port = fc.record({
    targetPort: number(0, 65535),
    protocol: fc.constantFrom('TCP', 'HTTP2', 'HTTPS', undefined),
    nodePort: fc.constantFrom(0, undefined),
    appProtocol: fc.constantFrom('kubernetes.io/h2c', 'http', undefined),
    named: fc.boolean(),
  });
  return fc.array(port, { maxLength: 3 }).map((all) => [...first, ...all.map(({ named, targetPort, ...options }, index) => GatewayPort.of({
    ...options, name: `${name}-${index}`, port: from + index, ...named ? { targetPortName: `web-${index}` } : { targetPort },
  }))]);
}

const WRONG_PORTS = [
  7, ...[
    { port: 0 }, { port: 65536 }, { port: 1.5 }, { port: '80' }, { targetPort: 65536 }, { targetPort: -1 }, { targetPortName: 'a--b' },
    { targetPortName: 'a'.repeat(16) }, { nodePort: 65536 }, { nodePort: -1 }, { nodePort: 1.5 }, { name: 'A' }, { name: 'n'.repeat(64) },
    { name: 7 }, { targetPort: 80, targetPortName: 'a' }, { appProtocol: 'a b' }, { appProtocol: 'http/' }, { protocol: 7 },
  ].map((options) => [GatewayPort.of({ name: 'a', port: 8080, ...options } as never)]),
  [GatewayPort.http2(), GatewayPort.http2()], [GatewayPort.http2(), GatewayPort.of({ name: 'other', port: 80 })],
  [GatewayPort.of({ name: 'a', port: 1, nodePort: 30001 }), GatewayPort.of({ name: 'b', port: 2, nodePort: 30001 })], ['80'],
];

const ZONES = [{ zone: 'cn-a', vSwitchId: 'vsw-1', ip: '10.0.0.7', eip: 'eip-1' }, { zone: 'cn-b', vSwitchId: 'vsw-2' }];
const LISTENERS = {
  clb: { protocolPort: [{ protocol: 'http', port: 80 }, { protocol: 'https', port: 443 }], certId: '123-cn' },
  nlb: { protocolPort: [{ protocol: 'tcpssl', port: 443 }], certId: ['123-cn'] },
};

/** Props that need or rule out others. */
const APART = [
  'zoneMaps', 'controllerClass', 'tunnelType', 'id', 'forceOverrideListeners', 'loadBalancerType', 'protocolPort', 'certId', 'vgroupPort',
  'weight', 'forwardPort', 'preserveClientIp', 'listenerPortRange', 'serverGroupType', 'backendLabel', 'gracefulShutdown', 'domainExtensions',
];

/** Valid props of a load balancer of its own. */
function balancer(kind: BalancerKind): fc.Arbitrary<Props> {
  const free = BALANCER_PROPS[kind].filter(({ prop }) => !APART.includes(prop));
  return fc.tuple(
    fc.uniqueArray(fc.constantFrom(...free), { maxLength: 6, selector: ({ prop }) => prop })
      .chain((chosen) => fc.record(Object.fromEntries(chosen.map((each) => [each.prop, validFor(each)])))),
    fc.constantFrom({}, LISTENERS[kind]),
  ).map(([props, listeners]) => ({ ...kind === 'nlb' ? { zoneMaps: ZONES } : {}, ...listeners, ...props }));
}

const wrongClb = (options: unknown): unknown => LoadBalancer.clb(options as never);
const wrongNlb = (options: object): unknown => LoadBalancer.nlb({ zoneMaps: ZONES, ...options } as never);
const zone = (values: object): object => ({ zoneMaps: [ZONES[1], { ...ZONES[0], ...values }] });

/** A value of another type for each prop of each kind. */
const OTHER_TYPES = (['clb', 'nlb'] as const).flatMap((kind) => BALANCER_PROPS[kind].flatMap(({ prop, form }) => {
  const wrong = { flag: ['on', 1], seconds: [5, '5'], number: ['5'], text: [7, ''], list: ['a', [7], ['']], entries: ['a', [7]] }[form.kind];
  return wrong.map((value) => (kind === 'clb' ? wrongClb : wrongNlb)({ [prop]: value }));
}));

const LOAD_BALANCER: SureValues = sure(
  fc.oneof(balancer('clb').map((options) => LoadBalancer.clb(options)), balancer('nlb').map((options) => LoadBalancer.nlb(options))),
  [
    7, 'clb', ...OTHER_TYPES, wrongClb(7), wrongClb({ addressTyp: 'intranet' }), wrongClb({ scheduler: 'random' }), wrongClb({ ip: '10.0.0' }),
    LoadBalancer.nlb({}), LoadBalancer.nlb({ zoneMaps: [] }), wrongNlb(zone({ zone: 'cn-b' })),
    wrongNlb(zone({ vSwitchId: 'vsw-2' })), wrongNlb(zone({ zone: 'a:b' })), wrongNlb(zone({ ip: '10.0.0.300' })), wrongNlb(zone({ ip: '10.0.0' })),
    wrongNlb({ listenerPortRange: [{ firstPort: 2000, lastPort: 1000, port: 80 }], serverGroupType: 'Ip' }),
    wrongNlb({ protocolPort: [{ protocol: 'https', port: 443 }] }),
    wrongClb({ backendLabel: { a: 'b,c' } }), wrongClb({ protocolPort: [{ protocol: 'http', port: 0 }] }),
  ],
);

const COUNT = [-1, 1.5, 2 ** 31, NaN, '1'];
const TARGET = sure(fc.record({ targetAverageUtilization: number(1, 100) }), [
  7, ...[-1, 1.5, 2 ** 31, '80'].map((targetAverageUtilization) => ({ targetAverageUtilization })),
]);

/** The props of the Service, of its load balancer and of the number of pods, which an override may have too. */
export const SERVICE_VALUES: Readonly<Record<string, SureValues>> = {
  serviceType: sure(fc.constant(GatewayServiceType.LOAD_BALANCER), ['ExternalName', 'loadBalancer', '', 7]),
  ports: sure(ports([GatewayPort.http2(), GatewayPort.https()], 'web', 8000), WRONG_PORTS),
  meshExpansionPorts: sure(ports([], 'mesh', 15100), WRONG_PORTS),
  serviceLabels: MAPS.labels,
  loadBalancerIp: sure(fc.ipV4(), [7, {}]),
  loadBalancer: LOAD_BALANCER,
  loadBalancerClass: sure(fc.constant('example.com/mine'), [7, 'my class', 'Example.com/a/b']),
  serviceAnnotations: sure(map(TEXT), [
    ...MAPS.annotations.wrong,
    { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-force-override-listeners': 7 },
  ]),
  replicaCount: sure(number(0, 50), COUNT),
  autoscaleEnabled: sure(fc.boolean(), ['yes', 1]),
  minReplicas: sure(number(0, 10), COUNT),
  maxReplicas: sure(number(10, 100), COUNT),
  cpu: TARGET,
  memory: TARGET,
};

const TERWAY = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.34', ccmVersion: '2.15.0' });
const FLANNEL = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, podCidrKnown: true });

/** Strategies on platforms that have them. */
export const STRATEGIES: readonly Props[] = [
  {}, { strategy: TrafficStrategy.dnsOnly(), platform: FLANNEL, preserveClientIp: false }, { strategy: TrafficStrategy.cluster(), platform: TERWAY },
  { strategy: TrafficStrategy.eni(), platform: TERWAY }, { strategy: TrafficStrategy.cluster(), platform: ClusterPlatform.unknown() },
];

/** The props in which a strategy shows. */
export const STRATEGY_VALUES: Readonly<Record<string, SureValues>> = {
  strategy: sure(fc.constant(TrafficStrategy.dnsOnly()), ['eni', 7, {}]),
  platform: sure(fc.constant(ClusterPlatform.unknown()), ['ack', 7, {}]),
  preserveClientIp: sure(fc.constant(false), ['yes', 1]),
};

const ASM = 'asm.alibabacloud.com/';

/** The props that an override does not have. */
export const OWN_VALUES: Readonly<Record<string, SureValues>> = {
  name: sure(WORD.map((word) => `gw-${word}`), ['A', 'a.b', '-a', 'a_b', 'n'.repeat(58), 7]),
  namespace: sure(fc.constant('istio-system'), ['default', 'Istio-System', 7]),
  labels: MAPS.labels,
  annotations: either(MAPS.annotations, sure(fc.constantFrom({ [`${ASM}aliyun-logs-project`]: 'a' }), [
    { [`${ASM}managed-by-asm`]: 'yes' }, { [`${ASM}enable-canary-deployment`]: 'True' }, { [`${ASM}gateway-drain-timeout-seconds`]: '9' },
  ])),
  apiVersion: sure(fc.constantFrom(...Object.values(GatewayApiVersion)), ['istio.alibabacloud.com/v2', 7]),
  gatewayType: sure(fc.constantFrom(GatewayType.INGRESS, GatewayType.EGRESS), ['Ingress', 'other', 7]),
  clusterIds: sure(fc.constantFrom(['c1', 'c2', 'c3']), [[''], ['a b'], [7], 'c1']),
  overrides: sure(fc.constant({}), [7, [], { c1: 7 }, { c1: { replicaCont: 2 } }, { c1: { externalTrafficPolicy: 'Cluster' } }]),
  drainTimeout: sure(number(10, 890).map((seconds) => Duration.seconds(seconds)), [Duration.seconds(9), Duration.millis(10_500), 30]),
  canary: sure(fc.boolean(), ['yes', 1]),
  managedByAsm: sure(fc.constant(false), ['yes', 1]),
  replicasManagedByAsm: sure(fc.boolean(), ['no', 0]),
  highAvailability: sure(fc.boolean(), ['yes', 1]),
  declareInManifest: sure(fc.boolean(), ['yes', 1]),
};
