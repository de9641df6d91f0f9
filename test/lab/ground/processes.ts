/**
 * Programs that keep running: started in a network namespace, logged to a file of their own, recorded on disk,
 * and ended by their process id only.
 */
import { spawn } from 'child_process';
import { closeSync, openSync, readFileSync, readdirSync } from 'fs';
import { basename } from 'path';
import { LabError } from '../errors';
import { sleep } from './exec';
import { inRun, readRecord, RUN, writeRecord } from './run-folder';

/** One started program. The start time tells it from a later process that got the same id. */
export interface Started {
  readonly name: string;
  readonly pid: number;
  readonly startTime: string;
  readonly log: string;
}

const RECORD = 'processes.json';

/** In the environment of everything we start, and of what that starts in turn: whose a process is. */
export const MARK = 'LAB_RUN';

/** How to start a program. */
export interface StartOptions {
  /** Name of the program in messages and of its log. */
  readonly name: string;
  /** Process id whose network namespace it joins; the host's own otherwise. */
  readonly namespaceOf?: number;
  /** Whether it joins that process's mounts too. */
  readonly withMounts?: boolean;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Start time in clock ticks since boot, or undefined where no such process runs. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold blanks and brackets; fields are counted from the last bracket on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** Whether this very program still runs. */
export function isRunning({ pid, startTime }: Started): boolean {
  return startTimeOf(pid) === startTime;
}

/** Everything the record says was started. */
export function started(): Started[] {
  return readRecord<Started[]>(RECORD, []);
}

let closed = false;

/** From now on nothing is started any more: the user has had enough, and everything is being cleared away. */
export function startNothingMore(): void {
  closed = true;
}

/** The command line of a program, with what makes it join the namespaces. */
function wordsOf({ namespaceOf, withMounts = false, command, args }: StartOptions): string[] {
  const ofNetwork = namespaceOf ? ['nsenter', `--net=/proc/${namespaceOf}/ns/net`] : [];
  const ofMounts = namespaceOf && withMounts ? [`--mount=/proc/${namespaceOf}/ns/mnt`] : [];
  const end = namespaceOf ? ['--'] : [];
  return [...ofNetwork, ...ofMounts, ...end, command, ...args];
}

/** Starts a program that outlives us. */
export function start(options: StartOptions): Started {
  if (closed) {
    throw new LabError('Interrupted.');
  }
  const log = inRun('logs', `${options.name}.log`);
  const descriptor = openSync(log, 'a');
  const [command = '', ...args] = wordsOf(options);
  const env = { ...process.env, ...options.env, [MARK]: RUN };
  const child = spawn(command, args, { detached: true, stdio: ['ignore', descriptor, descriptor], env });
  closeSync(descriptor);
  if (!child.pid) {
    throw new LabError(`${options.name} could not be started: is ${command} installed?`);
  }
  // A program that ends too early has said why in its log. The error of the code that waits for it names that log.
  child.on('error', () => undefined);
  child.unref();
  const entry: Started = { name: options.name, pid: child.pid, startTime: startTimeOf(child.pid) ?? '', log };
  writeRecord(RECORD, [...started(), entry]);
  return entry;
}

/** Fails with the name of the log where a program has ended by itself. */
export function mustRun(entry: Started): void {
  if (!isRunning(entry)) {
    throw new LabError(`${entry.name} ended by itself: see ${entry.log}.`);
  }
}

/** A process that another program started, or undefined if it has ended. */
export function processOf(pid: number): Started | undefined {
  const startTime = startTimeOf(pid);
  return startTime === undefined ? undefined : { name: String(pid), pid, startTime, log: '' };
}

/** Ends programs: asks, waits, insists. The newest first. */
export async function stop(entries: readonly Started[], patience = 5000): Promise<void> {
  if (entries.length === 0) {
    return;
  }
  const running = [...entries].reverse().filter(isRunning);
  for (const each of running) {
    signal(each, 'SIGTERM');
  }
  const end = Date.now() + patience;
  while (running.some(isRunning) && Date.now() < end) {
    await sleep(50);
  }
  for (const each of running.filter(isRunning)) {
    signal(each, 'SIGKILL');
  }
  while (running.some(isRunning) && Date.now() < end + 3000) {
    await sleep(20);
  }
  const gone = new Set(entries.map((each) => each.pid));
  writeRecord(RECORD, started().filter((each) => !gone.has(each.pid)));
}

function signal(entry: Started, name: NodeJS.Signals): void {
  try {
    process.kill(entry.pid, name);
  } catch {
    // It ended in between.
  }
}

/** Programs that our programs start and that outlive them. */
const ORPHANS: readonly string[] = ['containerd-shim-runc-v2', 'linux.uml'];

/** Such programs whose command line mentions a text. Only these: a pager that shows one of our logs mentions it too. */
export function orphansMentioning(text: string): Started[] {
  const found: Started[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) {
      continue;
    }
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      const startTime = startTimeOf(Number(name));
      if (startTime && ORPHANS.includes(basename(line[0] ?? '')) && line.some((word) => word.includes(text))) {
        found.push({ name: line[0] ?? '', pid: Number(name), startTime, log: '' });
      }
    } catch {
      // It ended in between.
    }
  }
  return found;
}
