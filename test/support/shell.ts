import { spawn } from 'child_process';
import { type Need, needs } from './needs';

/** Shells that containers have: dash (Debian), and busybox (curl's own image). */
const SHELLS: readonly { readonly shell: readonly string[]; readonly needed: readonly Need[] }[] = [
  { shell: ['sh'], needed: [] },
  { shell: ['busybox', 'sh'], needed: ['busybox'] },
];

/** Declares the same tests for each shell; `%s` in the name becomes the shell. */
export function describeInShells(name: string, needed: readonly Need[], tests: (shell: readonly string[]) => void): void {
  for (const each of SHELLS) {
    needs(...needed, ...each.needed).describe(name.replace('%s', each.shell.join(' ')), () => tests(each.shell));
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
