import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { mustRun } from './shell';

const ROOT = join(__dirname, '..', '..');

/** What belongs to this checkout: the packages of the library, and programs built with them. */
export const BUILT = join(ROOT, 'node_modules', '.cache', 'languages');

/** What any checkout can use: packages of the same versions. */
const KEPT = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-asm-gateway-languages');

/** The libraries that users install next to ours. */
export const LIBRARIES = ['constructs', 'cdk8s', 'cdk8s-plus-28'] as const;

export type Library = (typeof LIBRARIES)[number];

/** Where npm installed a library. */
export const folderOf = (library: Library) => join(ROOT, 'node_modules', library);

/** What the manifest of a library says about its packages. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly jsii: { readonly targets: { readonly go: { readonly moduleName: string; readonly packageName?: string } } };
}

/** The manifest of the package in a folder. */
export const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The installed version, which every language must use: another one may write other manifests. */
export const versionOf = (library: Library) => manifestOf(folderOf(library)).version;

/** A folder for what is made from the installed versions of the libraries. */
export function keptFolder(name: string): string {
  const folder = join(KEPT, `${name}-${LIBRARIES.map(versionOf).join('-')}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Makes the package of the library for a language in `BUILT`, and compiles it before if the sources are newer. */
export function packageFor(target: string, options: readonly string[] = []): void {
  compileIfStale();
  rmSync(join(BUILT, target), { recursive: true, force: true });
  pacmak(['--target', target, '--outdir', BUILT, ...options], ROOT);
}

/**
 * Makes the package of an installed library for a language. Registries do not have every version in every language.
 *
 * @returns its folder
 */
export function libraryFor(target: string, library: Library, options: readonly string[] = []): string {
  const folder = join(keptFolder(target), library);
  const made = join(folder, 'made', target);
  if (!existsSync(made)) {
    rmSync(folder, { recursive: true, force: true });
    copyOf(library, folder);
    pacmak(['--target', target, '--outdir', 'unfinished', ...options], folder);
    // Renamed when it is whole: an interrupted run leaves nothing that the next one takes for finished.
    renameSync(join(folder, 'unfinished'), join(folder, 'made'));
  }
  return made;
}

/** jsii-pacmak reads no package inside node_modules, and looks for the libraries of a package in its own node_modules. */
function copyOf(library: Library, folder: string): void {
  cpSync(folderOf(library), folder, { recursive: true, dereference: true });
  for (const other of LIBRARIES.slice(0, LIBRARIES.indexOf(library))) {
    cpSync(folderOf(other), join(folder, 'node_modules', other), { recursive: true, dereference: true });
  }
}

function pacmak(args: readonly string[], cwd: string): void {
  mustRun(process.execPath, [require.resolve('jsii-pacmak/bin/jsii-pacmak'), ...args], cwd);
}

function compileIfStale(): void {
  const assembly = join(ROOT, '.jsii.gz');
  if (!existsSync(assembly) || changed(assembly) < Math.max(...sources().map(changed))) {
    mustRun('npx', ['projen', 'compile'], ROOT);
  }
}

const changed = (file: string) => statSync(file).mtimeMs;

/** The files that end up in the package. */
function sources(): string[] {
  const files = ['src', 'imports'].flatMap((folder) => (
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
  ));
  return ['package.json', ...files.filter((file) => file.endsWith('.ts'))].map((file) => join(ROOT, file));
}
