/** The machine is as it was: after a run, after Ctrl-C in the middle of a start, and after a start that was killed. */
import { spawn } from 'child_process';
import { existsSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { MachineContext, Scenario } from './scenario';
import { ownProgram } from '../cluster/control-plane';
import { sleep, until } from '../ground/exec';
import { unexplainedTraces } from '../ground/file-traces';
import { DEFAULT_FOLDERS } from '../ground/known-places';
import type { Overlay } from '../ground/overlays';
import { RUN } from '../ground/run-folder';
import { differences, takeSnapshot } from '../ground/snapshot';
import { teardown } from '../ground/teardown';

/** Compares with an earlier look; what ends a moment later is waited for. */
async function checkNothingLeft({ before, check }: MachineContext, sentence: string): Promise<void> {
  let left = differences(before, await takeSnapshot());
  for (let tries = 0; tries < 20 && left.length > 0; tries++) {
    await sleep(250);
    left = differences(before, await takeSnapshot());
  }
  check(sentence, left.length === 0, left.slice(0, 20).join('; '));
}

/** Starts a lab as a user would, waits until a node runs containers' programs, and sends it a signal. */
async function startAndSignal(signal: NodeJS.Signals): Promise<void> {
  const { command, args } = ownProgram(join(__dirname, '..', 'cli.ts'), 'up');
  const child = spawn(command, args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  await until('the lab does not start', 60, () => existsSync(join(RUN, 'logs', 'kubelet-node-1.log')));
  await sleep(2000);
  child.kill(signal);
  await ended;
}

/** Processes, namespaces, mounts, control groups, network, and kernel settings. */
export const machineUnchanged: Scenario = {
  on: 'machine',
  name: 'The machine is as it was, also after Ctrl-C and after a start that was killed',
  run: async (context) => {
    await checkNothingLeft(context, 'after all scenarios nothing is left');
    await startAndSignal('SIGINT');
    await checkNothingLeft(context, 'after Ctrl-C in the middle of a start nothing is left');
    await startAndSignal('SIGKILL');
    await teardown();
    await checkNothingLeft(context, 'after a start that was killed, the next run (or lab:down) leaves nothing');
  },
};

/** A file that no program of the lab writes. */
const PLANTED = '/etc/lab-was-here';

/** Whether the search finds a file at all: a search that finds nothing may be broken. */
function findsPlanted(overlays: readonly Overlay[]): boolean {
  writeFileSync(PLANTED, '');
  try {
    return unexplainedTraces(overlays).includes(`${PLANTED} was made`);
  } finally {
    rmSync(PLANTED);
  }
}

/** Every file of the machine, whatever its place. */
export const filesUnchanged: Scenario = {
  on: 'machine',
  name: 'The files of the machine are as they were, and none of the folders that Kubernetes uses by default was made',
  run: async ({ overlays, check }) => {
    const made = DEFAULT_FOLDERS.filter((path) => existsSync(path));
    check(`the run made none of the ${DEFAULT_FOLDERS.length} default folders, which it could not see`, made.length === 0, made.join(', '));
    check('the search finds a file that is planted', findsPlanted(overlays), `${PLANTED} was not found`);
    const traces = unexplainedTraces(overlays);
    check('no file outside the run folder and the cache was made, changed or removed', traces.length === 0, traces.join('; '));
  },
};
