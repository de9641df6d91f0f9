import { spawnSync } from 'child_process';

/** Runs a program to its end. A failure is an error with what the program printed. */
export function run(program: string, args: readonly string[], cwd?: string): void {
  const { error, status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (error !== undefined) {
    throw new Error(`${program} cannot be started: ${error.message}`);
  }
  if (status !== 0) {
    throw new Error(`"${[program, ...args].join(' ')}" ended with ${String(status)}: ${stdout}${stderr}`);
  }
}
