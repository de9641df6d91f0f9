import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { LanguageServer } from './language-server';
import { EXAMPLE, ROOT, unpackedPackage } from './support';

/* What an editor shows with the schemas of the package, in the repository of examples/lint-in-ci. */

let folder: string;
let schemas: string;
let server: LanguageServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  schemas = join(await unpackedPackage(folder), 'schemas');
  server = new LanguageServer();
  await server.start(EXAMPLE);
});
afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

/** A file with the first line by which the guide names a schema. */
const withSchema = (schema: string, text: string) => `# yaml-language-server: $schema=${join(schemas, schema)}\n${text}`;

const GATEWAY = 'istio.alibabacloud.com/istiogateway_v1beta1.json';
const CONFIGURATION = 'asm-gateway.schema.json';

test.each(['manifests/gateway.yaml', 'base/gateway.yaml'])('the gateway %s has no mistakes', async (file) => {
  expect(await server.open(join(EXAMPLE, file), withSchema(GATEWAY, readFileSync(join(EXAMPLE, file), 'utf8')))).toEqual([]);
});

test('a wrong value, an unknown field and a wrong type are shown at their lines', async () => {
  const text = withSchema(GATEWAY, [
    'apiVersion: istio.alibabacloud.com/v1beta1', 'kind: IstioGateway', 'metadata: { name: edge, namespace: istio-system }', 'spec:',
    '  externalTrafficPolicy: local', '  replicas: 2', '  replicaCount: two', '',
  ].join('\n'));
  const found = await server.open(join(folder, 'wrong.yaml'), text);
  expect(found.map(({ range, message }) => [range.start.line, message])).toEqual([
    [5, expect.stringContaining('"Local"')],
    [6, expect.stringContaining('replicas')],
    [7, expect.stringContaining('integer')],
  ]);
});

test('fields and values of a gateway are proposed', async () => {
  const file = join(folder, 'new.yaml');
  await server.open(file, withSchema(GATEWAY, 'apiVersion: istio.alibabacloud.com/v1beta1\nkind: IstioGateway\nspec:\n  externalTrafficPolicy: \n  \n'));
  expect(await server.proposals(file, 4, 25)).toEqual(expect.arrayContaining(['Cluster', 'Local']));
  expect(await server.proposals(file, 5, 2)).toEqual(expect.arrayContaining(['clusterIds', 'replicaCount', 'serviceAnnotations']));
});

test('the keys of asm-gateway.yaml are checked and proposed', async () => {
  const file = join(folder, 'asm-gateway.yaml');
  const found = await server.open(file, withSchema(CONFIGURATION, 'platfrom: {}\nplatform:\n  cni: flanel\n\n'));
  expect(found.map(({ range: { start } }) => start.line)).toEqual([1, 3]);
  expect(await server.proposals(file, 4, 0)).toEqual(expect.arrayContaining(['clusters', 'paths', 'failOn', 'acknowledge']));
});

test('the guide names the schemas as this test does', () => {
  expect(readFileSync(join(ROOT, 'docs', 'guide', 'ci.md'), 'utf8')).toContain(`/schemas/${GATEWAY}`);
});
