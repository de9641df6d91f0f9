import { pathText } from '../../src/findings/field-path';
import { type FieldFinding, FindingLevel } from '../../src/findings/finding';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { type Declarations, gatewayVariants } from '../../src/rules/gather';
import { judgeManifest, judgeVariants } from '../../src/rules/judge';
import { withoutRepetition } from '../../src/rules/one-mistake';
import { TrafficStrategy } from '../../src/strategy/traffic-strategy';

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const FLANNEL = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true });
const WRR = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-scheduler': 'wrr' };

const METADATA = { name: 'ingressgateway', namespace: 'istio-system' };
const manifest = (spec: unknown, metadata: unknown = METADATA) => ({
  apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata, spec,
});
const inShort = ({ code, field }: FieldFinding) => (field === undefined ? code : `${code} ${pathText(field)}`);
const found = (spec: unknown, declared: Declarations = {}, metadata?: unknown) => (
  judgeManifest(manifest(spec, metadata), declared).findings.map(inShort)
);
/** Two such values are more than the annotations of an object may have. */
const LONG = 'x'.repeat(150_000);

/** On a platform about which everything is declared, nothing is said about a healthy gateway. */
const onFlannel = (spec: object, metadata?: unknown) => found({ serviceAnnotations: WRR, ...spec }, { platform: FLANNEL }, metadata);

describe('a manifest', () => {
  test('without mistakes has no findings', () => {
    expect(onFlannel({ externalTrafficPolicy: 'Local' })).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ['ports', { ports: [{ name: 'a', port: 0 }, { name: 'b', port: 81, targetPort: 65536, nodePort: -1 }, { name: 'c', port: 90, protocol: 'UDP' }, { name: 'd', port: 90 }] },
      ['ASMG0103 spec.ports[0].port', 'ASMG0103 spec.ports[1].targetPort', 'ASMG0103 spec.ports[1].nodePort']],
    ['names of ports', { ports: [{ name: 'A', port: 80 }] }, ['ASMG0103 spec.ports[0].name']],
    ['replicas', { replicaCount: -1, minReplicas: -2, maxReplicas: -3 }, ['ASMG0104 spec.replicaCount', 'ASMG0104 spec.minReplicas', 'ASMG0104 spec.maxReplicas']],
    ['the labels and annotations of the spec', {
      serviceLabels: { a: 'b c', d: 'e/f' }, serviceAnnotations: { ...WRR, 'a b': '' }, podLabels: { g: 'h i' }, podAnnotations: { 'c d': '' },
    }, [
      'ASMG0105 spec.serviceLabels.a', 'ASMG0105 spec.serviceLabels.d', 'ASMG0105 spec.serviceAnnotations["a b"]', 'ASMG0105 spec.podLabels.g',
      'ASMG0105 spec.podAnnotations["c d"]',
    ]],
    ['pod labels', { podLabels: { app: 'a' } }, ['ASMG0106 spec.podLabels.app']],
    ['cluster ids', { clusterIds: [] }, ['ASMG0114 spec.clusterIds']],
    ['the class', { serviceType: 'NodePort', loadBalancerClass: 'example.com/mine' }, ['ASMG0203 spec.loadBalancerClass']],
    ['service annotations', { serviceAnnotations: { [BACKEND]: 'eni' } }, [`ASMG0202 spec.serviceAnnotations["${BACKEND}"]`]],
    ['the policy', { externalTrafficPolicy: 'Local', serviceAnnotations: {} }, ['ASMG0208 spec.serviceAnnotations']],
  ])('is judged by its %s', (_about, spec, expected) => {
    expect(onFlannel(spec)).toEqual(expected);
  });

  test('is judged by its metadata', () => {
    expect(onFlannel({}, { name: 'A', namespace: 'x', labels: { a: 'b c' }, annotations: { 'd e': 'f' } })).toEqual([
      'ASMG0101 metadata.name', 'ASMG0102 metadata.namespace', 'ASMG0105 metadata.labels.a', 'ASMG0105 metadata.annotations["d e"]',
    ]);
    expect(onFlannel({}, {})).toEqual(['ASMG0101 metadata.name', 'ASMG0102 metadata.namespace']);
  });

  test('may have any text in its annotations, and capital letters in their prefixes', () => {
    const annotations = { 'Example.com/A': 'any text: at all' };
    expect(onFlannel({ serviceAnnotations: { ...WRR, ...annotations }, podAnnotations: annotations }, { ...METADATA, annotations })).toEqual([]);
  });

  test('without a name has the message about an empty name', () => {
    const [first] = judgeManifest(manifest({}, { namespace: 'istio-system' }), { platform: FLANNEL }).findings;
    expect(first?.message).toMatch(/^name "" is invalid/);
  });

  test('has no ports if its ports are not a list', () => {
    expect(gatewayVariants(manifest({ ports: 'text' })).map(({ facts }) => facts.ports)).toEqual([[]]);
  });

  test('is judged by what its author declares', () => {
    const strategy = { name: 'cluster', binding: TrafficStrategy.cluster().bind({ platform: FLANNEL }) };
    expect(found({ serviceAnnotations: WRR }, {
      platform: FLANNEL, strategy, annotationsNextToStrategy: { [BACKEND]: 'ecs' }, preserveClientIp: true, duplicates: ['mesh/other'],
    })).toEqual(['ASMG0107 metadata.name', `ASMG0201 spec.serviceAnnotations["${BACKEND}"]`, 'ASMG0204']);
  });

  test('names its object with its namespace, if it has one', () => {
    const objects = (metadata: object) => judgeVariants(manifest({}, metadata), { platform: FLANNEL }).findings.map(({ object }) => object);
    expect(objects({ name: 'A', namespace: 'x' })).toEqual(['x/A', 'x/A']);
    expect(objects({ name: 'A' })).toEqual(['A', 'A']);
  });

  test('without a platform leaves rules undecided, each with what would decide', () => {
    const { undecided } = judgeManifest(manifest({ externalTrafficPolicy: 'Local', serviceAnnotations: { [BACKEND]: 'ecs' } }), {});
    expect(undecided).toEqual([{ code: 'ASMG0302', needs: ['proxyMode', 'kubernetesVersion'] }]);
    expect(judgeManifest(manifest({ serviceAnnotations: WRR, externalTrafficPolicy: 'Local' }), { platform: FLANNEL }).undecided).toEqual([]);
  });
});

describe('an override', () => {
  const overridden = (spec: object, override: unknown) => onFlannel({ ...spec, overrides: { c1: override } });

  test.each<[string, object, unknown, string[]]>([
    ['nothing new if it changes nothing', { minReplicas: -1 }, {}, ['ASMG0104 spec.minReplicas']],
    ['a field of its own', { minReplicas: 1 }, { minReplicas: -1 }, ['ASMG0104 spec.overrides.c1.minReplicas']],
    ['what the gateway and the override do together', { maxReplicas: 2 }, { minReplicas: 3 }, ['ASMG0104 spec.overrides.c1.minReplicas']],
    ['what the gateway says below an override', { minReplicas: 3 }, { maxReplicas: 2 }, ['ASMG0104 spec.minReplicas']],
    ['a field that the override corrects', { minReplicas: -1 }, { minReplicas: 1 }, ['ASMG0104 spec.minReplicas']],
    ['a list of its own', { ports: [{ port: 80 }] }, { ports: [{ port: 0 }] }, ['ASMG0103 spec.overrides.c1.ports[0].port']],
    ['an entry of a map of its own', { podLabels: { a: 'b' } }, { podLabels: { istio: 'c' } }, ['ASMG0106 spec.overrides.c1.podLabels.istio']],
    ['an entry that stays from the gateway, once', { podLabels: { app: 'b' } }, { podLabels: { a: 'c' } }, ['ASMG0106 spec.podLabels.app']],
    ['an annotation of its own next to others', { podAnnotations: { a: '' } }, { podAnnotations: { 'b c': '' } }, [
      'ASMG0105 spec.overrides.c1.podAnnotations["b c"]',
    ]],
    ['a label of its own next to others', { serviceLabels: { 'a b': '' } }, { serviceLabels: { c: 'd e' } }, [
      'ASMG0105 spec.serviceLabels["a b"]', 'ASMG0105 spec.overrides.c1.serviceLabels.c',
    ]],
    ['a map that it lacks, where the map is', { externalTrafficPolicy: 'Local', serviceAnnotations: {} }, { serviceAnnotations: WRR }, ['ASMG0208 spec.serviceAnnotations']],
    ['a policy of its own', { serviceAnnotations: {} }, { externalTrafficPolicy: 'Local' }, ['ASMG0208 spec.serviceAnnotations']],
    ['the bytes of its annotations together with those of the gateway, at its own map', { podAnnotations: { a: LONG } }, { podAnnotations: { b: LONG } }, [
      'ASMG0105 spec.overrides.c1.podAnnotations',
    ]],
    ['fields that it does not have, even those of the metadata', {}, { name: 'b', labels: {} }, [
      'ASMG0109 spec.overrides.c1.name', 'ASMG0109 spec.overrides.c1.labels',
    ]],
    ['a text in place of it by the schema alone', {}, 'text', ['ASMG0109 spec.overrides.c1']],
    ['a list in place of it by the schema alone', {}, [{ minReplicas: -1 }], ['ASMG0109 spec.overrides.c1']],
    ['null in place of it by the schema alone', {}, null, ['ASMG0109 spec.overrides.c1']],
  ])('reports %s', (_about, spec, override, expected) => {
    expect(overridden(spec, override)).toEqual(expected);
  });

  test('leaves a mistake in the metadata where it is, whatever fields it has', () => {
    expect(onFlannel({ overrides: { c1: { name: 'b' } } }, { ...METADATA, name: 'A' })).toEqual(['ASMG0101 metadata.name', 'ASMG0109 spec.overrides.c1.name']);
  });

  test('has the findings about the gateway as a whole once', () => {
    const strategy = { name: 'cluster', binding: TrafficStrategy.cluster().bind({ platform: FLANNEL }) };
    const spec = { serviceAnnotations: WRR, overrides: { c1: { minReplicas: 1 } } };
    expect(found(spec, { platform: FLANNEL, strategy, preserveClientIp: true })).toEqual(['ASMG0204']);
  });

  describe('that has a mistake', () => {
    const messages = (spec: object) => (
      judgeManifest(manifest({ serviceAnnotations: WRR, ...spec }), { platform: FLANNEL }).findings.map(({ message }) => message)
    );
    const HALF = { ports: [{ name: 'http', port: 80 }], serviceAnnotations: { ...WRR, [`${PREFIX}protocol-port`]: 'http:80' } };

    test('names its cluster', () => {
      expect(messages({ overrides: { c1: { minReplicas: -1 } } })).toEqual([expect.stringMatching(/^in cluster "c1", minReplicas -1 is not/)]);
    });

    test('names its cluster for a field of the gateway that is wrong only there', () => {
      expect(messages({ ...HALF, overrides: { c1: { ports: [{ name: 'http', port: 8080 }] } } })).toEqual([
        `in cluster "c1", annotation "${PREFIX}protocol-port" names port "80", but the Service has 8080`,
      ]);
    });

    test('is reported once for all clusters where the same field is wrong', () => {
      const ports = [{ name: 'http', port: 8080 }];
      expect(messages({ ...HALF, overrides: { c1: { ports }, c2: { ports }, c3: {} } })).toEqual([
        `in clusters "c1" and "c2", annotation "${PREFIX}protocol-port" names port "80", but the Service has 8080`,
      ]);
    });

    test('names no cluster if the gateway has the mistake too', () => {
      expect(messages({ minReplicas: -1, overrides: { c1: { maxReplicas: 3 } } })).toEqual([expect.stringMatching(/^minReplicas -1 is not/)]);
    });

    test('names the cluster if every cluster has an override', () => {
      expect(messages({ clusterIds: ['c1'], overrides: { c1: { minReplicas: -1 } } })).toEqual([expect.stringMatching(/^in cluster "c1", /)]);
    });
  });

  test('adds its labels and annotations to those of the gateway, and replaces every other field', () => {
    const spec = (value: string) => ({
      podLabels: { [value]: '1' },
      serviceAnnotations: { [value]: '2' },
      serviceLabels: { [value]: '3' },
      podAnnotations: { [value]: '4' },
      ports: [{ name: value }],
    });
    const facts = gatewayVariants(manifest({ ...spec('a'), overrides: { c1: spec('b') } })).at(-1)?.facts;
    expect(facts?.podLabels).toEqual({ a: '1', b: '1' });
    expect(facts?.service.annotations).toEqual({ a: '2', b: '2' });
    expect(facts?.metadata.map(({ key, value }) => `${key} ${String(value)}`)).toEqual(['a 3', 'b 3', 'a 2', 'b 2', 'a 1', 'b 1', 'a 4', 'b 4']);
    expect(facts?.ports.map(({ name }) => name)).toEqual(['b']);
  });

  test('keeps the maps of the gateway that it lacks', () => {
    const facts = gatewayVariants(manifest({ podLabels: { a: '1' }, overrides: { c1: {} } })).at(-1)?.facts;
    expect(facts?.podLabels).toEqual({ a: '1' });
  });

  test('is reported for each cluster, and what is in none of them once', () => {
    const judged = judgeManifest(
      manifest({ podLabels: { app: 'a' }, externalTrafficPolicy: 'Local', overrides: { c1: { minReplicas: -1 }, c2: { minReplicas: -1 }, c3: {} } }), {},
    );
    expect(judged.findings.map(inShort)).toEqual([
      'ASMG0106 spec.podLabels.app', 'ASMG0301 spec.externalTrafficPolicy', 'ASMG0104 spec.overrides.c1.minReplicas', 'ASMG0104 spec.overrides.c2.minReplicas',
    ]);
    expect(judged.undecided).toEqual([{ code: 'ASMG0208', needs: ['cni'] }, { code: 'ASMG0302', needs: ['proxyMode', 'kubernetesVersion'] }]);
  });

  test('has another message about the same field than the gateway: both are reported', () => {
    expect(onFlannel({ minReplicas: 3, maxReplicas: 2, overrides: { c1: { maxReplicas: 1 } } })).toEqual(['ASMG0104 spec.minReplicas', 'ASMG0104 spec.minReplicas']);
  });
});

describe('values of the wrong type', () => {
  test.each<[string, unknown, string[]]>([
    ['a text as spec', 'text', ['ASMG0109 spec']],
    ['null as spec', null, ['ASMG0109 spec']],
    ['a text as ports', { ports: 'text' }, ['ASMG0109 spec.ports']],
    ['a text as port', { ports: ['text'] }, ['ASMG0109 spec.ports[0]']],
    ['a list as labels', { podLabels: ['app'] }, ['ASMG0109 spec.podLabels']],
    ['a number as label, by the rule', { podLabels: { a: 7 } }, ['ASMG0105 spec.podLabels.a']],
    ['a text as number of a port', { ports: [{ port: 'x' }] }, ['ASMG0109 spec.ports[0].port']],
    ['a text as overrides', { overrides: 'text' }, ['ASMG0109 spec.overrides']],
    ['numbers where texts belong', { serviceType: 7, loadBalancerClass: 8, externalTrafficPolicy: 9 }, [
      'ASMG0109 spec.serviceType', 'ASMG0109 spec.loadBalancerClass', 'ASMG0109 spec.externalTrafficPolicy',
    ]],
    ['a number of replicas in quotation marks, by the rule', { minReplicas: '2' }, ['ASMG0104 spec.minReplicas']],
  ])('are reported once: %s', (_about, spec, expected) => {
    expect(found(spec, { platform: FLANNEL })).toEqual(expected);
  });

  test('of the metadata are reported once', () => {
    expect(onFlannel({}, 'text')).toEqual(expect.arrayContaining(['ASMG0109 metadata']));
    expect(onFlannel({}, { name: 7, namespace: 'istio-system' })).toEqual(['ASMG0101 metadata.name']);
  });
});

describe('a finding of the schema', () => {
  const finding = (level: FindingLevel, ...field: readonly (string | number)[]): FieldFinding => ({ code: 'ASMG0000', level, message: '', why: '', fix: '', field });
  const bySchema = (isNoContainer: boolean, ...field: readonly (string | number)[]) => ({ finding: finding(FindingLevel.ERROR, 'schema', ...field), isNoContainer });
  const schema = (isNoContainer: boolean, ...field: readonly (string | number)[]) => (
    { ...bySchema(isNoContainer), finding: { ...finding(FindingLevel.ERROR, ...field), code: 'SCHEMA' } }
  );
  const left = (rules: readonly FieldFinding[], ...schemas: ReturnType<typeof schema>[]) => withoutRepetition(rules, schemas).map(({ code, field = [] }) => `${code} ${field.join('.')}`);

  test('gives way to an error of a rule about the field, but not to a warning or to an error elsewhere', () => {
    expect(left([finding(FindingLevel.ERROR, 'a')], schema(false, 'a'))).toEqual(['ASMG0000 a']);
    expect(left([finding(FindingLevel.WARNING, 'a')], schema(false, 'a'))).toEqual(['ASMG0000 a', 'SCHEMA a']);
    expect(left([finding(FindingLevel.ERROR, 'a', 'b')], schema(false, 'a'))).toEqual(['ASMG0000 a.b', 'SCHEMA a']);
  });

  test('about no field gives way to an error of a rule about no field', () => {
    const { field: _field, ...nowhere } = finding(FindingLevel.ERROR);
    expect(left([nowhere], schema(false))).toEqual(['ASMG0000 ']);
  });

  test('about a map or a list replaces what rules say about it and what is inside', () => {
    expect(left([finding(FindingLevel.ERROR, 'a')], schema(true, 'a'))).toEqual(['SCHEMA a']);
    expect(left([finding(FindingLevel.ERROR, 'a', 'b', 0, 'c'), finding(FindingLevel.ERROR, 'ab'), finding(FindingLevel.ERROR, 'b', 'a')], schema(true, 'a'))).toEqual([
      'ASMG0000 ab', 'ASMG0000 b.a', 'SCHEMA a',
    ]);
  });

  test('about the whole manifest replaces all that rules say', () => {
    const { field: _field, ...nowhere } = finding(FindingLevel.ERROR);
    expect(left([nowhere, finding(FindingLevel.ERROR, 'a')], schema(true))).toEqual(['SCHEMA ']);
  });
});
