import { spawnSync, type SpawnSyncReturns } from 'child_process';
import type { Command } from './language';

/** jsii warns on standard error if Node.js is old. That is no difference between languages. */
export const ENVIRONMENT = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** A command that prints more than this is wrong. */
const MOST_OUTPUT = 64 * 1024 * 1024;

export function outcomeOf({ program, args, cwd }: Command, env: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> {
  const result = spawnSync(program, [...args], { cwd, encoding: 'utf8', env: { ...ENVIRONMENT, ...env }, maxBuffer: MOST_OUTPUT });
  if (result.error) {
    throw result.error;
  }
  return result;
}

/**
 * Runs a step of a build.
 *
 * @throws if it fails, with what it printed
 */
export function mustRun(program: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr } = outcomeOf({ program, args, cwd });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  }
  return stdout;
}

/** Whether a program is on the PATH. */
export const isInstalled = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
