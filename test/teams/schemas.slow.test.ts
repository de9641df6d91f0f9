import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { k8s } from 'cdk8s-plus-28';
import { parse } from 'yaml';
import { ROOT, unpackedPackage } from './support';
import { pathWithGoTools } from '../support/go-tools';
import { needs } from '../support/needs';
import { run } from '../support/shell';
import { gatewayManifest } from '../support/synth';

const LOCATION = 'schemas/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** What kubeconform says about a manifest. */
async function kubeconform(manifest: object, schemas = ROOT) {
  const file = join(folder, 'gateway.json');
  writeFileSync(file, JSON.stringify(manifest));
  const outcome = await run(['kubeconform', '-strict', '-output', 'json', '-schema-location', join(schemas, LOCATION), file], {
    env: { ...process.env, PATH: pathWithGoTools() },
  });
  const { resources } = JSON.parse(outcome.stdout) as { resources: { status: string; validationErrors?: { path: string; msg: string }[] }[] };
  return { code: outcome.code, status: resources[0]?.status, errors: resources[0]?.validationErrors ?? [], stderr: outcome.stderr };
}

const PUBLISHED = parse(readFileSync(join(ROOT, 'test', 'schema', 'published-gateways.yaml'), 'utf8')) as {
  about: string; refused?: string; manifest: object;
}[];

needs('kubeconform').describe('kubeconform with our schemas', () => {
  test.each(PUBLISHED.filter(({ refused }) => refused === undefined))('accepts the published gateway $about', async ({ manifest }) => {
    expect(await kubeconform(manifest)).toEqual({ code: 0, status: undefined, errors: [], stderr: '' });
  });

  test.each(['istio.alibabacloud.com/v1', 'istio.alibabacloud.com/v1beta1'])('accepts a gateway of ours in %s, with a status that ASM wrote', async (apiVersion) => {
    const manifest = { ...gatewayManifest({ rollingMaxSurge: k8s.IntOrString.fromString('25%') }), apiVersion, status: { Status: 'Available', NewField: 1 } };
    expect(await kubeconform(manifest)).toMatchObject({ code: 0, errors: [] });
  });

  test.each([
    ['an unknown field', { replicas: 2 }, '/spec', 'replicas'],
    ['a value of the wrong type', { replicaCount: 'two' }, '/spec/replicaCount', 'want integer'],
    ['a value that is none of an enum', { externalTrafficPolicy: 'local' }, '/spec/externalTrafficPolicy', 'Local'],
    ['an unknown field of an override', { overrides: { c1: { replicas: 2 } } }, '/spec/overrides/c1', 'replicas'],
    ['a wrong value in an override', { overrides: { c1: { replicaCount: 'two' } } }, '/spec/overrides/c1/replicaCount', 'validation failed'],
  ])('rejects %s, and names the place', async (_, spec, path, message) => {
    const { code, status, errors } = await kubeconform({ ...gatewayManifest(), spec });
    expect([code, status]).toEqual([1, 'statusInvalid']);
    expect(errors).toEqual([{ path, msg: expect.stringContaining(message) as string }]);
  });
});

test('the package contains the schemas in the layout of the CRDs catalog', async () => {
  const installed = await unpackedPackage(folder);
  expect((readdirSync(join(installed, 'schemas'), { recursive: true }) as string[]).sort()).toEqual([
    'asm-gateway.schema.json',
    'istio.alibabacloud.com',
    'istio.alibabacloud.com/istiogateway_v1.json',
    'istio.alibabacloud.com/istiogateway_v1beta1.json',
  ]);
});
