import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, dirname, join } from 'path';

const ROOT = join(__dirname, '..');
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Folders at the top that hold files of the project. */
const FOLDERS = ['src', 'test', 'examples', 'docs', 'crds', 'bench', 'scripts', 'projenrc', 'imports'];

const FILES = FOLDERS.flatMap((folder) => (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).map((file) => join(folder, file)));
const NAMES = new Set([...FILES, ...readdirSync(ROOT)].map((file) => basename(file)));
const SOURCES = FILES.filter((file) => /^(?:src|scripts|projenrc)\/.*\.(?:ts|sh)$/.test(file));

/** What a placeholder stands for is not there yet: then the folder must be. */
const withoutPlaceholder = (path: string) => (path.includes('<') ? path.slice(0, path.lastIndexOf('/', path.indexOf('<')) + 1) : path);

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (document) => {
  const text = textOf(document).replace(/https?:\/\/\S+/g, '');

  test('names only paths that exist', () => {
    const paths = [...text.matchAll(new RegExp(`(?<![\\w./-])((?:${FOLDERS.join('|')})/[\\w.<>/-]*)`, 'g'))].map(([, path]) => path.replace(/\.$/, ''));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(ROOT, withoutPlaceholder(path))))).toEqual([]);
  });

  test('names only files that exist, where it leaves out their folder', () => {
    const names = [...text.matchAll(/(?<![\w./<>-])([\w.-]+\.(?:ts|sh|md|json|ya?ml))\b(?![/\w])/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !NAMES.has(name))).toEqual([]);
  });

  test('names only functions that exist, and in the file that it says', () => {
    const functions = [...text.matchAll(/(?<![.\w])(?:strategy\.)?(\w+)\(\)/g)].map(([, name]) => name);
    const declared = (name: string, files: readonly string[]) => files.some((file) => new RegExp(`\\b${name}(?:<[^(]*>)?\\(`).test(textOf(file)));
    expect(functions.filter((name) => !declared(name, SOURCES))).toEqual([]);
    const placed = [...text.matchAll(/`(\w+)\(\)`\s+(?:\(|in\s)`((?:src|scripts)\/[\w./-]+)`/g)].map(([, name, file]) => [name, file]);
    expect(placed.filter(([name, file]) => !declared(name, [file]))).toEqual([]);
  });

  test('names only tasks that exist', () => {
    const { tasks } = JSON.parse(textOf('.projen/tasks.json')) as { tasks: object };
    const named = [...text.matchAll(/\bnpx projen ([\w:-]+)/g)].map(([, task]) => task);
    expect(named.filter((task) => !Object.hasOwn(tasks, task))).toEqual([]);
  });
});

test('every file that a task generates is in the table of ARCHITECTURE.md', () => {
  const table = textOf('ARCHITECTURE.md').slice(textOf('ARCHITECTURE.md').indexOf('## What is generated'));
  const generated = FILES.filter((file) => (
    /\.generated\.ts$/.test(file) || (/\.md$/.test(file) && /^(?:[^\n]*\n){0,3}<!-- Generated /i.test(textOf(file)))
  ));
  expect(generated.length).toBeGreaterThan(2);
  const isListed = (file: string) => [file, `${dirname(file)}/`].some((path) => table.includes(`\`${path}\``));
  expect(generated.filter((file) => !isListed(file))).toEqual([]);
});
