import { chmodSync, writeFileSync } from 'fs';
import { delimiter, join } from 'path';
import { type Declare, type Forms, formsFor, missingOf, type Need } from './needs';
import { Servers } from './servers';

const files = new Servers();
afterEach(() => files.closeAll());

/** Functions of jest that note how a test is declared, and run the hooks of a `describe` before its tests. */
function noting() {
  const noted: [string, string][] = [];
  const forms = (kind: string): Forms => ({
    describe: (name, tests) => {
      noted.push([`${kind}describe`, name]);
      tests();
    },
    test: (name, body) => {
      noted.push([`${kind}test`, name]);
      bodies.push(body);
    },
  });
  const bodies: (() => void)[] = [];
  const declare: Declare = { ...forms(''), skip: forms('skipped '), beforeAll: (body) => bodies.push(body) };
  return { noted, bodies, declare };
}

/** Declares one test, and one in a `describe`. */
function declared(missing: readonly Need[], inCi: boolean) {
  const { noted, bodies, declare } = noting();
  const forms = formsFor(missing, inCi, declare);
  forms.test('one', () => undefined);
  forms.describe('several', () => declare.test('two', () => undefined));
  return { noted, bodies };
}

const ONE_AND_TWO = [['test', 'one'], ['describe', 'several'], ['test', 'two']];

describe('a test that needs a program', () => {
  test.each([[false], [true]])('runs where the program is there (CI: %s)', (inCi) => {
    const { noted, bodies } = declared([], inCi);
    expect(noted).toEqual(ONE_AND_TWO);
    expect(bodies.map((body) => body())).toEqual([undefined, undefined]);
  });

  test('is skipped where it is missing, under a name that gives the reason', () => {
    expect(declared(['busybox', 'ip'], false).noted).toEqual([
      ['skipped test', 'one [skipped: needs busybox, ip]'], ['skipped describe', 'several [skipped: needs busybox, ip]'], ['test', 'two'],
    ]);
  });

  test('fails in CI where it is missing, and keeps its name', () => {
    const { noted, bodies: [one, beforeTwo] } = declared(['curl'], true);
    expect(noted).toEqual(ONE_AND_TWO);
    expect(one).toThrow('needs curl');
    expect(beforeTwo).toThrow('needs curl');
  });

  test('is skipped also in CI where the machine allows no network namespaces', () => {
    expect(declared(['network namespaces'], true).noted[0]).toEqual(['skipped test', 'one [skipped: needs network namespaces]']);
  });
});

test('a program is there if a folder of the PATH has it and it can be executed', () => {
  const folder = files.folder();
  writeFileSync(join(folder, 'ip'), '');
  writeFileSync(join(folder, 'curl'), '');
  chmodSync(join(folder, 'curl'), 0o755);
  expect(missingOf(['curl', 'ip', 'busybox'], ['/does/not/exist', folder].join(delimiter))).toEqual(['ip', 'busybox']);
});
