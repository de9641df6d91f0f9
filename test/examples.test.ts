import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Findings } from 'cdk8s-asm-gateway';
import { parse, parseAllDocuments } from 'yaml';
import { EXAMPLES, exampleNames, invalidExamples } from '../scripts/examples';
import { type Manifest, schemaErrors } from './support/schema';
import { withoutScript } from './support/script';
import { run } from './support/shell';

const TSX = require.resolve('tsx/cli');
const ROOT = join(__dirname, '..');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs an app as its user would, with an output folder of its own. */
const runApp = (file: string, env: NodeJS.ProcessEnv = {}) => run(
  [process.execPath, TSX, '--tsconfig', join(EXAMPLES, 'tsconfig.json'), file],
  { env: { ...process.env, CDK8S_OUTDIR: folder, ...env } },
);

/** The files that an app wrote. */
const written = () => Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

const manifestsIn = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as Manifest);

describe.each(exampleNames())('the example %s', (name) => {
  test('synthesizes manifests that a cluster takes, these and no others', async () => {
    expect(await runApp(join(EXAMPLES, name, 'main.ts'))).toMatchObject({ code: 0, stderr: '' });
    expect(Object.values(written()).flatMap(manifestsIn).flatMap(schemaErrors)).toEqual([]);
    for (const [file, text] of Object.entries(written())) {
      expect(withoutScript(text)).toMatchSnapshot(file);
    }
  });

  test('synthesizes the same bytes through the cdk8s command', async () => {
    await runApp(join(EXAMPLES, name, 'main.ts'));
    const direct = written();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const cdk8s = join(ROOT, 'node_modules', '.bin', 'cdk8s');
    const outcome = await run([cdk8s, 'synth', '--check-upgrade=false', '--output', folder], { cwd: join(EXAMPLES, name) });
    expect(outcome.code).toBe(0);
    expect(written()).toEqual(direct);
  });
});

test('the example eni yields the documented gateway, field for field', async () => {
  await runApp(join(EXAMPLES, 'eni', 'main.ts'));
  expect(parse(written()['mesh.k8s.yaml'])).toEqual({
    apiVersion: 'istio.alibabacloud.com/v1beta1',
    kind: 'IstioGateway',
    metadata: { name: 'ingressgateway', namespace: 'istio-system' },
    spec: {
      externalTrafficPolicy: 'Cluster',
      maxReplicas: 5,
      minReplicas: 2,
      ports: [
        { name: 'status-port', port: 15020, targetPort: 15020 },
        { name: 'http2', port: 80, targetPort: 80 },
        { name: 'https', port: 443, targetPort: 443 },
        { name: 'tls', port: 15443, targetPort: 15443 },
      ],
      replicaCount: 2,
      resources: { limits: { cpu: '2', memory: '2G' }, requests: { cpu: '200m', memory: '256Mi' } },
      runAsRoot: false,
      serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'eni' },
      serviceType: 'LoadBalancer',
    },
  });
});

test('the example from-string takes the strategy that the environment names, and refuses one that does not exist', async () => {
  const file = join(EXAMPLES, 'from-string', 'main.ts');
  await runApp(file, { GATEWAY_STRATEGY: 'eni' });
  expect(parse(written()['mesh.k8s.yaml'])).toMatchObject({ spec: { externalTrafficPolicy: 'Cluster' } });
  const refused = await runApp(file, { GATEWAY_STRATEGY: 'enii' });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('[ASMG0211] strategy "enii" does not exist');
});

test('the example hooks is a Helm chart that Helm renders to the manifests of the example', async () => {
  const cdk8s = join(ROOT, 'node_modules', '.bin', 'cdk8s');
  const outcome = await run(
    [cdk8s, 'synth', '--check-upgrade=false', '--output', folder, '--format', 'helm', '--chart-version', '1.0.0'],
    { cwd: join(EXAMPLES, 'hooks') },
  );
  expect(outcome.code).toBe(0);
  const templates = readFileSync(join(folder, 'templates', 'helm.k8s.yaml'), 'utf8');
  expect(templates).toMatch(/helm\.sh\/hook: test\n/);
  expect(templates).not.toContain('{{');
});

test.each(invalidExamples())('the example invalid/%s is refused with the code it is named after, and writes nothing', async (file) => {
  const outcome = await runApp(join(EXAMPLES, 'invalid', file));
  const codes = new Set(Findings.fromError(outcome.stderr).map(({ code }) => code));
  expect([...codes]).toEqual([file.slice(0, 'asmg0000'.length).toUpperCase()]);
  expect(outcome.code).toBe(1);
  expect(written()).toEqual({});
});
