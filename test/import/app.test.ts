import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { parse } from 'yaml';
import { pathText } from '../../src/findings/field-path';
import { type Finding, FindingLevel } from '../../src/findings/finding';
import { appFor } from '../../src/import/app';
import { literal, written } from '../../src/import/source-text';
import { judgeManifest } from '../../src/rules/judge';
import { fc } from '../support/properties';
import { capturingStderr } from '../support/stderr';

type Manifest = Readonly<Record<string, unknown>>;

/** Gateways that are published in documentation, each with its sources. */
const PUBLISHED = parse(readFileSync(join(__dirname, '..', 'schema', 'published-gateways.yaml'), 'utf8')) as readonly {
  readonly about: string; readonly manifest: Manifest;
}[];

/** Runs an app up to the synthesis, which would stop at the mistakes of a manifest. Returns the value of an expression there. */
function atTheEnd(source: string, expression: string): unknown {
  const code = ts.transpile(source.replace('app.synth();', `exports.value = ${expression};`), {
    module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022,
  });
  const exported: { value?: unknown } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function('require', 'exports', code) as (load: NodeJS.Require, exports: object) => void;
  capturingStderr(() => run(require, exported));
  return exported.value;
}

/** What the chart of an app has. */
const objectsOf = (source: string) => (
  atTheEnd(source, 'app.node.findAll().filter((each) => "toJson" in each && "kind" in each).map((each) => each.toJson())') as readonly unknown[]
);

/** The errors at which the synthesis of an app stops. */
const errorsOf = (source: string) => (atTheEnd(source, 'require("cdk8s-asm-gateway").Findings.of(app)') as readonly Finding[])
  .filter(({ level }) => level === FindingLevel.ERROR).map(({ code, path }) => `${code} ${path}`);

const gateway = (spec: object, others: object = {}): Manifest => ({
  apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'ingressgateway', namespace: 'istio-system' }, spec, ...others,
});

describe('the app of a published gateway synthesizes it', () => {
  test.each(PUBLISHED)('$about', ({ manifest }) => {
    expect(objectsOf(appFor(manifest).source)).toEqual([manifest]);
  });
});

describe('the app of a gateway with mistakes stops at what lint finds in the manifest', () => {
  const LOCAL = { serviceType: 'LoadBalancer', externalTrafficPolicy: 'Local' };
  const MISTAKES: readonly (readonly [about: string, spec: object])[] = [
    ['pods behind the load balancer with Local', { ...LOCAL, serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' } }],
    ['a policy in small letters', { ...LOCAL, externalTrafficPolicy: 'local' }],
    ['a number in quotation marks', { ...LOCAL, replicaCount: '2' }],
    ['a misspelled field', { ...LOCAL, podAnotations: { a: 'b' } }],
    ['a port that is none', { ...LOCAL, ports: [{ name: 'http', port: 70_000 }] }],
    ['a value that is no text', { ...LOCAL, serviceAnnotations: { 'example.com/on': true } }],
    ['a mistake in an override', { ...LOCAL, overrides: { c1: { replicaCount: 'two' } } }],
  ];

  test.each([
    ...MISTAKES.map(([about, spec]) => ({ about, manifest: gateway(spec) })),
    ...PUBLISHED,
  ])('$about', ({ manifest }) => {
    const byLint = judgeManifest(manifest, {}).findings.filter(({ level }) => level === FindingLevel.ERROR)
      .map(({ code, field = [] }) => `${code} ${pathText(field)}`);
    expect(new Set(errorsOf(appFor(manifest).source))).toEqual(new Set(byLint));
  });
});

describe('the app of a manifest', () => {
  test('says what it can in typed props, and the rest in a patch', () => {
    expect(appFor(gateway({
      serviceType: 'LoadBalancer',
      externalTrafficPolicy: 'Cluster',
      serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' },
      ports: [{ name: 'http2', port: 80, targetPort: 80 }, { name: 'grpc', port: 9000, targetPort: 'grpc', protocol: 'TCP' }],
      rollingMaxSurge: '100%',
      resources: { limits: { cpu: '2', memory: '2G' } },
      fieldOfTomorrow: true,
    })).source).toBe([
      'import { App, Chart, JsonPatch } from \'cdk8s\';',
      'import { GatewayPort, IstioGateway, TrafficStrategy } from \'cdk8s-asm-gateway\';',
      'import { k8s } from \'cdk8s-plus-28\';',
      '',
      'const app = new App();',
      '',
      'const gateway = new IstioGateway(new Chart(app, \'mesh\'), \'ingressgateway\', {',
      '  strategy: TrafficStrategy.eni(),',
      '  ports: [GatewayPort.http2(), GatewayPort.of({ name: \'grpc\', port: 9000, protocol: \'TCP\', targetPortName: \'grpc\' })],',
      '  rollingMaxSurge: k8s.IntOrString.fromString(\'100%\'),',
      '  resources: { limits: { cpu: k8s.Quantity.fromString(\'2\'), memory: k8s.Quantity.fromString(\'2G\') } },',
      '});',
      '',
      '// What no prop says.',
      'gateway.apiObject.addJsonPatch(JsonPatch.add(\'/spec/fieldOfTomorrow\', true));',
      '',
      'app.synth();',
      '',
    ].join('\n'));
  });

  test('leaves out what the API server added, and says so', () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}' };
    const { source, leftOut } = appFor(gateway({ externalTrafficPolicy: 'Local' }, {
      metadata: { name: 'edge', namespace: 'istio-system', uid: 'u', resourceVersion: '7', annotations }, status: { Status: 'Available' },
    }));
    expect(leftOut).toEqual(['status', 'metadata.uid', 'metadata.resourceVersion', 'the annotation kubectl.kubernetes.io/last-applied-configuration']);
    expect(objectsOf(source)).toEqual([gateway({ externalTrafficPolicy: 'Local' }, { metadata: { name: 'edge', namespace: 'istio-system' } })]);
  });

  test('gives the override of a cluster its own strategy', () => {
    const manifest = gateway({
      externalTrafficPolicy: 'Local',
      serviceType: 'LoadBalancer',
      ports: [{ name: 'http2', port: 80, targetPort: 80 }],
      overrides: { c2: { externalTrafficPolicy: 'Cluster', serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' }, replicaCount: 3 } },
    });
    const { source, patches } = appFor(manifest);
    expect([patches, source.includes('overrides: { c2: { strategy: TrafficStrategy.eni(), replicaCount: 3 } }')]).toEqual([[], true]);
    expect(objectsOf(source)).toEqual([manifest]);
  });

  test.each<[string, object]>([
    ['fields of a wrong type', { replicaCount: '2', ports: 'none', serviceAnnotations: 7, overrides: [1], resources: { limits: { cpu: {} } } }],
    ['an override that is no map', { overrides: { c1: null, c2: 7 } }],
    ['eni together with Local', { externalTrafficPolicy: 'Local', serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' } }],
    ['a policy that does not exist', { externalTrafficPolicy: 'Nearest' }],
    ['a ClusterIP Service', { serviceType: 'ClusterIP', ports: [] }],
    ['names that are no identifiers', { 'podLabels': { 'a/b': 'it\'s', '__proto__x': '"' }, 'x~y/z': { '': 1 } }],
    ['compression', { compression: { enabled: true, gzip: { memory_level: 9, window_bits: 12 } } }],
  ])('with %s synthesizes it', (_about, spec) => {
    const manifest = gateway(JSON.parse(JSON.stringify(spec)) as object);
    expect(objectsOf(appFor(manifest).source)).toEqual([manifest]);
  });
});

test('any manifest of JSON gives an app that synthesizes it', () => {
  const fields = fc.constantFrom(
    'replicaCount', 'ports', 'serviceType', 'externalTrafficPolicy', 'serviceAnnotations', 'podLabels', 'overrides', 'resources', 'kernel', 'other',
  );
  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown).filter((value) => value !== null);
  fc.assert(fc.property(fc.dictionary(fields, json), (spec) => {
    const manifest = gateway(spec);
    const plain = JSON.parse(JSON.stringify(manifest, (_, value: unknown) => (value === null ? undefined : value))) as Manifest;
    expect(objectsOf(appFor(plain).source)).toEqual([plain]);
  }), { numRuns: 150 });
});

test('characters that cannot be seen are written as numbers', () => {
  expect(['a\u202eb', '\u0007', '\u2028', '\u{e0041}', '网关', 'it\'s "so" \\'].map((value) => written(literal(value))))
    .toEqual(['\'a\\u{202e}b\'', '\'\\u0007\'', '\'\\u{2028}\'', '\'\\u{e0041}\'', '\'网关\'', '\'it\\\'s "so" \\\\\'']);
});

test('any value of JSON is written as TypeScript that gives it', () => {
  fc.assert(fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 110 }), (value, column) => {
    const plain = JSON.parse(JSON.stringify(value)) as unknown;
    const code = ts.transpile(`exports.value = ${written(literal(plain), column)};`);
    const exported: { value?: unknown } = {};
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    (new Function('exports', code) as (exports: object) => void)(exported);
    expect(exported.value).toEqual(plain);
  }));
});
