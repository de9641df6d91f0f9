import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import * as ts from 'typescript';
import { markdownFiles } from '../scripts/documents';
import { exampleNames, filesWrittenIn } from '../scripts/examples';
import { filled } from '../scripts/snippets';
import { type Block, blocksIn, commandShown } from './support/markdown';
import { run } from './support/shell';

/* Follows the README word for word: builds the package as it says, then goes on in an empty folder next to the checkout. */

const ROOT = join(__dirname, '..');
const TARBALL = 'cdk8s-asm-gateway-0.0.0.tgz';
const BLOCKS = blocksIn(readFileSync(join(ROOT, 'README.md'), 'utf8'));
const GUIDE = blocksIn(readFileSync(join(ROOT, 'docs', 'guide', 'snapshot-tests.md'), 'utf8'));

/** For each part: no run of a command may take longer. In milliseconds. */
const LONGEST = 120_000;

const place = mkdtempSync(join(tmpdir(), 'asm-gateway-readme-'));
const checkout = join(place, 'cdk8s-asm-gateway');
const folder = join(place, 'my-gateway');
const installed = join(folder, 'node_modules', 'cdk8s-asm-gateway');

/** A reader's environment, but for packages that are taken from the cache and not asked for. */
const ENV = {
  ...process.env,
  CDK8S_CHECK_UPGRADE: 'false',
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_pack_destination: checkout,
};

const sh = (command: string, cwd = folder) => run(['sh', '-ec', command], { cwd, env: ENV });

const dist = () => filesWrittenIn(join(folder, 'dist'));

beforeAll(async () => {
  mkdirSync(checkout);
  mkdirSync(folder);
  const build = BLOCKS.find(({ text }) => text.includes('npm pack')) as Block;
  const outcome = await sh(build.text.replace('npm ci && ', ''), ROOT);
  expect([outcome.code, outcome.stdout.trim().split('\n').at(-1)]).toEqual([0, TARBALL]);
}, 2 * LONGEST);

afterAll(() => rmSync(place, { recursive: true }));

/** What a reader does with a block: a file is written, commands are run. */
type Step = Block & { readonly name: string; readonly file?: string; readonly output?: string };

const FILE = /^(?:snippet|file): (.*)$/;
const steps: Step[] = BLOCKS.map((block, index) => {
  const file = FILE.exec(block.comment ?? '')?.[1];
  const next = BLOCKS[index + 1];
  const output = next !== undefined && commandShown(next) !== undefined ? next.text : undefined;
  return { ...block, name: file === undefined ? block.text.split('\n')[0] : basename(file), file, output };
}).filter(({ file, language, comment }) => file !== undefined || language === 'sh' && comment === undefined);

describe('in an empty folder, a reader', () => {
  test.each(steps.filter(({ file }) => file !== 'main.js').map((step) => [step.name, step] as const))('follows the README: %s', async (_, step) => {
    if (step.file !== undefined) {
      writeFileSync(join(folder, basename(step.file)), step.text);
      return;
    }
    const { code, stdout, stderr } = await sh(step.text);
    const isAboutFault = step.output?.startsWith('error ') === true;
    expect([code, stderr.replace(/^npm (?:warn|notice).*\n/gm, '')]).toEqual([isAboutFault ? 1 : 0, expect.not.stringContaining('rror')]);
    expect(stdout).toContain(step.output ?? '');
  }, LONGEST);

  test('writes the same manifests in plain JavaScript', async () => {
    rmSync(join(folder, 'dist'), { recursive: true });
    await sh('npx cdk8s synth');
    const typescript = dist();
    rmSync(join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'main.js'), (steps.find(({ file }) => file === 'main.js') as Step).text);
    const settings = readFileSync(join(folder, 'cdk8s.yaml'), 'utf8');
    writeFileSync(join(folder, 'cdk8s.yaml'), settings.replace('app: npx tsx main.ts', 'app: node main.js'));
    expect((await sh('npx cdk8s synth')).code).toBe(0);
    expect(Object.keys(typescript)).toEqual(['cluster.k8s.yaml', 'mesh.k8s.yaml']);
    expect(dist()).toEqual(typescript);
  }, LONGEST);

  test.each(exampleNames())('runs the example %s from the package', async (name) => {
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    const outcome = await sh(`npx tsx node_modules/cdk8s-asm-gateway/examples/${name}/main.ts`);
    expect([outcome.code, outcome.stderr]).toEqual([0, '']);
    expect(Object.keys(dist()).length).toBeGreaterThan(0);
  }, LONGEST);

  test('copies an example with its cdk8s.yaml and synthesizes it', async () => {
    const copy = join(folder, 'copy');
    cpSync(join(installed, 'examples', 'eni'), copy, { recursive: true });
    expect((await sh('npx cdk8s synth', copy)).code).toBe(0);
    expect(readdirSync(join(copy, 'dist'))).toEqual(['cluster.k8s.yaml', 'mesh.k8s.yaml']);
  }, LONGEST);
});

describe('the module cdk8s-asm-gateway/jest', () => {
  const code = (index: number) => GUIDE.filter(({ language }) => language === 'js')[index].text;

  test('works in the test of the guide', async () => {
    writeFileSync(join(folder, 'gateway.test.js'), `${code(0)}\ntest('the policy', () => {\n${code(1)}});\n`);
    const jest = await sh(`node ${join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js')} --ci=false --rootDir .`);
    expect([jest.code, jest.stderr]).toEqual([0, expect.stringContaining('2 snapshots written')]);
    const snapshot = readFileSync(join(folder, '__snapshots__', 'gateway.test.js.snap'), 'utf8');
    expect(snapshot).toContain('(probe.sh)');
    expect(snapshot.length).toBeLessThan(5000);
  }, LONGEST);

  test('has types', () => {
    const file = join(folder, 'types.ts');
    writeFileSync(file, 'import { serialize, test, withoutProbeScript } from \'cdk8s-asm-gateway/jest\';\nexport const all = [serialize, test, withoutProbeScript];\n');
    const program = ts.createProgram([file], { module: ts.ModuleKind.Node16, strict: true, noEmit: true, types: [] });
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  }, LONGEST);
});

describe('the documents', () => {
  test.each(markdownFiles().filter((document) => readFileSync(join(ROOT, document), 'utf8').includes('<!-- output: ')))(
    '%s shows what its commands print', (document) => {
      const text = readFileSync(join(ROOT, document), 'utf8');
      expect(text).toBe(filled(text));
    }, LONGEST,
  );
});
