/** Props as people write them, with one mistake at most. */
import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { GATEWAY_VALUES } from './gateway-sets';
import {
  amount, ANNOTATIONS, COUNTS, LABELS, NAMES, RESERVED_LABELS, RESOURCES, SCHEDULES, TIME_ZONES, TOLERATIONS,
} from './kubernetes-values';
import type { ConstructName, PropSet } from './prop-set';
import { either, fromSure, inForm, oneOf, type PropValues, texts } from './prop-values';
import {
  GatewayApiVersion, GatewayPort, GatewayServiceType, GatewayType, ProbeExpectation, ProbePlacement, ProbeTarget, VerificationHook,
} from '../../../src';
import { fc } from '../../support/properties';

const TARGETS = either(
  oneOf([ProbeTarget.serviceDns(), ProbeTarget.loadBalancer(), ProbeTarget.clusterIp()].map((target) => [target]), [[], [
    ProbeTarget.url('https://10.0.0.7/healthz?a=b c', { host: 'gw.example.com', connectTo: '[2001:db8::1]:443' }),
  ], [ProbeTarget.url('http://x:65536')], [ProbeTarget.serviceDns({ port: 0 })]]),
  inForm(NAMES, (name) => [ProbeTarget.serviceDns({ port: 443, caSecret: { name: String(name) } })]),
  inForm(texts(['ca.crt', 'a_B-1'], ['..', '.', '..a', 'k'.repeat(253)]), (key) => (
    [ProbeTarget.serviceDns({ port: 443, caSecret: { name: 'ca', key: String(key) } })]
  )),
);

const NAMESPACES = texts(['default', 'shop'], ['Shop_1', 'a.b', '1', 'n'.repeat(63), 'n'.repeat(64), '-a']);

const POD: PropValues = {
  targets: TARGETS,
  expect: oneOf([ProbeExpectation.anyResponse(), ProbeExpectation.status(200, 404)], [ProbeExpectation.noConnection()]),
  path: texts(['/', '/healthz?a=b'], ['/$(HOME)', '/\u0000', '/\ud800', '/"\'`']),
  image: texts(['curl:8', 'registry.example.com:5000/curl@sha256:0123'], ['curl:8 ', '\u0085curl:8', '\ufeffcurl:8', '\u3000', 'Curl']),
  retry: COUNTS,
  timeout: oneOf([Duration.seconds(1), Duration.millis(1500)], [Duration.millis(0), Duration.hours(9)]),
  deadline: oneOf([Duration.minutes(5), Duration.days(365)], [Duration.millis(90_500), Duration.seconds(0), Duration.days(30_000)]),
  namespace: NAMESPACES,
  imagePullSecrets: either(inForm(NAMES, (name) => [{ name }]), oneOf([[]], [[{}], [{ name: 'a' }, { name: 'a' }]])),
  resources: RESOURCES,
  nodeSelector: LABELS,
  tolerations: TOLERATIONS,
  labels: either(LABELS, RESERVED_LABELS),
  annotations: ANNOTATIONS,
};

const PLACEMENT = either(
  oneOf([
    ProbePlacement.nodeWithoutGateway(), ProbePlacement.nodeWithGateway(), ProbePlacement.anyNode().onHostNetwork(), ProbePlacement.everyNode(3),
  ], [0, 1, 1.5, -1, 100_000, 100_001, NaN].map((count) => ProbePlacement.everyNode(count))),
  inForm(texts(['cn-hangzhou.10.0.0.12', 'node-1'], ['Node 1', 'n'.repeat(254)]), (name) => ProbePlacement.node(String(name))),
);

const PORTS = inForm(
  either(
    inForm(oneOf([1, 80, 65535], [0, 65536, -1, 1.5, 2 ** 31, 2 ** 53]), (port) => ({ name: 'http', port })),
    inForm(oneOf([0, 80], [65536, -1, 2 ** 31, 1.5]), (targetPort) => ({ name: 'http', port: 80, targetPort })),
    inForm(oneOf([0, 30080], [1, 65536, -1, 2 ** 31]), (nodePort) => ({ name: 'http', port: 80, nodePort })),
    inForm(texts(['TCP', 'HTTP2']), (protocol) => ({ name: 'http', port: 80, protocol })),
    inForm(texts(['http', 'tls-1'], ['n'.repeat(64)]), (name) => ({ name, port: 80 })),
    inForm(texts(['http', 'kubernetes.io/h2c']), (appProtocol) => ({ name: 'http', port: 80, appProtocol })),
  ),
  (options) => [GatewayPort.of(options as never)],
);

const ALERT_LABELS = inForm(LABELS, (labels) => ({ labels, severity: 'critical' }));

/** The props of each construct, all of them. */
export const PROPS: Readonly<Record<ConstructName, PropValues>> = {
  GatewayVerification: {
    ...POD,
    placement: PLACEMENT,
    ttlAfterFinished: oneOf([Duration.hours(1), Duration.seconds(0)], [Duration.millis(1500), Duration.days(30_000), Duration.days(20_000)]),
    hook: oneOf([VerificationHook.none(), VerificationHook.argoCdPostSync(), VerificationHook.helmTest()], [VerificationHook.helmTest()]),
  },
  GatewayMonitor: {
    ...POD,
    placement: PLACEMENT,
    schedule: SCHEDULES,
    timeZone: TIME_ZONES,
    successfulJobsHistoryLimit: COUNTS,
    failedJobsHistoryLimit: COUNTS,
    suspend: oneOf([true, false], ['yes', 1]),
    alerts: ALERT_LABELS,
  },
  GatewayNodeCheck: {
    ...POD,
    hostNetwork: oneOf([true, false], ['yes', 1]),
    alerts: either(ALERT_LABELS, oneOf([{}, { notReadyFor: Duration.minutes(5) }], [
      { notReadyFor: Duration.millis(1500) }, { notReadyFor: Duration.seconds(0) }, { notReadyFor: Duration.millis(0.5) },
    ])),
  },
  IstioGateway: {
    ...fromSure(GATEWAY_VALUES),
    name: texts(['ingressgateway', 'shop-1'], ['a.b', 'n'.repeat(57), 'n'.repeat(58), 'Shop']),
    namespace: oneOf(['istio-system'], ['default']),
    labels: LABELS,
    annotations: ANNOTATIONS,
    apiVersion: oneOf(Object.values(GatewayApiVersion), ['istio.alibabacloud.com/v2']),
    ports: PORTS,
    serviceType: oneOf(Object.values(GatewayServiceType), ['ExternalName', '']),
    gatewayType: oneOf(Object.values(GatewayType), ['cross-network', 'other']),
    clusterIds: oneOf([['c1', 'c2']], [[], [''], ['c1', 'c1'], [7]]),
    replicaCount: COUNTS,
    minReplicas: oneOf([0, 1], [-1, 2 ** 31, 1.5]),
    maxReplicas: oneOf([0, 5], [-1, 2 ** 31, 1.5]),
    cpu: inForm(COUNTS, (percent) => ({ targetAverageUtilization: percent })),
    memory: inForm(COUNTS, (percent) => ({ targetAverageUtilization: percent })),
    resources: RESOURCES,
    serviceAnnotations: oneOf([{ 'example.com/a': 'b' }], [{ a: 7 }, { a: null }]),
    serviceLabels: oneOf([{ a: 'b' }], [{ a: 7 }]),
    podAnnotations: oneOf([{ a: 'b' }], [{ a: 7 }]),
    podLabels: oneOf([{ a: 'b' }], [{ a: 7 }]),
    loadBalancerClass: texts(['example.com/lb'], ['alibabacloud.com/nlb']),
    env: oneOf([[{ name: 'A', value: 'b' }]], [
      { name: 'A' }, { value: 'b' }, { name: 'A', value: 7 }, { name: 'A', valueFrom: { fieldRef: {} } },
      { name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: amount('1') } } },
      { name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: amount('x') } } },
    ].map((variable) => [variable])),
    nodeSelector: oneOf([{ a: 'b' }], [{ a: 7 }, { a: null }]),
    affinity: oneOf([{ nodeAffinity: {} }], [
      { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } }, { nodeAffinity: 7 },
    ]),
    tolerations: oneOf([[{ operator: 'Exists' }]], [
      { tolerationSeconds: 1.5 }, { tolerationSeconds: 2 ** 53 }, { key: 7 }, { tolerationSeconds: 'x' },
    ].map((toleration) => [toleration])),
    rollingMaxSurge: oneOf([k8s.IntOrString.fromNumber(1), k8s.IntOrString.fromString('25%')], [k8s.IntOrString.fromString('x'), 1]),
    rollingMaxUnavailable: oneOf([k8s.IntOrString.fromNumber(1)], [k8s.IntOrString.fromNumber(-1)]),
    lifecycle: oneOf([{ preStop: { exec: { command: ['sleep', '1'] } } }], [
      { preStop: { httpGet: { port: k8s.IntOrString.fromNumber(80) } } }, { preStop: { httpGet: {} } }, { preStop: { sleep: { seconds: 2 ** 63 } } },
      { preStop: { tcpSocket: { port: k8s.IntOrString.fromNumber(2 ** 31) } } },
      { preStop: { tcpSocket: { port: k8s.IntOrString.fromNumber(1.5) } } },
    ]),
    runAsRoot: oneOf([true, false], ['yes']),
    hostNetwork: oneOf([true, false], ['yes']),
    dnsPolicy: texts(['ClusterFirst', 'None']),
  },
};

const IDS = texts(['probe', 'v_1', 'V.2', 'every node'], ['ä', '_', 'x'.repeat(300), '1', '-a-']);

/** Up to three of the props, all of them right. */
function rightProps(all: PropValues): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return fc.subarray(Object.entries(all))
    .chain((chosen) => fc.record(Object.fromEntries(chosen.slice(0, 3).map(([name, { right }]) => [name, right]))));
}

/** Sets in which one prop is doubtful. An empty id is refused by the constructs library. */
function setsOf(construct: ConstructName, prop: string): fc.Arbitrary<PropSet> {
  const { [prop]: changed, ...others } = PROPS[construct];
  const id = (changed === undefined ? IDS.doubtful : IDS.right).map((text) => String(text) || '_');
  return fc.tuple(id, changed?.doubtful ?? fc.constant(undefined), rightProps(others))
    .map(([name, value, right]) => ({ construct, id: name, props: changed === undefined ? right : { ...right, [prop]: value } }));
}

/** Sets without a mistake. */
function rightSetsOf(construct: ConstructName): fc.Arbitrary<PropSet> {
  return fc.tuple(IDS.right, rightProps(PROPS[construct])).map(([id, props]) => ({ construct, id: String(id), props }));
}

/** A fixed selection: for each construct this many right sets, and this many for each of its props. */
export function propSets(ofEach: number, seed: number): PropSet[] {
  return (Object.keys(PROPS) as ConstructName[]).flatMap((construct) => [
    rightSetsOf(construct), ...['id', ...Object.keys(PROPS[construct])].map((prop) => setsOf(construct, prop)),
  ].flatMap((sets) => fc.sample(sets, { numRuns: ofEach, seed })));
}
