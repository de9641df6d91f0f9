import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { PROBE } from '../../src/probe/probe.generated';
import { type ProbeReport, type ProbeResult, readLog, readTerminationMessage } from '../../src/probe/result';
import type { Servers } from '../support/servers';
import { run } from '../support/shell';

/** What a run of the probe left behind. */
export interface Probed {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly results: readonly ProbeResult[];

  /** The termination message, as text and as it is read. */
  readonly message: string;
  readonly report: ProbeReport;
}

export interface ProbingOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;

  /** Words before the shell, for a place of its own. */
  readonly within?: readonly string[];
}

/** Runs the script in a shell, as the container does, on node `node-1`. */
export function probing(servers: Servers, shell: readonly string[]) {
  return async (args: readonly string[], { cwd, env, within = [] }: ProbingOptions = {}): Promise<Probed> => {
    const file = join(servers.folder(), 'termination-log');
    const outcome = await run([...within, ...shell, '-c', PROBE, 'probe', 'timeout=2', 'retry=0', 'budget=20', ...args], {
      cwd, env: { PROBE_NODE: 'node-1', PROBE_TERMINATION_LOG: file, ...env ?? process.env },
    });
    const message = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return { ...outcome, results: readLog(outcome.stdout), message, report: readTerminationMessage(message) };
  };
}
