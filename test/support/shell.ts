import { spawn } from 'child_process';
import { delimiter } from 'path';
import { CURL_VERSIONS, folderOfCurl } from './curls';
import { type Need, needs } from './needs';

/** A shell that containers have. */
interface Shell {
  readonly command: readonly string[];
  readonly needed: readonly Need[];
}

/** The shell of Debian. */
const DASH: Shell = { command: ['sh'], needed: [] };

/** The shell of curl's own image. */
const BUSYBOX: Shell = { command: ['busybox', 'sh'], needed: ['busybox'] };

/** The shell of many other images. */
const BASH: Shell = { command: ['bash', '--posix'], needed: ['bash'] };

const TEST_FILE = expect.getState().testPath ?? '';

/** Slow tests repeat in busybox what the others show in sh. */
const isSlow = TEST_FILE.endsWith('.slow.test.ts');

/** The version of curl in the name of the test's file, for example `probe-curl-8.10.1.slow.test.ts`. */
const curlVersion = CURL_VERSIONS.find((version) => TEST_FILE.endsWith(`-curl-${version}.slow.test.ts`));

/** Declares the same tests for each shell; `%s` in the name becomes the shell. */
export function describeInShells(
  name: string, needed: readonly Need[], tests: (shell: readonly string[]) => void, shells = [isSlow ? BUSYBOX : DASH],
): void {
  const curl: readonly Need[] = curlVersion === undefined ? [] : [`curl ${curlVersion}`];
  for (const shell of shells) {
    needs(...needed, ...shell.needed, ...curl).describe(name.replace('%s', shell.command.join(' ')), () => {
      useCurl();
      tests(shell.command);
    });
  }
}

/** Declares the same tests for both shells. */
export function describeInBothShells(name: string, needed: readonly Need[], tests: (shell: readonly string[]) => void): void {
  describeInShells(name, needed, tests, [DASH, BUSYBOX]);
}

/** Declares the same tests for every kind of shell. */
export function describeInAllShells(name: string, needed: readonly Need[], tests: (shell: readonly string[]) => void): void {
  describeInShells(name, needed, tests, [DASH, BUSYBOX, BASH]);
}

/** Puts the version of curl that the name of the test's file contains in front of the machine's own. */
function useCurl(): void {
  const path = process.env.PATH ?? '';
  if (curlVersion !== undefined) {
    beforeAll(() => (process.env.PATH = `${folderOfCurl(curlVersion)}${delimiter}${path}`));
    afterAll(() => (process.env.PATH = path));
  }
}

/** What a program said, and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export function run(command: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (text) => (output.stdout += text));
    child.stderr.on('data', (text) => (output.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}
