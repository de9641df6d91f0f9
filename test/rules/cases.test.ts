import { SETTING_CASES } from './setting-cases';
import { HEALTHY } from './support';
import { pathText } from '../../src/findings/field-path';
import { ReachabilityAnswer } from '../../src/model/answer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { TargetKind } from '../../src/model/question';
import { RULES } from '../../src/rules/all';
import type { GatewayFacts, PortFact } from '../../src/rules/gateway-facts';
import { isList, Undecided } from '../../src/rules/rule';
import { TrafficStrategy } from '../../src/strategy/traffic-strategy';

/* What each rule concludes just on both sides of its line, with the field and the words of the finding. */

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const CURRENT = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const OLDER = 'service.beta.kubernetes.io/alicloud-loadbalancer-';
const NLB = 'alibabacloud.com/nlb';
const { IPVS, IPTABLES } = ProxyMode;

/** `field: message` of each finding; or why there is none. */
function conclusion(code: string, changes: Partial<GatewayFacts>): string[] | string {
  const verdict = RULES.find((rule) => rule.code === code)!.check({ ...HEALTHY, ...changes });
  if (isList(verdict)) {
    return verdict.map(({ field, level, message }) => `${level} ${field === undefined ? '-' : pathText(field)}: ${message}`);
  }
  return verdict instanceof Undecided ? `undecided: ${verdict.needs.join()}` : 'not applicable';
}

const serviceOf = (changes: Partial<GatewayFacts['service']>) => ({ service: { ...HEALTHY.service, ...changes } });
const annotated = (annotations: object, changes: Partial<GatewayFacts['service']> = {}) => (
  serviceOf({ ...changes, annotations: annotations as GatewayFacts['service']['annotations'] })
);
const on = (cni: Cni, kubernetesVersion = '1.28', proxyMode = IPVS, ccmVersion?: string) => (
  ClusterPlatform.ack({ cni, proxyMode, kubernetesVersion, ccmVersion })
);
const UNDECLARED = ClusterPlatform.unknown();
const strategyOf = (name: string, platform = UNDECLARED) => ({ name, binding: TrafficStrategy.named(name).bind({ platform }) });
/** The addresses that a strategy promises; undefined if there is none. */
const addressesOf = (name?: string) => (name === undefined ? undefined : strategyOf(name).binding.clientAddresses.map(({ target }) => target));
const portsOf = (...ports: readonly Partial<PortFact>[]) => ({
  ports: ports.map((port, index): PortFact => ({ name: `p${index}`, port: 80 + index, targetPort: undefined, nodePort: undefined, protocol: undefined, ...port, field: ['spec', 'ports', index] })),
});
const replicas = (replicaCount?: unknown, minReplicas?: unknown, maxReplicas?: unknown) => ({ replicas: { replicaCount, minReplicas, maxReplicas } });
const switched = (annotations: Readonly<Record<string, unknown>>, changes: Partial<GatewayFacts> = {}): Partial<GatewayFacts> => ({
  ...changes,
  metadata: Object.entries(annotations).map(([key, value]) => (
    { kind: 'annotation', field: ['metadata', 'annotations'], key: key.includes('/') ? key : `asm.alibabacloud.com/${key}`, value }
  )),
});
const spec = (fields: Readonly<Record<string, unknown>>): Partial<GatewayFacts> => ({ fields });
const HOSTNAME = `${CURRENT}hostname`;
const PROXY = `${CURRENT}proxy-protocol`;
const PROTOCOL = `${CURRENT}protocol-port`;
const nlb = (annotations: object, platform = HEALTHY.platform) => ({ ...annotated(annotations, { loadBalancerClass: NLB }), platform });

const CASES: readonly (readonly [string, string, Partial<GatewayFacts>])[] = [
  ['ASMG0101', 'a name of 57 characters', { name: 'a'.repeat(57) }],
  ['ASMG0101', 'a name of 58 characters', { name: 'a'.repeat(58) }],
  ['ASMG0101', 'a name of 99 characters with a dot', { name: `a.${'b'.repeat(97)}` }],
  ['ASMG0101', 'an empty name', { name: '' }],
  ['ASMG0102', 'no namespace', { namespace: undefined }],
  ['ASMG0102', 'another namespace', { namespace: 'default' }],
  ['ASMG0102', 'the namespace', {}],
  ['ASMG0103', 'the lowest port of each kind', portsOf({ port: 1, targetPort: 0, nodePort: 0 })],
  ['ASMG0103', 'the highest port of each kind', portsOf({ port: 65535, targetPort: 65535, nodePort: 65535 })],
  ['ASMG0103', 'ports one below the lowest', portsOf({ port: 0, targetPort: -1, nodePort: -1 })],
  ['ASMG0103', 'ports one above the highest', portsOf({ port: 65536, targetPort: 65537, nodePort: 65538 })],
  ['ASMG0103', 'a copied wrong port', portsOf({ port: 0.5, targetPort: 0.5 })],
  ['ASMG0103', 'a copied right port', portsOf({ port: 70, targetPort: 70 })],
  ['ASMG0103', 'a target port by name', portsOf({ targetPort: 'web' })],
  ['ASMG0103', 'an empty target port, which equals none', portsOf({ targetPort: '' })],
  ['ASMG0103', 'names of 15 characters, and of one letter', portsOf({ targetPort: 'a'.repeat(15) }, { targetPort: 'a' })],
  ['ASMG0103', 'names that no container port has', portsOf(...['a'.repeat(16), '8080', 'A', 'a-', '-a', 'a--b', 'a.b'].map((targetPort) => ({ targetPort })))],
  ['ASMG0103', 'one number in both lists of ports', { meshExpansionPorts: [{ ...HEALTHY.ports[0], field: ['spec', 'meshExpansionPorts', 0], name: 'other' }] }],
  ['ASMG0103', 'a node port that copies a wrong port', portsOf({ port: 70000, nodePort: 70000 })],
  ['ASMG0103', 'two ports, one without a name', portsOf({}, { name: undefined })],
  ['ASMG0103', 'one port without a name', portsOf({ name: undefined })],
  ['ASMG0103', 'two ports, one without name and number', portsOf({}, { name: undefined, port: undefined })],
  ['ASMG0103', 'two ports without names', portsOf({ name: undefined }, { name: undefined })],
  ['ASMG0103', 'names that are no labels', portsOf({ name: 'A' }, { name: '' }, { name: 'a'.repeat(64) })],
  ['ASMG0103', 'a name that is a number', portsOf({ name: 7 }, { name: 8 })],
  ['ASMG0103', 'three ports of one name', portsOf({ name: 'a' }, { name: 'a' }, { name: 'a' })],
  ['ASMG0103', 'two ports of one wrong name', portsOf({ name: 'A' }, { name: 'A' })],
  ['ASMG0103', 'two ports of one number', portsOf({ port: 80, protocol: 'TCP' }, { port: 80, protocol: 'HTTP2' }, { port: 81 })],
  ['ASMG0103', 'two ports of one number over UDP', portsOf({ port: 80, protocol: 'UDP' }, { port: 80, protocol: 'UDP' })],
  ['ASMG0103', 'one number over three transports', portsOf({ port: 80 }, { port: 80, protocol: 'UDP' }, { port: 80, protocol: 'SCTP' })],
  ['ASMG0103', 'two ports without numbers', portsOf({ port: undefined }, { port: undefined })],
  ['ASMG0103', 'two wrong numbers', portsOf({ port: 0 }, { port: 0 })],
  ['ASMG0103', 'a protocol that is a list', portsOf({ port: 80, protocol: ['UDP'] }, { port: 80, protocol: 'UDP' })],
  ['ASMG0104', 'zero replicas', replicas(0, 0, 0)],
  ['ASMG0104', 'the highest number of replicas', replicas(2147483647, 1, 2147483647)],
  ['ASMG0104', 'numbers that are no counts', replicas(-1, 0.5, 2147483648)],
  ['ASMG0104', 'a wrong maximum, although it is also below the minimum', replicas(undefined, 5, -2)],
  ['ASMG0104', 'a minimum equal to the maximum', replicas(undefined, 2, 2)],
  ['ASMG0104', 'a minimum above the maximum', replicas(undefined, 2, 1)],
  ['ASMG0104', 'a maximum of zero', replicas(undefined, 2, 0)],
  ['ASMG0104', 'a minimum alone', replicas(undefined, 2)],
  ['ASMG0104', 'a maximum alone', replicas(undefined, undefined, 2)],
  ['ASMG0104', 'a wrong number of replicas next to a minimum above the maximum', replicas(-1, 5, 2)],
  ['ASMG0104', 'texts', replicas('1', 'b', 'a')],
  ['ASMG0105', 'a label and an annotation', {
    metadata: [
      { kind: 'label', field: ['spec', 'podLabels'], key: 'a', value: 'b c' }, { kind: 'annotation', field: ['metadata', 'annotations'], key: 'a', value: 'b c' },
    ],
  }],
  ['ASMG0106', 'both labels that select pods', { podLabels: { istio: 'a', other: 'b', app: 7 } }],
  ['ASMG0107', 'two other gateways', { duplicates: ['mesh/a', 'mesh/b'] }],
  ['ASMG0113', 'the prefix', { name: 'istio-gateway' }],
  ['ASMG0113', 'the prefix inside', { name: 'my-istio-gateway' }],
  ['ASMG0114', 'no ids', { clusterIds: undefined }],
  ['ASMG0114', 'a text', { clusterIds: 'c1' }],
  ['ASMG0114', 'an empty list', { clusterIds: [] }],
  ['ASMG0114', 'blanks', { clusterIds: ['', ' c1', 'c1', 'c 2', 'c3 '] }],
  ['ASMG0114', 'an id three times', { clusterIds: ['c1', 'c2', 'c1', 'c1'] }],
  ['ASMG0114', 'numbers, which the schema reports', { clusterIds: [7, 7] }],
  ['ASMG0114', 'a blank id twice', { clusterIds: [' ', ' '] }],
  ['ASMG0114', 'overrides, one of them for another cluster', { clusterIds: ['c1'], overriddenClusters: ['c1', 'c2'] }],
  ['ASMG0114', 'overrides without ids', { clusterIds: undefined, overriddenClusters: ['c1'] }],
  ['ASMG0116', 'a load balancer', {}],
  ['ASMG0116', 'a ClusterIP Service', serviceOf({ type: 'ClusterIP' })],
  ['ASMG0116', 'a NodePort Service', serviceOf({ type: 'NodePort' })],
  ['ASMG0116', 'a ClusterIP Service with an empty policy', serviceOf({ type: 'ClusterIP', externalTrafficPolicy: '' })],
  ['ASMG0116', 'a ClusterIP Service without a policy', serviceOf({ type: 'ClusterIP', externalTrafficPolicy: undefined })],
  ['ASMG0117', 'no annotation of ASM', switched({ 'example.com/a': 'b' })],
  ['ASMG0117', 'switches', switched({ 'managed-by-asm': 'true', 'replicas-managed-by-asm': 'false', 'enable-canary-deployment': 'false' }, { clusterIds: [] })],
  ['ASMG0117', 'words that are no switches', switched({ 'managed-by-asm': 'True', 'replicas-managed-by-asm': '', 'enable-canary-deployment': '1' })],
  ['ASMG0117', 'a boolean, which is reported as a wrong annotation', switched({ 'managed-by-asm': true })],
  ['ASMG0117', 'any name of a log project', switched({ 'aliyun-logs-project': '' })],
  ...['10', '890', '9', '891', '10.5', '-10', '1e2', ' 10', ''].map((seconds) => (
    ['ASMG0117', `a drain timeout of "${seconds}"`, switched({ 'gateway-drain-timeout-seconds': seconds })] as const
  )),
  ['ASMG0117', 'a long drain timeout without a load balancer', { ...switched({ 'gateway-drain-timeout-seconds': '3600' }), ...serviceOf({ type: 'NodePort' }) }],
  ['ASMG0117', 'a short drain timeout without a load balancer', { ...switched({ 'gateway-drain-timeout-seconds': '9' }), ...serviceOf({ type: 'NodePort' }) }],
  ['ASMG0117', 'a misspelled annotation', switched({ 'enable-canary-deploymnt': 'true' })],
  ['ASMG0117', 'an annotation that ASM may have added', switched({ 'feature-of-tomorrow': 'true' })],
  ['ASMG0117', 'an annotation on the Service', {
    metadata: [{ kind: 'annotation', field: ['spec', 'serviceAnnotations'], key: 'asm.alibabacloud.com/managed-by-asm', value: 'true' }],
  }],
  ['ASMG0117', 'clusters of a serverless gateway', switched({ 'managed-by-asm': 'true' })],
  ['ASMG0117', 'clusters of a gateway that is not serverless', switched({ 'managed-by-asm': 'false' })],
  ['ASMG0117', 'two autoscalers', switched({ 'replicas-managed-by-asm': 'false' }, { autoscalingFields: ['autoscaleEnabled', 'cpu'] })],
  ['ASMG0117', 'the autoscaler of ASM', switched({ 'replicas-managed-by-asm': 'true' }, { autoscalingFields: ['cpu'] })],
  ['ASMG0121', 'no fields', {}],
  ['ASMG0121', 'fields that Kubernetes accepts', spec({
    dnsPolicy: 'None',
    loadBalancerClass: 'example.com/mine',
    rollingMaxSurge: '0',
    rollingMaxUnavailable: '100%',
    readinessProbe: { periodSeconds: 0 },
    cpu: { targetAverageUtilization: 0 },
    ports: [{ nodePort: 0, appProtocol: '' }, { nodePort: 0 }, { nodePort: 30001, protocol: 'UDP' }, { nodePort: 30001 }],
    env: [{ name: 'a.b', value: '', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']", apiVersion: 'v1' } } }],
    lifecycle: { preStop: { httpGet: { port: 'http', scheme: 'HTTPS', httpHeaders: [{ name: 'X-A' }] } }, postStart: { exec: { command: ['a'] } } },
    tolerations: [{ operator: 'Exists' }],
    resources: { limits: { cpu: 1 }, requests: { cpu: '500m' } },
    secretVolumes: [{ name: 'a', secretName: 'a', mountPath: '/a' }],
    configVolumes: [{ name: 'b', configMapName: 'a', mountPath: '/b' }],
  })],
  ['ASMG0121', 'values of other types, which the schema reports', spec({
    dnsPolicy: 7,
    loadBalancerClass: 7,
    rollingMaxSurge: 1,
    readinessProbe: 7,
    cpu: { targetAverageUtilization: '80' },
    ports: 7,
    env: [7, { name: 7 }],
    lifecycle: { preStop: 7 },
    tolerations: 'a',
    resources: { limits: { cpu: 'two' } },
    secretVolumes: [{ name: 7, mountPath: 7 }],
    affinity: 7,
    sds: 7,
  })],
  ['ASMG0121', 'the Service', spec({
    loadBalancerClass: 'my class',
    ports: [{ nodePort: 30001, appProtocol: 'a b' }, { nodePort: 30001, protocol: 'HTTP2' }],
    meshExpansionPorts: [{ nodePort: 30001, protocol: 'TCP' }],
  })],
  ['ASMG0121', 'a class without a load balancer', spec({ loadBalancerClass: 'my class', serviceType: 'ClusterIP' })],
  ['ASMG0121', 'the affinity to nodes', spec({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{
            matchExpressions: [
              { key: 'a b', operator: 'in' }, { key: 'a', operator: 'In', values: [] }, { key: 'a', operator: 'Exists', values: ['b'] }, { key: 'a', operator: 'Gt' },
            ],
          }],
        },
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0 }, { weight: 101, preference: { matchExpressions: [{ key: 'a', operator: 'toString' }] } }],
      },
    },
  })],
  ['ASMG0121', 'no terms', spec({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } } })],
  ['ASMG0121', 'the affinity to pods', spec({
    affinity: {
      podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: '' } }] },
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{
          topologyKey: 'a',
          namespaces: ['A', 'a'],
          namespaceSelector: { matchLabels: { 'a b': 'c' } },
          labelSelector: { matchLabels: { a: 'b c' }, matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] },
        }],
      },
    },
  })],
  ['ASMG0121', 'tolerations', spec({ tolerations: [{}, { key: 'a', operator: 'exists' }, { key: 'a', effect: 'NoRun' }] })],
  ['ASMG0121', 'resources', spec({ resources: { limits: { cpu: '-1', gpu: '1' } }, sds: { resources: { limits: { cpu: '1' }, requests: { cpu: '2' } } } })],
  ['ASMG0121', 'variables', spec({
    env: [
      { name: '' }, { name: 'A=B' }, { name: 'A', value: 'b', valueFrom: { secretKeyRef: { key: 'a' } } }, { name: 'A', valueFrom: {} },
      { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.nme', apiVersion: 'v2' } } }, { name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.gpu' } } },
      { name: 'A', valueFrom: { configMapKeyRef: { key: 'a/b' } } },
    ],
  })],
  ['ASMG0121', 'handlers', spec({
    lifecycle: {
      preStop: { exec: {}, tcpSocket: { port: 0 } }, postStart: { httpGet: { port: 'a_b', scheme: 'http', httpHeaders: [{ name: 'a b' }] } },
    },
  })],
  ['ASMG0121', 'an empty handler', spec({ lifecycle: { preStop: {}, postStart: { exec: { command: [] } } } })],
  ['ASMG0121', 'volumes', spec({
    secretVolumes: [{ name: 'A', secretName: '', mountPath: '' }, { name: 'a', secretName: 'a', mountPath: '/a' }],
    configVolumes: [{ name: 'a', configMapName: 'a', mountPath: '/a' }],
  })],
  ['ASMG0121', 'numbers and words', spec({ dnsPolicy: 'default', readinessProbe: { periodSeconds: -1 }, cpu: { targetAverageUtilization: -1 }, memory: { targetAverageUtilization: 2 ** 31 } })],
  ['ASMG0121', 'a rollout of other forms', spec({ rollingMaxSurge: '1.5', rollingMaxUnavailable: '101%' })],
  ['ASMG0121', 'a rollout that can do nothing', spec({ rollingMaxSurge: '0', rollingMaxUnavailable: '0%' })],
  ['ASMG0201', 'no strategy', { strategy: undefined, annotationsNextToStrategy: { [BACKEND]: 'eni' } }],
  ['ASMG0201', 'owned annotations and another', { annotationsNextToStrategy: { [BACKEND]: 'eni', [HOSTNAME]: 'a', [`${OLDER}hostname`]: 'b', 'example.com/a': 'c' } }],
  ['ASMG0201', 'another value', { strategy: strategyOf('eni'), annotationsNextToStrategy: { [BACKEND]: 'ecs' } }],
  ['ASMG0201', 'the same value', { strategy: strategyOf('eni'), annotationsNextToStrategy: { [BACKEND]: 'eni' } }],
  ['ASMG0201', 'an undefined value', { strategy: strategyOf('eni'), annotationsNextToStrategy: { [BACKEND]: undefined } }],
  ['ASMG0201', 'a strategy that the platform rules out', { strategy: strategyOf('eni', on(Cni.FLANNEL)), annotationsNextToStrategy: { [BACKEND]: 'ecs' } }],
  ['ASMG0201', 'a strategy that may be ruled out', { strategy: strategyOf('hostname:a'), annotationsNextToStrategy: { [HOSTNAME]: 'b' } }],
  ['ASMG0201', 'an annotation that only this strategy sets', {
    strategy: { name: 'mine', binding: { ...HEALTHY.strategy!.binding, serviceAnnotations: { 'example.com/a': 'b' } } }, annotationsNextToStrategy: { 'example.com/a': 'c', 'toString': 'd' },
  }],
  ['ASMG0202', 'no eni', {}],
  ['ASMG0202', 'eni on an undeclared platform', { ...annotated({ [BACKEND]: 'eni' }), platform: UNDECLARED }],
  ['ASMG0202', 'eni on Terway', annotated({ [BACKEND]: 'eni' })],
  ['ASMG0202', 'eni on Flannel, by a strategy', { ...annotated({ [BACKEND]: 'eni' }), platform: on(Cni.FLANNEL), strategy: strategyOf('eni') }],
  ['ASMG0202', 'eni on Flannel, by an annotation', { ...annotated({ [BACKEND]: 'eni' }), platform: on(Cni.FLANNEL), strategy: undefined }],
  ['ASMG0202', 'ecs on Flannel', { ...annotated({ [BACKEND]: 'ecs' }), platform: on(Cni.FLANNEL) }],
  ['ASMG0203', 'a load balancer', { strategy: strategyOf('cluster') }],
  ['ASMG0203', 'a strategy that needs an annotation', { ...serviceOf({ type: 'NodePort' }), strategy: strategyOf('eni') }],
  ['ASMG0203', 'a strategy that promises the address', { ...serviceOf({ type: 'ClusterIP', loadBalancerClass: NLB }), strategy: strategyOf('cluster') }],
  ['ASMG0203', 'a strategy that promises the DNS name alone', serviceOf({ type: 'ClusterIP' })],
  ['ASMG0203', 'a class', serviceOf({ type: 'NodePort', loadBalancerClass: 'example.com/mine' })],
  ['ASMG0203', 'neither strategy nor class', { ...serviceOf({ type: 'NodePort' }), strategy: undefined }],
  ['ASMG0203', 'a class without a strategy', { ...serviceOf({ type: 'NodePort', loadBalancerClass: NLB }), strategy: undefined }],
  ['ASMG0204', 'a client IP that need not be kept', { preserveClientIp: false, strategy: strategyOf('cluster') }],
  ['ASMG0204', 'a client IP about which nothing is declared', { preserveClientIp: undefined, strategy: strategyOf('cluster') }],
  ['ASMG0204', 'no strategy', { strategy: undefined }],
  ['ASMG0204', 'a strategy that keeps it', {}],
  ['ASMG0204', 'cluster on an undeclared platform', { strategy: strategyOf('cluster'), platform: UNDECLARED }],
  ['ASMG0204', 'cluster on Flannel', { strategy: strategyOf('cluster', on(Cni.FLANNEL)), platform: on(Cni.FLANNEL) }],
  ['ASMG0204', 'cluster on Flannel behind an NLB that hides the client IP', {
    strategy: strategyOf('cluster', on(Cni.FLANNEL)), ...nlb({ [`${CURRENT}preserve-client-ip`]: 'off', [BACKEND]: 'ecs' }, on(Cni.FLANNEL)),
  }],
  ['ASMG0204', 'cluster on Terway', { strategy: strategyOf('cluster', on(Cni.TERWAY_ENIIP)), platform: on(Cni.TERWAY_ENIIP) }],
  ['ASMG0205', 'no host name', {}],
  ['ASMG0205', 'a host name that is a number', annotated({ [HOSTNAME]: 7 })],
  ['ASMG0205', 'a host name', annotated({ [HOSTNAME]: 'gw.example.com' })],
  ['ASMG0205', 'an empty host name', annotated({ [HOSTNAME]: '' })],
  ['ASMG0205', 'an empty host name in a manifest', { ...annotated({ [HOSTNAME]: '' }), strategy: undefined }],
  ['ASMG0205', 'a URL in the older spelling', annotated({ [`${OLDER}hostname`]: 'http://gw' })],
  ['ASMG0205', 'an IP address', annotated({ [HOSTNAME]: '203.0.113.7' })],
  ['ASMG0205', 'names that only contain an IP address', annotated({ [HOSTNAME]: 'a203.0.113.7' })],
  ['ASMG0205', 'a name that begins with an IP address', annotated({ [HOSTNAME]: '203.0.113.7.example.com' })],
  ['ASMG0205', 'three numbers', annotated({ [HOSTNAME]: '203.0.113' })],
  ['ASMG0205', 'an NLB', annotated({ [HOSTNAME]: '203.0.113.7' }, { loadBalancerClass: NLB })],
  ['ASMG0206', 'a host name on a private CLB', annotated({ [HOSTNAME]: 'a.b', [`${CURRENT}address-type`]: 'intranet' })],
  ['ASMG0206', 'a host name in the older spelling on a private CLB', annotated({ [`${OLDER}hostname`]: 'a.b', [`${OLDER}address-type`]: 'intranet' })],
  ['ASMG0206', 'a host name on a public CLB', annotated({ [HOSTNAME]: 'a.b', [`${CURRENT}address-type`]: 'internet' })],
  ['ASMG0206', 'an address on a private CLB', annotated({ [`${CURRENT}address-type`]: 'intranet' })],
  ['ASMG0206', 'a host name on a private NLB', annotated({ [HOSTNAME]: 'a.b', [`${CURRENT}address-type`]: 'intranet' }, { loadBalancerClass: NLB })],
  ['ASMG0206', 'a host name on a private CLB in front of pods', annotated({ [HOSTNAME]: 'a.b', [`${CURRENT}address-type`]: 'intranet', [BACKEND]: 'eni' })],
  ['ASMG0206', 'UDP, HTTP and HTTPS listeners', {
    ...annotated({ [HOSTNAME]: 'a.b', [`${CURRENT}address-type`]: 'intranet', [`${CURRENT}protocol-port`]: 'http:80, https:81,tcp:90' }), ...portsOf({}, {}, { protocol: 'UDP' }),
  }],
  ['ASMG0206', 'a TCP listener among others', {
    ...annotated({ [HOSTNAME]: 'a.b', [`${CURRENT}address-type`]: 'intranet', [`${CURRENT}protocol-port`]: 'http:80,tcp:81' }), ...portsOf({}, { port: '81' }, { port: ['80'] }),
  }],
  ['ASMG0207', 'two settings in two spellings, and one in one', annotated({
    [`${OLDER}spec`]: 'a', [`${CURRENT}spec`]: 'b', [`${OLDER}id`]: 'c', [`${CURRENT}id`]: 'c', [`${OLDER}name`]: 'd', [`${CURRENT}port`]: 'e',
  })],
  ['ASMG0208', 'Flannel without a scheduler', { platform: on(Cni.FLANNEL) }],
  ['ASMG0208', 'Flannel with rr', { ...annotated({ [`${CURRENT}scheduler`]: 'rr' }), platform: on(Cni.FLANNEL) }],
  ['ASMG0208', 'Flannel with wrr', { ...annotated({ [`${CURRENT}scheduler`]: 'wrr' }), platform: on(Cni.FLANNEL) }],
  ['ASMG0208', 'Flannel with an NLB', { ...serviceOf({ loadBalancerClass: NLB }), platform: on(Cni.FLANNEL) }],
  ['ASMG0208', 'Flannel with an NLB and rr', { ...annotated({ [`${CURRENT}scheduler`]: 'rr' }, { loadBalancerClass: NLB }), platform: on(Cni.FLANNEL) }],
  ['ASMG0208', 'Terway', {}],
  ['ASMG0208', 'Terway with nodes behind the load balancer', annotated({ [BACKEND]: 'ecs' })],
  ['ASMG0208', 'an undeclared platform', { platform: UNDECLARED }],
  ['ASMG0208', 'eni', { ...annotated({ [BACKEND]: 'eni' }), platform: on(Cni.FLANNEL) }],
  ['ASMG0208', 'the policy Cluster', { ...serviceOf({ externalTrafficPolicy: 'Cluster' }), platform: on(Cni.FLANNEL) }],
  ['ASMG0208', 'no load balancer', { ...serviceOf({ type: 'NodePort' }), platform: on(Cni.FLANNEL) }],
  ['ASMG0209', 'no eni', {}],
  ['ASMG0209', 'eni with Local', annotated({ [BACKEND]: 'eni' })],
  ['ASMG0209', 'eni with Local on an undeclared platform', { ...annotated({ [BACKEND]: 'eni' }), platform: UNDECLARED }],
  ['ASMG0209', 'eni with Local on Flannel', { ...annotated({ [BACKEND]: 'eni' }), platform: on(Cni.FLANNEL) }],
  ['ASMG0209', 'eni with Cluster', annotated({ [BACKEND]: 'eni' }, { externalTrafficPolicy: 'Cluster' })],
  ['ASMG0209', 'ecs with Local', annotated({ [BACKEND]: 'ecs' })],
  ['ASMG0210', 'no NLB', serviceOf({ loadBalancerClass: 'example.com/mine' })],
  ['ASMG0210', 'an NLB of another type', serviceOf({ loadBalancerClass: NLB, type: 'NodePort' })],
  ['ASMG0210', 'no zones', nlb({})],
  ['ASMG0210', 'one zone and blanks', nlb({ [`${CURRENT}zone-maps`]: 'a:b, ,' })],
  ['ASMG0210', 'two zones', nlb({ [`${CURRENT}zone-maps`]: 'a:b,c:d' })],
  ['ASMG0210', 'a zone twice', nlb({ [`${CURRENT}zone-maps`]: 'a:b,a:d' })],
  ['ASMG0210', 'one zone of three twice', nlb({ [`${CURRENT}zone-maps`]: 'a:b,c:d,a:e' })],
  ['ASMG0210', 'entries without a colon', nlb({ [`${OLDER}zone-maps`]: 'vsw-1,vsw-2' })],
  ['ASMG0210', 'zones with addresses', nlb({ [`${CURRENT}zone-maps`]: 'a:b:10.0.0.1:eip-1,c:d:10.0.1.1' })],
  ['ASMG0210', 'two zones with one vSwitch', nlb({ [`${CURRENT}zone-maps`]: 'a:vsw-b,c:vsw-b' })],
  ['ASMG0210', 'zones and vSwitches that are swapped', nlb({ [`${CURRENT}zone-maps`]: 'vsw-b:a,vsw-d:c' })],
  ['ASMG0210', 'zones in quotation marks', nlb({ [`${CURRENT}zone-maps`]: '"a:b,c:d"' })],
  ['ASMG0210', 'an entry with a blank for an existing NLB', nlb({ [`${CURRENT}id`]: 'nlb-1', [`${CURRENT}zone-maps`]: 'a:b, c:d' })],
  ['ASMG0210', 'one zone of an existing NLB', nlb({ [`${CURRENT}id`]: 'nlb-1', [`${CURRENT}zone-maps`]: 'a:b' })],
  ['ASMG0210', 'an existing NLB', nlb({ [`${CURRENT}id`]: 'nlb-1' })],
  ['ASMG0210', 'the oldest versions', nlb({ [`${CURRENT}id`]: 'nlb-1' }, on(Cni.FLANNEL, '1.24', IPVS, '2.5.0'))],
  ['ASMG0210', 'versions that are too old', nlb({ [`${CURRENT}id`]: 'nlb-1' }, on(Cni.FLANNEL, '1.23', IPVS, '2.4.9'))],
  ['ASMG0210', 'an undeclared platform', nlb({ [`${CURRENT}id`]: 'nlb-1' }, UNDECLARED)],
  ['ASMG0210', 'addresses in the zones', nlb({ [`${CURRENT}zone-maps`]: 'a:b:10.0.0.7:eip-a,c:d::eip-b' })],
  ['ASMG0210', 'an address that is none', nlb({ [`${CURRENT}zone-maps`]: 'a:b:10.0.0.300,c:d' })],
  ['ASMG0212', 'versions', { platform: on(Cni.FLANNEL, '1.28', IPVS, '2.5.0') }],
  ['ASMG0212', 'a controller version with four numbers', { platform: on(Cni.FLANNEL, '1.28', IPVS, 'v1.9.3.376-g5c84e19-aliyun') }],
  ['ASMG0212', 'a Kubernetes version with four numbers', { platform: on(Cni.FLANNEL, '1.28.3.4') }],
  ['ASMG0212', 'words', { platform: on(Cni.FLANNEL, 'latest', IPVS, 'newest') }],
  ['ASMG0212', 'nothing', { platform: UNDECLARED }],
  ['ASMG0213', 'no strategy', { strategy: undefined }],
  ['ASMG0213', 'requirements that are met, unmet and unknown', {
    strategy: {
      name: 'mine',
      binding: {
        ...HEALTHY.strategy!.binding, requirements: (['YES', 'NO', 'UNKNOWN'] as const).map((met) => ({ description: `it is ${met}`, met: ReachabilityAnswer[met] })),
      },
    },
  }],
  ['ASMG0213', 'eni on Flannel, which is reported elsewhere', { ...annotated({ [BACKEND]: 'eni' }), platform: on(Cni.FLANNEL), strategy: strategyOf('eni', on(Cni.FLANNEL)) }],
  ['ASMG0213', 'eni on Flannel without the annotation', { platform: on(Cni.FLANNEL), strategy: strategyOf('eni', on(Cni.FLANNEL)) }],
  ['ASMG0213', 'an unmet requirement with eni on Terway', { ...annotated({ [BACKEND]: 'eni' }), strategy: strategyOf('eni', on(Cni.FLANNEL)) }],
  ...SETTING_CASES,
  ...['ASMG0301', 'ASMG0302'].flatMap((code): (readonly [string, string, Partial<GatewayFacts>])[] => [
    [code, 'no load balancer', { ...serviceOf({ type: 'ClusterIP' }), platform: on(Cni.FLANNEL, '1.22') }],
    [code, 'eni with Local', annotated({ [BACKEND]: 'eni' })],
    [code, 'ipvs 1.22, promised', { platform: on(Cni.FLANNEL, '1.22'), clientAddresses: [TargetKind.SERVICE_DNS, TargetKind.LOAD_BALANCER] }],
    [code, 'ipvs 1.22, no strategy', { platform: on(Cni.FLANNEL, '1.22'), clientAddresses: undefined }],
    [code, 'ipvs 1.22, not promised', { platform: on(Cni.FLANNEL, '1.22') }],
    [code, 'ipvs 1.28', { platform: on(Cni.FLANNEL) }],
    [code, 'iptables', { platform: on(Cni.FLANNEL, '1.28', IPTABLES) }],
    [code, 'an undeclared platform with Local', { platform: UNDECLARED }],
    [code, 'an undeclared platform with Cluster', { ...serviceOf({ externalTrafficPolicy: 'Cluster' }), platform: UNDECLARED }],
    [code, 'an undeclared platform with no policy', { ...serviceOf({ externalTrafficPolicy: undefined }), platform: UNDECLARED }],
    [code, 'a host name on ipvs 1.22', { ...annotated({ [HOSTNAME]: 'a.b' }), platform: on(Cni.FLANNEL, '1.22') }],
    [code, 'an NLB on ipvs 1.22', { ...serviceOf({ loadBalancerClass: NLB }), platform: on(Cni.FLANNEL, '1.22') }],
    [code, 'eni with Cluster on ipvs 1.22', { ...annotated({ [BACKEND]: 'eni' }, { externalTrafficPolicy: 'Cluster' }), platform: on(Cni.TERWAY_ENIIP, '1.22') }],
  ]),
  ['ASMG0303', 'nothing added', { clientAddresses: addressesOf('cluster') }],
  ['ASMG0303', 'a ClusterIP Service', annotated({ [PROXY]: 'on' }, { type: 'ClusterIP' })],
  ...(['cluster', 'dns-only', 'hostname:a.b', undefined] as const).flatMap((strategy): (readonly [string, string, Partial<GatewayFacts>])[] => [
    ['ASMG0303', `a PROXY header, ${strategy ?? 'no strategy'}`, { ...annotated({ [PROXY]: 'on' }), clientAddresses: addressesOf(strategy) }],
    ['ASMG0303', `TLS on port 80, ${strategy ?? 'no strategy'}`, { ...annotated({ [PROTOCOL]: 'https:80' }), clientAddresses: addressesOf(strategy) }],
  ]),
  ['ASMG0303', 'TLS on another port', { ...annotated({ [PROTOCOL]: 'https:443,http:80', [PROXY]: 'on' }), clientAddresses: addressesOf('cluster') }],
  ['ASMG0303', 'an undeclared platform', { ...annotated({ [PROXY]: 'on' }), clientAddresses: addressesOf('cluster'), platform: UNDECLARED }],
  ['ASMG0303', 'a host name in the status', { ...annotated({ [PROXY]: 'on', [HOSTNAME]: 'a.b' }), clientAddresses: undefined }],
  ['ASMG0303', 'TLS at an NLB, cluster', { ...annotated({ [PROTOCOL]: 'TCPSSL:80' }, { loadBalancerClass: NLB }), clientAddresses: addressesOf('cluster') }],
  ['ASMG0304', 'Flannel', { platform: on(Cni.FLANNEL, '1.22') }],
  ['ASMG0304', 'Terway, ipvs 1.22', { platform: on(Cni.TERWAY_ENIIP, '1.22') }],
  ['ASMG0304', 'Terway, ipvs 1.28, where hosts are stranded', { platform: on(Cni.TERWAY_ENIIP) }],
  ['ASMG0304', 'Terway, nodes declared', { ...annotated({ [BACKEND]: 'ecs' }), platform: on(Cni.TERWAY_ENIIP, '1.22') }],
  ['ASMG0304', 'Terway, Cluster', { ...serviceOf({ externalTrafficPolicy: 'Cluster' }), platform: on(Cni.TERWAY_ENIIP, '1.22') }],
  ['ASMG0304', 'an undeclared platform', { platform: UNDECLARED }],
];

const undecidedFix = (platform: ClusterPlatform) => {
  const verdict = RULES.find(({ code }) => code === 'ASMG0301')!.check({ ...HEALTHY, platform });
  return isList(verdict) ? verdict.map(({ fix }) => fix.match(/--[a-z-]+/g)) : verdict;
};

test('ASMG0301 asks only for what would decide', () => {
  expect(undecidedFix(on(Cni.FLANNEL, '1.28', IPTABLES))).toEqual([['--pod-cidr-known']]);
  expect(undecidedFix(UNDECLARED)).toEqual([['--cni', '--proxy-mode', '--kubernetes', '--pod-cidr-known']]);
});

test('ASMG0206 knows an HTTP listener whose port is written as text', () => {
  const annotations = { [HOSTNAME]: 'a.b', [`${CURRENT}address-type`]: 'intranet', [`${CURRENT}protocol-port`]: 'http:80' };
  expect(conclusion('ASMG0206', { ...annotated(annotations), ...portsOf({ port: '80' }) })).toEqual([]);
});

test('ASMG0301 is undecided, not reported, for a private CLB with the policy Cluster on an undeclared platform', () => {
  const service = annotated({ [`${CURRENT}address-type`]: 'intranet' }, { externalTrafficPolicy: 'Cluster' });
  expect(conclusion('ASMG0301', { ...service, platform: UNDECLARED })).toMatch(/^undecided: /);
});

test('every rule has cases', () => {
  expect([...new Set(CASES.map(([code]) => code))]).toEqual(RULES.map(({ code }) => code));
});

test.each(CASES)('%s with %s', (code, _about, changes) => {
  expect(conclusion(code, changes)).toMatchSnapshot();
});
