import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { gunzipSync } from 'zlib';
import type { BuildResult } from 'esbuild';
import { type Assembly, bundleInto } from './bundles';

/*
 * Replaces what jsii compiled by bundles: `npx projen compile` runs it last. Of the files of jsii, the declarations stay that the public ones
 * import. NOTICE gets the licenses of the packages in the bundles.
 */

const ROOT = join(__dirname, '..');
const LIB = join(ROOT, 'lib', 'src');

/** What jsii wrote about the public API, as far as it is needed. */
interface JsiiAssembly {
  readonly version: string;
  readonly types: { readonly [fqn: string]: { readonly name: string; readonly kind: 'class' | 'enum' | 'interface' } };
}

function assembly(): Assembly {
  const { version, types } = JSON.parse(gunzipSync(readFileSync(join(ROOT, '.jsii.gz'))).toString()) as JsiiAssembly;
  return { version, classes: Object.values(types).filter(({ kind }) => kind === 'class').map(({ name }) => name) };
}

const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => join(folder, file)).filter((file) => statSync(file).isFile());

/** The declarations that users of a file meet: its own, and those that it imports. */
function declarationsFrom(file: string, found = new Set<string>()): Set<string> {
  if (!found.has(file) && existsSync(file)) {
    found.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)) {
      declarationsFrom(`${resolve(dirname(file), path)}.d.ts`, found);
    }
  }
  return found;
}

/** Removes all files of a folder except some, and then the empty folders. */
function keepOnly(kept: ReadonlySet<string>, folder: string): void {
  filesBelow(folder).filter((file) => !kept.has(file)).forEach((file) => rmSync(file));
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
    .filter((path) => statSync(path).isDirectory())
    .sort((a, b) => b.length - a.length)
    .filter((path) => readdirSync(path).length === 0)
    .forEach((path) => rmdirSync(path));
}

/** The names of the packages whose code is in the bundles. */
function packagesIn(bundles: readonly BuildResult[]): string[] {
  const inputs = bundles.flatMap(({ metafile }) => Object.values(metafile?.outputs ?? {}))
    .flatMap((output) => Object.entries(output.inputs)).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return [...new Set(inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []))].sort();
}

/** The copyright notices of the packages, which their licenses want in each copy. */
function notice(packages: readonly string[]): string {
  const parts = packages.map((name) => {
    const textOf = (file: string) => readFileSync(join(ROOT, 'node_modules', name, file), 'utf8');
    const { version, license } = JSON.parse(textOf('package.json')) as { readonly version: string; readonly license: string };
    return `## ${name} ${version} (${license})\n\n${textOf('LICENSE').trim()}\n`;
  });
  return ['cdk8s-asm-gateway contains code of these packages.\n', ...parts].join('\n');
}

async function main(): Promise<void> {
  const declarations = ['index', 'jest'].flatMap((name) => [...declarationsFrom(join(LIB, `${name}.d.ts`))]);
  keepOnly(new Set(declarations), join(ROOT, 'lib'));
  writeFileSync(join(ROOT, 'NOTICE'), notice(packagesIn(await bundleInto(LIB, assembly()))));
}

void main();
