/** Running other programs: one way to run and wait, quietly, with an error that shows what the program itself said. */
import { execFile, execFileSync } from 'child_process';
import { LabError } from '../errors';

const LIMIT = 64 * 1024 * 1024;

/** Result of a program that is allowed to fail. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end and returns what it printed. */
export function run(command: string, args: readonly string[], input?: string): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', maxBuffer: LIMIT, input, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim() ?? '';
    throw new LabError(`"${[command, ...args].join(' ').slice(0, 200)}" failed: ${said.slice(0, 600) || (error as Error).message}.`);
  }
}

/** Runs a program that may fail, without waiting in the way of others. */
export function attempt(command: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { encoding: 'utf8', maxBuffer: LIMIT }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, stdout, stderr });
    });
  });
}

/** Waits, in milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks again and again until the answer is yes; says whether it came in time. */
export async function attemptUntil(seconds: number, ask: () => Promise<boolean> | boolean, every = 200): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (!(await ask())) {
    if (Date.now() > end) {
      return false;
    }
    await sleep(every);
  }
  return true;
}

/**
 * Asks until the answer is yes. Fails after `seconds` in which `state` returned the same text each time: a slow machine takes longer,
 * and its state still changes.
 */
export async function untilStuck(
  what: string, seconds: number, state: () => Promise<string> | string, ask: () => Promise<boolean> | boolean, every = 200,
): Promise<void> {
  let before = await state();
  let changed = Date.now();
  while (!(await ask())) {
    const now = await state();
    if (now !== before) {
      before = now;
      changed = Date.now();
    }
    if (Date.now() - changed > seconds * 1000) {
      throw new LabError(`Gave up after ${seconds} s without progress: ${what}.`);
    }
    await sleep(every);
  }
}

/** Asks until the answer is yes, or fails; `what` says what did not happen. */
export async function until(what: string, seconds: number, ask: () => Promise<boolean> | boolean, every = 200): Promise<void> {
  if (!await attemptUntil(seconds, ask, every)) {
    throw new LabError(`Gave up after ${seconds} s: ${what}.`);
  }
}
