import { readdirSync } from 'fs';
import { join } from 'path';
import { EXAMPLES, exampleNames } from '../scripts/examples';
import { APPS, RUNS, typescriptFileOf } from '../scripts/languages/apps';
import { compared, differencesBetween } from '../scripts/languages/compare';
import { go } from '../scripts/languages/go';
import { java } from '../scripts/languages/java';
import type { Language } from '../scripts/languages/language';
import { python } from '../scripts/languages/python';
import type { AppResult } from '../scripts/languages/run';

const filesBelow = (folder: string, ending: string) => (
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending)).sort()
);

describe('the examples in other languages', () => {
  test.each([
    { language: python, ending: '.py' },
    { language: java, ending: '.java' },
    { language: go, ending: '.go' },
  ])('have one list: $language.name has every app, and no other', ({ language, ending }) => {
    expect(filesBelow(language.folder, ending)).toEqual(APPS.map((app) => language.fileOf(app)).sort());
  });

  test('have a counterpart in TypeScript, which is an example of its own if there is one', () => {
    const own = filesBelow(join(EXAMPLES, 'languages'), '.ts').map((file) => join(EXAMPLES, 'languages', file));
    const files = APPS.map(typescriptFileOf);
    expect(files.filter((file) => file.includes(join(EXAMPLES, 'languages')))).toEqual(own);
    expect(exampleNames()).toEqual(expect.arrayContaining(APPS.filter(({ typescript }) => typescript.endsWith('main.ts')).map(({ name }) => name)));
  });

  test('include apps that are refused, and apps that are not', () => {
    expect(RUNS.filter(({ isRefused }) => isRefused).map(({ title }) => title)).toEqual(['client-ip-lost', 'from-string enii']);
    expect(new Set(RUNS.map(({ title }) => title)).size).toBe(RUNS.length);
  });
});

describe('the comparison of two languages', () => {
  const RESULT: AppResult = { succeeded: true, stdout: 'a\nb\n', findings: ['one'], files: { 'mesh.k8s.yaml': 'kind: A\nname: b\n' } };

  test('finds nothing if all is the same', () => {
    expect(differencesBetween(RESULT, { ...RESULT, files: { ...RESULT.files } })).toEqual([]);
  });

  test.each<[Partial<AppResult>, string]>([
    [{ succeeded: false }, 'success: line 1 is "false" instead of "true"'],
    [{ stdout: 'a\nc\n' }, 'standard output: line 2 is "c" instead of "b"'],
    [{ stdout: 'a\nb\nc\n' }, 'standard output: line 3 is "c" instead of ""'],
    [{ findings: [] }, 'findings: line 1 is "" instead of "one"'],
    [{ files: { 'mesh.k8s.yaml': 'kind: A\nname: c\n' } }, 'mesh.k8s.yaml: line 2 is "name: c" instead of "name: b"'],
    [{ files: {} }, 'mesh.k8s.yaml: line 1 is "(none)" instead of "kind: A"'],
    [{ files: { ...RESULT.files, 'other.yaml': 'x' } }, 'other.yaml: line 1 is "x" instead of "(none)"'],
  ])('finds %j, and gives the first line that differs', (change, difference) => {
    expect(differencesBetween(RESULT, { ...RESULT, ...change })).toEqual([difference]);
  });

  test('runs nothing if a program of the language is missing, and says what to install', () => {
    const language: Language = { ...python, name: 'Other', programs: { 'no-such-program': 'No Such Program 1.0' } };
    const never = () => {
      throw new Error('ran an app');
    };
    expect(compared({ ...language, prepare: never }, never)).toEqual([
      { app: '(all)', language: 'Other', differences: ['no-such-program is not on the PATH: install No Such Program 1.0'] },
    ]);
  });

  test('says why a language cannot be built, and runs nothing', () => {
    const prepare = () => {
      throw new Error('mvn compile ended with 1:\nno such artifact');
    };
    expect(compared({ ...python, programs: {}, prepare }, () => RESULT)).toEqual([
      { app: '(all)', language: 'Python', differences: ['Python cannot be built here: mvn compile ended with 1:\nno such artifact'] },
    ]);
  });

  test('runs nothing if an app is not written in the language', () => {
    const language: Language = { ...python, programs: {}, fileOf: ({ name }) => `${name}.none` };
    const differences = compared(language, () => RESULT).flatMap((comparison) => comparison.differences);
    expect(differences).toHaveLength(APPS.length);
    expect(differences[0]).toMatch(/quick-start\.none does not exist$/);
  });
});
