import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import * as ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { filesWrittenIn } from '../scripts/examples';
import { compiledCopy } from './support/compiled-copy';

/*
 * An app installs the package next to a release of cdk8s-plus, is compiled, and is synthesized. test/plus/app.ts is the app: here it imports
 * that release in place of cdk8s-plus-28.
 */

/** The releases: the oldest, that of `cdk8s init`, and the newest that the registry has. */
const RELEASES = ['cdk8s-plus-28@2.5.6', 'cdk8s-plus-33@2.5.57', 'cdk8s-plus-34@2.0.54'] as const;
const [OLDEST, ...NEWER] = RELEASES;
type Release = (typeof RELEASES)[number];

const nameOf = (release: Release) => release.replace(/@.*/, '');

const APP = readFileSync(join(__dirname, 'plus', 'app.ts'), 'utf8');

const place = mkdtempSync(join(tmpdir(), 'asm-gateway-plus-'));
const folderOf = (release: Release) => join(place, nameOf(release));
const manifestsOf = (release: Release) => filesWrittenIn(join(folderOf(release), 'dist'));

beforeAll(() => {
  const checkout = compiledCopy();
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', place], { cwd: checkout });
  rmSync(checkout, { recursive: true });
});
afterAll(() => rmSync(place, { recursive: true }));

/** Installs what a new app has. Packages are taken from the cache of npm and not asked for, if it has them. */
function install(release: Release): void {
  mkdirSync(folderOf(release));
  writeFileSync(join(folderOf(release), 'package.json'), '{}');
  const packages = [join(place, 'cdk8s-asm-gateway-0.0.0.tgz'), 'cdk8s@2.70.106', 'constructs@10.5.0', release];
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', ...packages], { cwd: folderOf(release) });
}

/** Compiles the app with the strictness of `cdk8s init`: the declarations of all packages are checked too. */
function compiled(release: Release): string[] {
  const file = join(folderOf(release), 'app.ts');
  writeFileSync(file, APP.replace('cdk8s-plus-28', nameOf(release)));
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.Node16, strict: true, skipLibCheck: false, types: ['node'], typeRoots: [join(__dirname, '..', 'node_modules', '@types')],
  });
  program.emit();
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe.each(RELEASES)('with %s', (release) => {
  test('npm installs cdk8s-plus-28 too, and the app compiles', () => {
    install(release);
    expect(existsSync(join(folderOf(release), 'node_modules', 'cdk8s-plus-28'))).toBe(true);
    expect(compiled(release)).toEqual([]);
  });

  test('the app is synthesized, and only that release is loaded', () => {
    const options = { cwd: folderOf(release), encoding: 'utf8', env: { ...process.env, CDK8S_OUTDIR: join(folderOf(release), 'dist') } } as const;
    expect(execFileSync(process.execPath, ['app.js'], options)).toBe(`${nameOf(release)}\n`);
    expect(Object.keys(manifestsOf(release))).toEqual(['cluster.k8s.yaml', 'mesh.k8s.yaml', 'monitor.k8s.yaml', 'nodes.k8s.yaml', 'shop.k8s.yaml']);
  });
});

/** Fields that newer releases add to every workload. */
const ADDED_BY_PLUS = ['shareProcessNamespace', 'revisionHistoryLimit'];

type Fields = { [field: string]: unknown };

/** A manifest without what a release of cdk8s-plus writes on its own account. */
function withoutChangesOfPlus(manifest: unknown): unknown {
  if (Array.isArray(manifest)) {
    return manifest.map(withoutChangesOfPlus);
  }
  if (typeof manifest !== 'object' || manifest === null) {
    return manifest;
  }
  return Object.fromEntries(Object.entries(manifest)
    .filter(([field]) => !ADDED_BY_PLUS.includes(field))
    .map(([field, value]) => [field, withoutChangesOfPlus(value)]));
}

describe.each(NEWER)('with %s', (release) => {
  const read = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as Fields);

  test('the manifests of this library are those of cdk8s-plus-28, byte for byte', () => {
    const { 'shop.k8s.yaml': _, ...ours } = manifestsOf(release);
    const { 'shop.k8s.yaml': __, ...expected } = manifestsOf(OLDEST);
    expect(ours).toEqual(expected);
  });

  test('the workloads differ only in what cdk8s-plus itself changed', () => {
    const [now, before] = [release, OLDEST].map((each) => read(manifestsOf(each)['shop.k8s.yaml'] ?? ''));
    expect(now).not.toEqual(before);
    expect(withoutChangesOfPlus(now)).toEqual(withoutChangesOfPlus(before));
    expect(ADDED_BY_PLUS.filter((field) => !JSON.stringify(now).includes(`"${field}"`))).toEqual([]);
  });
});

test('the public API names only structs of the Kubernetes API from cdk8s-plus-28', () => {
  const assembly = gunzipSync(readFileSync(join(folderOf(OLDEST), 'node_modules', 'cdk8s-asm-gateway', '.jsii.gz'))).toString();
  const { types } = JSON.parse(assembly) as { types: object };
  const named = [...JSON.stringify(types).matchAll(/"fqn":"cdk8s-plus-28\.([^"]+)"/g)].map(([, name = '']) => name);
  expect([...new Set(named)].sort()).toEqual([
    'k8s.Affinity', 'k8s.EnvVar', 'k8s.IntOrString', 'k8s.Lifecycle', 'k8s.LocalObjectReference', 'k8s.ResourceRequirements', 'k8s.Toleration',
  ]);
});
