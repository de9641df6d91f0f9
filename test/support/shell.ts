import { spawn, spawnSync } from 'child_process';

/** Shells that containers have: dash (Debian), and busybox (curl's own image), where this machine has it. */
export const SHELLS: readonly (readonly string[])[] = [['sh'], ['busybox', 'sh']].filter(([command]) => spawnSync(command, ['-c', ':']).error === undefined);

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
