/** The machine is as it was: after a run, after Ctrl-C in the middle of a start, and after a start that was killed. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownProgram } from '../cluster/control-plane';
import { sleep, until } from '../ground/exec';
import { RUN } from '../ground/run-folder';
import { differences, takeSnapshot, type Snapshot } from '../ground/snapshot';
import { teardown } from '../ground/teardown';

type Check = (sentence: string, holds: boolean, otherwise?: string) => void;

/** Compares with an earlier look; what ends a moment later is waited for. */
export async function checkNothingLeft(before: Snapshot, sentence: string, check: Check): Promise<void> {
  let left = differences(before, takeSnapshot());
  for (let tries = 0; tries < 20 && left.length > 0; tries++) {
    await sleep(250);
    left = differences(before, takeSnapshot());
  }
  check(sentence, left.length === 0, left.slice(0, 5).join('; '));
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

/** Runs both accidents. */
export async function checkAccidents(before: Snapshot, check: Check): Promise<void> {
  await startAndSignal('SIGINT');
  await checkNothingLeft(before, 'after Ctrl-C in the middle of a start nothing is left', check);
  await startAndSignal('SIGKILL');
  await teardown();
  await checkNothingLeft(before, 'after a start that was killed, the next run (or lab:down) leaves nothing', check);
}
