import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { EXAMPLES, exampleNames, filesWrittenIn } from '../scripts/examples';
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

/** The files that an app wrote, by their paths in the output folder. */
const written = () => filesWrittenIn(folder);

describe.each(exampleNames())('the example %s', (name) => {
  test('synthesizes the same bytes through the cdk8s command', async () => {
    expect(await runApp(join(EXAMPLES, name, 'main.ts'))).toMatchObject({ code: 0, stderr: '' });
    const direct = written();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const cdk8s = join(ROOT, 'node_modules', '.bin', 'cdk8s');
    const outcome = await run([cdk8s, 'synth', '--check-upgrade=false', '--output', folder], { cwd: join(EXAMPLES, name) });
    expect(outcome.code).toBe(0);
    expect(written()).toEqual(direct);
  });
});

test('the example from-string uses the strategy from the environment, and rejects an unknown one', async () => {
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
