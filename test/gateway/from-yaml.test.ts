import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { ClusterPlatform, Findings, GatewayVerification, type GatewayYamlOptions, IstioGateway, TrafficStrategy } from 'cdk8s-asm-gateway';
import { parse, stringify } from 'yaml';
import { withStrategy } from '../../src/gateway/existing-manifest';
import { fc } from '../support/properties';
import type { Manifest } from '../support/schema';
import { capturingStderr } from '../support/stderr';
import { chartOf } from '../support/synth';

/** Gateways that are published in documentation, each with its sources. */
const PUBLISHED = parse(readFileSync(join(__dirname, '..', 'schema', 'published-gateways.yaml'), 'utf8')) as {
  about: string; manifest: Manifest & { spec?: Record<string, unknown> };
}[];

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const HOSTNAME = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname';
const { dnsOnly, cluster, eni } = TrafficStrategy;

type Options = Partial<GatewayYamlOptions>;

/** A gateway from a file with this text. */
function read(text: string, options: Options = {}) {
  const file = join(folder, 'gateway.yaml');
  writeFileSync(file, text);
  return IstioGateway.fromYaml(chartOf(), 'ingress', { file, strategy: dnsOnly(), ...options });
}

const rendered = (text: string, options?: Options) => read(text, options).apiObject.toJson() as Manifest & { spec: Record<string, unknown> };

/** The spec of a gateway that had this spec. */
function specAfter(spec: object, options?: Options): object {
  const metadata = { name: 'ingressgateway', namespace: 'istio-system' };
  return rendered(stringify({ apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata, spec }), options).spec;
}

describe('a published gateway, read and rendered with its own strategy, equals itself', () => {
  test.each(PUBLISHED)('$about', ({ manifest }) => {
    const strategy = manifest.spec?.externalTrafficPolicy === 'Local' ? dnsOnly() : cluster();
    expect(rendered(JSON.stringify(manifest), { strategy })).toEqual(manifest);
  });
});

describe('a gateway from a file', () => {
  test('keeps fields that the library does not know, and empty objects', () => {
    const text = [
      '# A comment.', 'apiVersion: istio.alibabacloud.com/v1', 'kind: IstioGateway',
      'metadata: { name: edge, namespace: istio-system, finalizers: [a], labels: { team: edge } }',
      'spec: { externalTrafficPolicy: Local, kernel: {}, cpu: {}, fieldOfTomorrow: [{ a: 1 }], resources: { limits: { memory: 2G } } }',
      'more: 7',
    ].join('\n');
    expect(rendered(text)).toEqual(parse(text));
  });

  test('keeps a text that YAML 1.1 would read as a boolean', () => {
    const annotations = { 'example.com/a': 'on', 'example.com/b': 'no' };
    const gateway = read(JSON.stringify({ apiVersion: 'istio.alibabacloud.com/v1', kind: 'IstioGateway', metadata: { name: 'edge', annotations } }));
    expect(Yaml.stringify(gateway.apiObject.toJson())).toContain('example.com/a: "on"\n    example.com/b: "no"\n');
  });

  test('keeps a spec that is no map, for the schema to report', () => {
    const gateway = read('{apiVersion: istio.alibabacloud.com/v1, kind: IstioGateway, metadata: {name: edge, namespace: istio-system}, spec: 7}');
    expect(Findings.of(gateway).map(({ code, path }) => [code, path])).toContainEqual(['ASMG0109', 'spec']);
  });

  test('loses a field that is null, as in the API server', () => {
    expect(specAfter({ externalTrafficPolicy: 'Local', ports: null })).toEqual({ externalTrafficPolicy: 'Local' });
  });

  test.each<[string, object, Options, object]>([
    ['the policy', { externalTrafficPolicy: 'Local' }, { strategy: cluster() }, { externalTrafficPolicy: 'Cluster' }],
    ['no policy where the default has the same effect', {}, { strategy: cluster() }, {}],
    ['the policy where the default has another effect', {}, {}, { externalTrafficPolicy: 'Local' }],
    ['the policy instead of an empty one', { externalTrafficPolicy: '' }, {}, { externalTrafficPolicy: 'Local' }],
    ['an annotation', { serviceAnnotations: { a: 'b' } }, { strategy: eni() }, { serviceAnnotations: { a: 'b', [BACKEND]: 'eni' } }],
    ['no annotation of another strategy', { externalTrafficPolicy: 'Local', serviceAnnotations: { a: 'b', [BACKEND]: 'eni', [HOSTNAME]: 'gw.example.com' } }, {},
      { externalTrafficPolicy: 'Local', serviceAnnotations: { a: 'b' } }],
    ['no policy on a ClusterIP Service', { serviceType: 'ClusterIP', externalTrafficPolicy: 'Local' }, {}, { serviceType: 'ClusterIP' }],
    ['the policy in an override, too', { externalTrafficPolicy: 'Local', overrides: { c1: { externalTrafficPolicy: 'Cluster', replicaCount: 2 }, c2: {} } }, {},
      { externalTrafficPolicy: 'Local', overrides: { c1: { externalTrafficPolicy: 'Local', replicaCount: 2 }, c2: {} } }],
    ['the policy in an override with a load balancer of its own', { serviceType: 'ClusterIP', overrides: { c1: { serviceType: 'LoadBalancer' } } }, {},
      { serviceType: 'ClusterIP', overrides: { c1: { serviceType: 'LoadBalancer', externalTrafficPolicy: 'Local' } } }],
    ['no annotation of another strategy in an override', { overrides: { c1: { serviceAnnotations: { [BACKEND]: 'ecs', a: 'b' } } } }, { strategy: eni() },
      { serviceAnnotations: { [BACKEND]: 'eni' }, overrides: { c1: { serviceAnnotations: { a: 'b', [BACKEND]: 'eni' } } } }],
    ['nothing in an override that is a text', { externalTrafficPolicy: 'Local', overrides: { c1: 'x' } }, {}, { externalTrafficPolicy: 'Local', overrides: { c1: 'x' } }],
  ])('gets from its strategy %s', (_about, before, options, after) => {
    expect(specAfter(before, options)).toEqual(after);
  });

  test('is judged by the rules and the schema', () => {
    const text = stringify({
      apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'a.b' }, spec: { replicaCont: 1, minReplicas: 2, maxReplicas: 1 },
    });
    const gateway = read(text, { platform: ClusterPlatform.unknown(), preserveClientIp: true, strategy: cluster() });
    expect(Findings.of(gateway).map(({ code, path }) => [code, path])).toEqual([
      ['ASMG0101', 'metadata.name'], ['ASMG0102', 'metadata.namespace'], ['ASMG0104', 'spec.minReplicas'], ['ASMG0204', undefined], ['ASMG0109', 'spec.replicaCont'],
    ]);
  });

  test('has the names, the URL and the matrix of a gateway', () => {
    const gateway = read('{"apiVersion": "istio.alibabacloud.com/v1", "kind": "IstioGateway", "metadata": {"name": "edge"}, "spec": {"ports": [{"name": "tls", "port": 8443}]}}');
    expect([gateway.serviceName, gateway.url(), gateway.reachability().rows.length]).toEqual(['istio-edge', 'https://istio-edge.istio-system:8443', 10]);
  });

  test('can be verified', () => {
    const chart = chartOf('cluster');
    const gateway = read(JSON.stringify(PUBLISHED[1].manifest));
    expect(capturingStderr(() => new GatewayVerification(chart, 'verify', { gateway }))).toBe('');
    expect(JSON.stringify(chart.toJson())).toContain('service-dns=http://istio-ingressgateway-1.istio-system/');
  });

  const TWO = ['edge', 'inner'].map((name) => `{apiVersion: istio.alibabacloud.com/v1, kind: IstioGateway, metadata: {name: ${name}}}`).join('\n---\n');

  test('is the one with the name, in a file with several objects', () => {
    expect(rendered(`kind: ConfigMap\n---\n${TWO}`, { name: 'inner' }).metadata.name).toBe('inner');
  });

  test.each<[string, string, Options, string]>([
    ['a file that does not exist', '', { file: '/nowhere/gateway.yaml' }, 'file "/nowhere/gateway.yaml" cannot be read ("ENOENT'],
    ['a file that is no YAML', 'a: 1\nkind: {', {}, 'line 2, cannot be read'],
    ['a file with a key that is repeated', 'kind: IstioGateway\nspec:\n  ports: []\n  ports: []', {}, 'line 4, cannot be read ("the key \\"ports\\" appears twice'],
    ['a binary file', 'a\u0000', {}, 'cannot be read ("the file is binary'],
    ['a file without a gateway', 'kind: Service', {}, 'has no IstioGateway: '],
    ['a file without this gateway', TWO, { name: 'ingressgateway' }, 'has no IstioGateway "ingressgateway"; it has "edge" and "inner": '],
    ['a file with several', TWO, {}, 'has several IstioGateways, "edge" and "inner": '],
  ])('is refused from %s', (_about, text, options, expected) => {
    expect(() => read(text, options)).toThrow(expect.objectContaining({ message: expect.stringMatching(/^\[ASMG0119\] file /) as string }));
    expect(() => read(text, options)).toThrow(expected);
  });

  test('is refused without a strategy', () => {
    expect(() => read(TWO, { strategy: undefined as never })).toThrow('[ASMG0112] strategy is missing');
  });
});

test('applying a strategy twice is the same as once, and changes nothing but what it owns', () => {
  const policy = fc.option(fc.constantFrom('Local', 'Cluster', ''), { nil: undefined });
  const type = fc.option(fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer', ''), { nil: undefined });
  const annotations = fc.option(fc.dictionary(fc.constantFrom(BACKEND, HOSTNAME, 'a'), fc.constantFrom('eni', 'ecs', 'gw.example.com')), { nil: undefined });
  const fields = { externalTrafficPolicy: policy, serviceType: type, serviceAnnotations: annotations, kernel: fc.constant({}), more: fc.anything() };
  const specs = fc.record({ ...fields, overrides: fc.dictionary(fc.constantFrom('c1', 'c2'), fc.record(fields)) });
  const strategies = fc.constantFrom(dnsOnly(), cluster(), eni(), TrafficStrategy.hostname('gw.example.com'));
  fc.assert(fc.property(specs, strategies, (spec, strategy) => {
    const binding = strategy.bind({ platform: ClusterPlatform.unknown() });
    const once = withStrategy(spec, binding);
    expect(withStrategy(once, binding)).toEqual(once);
    const unowned = ({ externalTrafficPolicy, serviceAnnotations, overrides, ...others }: Record<string, unknown>) => others;
    expect(unowned(once)).toEqual(unowned(spec));
    expect((once.serviceAnnotations as Record<string, unknown> | undefined)?.a).toEqual(spec.serviceAnnotations?.a);
  }), { numRuns: 300, seed: 7 });
});

const OVERRIDDEN = { externalTrafficPolicy: 'Local', overrides: { c2: { externalTrafficPolicy: 'Cluster', serviceAnnotations: { [BACKEND]: 'eni' } }, c3: {} } };
const textOf = (spec: object, metadata: object = {}) => stringify({
  apiVersion: 'istio.alibabacloud.com/v1', kind: 'IstioGateway', metadata: { name: 'edge', namespace: 'istio-system', ...metadata }, spec,
});
const codesIn = (gateway: ReturnType<typeof read>) => {
  let codes: string[] = [];
  capturingStderr(() => (codes = Findings.of(gateway).map(({ code, path }) => `${code} ${path}`)));
  return codes;
};

test('the strategy of a cluster that is replaced is reported, and that of no other cluster', () => {
  expect(codesIn(read(textOf(OVERRIDDEN))).filter((each) => each.startsWith('ASMG0120'))).toEqual(['ASMG0120 spec.overrides.c2']);
  expect(codesIn(read(textOf({ externalTrafficPolicy: 'Cluster', overrides: { c2: {} } }))).filter((each) => each.startsWith('ASMG0120'))).toEqual([]);
});

test('a verification in a cluster asks the ports of its override', () => {
  const gateway = read(textOf({
    externalTrafficPolicy: 'Local', ports: [{ name: 'http2', port: 80 }], overrides: { c2: { ports: [{ name: 'http2', port: 8080 }] } },
  }));
  const chart = chartOf('cluster');
  new GatewayVerification(chart, 'verify', { gateway, clusterId: 'c2' });
  expect(JSON.stringify(chart.toJson())).toContain('service-dns=http://istio-edge.istio-system:8080/');
});

test('what the API server writes is left out, and a list of gateways is read', () => {
  const metadata = { uid: 'u', resourceVersion: '7', creationTimestamp: '2026-01-01T00:00:00Z', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', 'a': 'b' } };
  const item = { ...parse(textOf({ externalTrafficPolicy: 'Local' }, metadata)) as object, status: { Status: 'Available' } };
  expect(rendered(stringify({ apiVersion: 'v1', kind: 'List', items: [item] }))).toEqual({
    apiVersion: 'istio.alibabacloud.com/v1',
    kind: 'IstioGateway',
    spec: { externalTrafficPolicy: 'Local' },
    metadata: { name: 'edge', namespace: 'istio-system', annotations: { a: 'b' } },
  });
});
