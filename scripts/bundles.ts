import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { basename, dirname, join, relative, resolve } from 'path';
import { build, type BuildOptions, type BuildResult, type Plugin, transform, type TransformOptions } from 'esbuild';
import { LATE_FILES } from '../projenrc/rooms';

/*
 * Bundles of the sources, made by esbuild. They lie as jsii lays out what it compiles:
 *
 * - library.js has the whole library. index.js loads it when an export is first used.
 * - jest.js has the snapshot serializer.
 * - cli/ has the command: a file for each command, and one for each set of commands that share code.
 *
 * docs/decisions/0017-the-package-is-bundled.md says why.
 */

const ROOT = join(__dirname, '..');

/** What an app has anyway. The library must use the same copy. */
const PEERS = ['cdk8s', 'cdk8s-plus-28', 'constructs'];

/** Files that are loaded late, inside a function, and the names of their bundles in lib/src/cli/. */
const LATE: ReadonlyMap<string, string> = new Map(LATE_FILES.flatMap((file) => (
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\brequire\('(\.[^']+)'\)/g)].map(([, path = '']): [string, string] => (
    [join(dirname(file), `${path}.ts`), basename(path, '.generated')])))));

/** The bundle of the YAML parser, which is loaded late too. */
const YAML = 'yaml-parser';

const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  legalComments: 'none',
  charset: 'utf8',
  tsconfig: join(ROOT, 'tsconfig.json'),
  logLevel: 'warning',
  metafile: true,
  format: 'cjs',
};

/** esbuild shares code between ES modules only, and lists the exports of such modules only. `writeModules` writes the result. */
const ES_MODULES: BuildOptions = { ...COMMON, format: 'esm', write: false };

const AS_COMMONJS: TransformOptions = { format: 'cjs', platform: 'node', target: 'node20', charset: 'utf8' };

/** For code whose errors Node.js never prints. It prints the line of the library that throws an error, so those lines stay as they are. */
const SHORT = { minifyWhitespace: true, lineLimit: 200 };

/** Keeps late loading late: `require` of such a file becomes `require` of its bundle. */
function lateFrom(cli: string): Plugin {
  return {
    name: 'late',
    setup(plugin) {
      plugin.onResolve({ filter: /./ }, ({ kind, path, importer }) => {
        if (kind !== 'require-call' || importer.includes('node_modules')) {
          return undefined;
        }
        const name = path === 'yaml' ? YAML : LATE.get(relative(ROOT, `${resolve(dirname(importer), path)}.ts`));
        return name === undefined ? undefined : { path: `${cli}/${name}.js`, external: true };
      });
    },
  };
}

/**
 * commander starts programs for commands that are files of their own. Ours are not, and loading what starts programs takes as long as all
 * of commander. It is loaded when it is called.
 */
const CALLED_LATE: Plugin = {
  name: 'called-late',
  setup(plugin) {
    plugin.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) => (
      importer.includes('commander') ? { path, namespace: 'called-late' } : undefined));
    plugin.onLoad({ filter: /./, namespace: 'called-late' }, ({ path }) => (
      { contents: `exports.spawn = (...args) => require(${JSON.stringify(path)}).spawn(...args);` }));
  },
};

/** Replaces the file that looks for package.json: a program in one file has none next to it, and might find one of the user. */
function withVersion(version: string): Plugin {
  return {
    name: 'version',
    setup(plugin) {
      plugin.onLoad({ filter: /\/src\/cli\/version\.ts$/ }, () => (
        { contents: `export const packageVersion = () => ${JSON.stringify(version)};`, loader: 'ts' }));
    },
  };
}

/** The classes that jsii knows, and the version of the package. */
export interface Assembly {
  readonly version: string;
  readonly classes: readonly string[];
}

/** Code that writes what jsii writes into the classes it compiles: by it, the runtime of jsii knows the class of an object. */
function runtimeTypes({ version, classes }: Assembly): string {
  return `for (const name of ${JSON.stringify(classes)}) {\n`
    + '  Object.defineProperty(module.exports[name], Symbol.for("jsii.rtti"), {\n'
    + `    value: { fqn: "cdk8s-asm-gateway." + name, version: ${JSON.stringify(version)} },\n  });\n}\n`;
}

/** esbuild renames classes that refer to themselves, and the check of the input compares names. This gives them their names in the sources. */
const withClassNames = (code: string) => code.replace(/\b(\w+) ?= ?class _\1\b[^{]*\{/g, '$&static name="$1";');

/** Writes a result that consists of ES modules as CommonJS modules. */
async function writeModules({ outputFiles = [] }: BuildResult, options: TransformOptions = {}): Promise<void> {
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, (await transform(withClassNames(text), { ...AS_COMMONJS, ...options })).code);
  }
}

async function bundleLibrary(folder: string, assembly: Assembly): Promise<BuildResult[]> {
  const library = await build({
    ...ES_MODULES, entryPoints: { library: 'src/index.ts' }, outdir: folder, external: PEERS, plugins: [lateFrom('./cli')],
  });
  await writeModules(library);
  appendFileSync(join(folder, 'library.js'), runtimeTypes(assembly));
  writeFileSync(join(folder, 'index.js'), entryOf(exportsOf(library)));
  const serializer = await build({ ...COMMON, entryPoints: ['src/jest.ts'], outdir: folder });
  return [library, serializer];
}

/** The names that the one entry point of a bundle exports. */
const exportsOf = ({ metafile }: BuildResult) => Object.values(metafile?.outputs ?? {}).flatMap(({ exports }) => exports);

/** Exports that load the library when they are first used. Node.js finds their names in the last line. */
function entryOf(names: readonly string[]): string {
  return `"use strict";
let library;
for (const name of ${JSON.stringify(names)}) {
  Object.defineProperty(exports, name, { enumerable: true, get: () => (library ??= require("./library"))[name] });
}
Object.defineProperty(exports, "__esModule", { value: true });
0 && (module.exports = { ${names.join(', ')} });
`;
}

async function bundleCommand(folder: string): Promise<BuildResult[]> {
  const entries = [...LATE].map(([source, name]) => [name, source]);
  const command = await build({
    ...ES_MODULES,
    entryPoints: { main: 'src/cli/main.ts', ...Object.fromEntries(entries) as object },
    outdir: folder,
    splitting: true,
    chunkNames: 'shared-[hash]',
    plugins: [lateFrom('.'), CALLED_LATE],
  });
  await writeModules(command, SHORT);
  const parser = await build({ ...COMMON, ...SHORT, entryPoints: { [YAML]: 'yaml' }, outdir: folder });
  return [command, parser];
}

/** Writes all bundles. Returns what esbuild says of them. */
export async function bundleInto(folder: string, assembly: Assembly): Promise<BuildResult[]> {
  return [...await bundleLibrary(folder, assembly), ...await bundleCommand(join(folder, 'cli'))];
}

/** Writes the whole command as one file. Files that are loaded late are part of it, and still run when they are first needed. */
export async function bundleCommandAsOne(file: string, version: string): Promise<BuildResult> {
  const result = await build({
    ...COMMON, ...SHORT, entryPoints: ['src/cli/main.ts'], outfile: file, write: false, plugins: [CALLED_LATE, withVersion(version)],
  });
  result.outputFiles.forEach(({ path, text }) => writeFileSync(path, withClassNames(text)));
  return result;
}
