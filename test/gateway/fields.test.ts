import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Findings, GatewayPort, GatewayServiceType, IstioGateway, type IstioGatewayProps, TrafficStrategy } from 'cdk8s-asm-gateway';
import { k8s } from 'cdk8s-plus-28';
import { parse } from 'yaml';
import { EXAMPLES } from '../../scripts/examples';
import { STRUCTS } from '../../src/input/declared.generated';
import { type Manifest, schemaErrors } from '../support/schema';
import { chartOf, codesOf, gatewayManifest, refusal } from '../support/synth';

/*
 * Every field of the resource has a prop, and every prop is a field of the resource.
 */

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
}

const CRD = parse(readFileSync(join(__dirname, '..', '..', 'crds', 'istiogateways.yaml'), 'utf8')) as {
  spec: { versions: { schema: { openAPIV3Schema: Schema } }[] };
};
const SPEC = CRD.spec.versions[0].schema.openAPIV3Schema.properties?.spec ?? {};

/** Props that are not fields of the spec. */
const NO_FIELDS = [
  'name', 'namespace', 'labels', 'annotations', 'apiVersion', 'strategy', 'platform', 'preserveClientIp', 'loadBalancer',
  'drainTimeout', 'canary', 'managedByAsm', 'replicasManagedByAsm', 'highAvailability', 'declareInManifest',
];

/** Props of an override that are not fields of it: they decide what the strategy sets there. */
const OF_CLUSTERS = ['strategy', 'platform', 'preserveClientIp', 'loadBalancer'];

/** Fields that the strategy sets. */
const OF_THE_STRATEGY = ['externalTrafficPolicy'];

/** The name of a field as jsii accepts it. */
const propName = (field: string) => field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()).replace(/IP$/, 'Ip');

/** Structs of our own, and none of Kubernetes. */
const isOwn = (type: string) => /^Gateway/.test(type) && type in STRUCTS;

const bare = (type: string) => type.replace(/\?$/, '').replace(/^\{(.*)\}$|\[\]$/, '$1');

/** The differences between a struct and the fields in the schema, in words. */
function differences(struct: string, schema: Schema, at: string, others: readonly string[] = []): string[] {
  const props = STRUCTS[struct];
  const inner = schema.items ?? schema.additionalProperties ?? schema;
  const fields = Object.entries(inner.properties ?? {}).filter(([field]) => !OF_THE_STRATEGY.includes(field));
  const named = fields.map(([field]) => propName(field));
  return [
    ...named.filter((name) => !(name in props)).map((name) => `${at} has the field ${name}, and ${struct} has no such prop`),
    ...Object.keys(props).filter((name) => !named.includes(name) && ![...others, ...OF_CLUSTERS].includes(name))
      .map((name) => `${struct} has the prop ${name}, and ${at} has no such field`),
    ...fields.filter(([field]) => isOwn(bare(props[propName(field)] ?? '')))
      .flatMap(([field, each]) => differences(bare(props[propName(field)]), each, `${at}.${field}`)),
  ];
}

/** The fields of the resource that the vendor defines, down to a list, a map, a value or a type of Kubernetes. */
function pathsIn(schema: Schema, type: string, at: readonly string[]): string[][] {
  const fields = Object.entries((schema.additionalProperties ?? schema).properties ?? {});
  return fields.flatMap(([field, each]) => {
    const path = [...at, field];
    const inner = bare(STRUCTS[type]?.[propName(field)] ?? 'string');
    return isOwn(inner) && each.properties !== undefined ? pathsIn(each, inner, path) : [path];
  });
}

const valueAt = (value: unknown, path: readonly string[]) => (
  path.reduce<unknown>((inner, step) => (inner as Readonly<Record<string, unknown>> | undefined)?.[step], value)
);

test('every field of the resource has a prop, and every prop is a field', () => {
  expect(differences('IstioGatewayProps', SPEC, 'spec', NO_FIELDS)).toEqual([]);
});

test('the walk finds a missing prop and a missing field, also in nested structs and overrides', () => {
  const { gzip } = SPEC.properties?.compression.properties ?? {};
  const changed = (properties: object) => ({ ...SPEC, properties: { ...SPEC.properties, ...properties } }) as Schema;
  const problems = (properties: object) => differences('IstioGatewayProps', changed(properties), 'spec', NO_FIELDS);
  expect(problems({ image: {} })).toEqual(['spec has the field image, and IstioGatewayProps has no such prop']);
  const more = { properties: { ...gzip?.properties, level_of_tomorrow: {} } };
  expect(problems({ compression: { properties: { ...SPEC.properties?.compression.properties, gzip: more } } })).toEqual(['spec.compression.gzip has the field levelOfTomorrow, and GatewayGzip has no such prop']);
  const { replicaCount, ...fewer } = SPEC.properties?.overrides.additionalProperties?.properties ?? {};
  expect(problems({ overrides: { additionalProperties: { properties: fewer } } }))
    .toEqual(['GatewayOverrides has the prop replicaCount, and spec.overrides has no such field']);
});

describe('the example every-field', () => {
  let manifest: Manifest & { spec: Record<string, unknown> };

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
    process.env.CDK8S_OUTDIR = folder;
    jest.isolateModules(() => jest.requireActual<object>(join(EXAMPLES, 'every-field', 'main.ts')));
    manifest = parse(readFileSync(join(folder, 'mesh.k8s.yaml'), 'utf8')) as typeof manifest;
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true });
  });

  test('is accepted by the schema of the resource', () => {
    expect(schemaErrors(manifest)).toEqual([]);
  });

  test('sets every field of the resource, and every kernel parameter', () => {
    const paths = pathsIn(SPEC, 'IstioGatewayProps', []);
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((path) => valueAt(manifest.spec, path) === undefined)).toEqual([]);
    expect(Object.keys(valueAt(manifest.spec, ['kernel', 'parameters']) as object).sort())
      .toEqual(Object.keys(SPEC.properties?.kernel.properties?.parameters.properties ?? {}).sort());
  });

  test('sets every field of an override, except the policy, which is the same', () => {
    const paths = pathsIn(SPEC.properties?.overrides ?? {}, 'GatewayOverrides', []);
    const [override] = Object.values(manifest.spec.overrides as object);
    expect(paths.filter((path) => valueAt(override, path) === undefined)).toEqual([['externalTrafficPolicy']]);
  });
});

describe('a field', () => {
  test('of compression is written in snake_case', () => {
    const compression = { enabled: true, contentType: ['text/html'], gzip: { memoryLevel: 9 }, minContentLength: undefined };
    expect(gatewayManifest({ compression }).spec.compression).toEqual({ enabled: true, content_type: ['text/html'], gzip: { memory_level: 9 } });
  });

  test('that rolls pods is written as a string', () => {
    const overrides = { c1: { rollingMaxUnavailable: k8s.IntOrString.fromNumber(0) } };
    const { spec } = gatewayManifest({ rollingMaxSurge: k8s.IntOrString.fromNumber(1), overrides });
    expect(spec).toMatchObject({ rollingMaxSurge: '1', overrides: { c1: { rollingMaxUnavailable: '0' } } });
  });

  test.each<[string, IstioGatewayProps, string]>([
    ['a misspelled kernel parameter', { kernel: { parameters: { 'net.core.somaxcon': '1' } } },
      'spec.kernel.parameters has no field "net.core.somaxcon"; Write "net.core.somaxconn", or remove the field.'],
    ['a kernel parameter that is a number', { kernel: { parameters: { 'vm.swappiness': 1 as never } } },
      'spec.kernel.parameters["vm.swappiness"] is 1; it must be a string; Put the value in quotation marks.'],
    ['a fraction of a second', { readinessProbe: { periodSeconds: 1.5 } }, 'spec.readinessProbe.periodSeconds is 1.5; it must be an integer; Write an integer.'],
    ['a negative size', { compression: { gzip: { chunkSize: -1 } } },
      'spec.compression.gzip.chunk_size is -1; it must follow the rule "must be >= 0"; Write a value that follows the rule.'],
    ['the same in an override', { overrides: { c1: { kernel: { parameters: { 'vm.swapiness': '1' } } } } },
      'spec.overrides.c1.kernel.parameters has no field "vm.swapiness"; Write "vm.swappiness", or remove the field.'],
    ['a volume without a Secret', { secretVolumes: [{ name: 'a', mountPath: '/a' } as never] },
      'secretVolumes[0].secretName is missing; it must be a string; Set secretVolumes[0].secretName to a string.'],
    ['an override that is a number', { overrides: { c1: 7 as never } }, 'overrides.c1 is 7; it must be a GatewayOverrides; Use a GatewayOverrides.'],
    ['overrides in a list', { overrides: [] as never },
      'overrides is a list; it must be an object whose values are GatewayOverrides objects; Use an object whose values are GatewayOverrides objects.'],
    ['a misspelled field of an override', { overrides: { c1: { replicas: 2, replicaCont: 2 } as never } },
      'prop "replicaCont" is unknown in GatewayOverrides; Write "replicaCount".'],
    ['the policy of an override', { overrides: { c1: { externalTrafficPolicy: 'Cluster' } as never } },
      'prop "externalTrafficPolicy" is unknown in GatewayOverrides; the strategy sets this field; '
      + 'Set strategy. TrafficStrategy.cluster() sets the policy Cluster, TrafficStrategy.dnsOnly() sets Local.'],
  ])('with %s is refused', (_about, props, expected) => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', props);
    expect(refusal(chart).map(({ message, fix }) => `${message}; ${fix}`)).toEqual([expected]);
  });
});

describe('the target of a port', () => {
  const web = (options: object) => GatewayPort.of({ name: 'web', port: 80, ...options });

  test('can be the name of a container port', () => {
    const { spec } = gatewayManifest({ ports: [web({ targetPortName: 'http' })], overrides: { c1: { ports: [web({ targetPortName: 'web' })] } } });
    expect(spec).toMatchObject({ ports: [{ name: 'web', port: 80, targetPort: 'http' }], overrides: { c1: { ports: [{ targetPort: 'web' }] } } });
  });

  test.each<[string, IstioGatewayProps, string]>([
    ['a number and a name', { ports: [web({ targetPort: 8080, targetPortName: 'http' })] }, 'targetPort 8080 and targetPortName "http" are both set'],
    ['both in an override', { overrides: { c1: { ports: [web({ targetPort: 1, targetPortName: 'a' })] } } }, 'targetPort 1 and targetPortName "a"'],
    ['a number in quotation marks', { ports: [web({ targetPortName: '8080' })] }, 'targetPort "8080" is invalid; a name must consist of'],
    ['a name that is too long', { ports: [web({ targetPortName: 'a'.repeat(16) })] }, 'targetPort "aaaaaaaaaaaaaaaa" is invalid'],
    ['a name with two hyphens', { ports: [web({ targetPortName: 'a--b' })] }, 'targetPort "a--b" is invalid'],
    ['a number out of range for mesh expansion', { meshExpansionPorts: [GatewayPort.of({ name: 'a', port: 70000 })] }, 'port 70000 is not allowed'],
    ['a port of mesh expansion that the gateway has', { meshExpansionPorts: [GatewayPort.of({ name: 'other', port: 80 })] }, 'port 80 is used twice for TCP'],
  ])('is refused with %s', (_about, props, expected) => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', props);
    expect(refusal(chart).map(({ code, message }) => `${code} ${message}`)).toEqual([expect.stringContaining(`ASMG0103 ${expected}`)]);
  });
});

describe('an override', () => {
  test('has only what differs', () => {
    expect(gatewayManifest({ overrides: { c1: { replicaCount: 3 }, c2: {} } }).spec.overrides).toEqual({ c1: { replicaCount: 3 }, c2: {} });
  });

  test('with a load balancer gets the policy that a ClusterIP gateway may not have', () => {
    const overrides = { c1: { serviceType: GatewayServiceType.LOAD_BALANCER } };
    const { spec } = gatewayManifest({ serviceType: GatewayServiceType.CLUSTER_IP, overrides });
    expect(spec).not.toHaveProperty('externalTrafficPolicy');
    expect(spec.overrides).toEqual({ c1: { serviceType: 'LoadBalancer', externalTrafficPolicy: 'Local' } });
  });

  test('cannot set an annotation that the strategy owns', () => {
    const chart = chartOf();
    const serviceAnnotations = { 'service.beta.kubernetes.io/backend-type': 'eni' };
    new IstioGateway(chart, 'ingress', { strategy: TrafficStrategy.cluster(), overrides: { c1: { serviceAnnotations } } });
    expect(Findings.of(chart).map(({ code, path }) => [code, path])).toEqual([
      ['ASMG0201', 'spec.overrides.c1.serviceAnnotations["service.beta.kubernetes.io/backend-type"]'],
    ]);
  });

  test('is judged like the gateway', () => {
    const chart = chartOf();
    new IstioGateway(chart, 'ingress', { overrides: { c1: { minReplicas: 5, maxReplicas: 2 } } });
    expect(codesOf(chart)).toEqual(['ASMG0104']);
  });
});
