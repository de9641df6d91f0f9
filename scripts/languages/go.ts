import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { App } from './apps';
import type { Language } from './language';
import { BUILT, libraryFor, packageFor } from './package';
import { mustRun } from './shell';
import { writeTranslated } from './translated';
import { EXAMPLES } from '../examples';

const FOLDER = join(EXAMPLES, 'go');

/** The modules that are made here, each with its folder. Go's module proxy does not have every version of cdk8s. */
function localModules(): Record<string, string> {
  const folders = [
    join(libraryFor('go', 'cdk8s', ['--code-only']), 'cdk8s'),
    join(libraryFor('go', 'cdk8s-plus-28', ['--code-only']), 'cdk8splus28'),
    join(BUILT, 'go', 'asmgateway'),
  ];
  return Object.fromEntries(folders.map((folder) => [moduleIn(folder), folder]));
}

/** The path of the module in a folder. */
function moduleIn(folder: string): string {
  const [, path] = /^module (\S+)$/m.exec(readFileSync(join(folder, 'go.mod'), 'utf8')) ?? [];
  if (path === undefined) {
    throw new Error(`${folder} has no Go module`);
  }
  return path;
}

/** Builds the examples as one module, with the modules that are made here. */
function build(): string {
  const folder = join(BUILT, 'go-examples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(FOLDER, folder, { recursive: true });
  writeTranslated('go', (example, { file }) => join(folder, translatedName(example), file));
  const modules = Object.entries(localModules());
  const lines = modules.flatMap(([path, place]) => [`require ${path} ${versionFor(path)}`, `replace ${path} => ${place}`]);
  writeFileSync(join(folder, 'go.mod'), ['module examples', 'go 1.25', ...lines, ''].join('\n'));
  mustRun('go', ['mod', 'tidy'], folder);
  mustRun('go', ['vet', './...'], folder);
  mustRun('go', ['build', '-o', join(folder, 'programs/'), './...'], folder);
  return join(folder, 'programs');
}

/** A program has the name of its folder. */
const translatedName = (example: string) => `translated-${example}`;

/** Any version will do for a module that is replaced, but its major must be that of the path. */
const versionFor = (path: string) => `v${/\/v(\d+)$/.exec(path)?.[1] ?? '0'}.0.0`;

/** Go: a program for each app. */
export const go: Language = {
  name: 'Go',
  folder: FOLDER,
  programs: { go: 'Go 1.25 or newer' },
  fileOf: ({ name }: App) => join(name, 'main.go'),
  prepare: () => {
    packageFor('go', ['--code-only']);
    const programs = build();
    return ({ name, isTranslated }) => (isTranslated === true
      ? { program: join(programs, translatedName(name)), args: [], cwd: join(EXAMPLES, name) }
      : { program: join(programs, name), args: [] });
  },
};
