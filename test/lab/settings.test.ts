import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import { SETTINGS } from './settings';

const ROOT = join(__dirname, '..', '..');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The rows of the README's table of settings: name, default and what it is. */
function documented(): string[][] {
  const lines = readFileSync(join(__dirname, 'README.md'), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('| `LAB_')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

function defaultText(value: string): string {
  const text = value.startsWith(`${ROOT}/`) ? relative(ROOT, value) : value;
  return text === '' ? '' : `\`${text}\``;
}

test('the README has a row for each setting, in the order of the list', () => {
  const listed = Object.entries(SETTINGS).map(([name, { absent, about }]) => [`\`${name}\``, defaultText(absent), about]);
  expect(documented()).toEqual(listed);
});

test('no other file of the lab reads a variable that starts with LAB_', () => {
  const others = filesBelow(__dirname).filter((path) => path.endsWith('.ts') && !/settings\.ts$|\.test\.ts$/.test(path));
  expect(others.length).toBeGreaterThan(50);
  expect(others.filter((path) => /process\.env(\.LAB_|\[['"`]LAB_)/.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test('the user-mode kernel sets only variables that the list has', () => {
  const script = readFileSync(join(__dirname, 'matrix', 'user-mode-init.sh'), 'utf8');
  const names = [...script.matchAll(/\b(LAB_[A-Z_]+)=/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(Object.keys(SETTINGS)).toEqual(expect.arrayContaining(names));
});
