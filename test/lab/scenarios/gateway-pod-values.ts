/** Values of the props that are about the pods of a gateway: right ones, and ones that Kubernetes refuses. */
import { k8s } from 'cdk8s-plus-28';
import { amount } from './kubernetes-values';
import { MAPS, either, map, number, type SureValues, sure, TEXT, WORD } from './sure-values';
import { fc } from '../../support/properties';

const { fromNumber, fromString } = k8s.IntOrString;

const EXPRESSION = fc.oneof(
  fc.record({ key: WORD, operator: fc.constantFrom('In', 'NotIn'), values: fc.array(WORD, { minLength: 1, maxLength: 2 }) }),
  fc.record({ key: WORD, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);
const NODE_TERM = fc.record({ matchExpressions: fc.array(EXPRESSION, { minLength: 1, maxLength: 2 }) });
const POD_TERM = fc.record({
  topologyKey: fc.constantFrom('kubernetes.io/hostname', 'topology.kubernetes.io/zone'),
  labelSelector: fc.record({ matchLabels: map(WORD), matchExpressions: fc.array(EXPRESSION, { maxLength: 1 }) }),
});
const WEIGHT = number(1, 100);
const POD_RULES = fc.record({
  requiredDuringSchedulingIgnoredDuringExecution: fc.array(POD_TERM, { maxLength: 1 }),
  preferredDuringSchedulingIgnoredDuringExecution: fc.array(fc.record({ weight: WEIGHT, podAffinityTerm: POD_TERM }), { maxLength: 2 }),
}, { requiredKeys: [] });

const nodeTerm = (expression: object): object => (
  { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } } }
);
const podTerm = (term: object): object => ({ podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } });
const weighed = (weight: unknown): object => (
  { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm: { topologyKey: 'a' } }] } }
);

const AFFINITY = sure(fc.record({
  nodeAffinity: fc.record({
    requiredDuringSchedulingIgnoredDuringExecution: fc.record({ nodeSelectorTerms: fc.array(NODE_TERM, { minLength: 1, maxLength: 2 }) }),
    preferredDuringSchedulingIgnoredDuringExecution: fc.array(fc.record({ weight: WEIGHT, preference: NODE_TERM }), { maxLength: 2 }),
  }, { requiredKeys: [] }),
  podAffinity: POD_RULES,
  podAntiAffinity: POD_RULES,
}, { requiredKeys: [] }), [
  7, { nodeAffinity: 7 }, nodeTerm({ key: 'a', operator: 'in', values: ['b'] }), nodeTerm({ key: 'a', operator: 'In' }),
  nodeTerm({ key: 'a b', operator: 'Exists' }), nodeTerm({ key: 'a', operator: 'Exists', values: ['b'] }),
  nodeTerm({ key: 'a', operator: 'Gt' }), nodeTerm({ operator: 'Exists' }),
  { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
  { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] } },
  podTerm({}), podTerm({ topologyKey: '' }), podTerm({ topologyKey: 'a b' }), podTerm({ topologyKey: 'a', namespaces: ['A'] }),
  podTerm({ topologyKey: 'a', labelSelector: { matchLabels: { a: 'b c' } } }),
  podTerm({ topologyKey: 'a', labelSelector: { matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] } }),
  weighed(0), weighed(101), weighed(1.5), weighed('1'),
]);

const TOLERATION = fc.oneof(
  fc.record({ key: WORD, operator: fc.constant('Equal'), value: WORD, effect: fc.constantFrom('NoSchedule', 'PreferNoSchedule') }),
  fc.record({ key: WORD, operator: fc.constant('Exists'), effect: fc.constant('NoExecute'), tolerationSeconds: number(0, 3600) }),
  fc.constant({ operator: 'Exists' }),
);
const TOLERATIONS = sure(fc.array(TOLERATION, { maxLength: 3 }), [
  7, [{}], [{ operator: 'Equal' }], [{ key: 'a', operator: 'exists' }], [{ key: 'a', effect: 'NoRun' }], [{ key: 'a b' }],
  [{ key: 'a', value: 'b c' }], [{ key: 'a', operator: 'Exists', value: 'b' }], [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }],
  [{ key: 7 }], [{ tolerationSeconds: 1.5 }],
]);

const QUANTITY = fc.constantFrom('500m', '2', '0.5', '1e3', '1Gi', '256Mi', '2G').map(amount);
const RESOURCES = sure(fc.record({
  limits: fc.record({
    'cpu': QUANTITY, 'memory': QUANTITY, 'ephemeral-storage': QUANTITY, 'example.com/card': fc.constant(amount('1')),
  }, { requiredKeys: [] }),
}, { requiredKeys: [] }), [
  ...['-1', 'two', '1 Gi', '1K', '1e', ''].map((text) => ({ limits: { cpu: amount(text) } })),
  { requests: { memory: amount('2x') } }, { limits: { cpu: amount('1') }, requests: { cpu: amount('2') } },
  { limits: { gpu: amount('1') } }, { limits: { 'example.com/card': amount('500m') } }, { requests: { 'example.com/card': amount('1') } },
  { limits: { 'hugepages-2Mi': amount('2Mi') } }, { claims: [{ name: 'card' }] }, { limits: 7 }, { limits: { 'a b': amount('1') } },
]);

const SOURCES = [
  { fieldRef: { fieldPath: 'metadata.name' } }, { fieldRef: { fieldPath: 'status.podIP' } }, { fieldRef: { fieldPath: "metadata.labels['app']" } },
  { resourceFieldRef: { resource: 'limits.cpu', divisor: amount('1m') } }, { secretKeyRef: { name: 'keys', key: 'a' } },
  { configMapKeyRef: { name: 'settings', key: 'a.b', optional: true } },
];
const VARIABLE = fc.oneof(
  fc.record({ name: fc.constantFrom('LOG_LEVEL', 'a.b', 'A-1', '_x'), value: TEXT }),
  fc.record({ name: fc.constantFrom('POD', 'X'), valueFrom: fc.constantFrom(...SOURCES) }),
);
const from = (valueFrom: unknown): object => ({ name: 'A', valueFrom });
const ENV = sure(fc.array(VARIABLE, { maxLength: 3 }), [
  7, ...[
    {}, { name: '' }, { name: 'A=B' }, { name: 7 }, { name: 'A', value: 7 }, { name: 'A', value: 'b', valueFrom: SOURCES[0] },
    from({}), from({ fieldRef: {} }), from({ fieldRef: { fieldPath: 'metadata.nme' } }), from({ fieldRef: { fieldPath: '' } }),
    from({ fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v2' } }), from({ resourceFieldRef: { resource: 'limits.gpu' } }),
    from({ resourceFieldRef: { resource: 'limits.cpu', divisor: amount('x') } }), from({ secretKeyRef: { name: 'a', key: '' } }),
    from({ secretKeyRef: { name: 'a', key: 'a/b' } }), from({ configMapKeyRef: { name: 'a' } }), from({ ...SOURCES[0], ...SOURCES[3] }),
  ].map((variable) => [variable]),
]);

const PORT = fc.oneof(number(1, 65535).map(fromNumber), fc.constantFrom('http', 'a-1').map(fromString));
const HANDLER = fc.oneof(
  fc.record({ exec: fc.record({ command: fc.array(WORD, { minLength: 1, maxLength: 3 }) }) }),
  fc.record({ httpGet: fc.record({ port: PORT, path: fc.constantFrom('/', '/quit'), scheme: fc.constantFrom('HTTP', 'HTTPS') }) }),
  fc.record({ tcpSocket: fc.record({ port: PORT }) }),
);
const LIFECYCLE = sure(fc.record({ preStop: HANDLER, postStart: HANDLER }, { requiredKeys: [] }), [
  7, ...[
    7, {}, { exec: {} }, { exec: { command: [] } }, { httpGet: {} }, { httpGet: { port: fromNumber(0) } }, { httpGet: { port: fromNumber(70000) } },
    { httpGet: { port: fromString('a_b') } }, { httpGet: { port: fromNumber(80), path: '/', scheme: 'http' } },
    { httpGet: { port: fromNumber(80), path: '/', httpHeaders: [{ name: 'a b', value: 'c' }] } }, { tcpSocket: { port: fromNumber(1.5) } },
    { tcpSocket: { port: fromNumber(-1) } }, { exec: { command: ['a'] }, tcpSocket: { port: fromNumber(80) } }, { tcpSocket: { port: 80 } },
  ].map((preStop) => ({ preStop })),
]);

/** Volumes whose names and paths are different. */
const volumes = (kind: string, source: string): SureValues => {
  const volume = (values: object): object => ({ name: kind, [source]: 'a', mountPath: `/etc/${kind}`, ...values });
  const list = fc.uniqueArray(WORD.filter((word) => word.length < 20), { maxLength: 2 });
  return sure(list.map((words) => words.map((word) => ({ name: `${kind}-${word}`, [source]: word, mountPath: `/etc/${kind}/${word}` }))), [
    7, [{}], ...['', 'A', 'a.b', 'n'.repeat(64)].map((name) => [volume({ name })]), [volume({ [source]: '' })],
    [volume({ mountPath: '' })], [volume({ mountPath: 7 })], [volume({}), volume({ mountPath: '/other' })],
    [volume({}), volume({ name: 'other' })],
  ]);
};

const KERNEL = ['net.core.somaxconn', 'net.ipv4.tcp_fin_timeout', 'vm.swappiness', 'kernel.printk'];
const OPTIONAL = { requiredKeys: [] };

/** How a rollout replaces pods. One of the two must not be zero, which a rule of its own tries. */
const ROLLING = [7, '1', ...['x', '1.5', '-1', '25 %'].map(fromString), fromNumber(-1), fromNumber(1.5)];
const SHARE = fc.oneof(number(1, 50).map(fromNumber), number(1, 100).map((percent) => fromString(`${percent}%`)));

/** The props of pods and of their proxy, all of them. */
export const POD_VALUES: Readonly<Record<string, SureValues>> = {
  podAnnotations: MAPS.annotations,
  podLabels: either(MAPS.labels, sure(map(WORD), [{ app: 'x' }, { istio: 'x' }])),
  nodeSelector: MAPS.labels,
  affinity: AFFINITY,
  tolerations: TOLERATIONS,
  secretVolumes: volumes('secret', 'secretName'),
  configVolumes: volumes('config', 'configMapName'),
  kernel: sure(fc.record({
    enabled: fc.boolean(), parameters: fc.record(Object.fromEntries(KERNEL.map((name) => [name, number(0, 4096).map(String)])), OPTIONAL),
  }, OPTIONAL), [
    7, { enabled: 'yes' }, { parameters: { 'net.core.somaxcon': '1' } }, { parameters: { 'vm.swappiness': 1 } }, { parameter: {} },
  ]),
  runAsRoot: sure(fc.boolean(), ['yes', 1]),
  hostNetwork: sure(fc.boolean(), ['true', 0]),
  dnsPolicy: sure(fc.constantFrom('ClusterFirst', 'ClusterFirstWithHostNet', 'Default'), ['clusterFirst', 'default', 'Cluster', ' Default', 7]),
  sds: sure(fc.record({ enabled: fc.boolean(), image: WORD, resources: RESOURCES.right }, OPTIONAL), [
    7, { enabled: 1 }, { image: 7 }, { resources: { limits: { cpu: amount('two') } } }, { imag: 'a' },
  ]),
  resources: RESOURCES,
  env: ENV,
  lifecycle: LIFECYCLE,
  readinessProbe: sure(fc.record({ failureThreshold: number(0, 60), periodSeconds: number(0, 60), successThreshold: number(0, 3) }, OPTIONAL), [
    7, ...[-1, 1.5, 2 ** 31, '1', NaN].flatMap((value) => [{ failureThreshold: value }, { periodSeconds: value }, { successThreshold: value }]),
  ]),
  compression: sure(fc.record({
    enabled: fc.boolean(),
    minContentLength: number(0, 65536),
    contentType: fc.array(fc.constantFrom('text/html', 'application/json'), { maxLength: 2 }),
    disableOnEtagHeader: fc.boolean(),
    removeAcceptEncodingHeader: fc.boolean(),
    gzip: fc.record({
      memoryLevel: number(1, 9),
      compressionLevel: fc.constantFrom('BEST_SPEED', 'DEFAULT'),
      compressionStrategy: fc.constantFrom('FILTERED', 'RLE'),
      windowBits: number(9, 15),
      chunkSize: number(4096, 65536),
    }, OPTIONAL),
  }, OPTIONAL), [
    7, { enabled: 'yes' }, { minContentLength: -1 }, { minContentLength: 1.5 }, { contentType: 'text/html' }, { contentType: [7] }, { gzip: 7 },
    { gzip: { memoryLevel: -1 } }, { gzip: { memoryLevel: '9' } }, { gzip: { windowBits: 1.5 } }, { gzip: { chunkSize: -1 } },
    { gzip: { compressionLevel: 9 } }, { gzip: { compressionStrategy: true } }, { min_content_length: 1 }, { disableOnEtagHeader: 1 },
    { removeAcceptEncodingHeader: 'on' },
  ]),
  applicationPorts: sure(fc.constantFrom('8080', '8080,9090'), [8080, true]),
  requestedNetworkView: sure(WORD, [7, {}]),
  autoCreateGatewayYaml: sure(fc.boolean(), ['yes']),
  disableContainerPortExposed: sure(fc.boolean(), ['no']),
  rollingMaxSurge: sure(SHARE, ROLLING),
  rollingMaxUnavailable: sure(SHARE, [...ROLLING, fromString('101%')]),
};
