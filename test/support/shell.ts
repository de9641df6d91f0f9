import { spawn } from 'child_process';
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

/** Slow tests repeat in busybox what the others show in sh. */
const isSlow = expect.getState().testPath?.endsWith('.slow.test.ts') ?? false;

/** Declares the same tests for each shell; `%s` in the name becomes the shell. */
export function describeInShells(
  name: string, needed: readonly Need[], tests: (shell: readonly string[]) => void, shells = [isSlow ? BUSYBOX : DASH],
): void {
  for (const shell of shells) {
    needs(...needed, ...shell.needed).describe(name.replace('%s', shell.command.join(' ')), () => tests(shell.command));
  }
}

/** Declares the same tests for both shells. */
export function describeInBothShells(name: string, needed: readonly Need[], tests: (shell: readonly string[]) => void): void {
  describeInShells(name, needed, tests, [DASH, BUSYBOX]);
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
