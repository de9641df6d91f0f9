import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'child_process';
import { jsonLines } from './documents';
import { kubectlEnvironment } from './kubectl-environment';
import { Pool } from './pool';

/** The cluster that kubectl talks to. What is absent is the current context or the usual kubeconfig. */
export interface ClusterAccess {
  readonly context?: string;
  readonly kubeconfig?: string;
}

/** The output of kubectl and its exit code, or null if it was stopped or printed something else than JSON. */
export interface KubectlOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A kubectl process. */
export interface RunningKubectl {
  readonly ended: Promise<KubectlOutcome>;
  readonly stop: () => void;
}

/** kubectl could not be started. The message says what to do. */
export class KubectlUnavailable extends Error {}

/** The most processes at the same time. Each takes tens of megabytes. */
const MOST = 20;

/** The longest time for a kubectl that is not a watch, in seconds. */
export const LONGEST_SECONDS = 60;

/** The longest output that is kept, in UTF-16 code units: more than the nodes of the largest cluster. */
const LONGEST_OUTPUT = 256 * 1024 * 1024;

/** The part of the error output that is kept. */
const LONGEST_ERRORS = 64 * 1024;

/** How long a process may take to end after SIGTERM, and its output after its end, in milliseconds. */
const PATIENCE = 2000;

const STOPPED: KubectlOutcome = { code: null, stdout: '', stderr: '' };

/**
 * The user's own kubectl. This is the only file that starts processes.
 *
 * Each process gets its own process group: a Ctrl-C at the terminal must not end the kubectl that cleans up. No process
 * outlives this one, unless this one is killed by SIGKILL: then its watches end at their time limit.
 */
export class Kubectl {
  /** The flags that name the cluster. */
  public readonly flags: readonly string[];

  private readonly program: string;
  private readonly pool = new Pool(MOST);
  private readonly atWork = new Set<ChildProcess>();

  /** Those that wait for their turn must not begin after `stopAll`. */
  private generation = 0;

  constructor(access: ClusterAccess, program = 'kubectl') {
    this.program = program;
    this.flags = clusterFlags(access);
  }

  /** Runs kubectl with a text as its standard input. If many run already, it waits for its turn. */
  public run(args: readonly string[], input = '', seconds = LONGEST_SECONDS): RunningKubectl {
    const { generation } = this;
    let isStopped = false;
    let running: RunningKubectl | undefined;
    const begin = async () => {
      await this.pool.enter();
      try {
        running = isStopped || generation !== this.generation ? undefined : this.runNow(args, input, seconds);
        return running === undefined ? STOPPED : await running.ended;
      } finally {
        this.pool.leave();
      }
    };
    const stop = () => {
      isStopped = true;
      running?.stop();
    };
    return { ended: begin(), stop };
  }

  /** Runs kubectl and passes on each line of JSON when it is printed, for example by `get --watch --output json`. */
  public stream(args: readonly string[], take: (value: unknown) => void): RunningKubectl {
    const lines = jsonLines(take);
    this.pool.enterAsGuest();
    const { ended, stop } = this.start(args, '', lines.read);
    return {
      ended: ended.finally(() => this.pool.leaveAsGuest()).then((outcome) => withNotice(outcome, lines.problem())),
      stop,
    };
  }

  /** Stops every kubectl. Those that wait for their turn do not begin. */
  public stopAll(): void {
    this.generation++;
    this.atWork.forEach((child) => this.stop(child));
  }

  private runNow(args: readonly string[], input: string, seconds: number): RunningKubectl {
    const stdout: string[] = [];
    let length = 0;
    let notice: string | undefined;
    const { ended, stop } = this.start(args, input, (text) => {
      length += text.length;
      if (length > LONGEST_OUTPUT) {
        notice ??= 'kubectl printed more than 256 MiB and was stopped';
        stop();
      } else {
        stdout.push(text);
      }
    });
    const limit = setTimeout(() => {
      notice ??= `kubectl did not end within ${seconds} seconds and was stopped`;
      stop();
    }, seconds * 1000);
    return {
      ended: ended.finally(() => clearTimeout(limit))
        .then((outcome) => withNotice({ ...outcome, stdout: stdout.join('') }, notice)),
      stop,
    };
  }

  private start(args: readonly string[], input: string, read: (text: string) => void): RunningKubectl {
    const child = spawn(this.program, [...args, ...this.flags], {
      detached: true, windowsHide: true, env: kubectlEnvironment(process.env),
    });
    if (this.atWork.size === 0) {
      process.on('exit', this.killAll);
    }
    this.atWork.add(child);
    return { ended: endOf(child, input, read).finally(() => this.forget(child)), stop: () => this.stop(child) };
  }

  private forget(child: ChildProcess): void {
    this.atWork.delete(child);
    if (this.atWork.size === 0) {
      process.off('exit', this.killAll);
    }
  }

  /** Asks a process to end, and kills it if it does not. */
  private stop(child: ChildProcess): void {
    if (this.atWork.has(child)) {
      signal(child, 'SIGTERM');
      setTimeout(() => this.atWork.has(child) && signal(child, 'SIGKILL'), PATIENCE).unref();
    }
  }

  /** This process ends, for whatever reason: so do its children. */
  private readonly killAll = (): void => this.atWork.forEach((child) => signal(child, 'SIGKILL'));
}

/** The flags of kubectl that name a cluster. */
export function clusterFlags({ context, kubeconfig }: ClusterAccess): string[] {
  return [
    ...context === undefined ? [] : ['--context', context],
    ...kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig],
  ];
}

/** Sends a signal to a process and its children. On Windows, which has no process groups, to the process alone. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? NaN), name);
  } catch {
    child.kill(name);
  }
}

/** The outcome of a process. It does not wait for a child of the process that keeps the output open. */
function endOf(
  child: ChildProcessWithoutNullStreams, input: string, read: (text: string) => void,
): Promise<KubectlOutcome> {
  return new Promise<KubectlOutcome>((resolve, reject) => {
    let stderr = '';
    child.on('error', (error) => reject(new KubectlUnavailable(unavailable(error))));
    const closeOutput = () => [child.stdout, child.stderr].forEach((stream) => stream.destroy());
    child.on('exit', () => setTimeout(closeOutput, PATIENCE).unref());
    child.on('close', (code) => resolve({ code, stdout: '', stderr }));
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8')
      .on('data', (text: string) => (stderr = `${stderr}${text}`.slice(0, LONGEST_ERRORS)));
    // kubectl may end before it has read all of its input.
    child.stdin.on('error', () => undefined).end(input);
  });
}

/** The outcome with a problem that we noticed ourselves, in front of the messages of kubectl. It is never a success. */
function withNotice(outcome: KubectlOutcome, notice: string | undefined): KubectlOutcome {
  return notice === undefined ? outcome : { ...outcome, code: null, stderr: `${notice}\n${outcome.stderr}` };
}

function unavailable({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ENOENT'
    ? 'kubectl was not found on the PATH, so the cluster cannot be reached. '
      + 'Install it (https://kubernetes.io/docs/tasks/tools/), or add its folder to the PATH.'
    : `kubectl cannot be started (${message}), so the cluster cannot be reached. Make the file executable.`;
}
