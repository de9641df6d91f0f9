import { readFileSync } from 'fs';
import { join } from 'path';
import { ExternalTrafficPolicy, GatewayApiVersion, GatewayServiceType, GatewayType } from 'cdk8s-asm-gateway';
import { k8s } from 'cdk8s-plus-28';
import { parse } from 'yaml';
import { type Manifest, schemaErrors } from './support/schema';
import { gatewayManifest } from './support/synth';

interface SpecSchema {
  readonly properties: Record<string, { readonly enum?: string[]; readonly additionalProperties?: { readonly properties: object } }>;
}

const CRD = parse(readFileSync(join(__dirname, '..', 'crds', 'istiogateways.yaml'), 'utf8')) as {
  spec: { group: string; versions: { name: string; served: boolean; schema: { openAPIV3Schema: { properties: { spec: SpecSchema } } } }[] };
};
const SPEC = CRD.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties;
const PUBLISHED = parse(readFileSync(join(__dirname, 'schema', 'published-gateways.yaml'), 'utf8')) as {
  about: string; sources: string[]; refused?: string; manifest: Manifest;
}[];

describe('the CRD', () => {
  test('serves v1beta1 and v1 with one schema', () => {
    expect(CRD.spec.versions.map(({ name, served }) => [name, served])).toEqual([['v1beta1', true], ['v1', true]]);
    expect(CRD.spec.versions[0].schema).toEqual(CRD.spec.versions[1].schema);
    expect(Object.values(GatewayApiVersion).sort()).toEqual(CRD.spec.versions.map(({ name }) => `${CRD.spec.group}/${name}`).sort());
  });

  test('has 40 fields, and overrides accept all of them except gatewayType, clusterIds and overrides', () => {
    expect(Object.keys(SPEC)).toHaveLength(40);
    const notOverridable = ['gatewayType', 'clusterIds', 'overrides'];
    expect(Object.keys(SPEC.overrides.additionalProperties?.properties ?? {}).sort())
      .toEqual(Object.keys(SPEC).filter((field) => !notOverridable.includes(field)).sort());
  });

  test('accepts the values of our enums', () => {
    expect(SPEC.externalTrafficPolicy.enum).toEqual(expect.arrayContaining(Object.values(ExternalTrafficPolicy)));
    expect(SPEC.serviceType.enum).toEqual(expect.arrayContaining(Object.values(GatewayServiceType)));
    expect(SPEC.gatewayType.enum).toEqual(expect.arrayContaining(Object.values(GatewayType)));
  });

  test.each(PUBLISHED.filter(({ refused }) => refused === undefined))('accepts the published gateway $about', ({ manifest }) => {
    expect(schemaErrors(manifest)).toEqual([]);
  });

  test.each(PUBLISHED.filter(({ refused }) => refused !== undefined))('rejects the published gateway $about', ({ manifest, refused }) => {
    expect(schemaErrors(manifest)).toEqual([expect.stringContaining(refused as string)]);
  });

  test('rejects an unknown field and a value of the wrong type', () => {
    const gateway = gatewayManifest();
    expect(schemaErrors({ ...gateway, spec: { ...gateway.spec, replicas: 2 } })).toEqual([expect.stringContaining('"replicas"')]);
    expect(schemaErrors({ ...gateway, spec: { ...gateway.spec, rollingMaxSurge: 1 } })).toEqual([expect.stringContaining('/spec/rollingMaxSurge')]);
  });

  test('spells the fields of Kubernetes types like cdk8s-plus, without renaming', () => {
    const manifest = gatewayManifest({
      env: [
        { name: 'PLAIN', value: 'x' },
        { name: 'POD_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } },
        { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', containerName: 'proxy', divisor: k8s.Quantity.fromNumber(1) } } },
        { name: 'SECRET', valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: true } } },
        { name: 'CONFIG', valueFrom: { configMapKeyRef: { name: 'c', key: 'k', optional: true } } },
      ],
      lifecycle: {
        postStart: { exec: { command: ['true'] } },
        preStop: { httpGet: { path: '/quit', port: k8s.IntOrString.fromNumber(15000), scheme: 'HTTP', host: 'localhost', httpHeaders: [{ name: 'a', value: 'b' }] } },
      },
      tolerations: [{ key: 'k', operator: 'Equal', value: 'v', effect: 'NoExecute', tolerationSeconds: 5 }],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'k', operator: 'In', values: ['v'] }], matchFields: [] }] },
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [] } }],
        },
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{
            weight: 100,
            podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { a: 'b' } }, namespaceSelector: {}, namespaces: ['x'] },
          }],
        },
      },
      resources: { limits: { cpu: k8s.Quantity.fromNumber(2) } },
      rollingMaxSurge: k8s.IntOrString.fromString('100%'),
      rollingMaxUnavailable: k8s.IntOrString.fromNumber(1),
    });
    expect(manifest.spec).toMatchObject({ rollingMaxSurge: '100%', rollingMaxUnavailable: '1', resources: { limits: { cpu: 2 } } });
  });
});
