import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { gunzipSync } from 'zlib';
import { type Assembly, bundleInto } from './bundles';
import { noticeOf } from './notice';

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

async function main(): Promise<void> {
  const declarations = ['index', 'jest'].flatMap((name) => [...declarationsFrom(join(LIB, `${name}.d.ts`))]);
  keepOnly(new Set(declarations), join(ROOT, 'lib'));
  writeFileSync(join(ROOT, 'NOTICE'), noticeOf(await bundleInto(LIB, assembly())));
}

void main();
