import { spawnSync } from 'child_process';
import { accessSync, constants } from 'fs';
import { delimiter, join } from 'path';
import { BESIDE_BLACK_HOLE } from './black-hole';
import { type CurlVersion, folderOfCurl } from './curls';
import { folderOfGoTool, type GoTool, isGoTool } from './go-tools';

/** What some tests need and some machines lack: a program, or the permission to make a network namespace. */
export type Need =
  | 'bash' | 'busybox' | 'chromium' | 'curl' | 'go' | 'ip' | 'openssl' | 'script' | 'unshare' | 'network namespaces' | 'lua5.1' | 'patch' | 'pre-commit' | 'buildah' | GoTool
  | 'x86_64-linux-gnu-strip' | 'aarch64-linux-gnu-strip' | 'qemu-aarch64-static' | 'ruby' | 'rubocop'
  | `curl ${CurlVersion}`;

/** The forms in which a test that needs something is declared. */
export interface Forms {
  readonly describe: (name: string, tests: () => void) => void;
  readonly test: (name: string, body: () => void) => void;
}

/** The functions of jest that declare a test. */
export interface Declare extends Forms {
  readonly skip: Forms;
  readonly beforeAll: (body: () => void) => void;
}

const JEST: Declare = { describe, test, skip: { describe: describe.skip, test: test.skip }, beforeAll };

/**
 * The forms of `describe` and `test` for tests that need something of the machine.
 *
 * Where it is missing, the tests are skipped under a name that gives the reason. CI has every program: there they fail instead.
 */
export function needs(...wanted: readonly Need[]): Forms {
  return formsFor(missingOf(wanted, process.env.PATH ?? ''), process.env.CI === 'true', JEST);
}

/** What is missing on a machine with this PATH. */
export function missingOf(wanted: readonly Need[], path: string): Need[] {
  return wanted.filter((need) => {
    const [program, version] = need.split(' ') as [string, CurlVersion?];
    if (need === 'network namespaces') {
      return !canMakeNetworks();
    }
    return !isOnPath(program, placeOf(program, version) ?? path);
  });
}

/** The folder of a program that is built for the tests, undefined for one of the machine. */
function placeOf(program: string, version: CurlVersion | undefined): string | undefined {
  if (version !== undefined) {
    return folderOfCurl(version);
  }
  return isGoTool(program) ? folderOfGoTool(program) : undefined;
}

/** The forms for tests whose needs are missing. */
export function formsFor(missing: readonly Need[], inCi: boolean, declare: Declare): Forms {
  if (missing.length === 0) {
    return declare;
  }
  const reason = `needs ${missing.join(', ')}`;
  // A container may forbid network namespaces, and no package helps against that.
  const fails = inCi && missing.some((need) => need !== 'network namespaces');
  return fails ? failing(reason, declare) : skipped(reason, declare.skip);
}

function skipped(reason: string, skip: Forms): Forms {
  return {
    describe: (name, tests) => skip.describe(`${name} [skipped: ${reason}]`, tests),
    test: (name, body) => skip.test(`${name} [skipped: ${reason}]`, body),
  };
}

function failing(reason: string, declare: Declare): Forms {
  const fail = () => {
    throw new Error(`This test ${reason}, and CI may skip no test for a missing program.`);
  };
  return {
    describe: (name, tests) => declare.describe(name, () => {
      declare.beforeAll(fail);
      tests();
    }),
    test: (name) => declare.test(name, fail),
  };
}

function isOnPath(program: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function canMakeNetworks(): boolean {
  return spawnSync(BESIDE_BLACK_HOLE[0], [...BESIDE_BLACK_HOLE.slice(1), 'true']).status === 0;
}
