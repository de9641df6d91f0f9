/** Props as people write them: right ones, and for each prop values that are slightly wrong. */
import { Cron, Duration, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { GatewayApiVersion, GatewayPort, GatewayServiceType, GatewayType, ProbeExpectation, ProbePlacement, ProbeTarget, VerificationHook } from '../../../src';

/** The constructs whose objects the API server judges. */
export type ConstructName = 'GatewayVerification' | 'GatewayMonitor' | 'GatewayNodeCheck' | 'IstioGateway';

/** What one construct is made of. */
export interface PropSet {
  readonly construct: ConstructName;
  readonly id: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** The values of one prop. */
interface Values {
  readonly right: fc.Arbitrary<unknown>;

  /** One small mistake away from a right value; some of these are right again. */
  readonly doubtful: fc.Arbitrary<unknown>;
}

type PropValues = Readonly<Record<string, Values>>;

const CHARACTERS = ['', ' ', '.', '-', '_', '/', 'A', 'z', '0', '9', ':', '@', ',', '*', '+', 'é', '\n', '\t'];

/** A text with a character replaced, inserted or removed. */
function nearly(...texts: string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.constantFrom(...CHARACTERS), fc.nat(1)).map(([text, place, character, removed]) => {
    const index = place % (text.length + 1);
    return text.slice(0, index) + character + text.slice(index + removed);
  });
}

function oneOf(right: readonly unknown[], doubtful: readonly unknown[] | fc.Arbitrary<unknown>): Values {
  return { right: fc.constantFrom(...right), doubtful: doubtful instanceof fc.Arbitrary ? doubtful : fc.constantFrom(...doubtful) };
}

function texts(right: readonly string[], doubtful: readonly string[] = []): Values {
  return { right: fc.constantFrom(...right), doubtful: fc.oneof(nearly(...right), fc.constantFrom('', ...right, ...doubtful)) };
}

/** Some of the values, each in `form`. */
function inForm({ right, doubtful }: Values, form: (value: unknown) => unknown): Values {
  return { right: right.map(form), doubtful: doubtful.map(form) };
}

function either(...all: readonly Values[]): Values {
  return { right: fc.oneof(...all.map(({ right }) => right)), doubtful: fc.oneof(...all.map(({ doubtful }) => doubtful)) };
}

const KEYS = texts(['team', 'example.com/team', 'toString', 'a.b_c-D'], ['k'.repeat(63), 'k'.repeat(64), `${'d.'.repeat(126)}d/k`, `${'d'.repeat(254)}/k`]);
const LABEL_VALUES = texts(['shop', '', '1.5_x-Y'], ['v'.repeat(63), 'v'.repeat(64)]);

const LABELS = either(
  inForm(KEYS, (key) => ({ [String(key)]: 'shop' })),
  inForm(LABEL_VALUES, (value) => ({ team: value })),
  oneOf([{}, { team: Lazy.any({ produce: () => 'shop' }) }], [{ team: 7 }, { team: true }, { team: null }, { team: Lazy.any({ produce: () => 'a b' }) }]),
);

/** Labels that the API server itself gives to the pods of a Job, and annotations that it reads. */
const RESERVED_LABELS = oneOf([{}], [
  'job-name', 'controller-uid', 'batch.kubernetes.io/job-name', 'batch.kubernetes.io/controller-uid', 'controller-revision-hash',
  'pod-template-generation', 'batch.kubernetes.io/job-completion-index', 'app.kubernetes.io/instance', 'app.kubernetes.io/name',
].map((key) => ({ [key]: 'x' })));

const LONG = 'x'.repeat(256 * 1024);
const ANNOTATIONS = either(
  inForm(KEYS, (key) => ({ [String(key)]: 'any text: ü\n' })),
  oneOf([{}, { 'Example.com/Team': 'shop' }], [
    { team: 7 }, { team: LONG }, { team: LONG.slice(1000) }, { 'kubernetes.io/config.mirror': 'x' }, { 'kubernetes.io/config.source': 'api' },
    { 'container.apparmor.security.beta.kubernetes.io/probe': 'runtime/default' }, { 'container.apparmor.security.beta.kubernetes.io/probe': 'x' },
    { 'container.apparmor.security.beta.kubernetes.io/other': 'unconfined' }, { 'seccomp.security.alpha.kubernetes.io/pod': 'x' },
    { 'container.seccomp.security.alpha.kubernetes.io/probe': 'x' }, { 'scheduler.alpha.kubernetes.io/tolerations': 'x' },
    { 'scheduler.alpha.kubernetes.io/affinity': 'x' }, { 'security.alpha.kubernetes.io/sysctls': 'x' }, { 'deprecated.daemonset.template.generation': 'x' },
    { 'batch.kubernetes.io/cronjob-scheduled-timestamp': 'x' }, { 'batch.kubernetes.io/job-tracking': 'x' },
    { 'scheduler.alpha.kubernetes.io/preferAvoidPods': 'x' }, { 'controller.kubernetes.io/pod-deletion-cost': '+1' },
  ]),
);

const TOLERATIONS = either(
  inForm(KEYS, (key) => [{ key, operator: 'Exists' }]),
  inForm(LABEL_VALUES, (value) => [{ key: 'team', value }]),
  inForm(texts(['Exists'], ['Equal', 'Lt', 'exists']), (operator) => [{ key: 'team', operator }]),
  inForm(texts(['NoSchedule', 'PreferNoSchedule', 'NoExecute']), (effect) => [{ key: 'team', effect }]),
  oneOf([[{ operator: 'Exists' }], [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: -1 }], []], [
    [{}], [{ operator: 'Equal' }], [{ key: '', operator: 'Exists', value: 'x' }], [{ key: 'a', operator: 'Exists', tolerationSeconds: 1 }],
    [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }], [{ key: 'a', effect: 'NoExecute', tolerationSeconds: 2 ** 53 }],
    [{ key: 'a' }, { key: 'a' }], [{ key: 'a', operator: '' }], [{ key: 'a', effect: '' }], [{ key: 'a', value: 'b c', operator: 'Exists' }],
  ]),
);

const QUANTITIES = texts(['500m', '2', '0.5', '1e3', '1Gi', '+1', '1.', '.5', '0', '1E', '3Ei', '1n'], [
  '-1', 'two', '1e', '1E3', '1e-2', '1 Gi', '1ki', '1K', '1mi', '1e+3', '1_000', '99999999999999999999', '1e99', '0x10', '1.5.5', '.', '+', '1e3Ki', '1٣',
]);
const RESOURCE_NAMES = texts(['cpu', 'memory', 'ephemeral-storage', 'example.com/card'], [
  'hugepages-2Mi', 'hugepages-', 'hugepages-x', 'storage', 'pods', 'gpu', 'requests.cpu', 'kubernetes.io/card', 'example.com/Card_1', 'count/jobs',
]);

const amount = (text: unknown): k8s.Quantity => k8s.Quantity.fromString(String(text));
const asBoth = (name: string, limit: string, request: string): object => ({ limits: { [name]: amount(limit) }, requests: { [name]: amount(request) } });

const RESOURCES = either(
  inForm(QUANTITIES, (text) => ({ limits: { cpu: amount(text) } })),
  inForm(QUANTITIES, (text) => ({ requests: { memory: amount(text) } })),
  inForm(RESOURCE_NAMES, (name) => ({ limits: { [String(name)]: amount('1') } })),
  oneOf([{}, asBoth('cpu', '1', '1000m'), { limits: { cpu: k8s.Quantity.fromNumber(1) } }], [
    asBoth('cpu', '1', '1001m'), asBoth('example.com/card', '1', '1'), asBoth('example.com/card', '2', '1'), asBoth('hugepages-2Mi', '2Mi', '2Mi'),
    { requests: { 'example.com/card': amount('1') } }, { limits: { 'example.com/card': amount('500m') } }, { limits: { 'example.com/card': amount('1e-9') } },
    { limits: { 'hugepages-2Mi': amount('2Mi'), 'memory': amount('1Gi') } }, { limits: { 'hugepages-2Mi': amount('3Mi'), 'memory': amount('1Gi') } },
    { requests: { 'hugepages-2Mi': amount('2Mi'), 'memory': amount('1Gi') } }, { claims: [{ name: 'card' }] }, { limits: { cpu: '1' } },
    { limits: { 'hugepages-3Mi': amount('6Mi'), 'cpu': amount('1') } }, { limits: { 'hugepages-x': amount('2Mi'), 'cpu': amount('1') } },
    { limits: { 'hugepages-0': amount('2Mi'), 'cpu': amount('1') } }, { limits: { 'hugepages-2Mi': amount('0'), 'cpu': amount('1') } },
  ]),
);

const NAMES = texts(['mirror', 'a.b-c'], ['My Secret', 'a..b', '.', 'n'.repeat(253), 'n'.repeat(254), 'a_b']);
const COUNTS = oneOf([0, 1, 7, 2 ** 31 - 1], [-1, 2 ** 31, 1.5, NaN, Infinity, -0]);

const TARGETS = either(
  oneOf([ProbeTarget.serviceDns(), ProbeTarget.loadBalancer(), ProbeTarget.clusterIp()].map((target) => [target]), [[], [
    ProbeTarget.url('https://10.0.0.7/healthz?a=b c', { host: 'gw.example.com', connectTo: '[2001:db8::1]:443' }),
  ], [ProbeTarget.url('http://x:65536')], [ProbeTarget.serviceDns({ port: 0 })]]),
  inForm(NAMES, (name) => [ProbeTarget.serviceDns({ port: 443, caSecret: { name: String(name) } })]),
  inForm(texts(['ca.crt', 'a_B-1'], ['..', '.', '..a', 'k'.repeat(253)]), (key) => [ProbeTarget.serviceDns({ port: 443, caSecret: { name: 'ca', key: String(key) } })]),
);

const NAMESPACES = texts(['default', 'shop'], ['Shop_1', 'a.b', '1', 'n'.repeat(63), 'n'.repeat(64), '-a']);

const POD: PropValues = {
  targets: TARGETS,
  expect: oneOf([ProbeExpectation.anyResponse(), ProbeExpectation.noConnection()], [ProbeExpectation.status(200, 404)]),
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

/** A field of a schedule may be anything that a person types. */
const SCHEDULES = either(...['minute', 'hour', 'day', 'month', 'weekDay'].map((field) => inForm(texts(['*', '*/5', '1', '1-3', '1,2', '?', '1-5/2', '2/3'], [
  '0', '6', '7', '12', '13', '23', '24', '31', '32', '59', '60', 'jan', 'DEC', 'mon', 'Sat', 'mon-fri', 'sun-sat', '5-1', '*/0', '*/100', '1-2-3', '1,,2', ',',
  '*-5', '+5', '07', '1/2/3', '*/99999999999999999999', '@hourly', 'L', '5L', '1#2', '1W', '*  ', '1-', '-1', '*/', '/5', '*/-1', '?/2', '*,1',
]), (value) => Cron.schedule({ [field]: String(value) }))));

const TIME_ZONES = texts(['Asia/Shanghai', 'Etc/UTC', 'UTC', 'US/Pacific', 'America/Argentina/Buenos_Aires'], [
  'us/pacific', 'US/PACIFIC', 'asia/shanghai', 'EST', 'CST', 'Local', 'local', 'Asia/', 'Asia', '../UTC', 'Etc/GMT+8', 'Etc/GMT+15', 'GMT', 'gmt', 'Japan',
  'Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kyiv', 'Europe/Kiev', 'Asia/calcutta', 'America/Indianapolis', 'AMERICA/Indianapolis', 'PRC', 'Hongkong', 'EST5EDT',
  'Etc/Unknown', 'SystemV/PST8', 'Antarctica/DumontDUrville', 'America/Port-au-Prince', 'Zulu', 'GMT0', 'America/Coyhaique', '+08:00',
]);

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
  },
  GatewayNodeCheck: { ...POD, hostNetwork: oneOf([true, false], ['yes', 1]) },
  IstioGateway: {
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
    env: oneOf([[{ name: 'A', value: 'b' }]], [[{ name: 'A' }], [{ value: 'b' }], [{ name: 'A', value: 7 }], [{ name: 'A', valueFrom: { fieldRef: {} } }], [
      { name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: amount('1') } } },
    ], [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: amount('x') } } }]]),
    nodeSelector: oneOf([{ a: 'b' }], [{ a: 7 }, { a: null }]),
    affinity: oneOf([{ nodeAffinity: {} }], [{ podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } }, { nodeAffinity: 7 }]),
    tolerations: oneOf([[{ operator: 'Exists' }]], [[{ tolerationSeconds: 1.5 }], [{ tolerationSeconds: 2 ** 53 }], [{ key: 7 }], [{ tolerationSeconds: 'x' }]]),
    rollingMaxSurge: oneOf([k8s.IntOrString.fromNumber(1), k8s.IntOrString.fromString('25%')], [k8s.IntOrString.fromString('x'), 1]),
    rollingMaxUnavailable: oneOf([k8s.IntOrString.fromNumber(1)], [k8s.IntOrString.fromNumber(-1)]),
    lifecycle: oneOf([{ preStop: { exec: { command: ['sleep', '1'] } } }], [
      { preStop: { httpGet: { port: k8s.IntOrString.fromNumber(80) } } }, { preStop: { httpGet: {} } }, { preStop: { sleep: { seconds: 2 ** 63 } } },
      { preStop: { tcpSocket: { port: k8s.IntOrString.fromNumber(2 ** 31) } } }, { preStop: { tcpSocket: { port: k8s.IntOrString.fromNumber(1.5) } } },
    ]),
    runAsRoot: oneOf([true, false], ['yes']),
    hostNetwork: oneOf([true, false], ['yes']),
    dnsPolicy: texts(['ClusterFirst', 'None']),
  },
};

const IDS = texts(['probe', 'v_1', 'V.2', 'every node'], ['ä', '_', 'x'.repeat(300), '1', '-a-']);

/** Sets in which every prop is doubtful in turn, with up to three others that are right. */
function setsOf(construct: ConstructName, prop: string): fc.Arbitrary<PropSet> {
  const { [prop]: changed = IDS, ...others } = PROPS[construct];
  const rights = fc.subarray(Object.keys(others)).map((names) => names.slice(0, 3))
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, others[name]?.right ?? fc.constant(undefined)]))));
  return fc.tuple(changed.doubtful.filter((value) => value !== '' || prop !== 'id'), IDS.right, rights).map(([value, id, right]) => (
    prop === 'id' ? { construct, id: String(value), props: right } : { construct, id: String(id), props: { ...right, [prop]: value } }
  ));
}

/** A fixed selection: this many sets for each prop of each construct. */
export function propSets(forEachProp: number, seed: number): PropSet[] {
  return (Object.keys(PROPS) as ConstructName[]).flatMap((construct) => (
    ['id', ...Object.keys(PROPS[construct])].flatMap((prop) => fc.sample(setsOf(construct, prop), { numRuns: forEachProp, seed }))
  ));
}
