import { execFileSync, spawnSync } from 'child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { builtinModules } from 'module';
import { tmpdir } from 'os';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { loadAssemblyFromPath } from '@jsii/spec';
import { compiledCopy } from './support/compiled-copy';

/* What a person gets who installs the package. Compiles it as a release does, in a copy of the checkout. */

const ROOT = join(__dirname, '..');

/** The files of the package as patterns, each with the reason why a user has a use for them. */
const FILES: readonly (readonly [file: RegExp, why: string])[] = [
  [/^package\.json$/, 'npm needs it'],
  [/^README\.md$/, 'npm shows it'],
  [/^LICENSE$/, 'the license of the package'],
  [/^NOTICE$/, 'the licenses of the packages in the bundles'],
  [/^CHANGELOG\.md$/, 'what an update changes'],
  [/^SECURITY\.md$/, 'what the command reads and writes'],
  [/^\.jsii(\.gz)?$/, 'the API for other languages'],
  [/^\.jsii\.tabl\.json\.gz$/, 'the code of the README and of doc comments in other languages'],
  [/^lib\/src\/(index|library)\.js$/, 'the library'],
  [/^lib\/src\/.*\.d\.ts$/, 'its types'],
  [/^(jest|lib\/src\/jest)\.(js|d\.ts)$/, 'the snapshot serializer'],
  [/^lib\/src\/cli\/(main|lint|lint-fix|diagnose|verify|import|explain|shared-\w+)\.js$/, 'the command'],
  [/^lib\/src\/cli\/(yaml-parser|crd-validator)\.js$/, 'what reads and checks manifests'],
  [/^lib\/src\/cli\/lint-manifests\.js$/, 'the validation plugin of cdk8s'],
  [/^schemas\//, 'schemas for kubeconform and editors'],
  [/^examples\/(?!invalid|lint-in-ci)/, 'the README and the guides run them'],
  [/^argo-cd\//, 'the health check for Argo CD'],
];

let checkout: string;
let packed: readonly string[];

beforeAll(() => {
  checkout = compiledCopy();
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent'], { cwd: checkout, encoding: 'utf8' });
  packed = (JSON.parse(printed) as [{ files: { path: string }[] }])[0].files.map(({ path }) => path);
});
afterAll(() => rmSync(checkout, { recursive: true }));

/** Runs JavaScript in a process of its own, next to the compiled package. */
function evaluated(code: string, ...options: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...options, '-e', code], { cwd: checkout, encoding: 'utf8' });
  expect([stderr, status]).toEqual(['', 0]);
  return stdout;
}

test('the package has no file that a user has no use for', () => {
  expect(packed.filter((file) => !FILES.some(([pattern]) => pattern.test(file)))).toEqual([]);
});

test('the package has every kind of file that a user has a use for', () => {
  expect(FILES.filter(([pattern]) => !packed.some((file) => pattern.test(file))).map(([, why]) => why)).toEqual([]);
});

test('Construct Hub gets the README of the project, and the code in it in other languages', () => {
  expect(loadAssemblyFromPath(checkout).readme?.markdown.trim()).toBe(readFileSync(join(ROOT, 'README.md'), 'utf8').trim());
  const tablet = JSON.parse(gunzipSync(readFileSync(join(checkout, '.jsii.tabl.json.gz'))).toString()) as { snippets: object };
  const translations = Object.values(tablet.snippets).map(({ translations: each, location: { api } }) => [api.api, each.python?.source] as const);
  expect(translations).toContainEqual(['moduleReadme', expect.stringContaining('strategy=TrafficStrategy.dns_only()')]);
  expect(translations.filter(([kind]) => kind === 'type').length).toBeGreaterThan(4);
});

test('every file that another one loads is packed', () => {
  const loaded = packed.filter((file) => file.endsWith('.js')).flatMap((file) => (
    [...readFileSync(join(checkout, file), 'utf8').matchAll(/\brequire\("(\.[^"]+)"\)|__require\("(\.[^"]+)"\)|require\('(\.[^']+)'\)/g)]
      .map(([, ...paths]) => join(file, '..', paths.find((path) => path !== undefined) ?? ''))));
  expect(loaded.length).toBeGreaterThan(10);
  expect(loaded.filter((file) => !packed.includes(file) && !packed.includes(`${file}.js`))).toEqual([]);
});

test('every declaration that another one imports is packed', () => {
  const imported = packed.filter((file) => file.endsWith('.d.ts')).flatMap((file) => (
    [...readFileSync(join(checkout, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => `${join(file, '..', path)}.d.ts`)));
  expect(imported.length).toBeGreaterThan(100);
  expect(imported.filter((file) => !packed.includes(file))).toEqual([]);
});

test('the library loads no package but peers, and never cdk8s-plus-28, whose types it names', () => {
  const { peerDependencies, dependencies } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as Record<string, object | undefined>;
  const library = readFileSync(join(checkout, 'lib', 'src', 'library.js'), 'utf8');
  const loaded = [...library.matchAll(/require\d*\(["']([a-z@][^"']*)["']\)/g)].map(([, name = '']) => name.replace('node:', ''));
  expect([...new Set(loaded)].filter((name) => !builtinModules.includes(name)).sort()).toEqual(['cdk8s', 'constructs']);
  expect(Object.keys(peerDependencies ?? {}).sort()).toEqual(['cdk8s', 'cdk8s-plus-28', 'constructs']);
  expect(dependencies).toBeUndefined();
});

describe('the command needs no package at all', () => {
  const EXAMPLE = join(ROOT, 'examples', 'lint-in-ci', 'manifests');
  let alone: string;
  beforeAll(() => {
    alone = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
    packed.forEach((file) => cpSync(join(checkout, file), join(alone, file)));
  });
  afterAll(() => rmSync(alone, { recursive: true }));

  const gateway = () => readdirSync(EXAMPLE).map((file) => join(EXAMPLE, file)).find((file) => readFileSync(file, 'utf8').includes('IstioGateway')) ?? '';

  test.each([
    ['lint', () => ['lint', EXAMPLE], 'judged'],
    ['import', () => ['import', gateway()], 'IstioGateway'],
    ['explain', () => ['explain', 'ASMG0301'], 'ASMG0301'],
    ['diagnose', () => ['diagnose', '--help'], 'Usage: asm-gateway diagnose'],
    ['verify', () => ['verify', '--help'], 'Usage: asm-gateway verify'],
  ])('%s', (_, args, printed) => {
    const { stdout, status } = spawnSync(process.execPath, [join(alone, 'lib', 'src', 'cli', 'main.js'), ...args()], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain(printed);
  });
});

describe('the library', () => {
  test('is loaded when an export is first used', () => {
    const code = `
      const library = require('./lib/src');
      const loaded = () => Object.keys(require.cache).some((file) => file.endsWith('library.js'));
      console.log(loaded(), typeof library.IstioGateway, loaded());
    `;
    expect(evaluated(code)).toBe('false function true\n');
  });

  test('gives each class its name and what the runtime of jsii knows it by', () => {
    const code = `
      const { gunzipSync } = require('zlib');
      const { types } = JSON.parse(gunzipSync(require('fs').readFileSync('.jsii.gz')));
      const library = require('./lib/src');
      const classes = Object.values(types).filter(({ kind }) => kind === 'class');
      const named = classes.filter(({ name, fqn }) => library[name].name === name && library[name][Symbol.for('jsii.rtti')].fqn === fqn);
      console.log(classes.length > 10, named.length === classes.length);
    `;
    expect(evaluated(code)).toBe('true true\n');
  });

  test('exports its names to ES modules', () => {
    const code = 'import { IstioGateway, TrafficStrategy } from "./lib/src/index.js"; console.log(IstioGateway.name, TrafficStrategy.eni().name);';
    expect(evaluated(code, '--input-type=module')).toBe('IstioGateway eni\n');
  });

  test('throws an error without a line of thousands of characters', () => {
    const code = 'const { TrafficStrategy } = require("./lib/src"); TrafficStrategy.named("none");';
    const { stderr } = spawnSync(process.execPath, ['-e', code], { cwd: checkout, encoding: 'utf8' });
    expect(stderr).toContain('ASMG');
    expect(Math.max(...stderr.split('\n').map((line) => line.length))).toBeLessThan(400);
  });
});

test('the help of the command loads neither the parser nor the rules', () => {
  const code = `
    process.argv = [process.argv[0], 'asm-gateway', '--help'];
    require('./lib/src/cli/main.js');
    process.on('exit', () => console.log(Object.keys(require.cache).reduce((sum, file) => sum + require('fs').statSync(file).size, 0)));
  `;
  expect(Number(evaluated(code).trim().split('\n').at(-1))).toBeLessThan(100_000);
});

test('NOTICE has the license of each package that the sources load and users do not install', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const loaded = sources.flatMap((file) => (
    [...readFileSync(join(ROOT, 'src', file), 'utf8').matchAll(/(?:^import (?!type).* from|require\()\s*'([a-z@][^']*)'/gm)]
      .map(([, name = '']) => name)));
  const notice = readFileSync(join(ROOT, 'NOTICE'), 'utf8');
  const inBundles = [...new Set(loaded)]
    .filter((name) => !builtinModules.includes(name) && !['cdk8s', 'constructs'].includes(name));
  expect(inBundles.sort()).toEqual(['commander', 'yaml']);
  for (const name of inBundles) {
    expect(notice).toContain(readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8').trim());
  }
});

test('what jsii compiled and the bundles replaced is gone', () => {
  expect(existsSync(join(checkout, 'lib', 'src', 'rules', 'judge.js'))).toBe(false);
});
