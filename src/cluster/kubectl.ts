import { type ChildProcess, spawn } from 'child_process';
import { documentsIn } from './documents';

/** The cluster that kubectl talks to. What is absent is the current context or the usual kubeconfig. */
export interface ClusterAccess {
  readonly context?: string;
  readonly kubeconfig?: string;
}

/** The output of kubectl and its exit code, or null if it was stopped. */
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

/**
 * The user's own kubectl. This is the only file that starts processes.
 *
 * Each process gets its own process group: a Ctrl-C at the terminal must not end the kubectl that cleans up.
 */
export class Kubectl {
  /** The flags that name the cluster. */
  public readonly flags: readonly string[];

  private readonly program: string;
  private readonly atWork = new Set<ChildProcess>();

  constructor({ context, kubeconfig }: ClusterAccess, program = 'kubectl') {
    this.program = program;
    this.flags = [
      ...context === undefined ? [] : ['--context', context],
      ...kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig],
    ];
  }

  /** Runs kubectl with a text as its standard input. */
  public run(args: readonly string[], input = ''): RunningKubectl {
    let stdout = '';
    const { ended, stop } = this.start(args, input, (text) => (stdout += text));
    return { ended: ended.then((outcome) => ({ ...outcome, stdout })), stop };
  }

  /** Runs kubectl and passes on each JSON object when it is printed, for example by `get --watch --output json`. */
  public stream(args: readonly string[], take: (document: unknown) => void): RunningKubectl {
    return this.start(args, '', documentsIn(take));
  }

  /** Stops every kubectl that is running. */
  public stopAll(): void {
    this.atWork.forEach((child) => this.stop(child));
  }

  private start(args: readonly string[], input: string, read: (text: string) => void): RunningKubectl {
    const child = spawn(this.program, [...args, ...this.flags], { detached: true, windowsHide: true });
    this.atWork.add(child);
    const ended = new Promise<KubectlOutcome>((resolve, reject) => {
      let stderr = '';
      child.on('error', (error) => reject(new KubectlUnavailable(unavailable(error))));
      child.on('close', (code) => resolve({ code, stdout: '', stderr }));
      child.stdout.setEncoding('utf8').on('data', read);
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      // kubectl may end before it has read all of its input.
      child.stdin.on('error', () => undefined).end(input);
    });
    return { ended: ended.finally(() => this.atWork.delete(child)), stop: () => this.stop(child) };
  }

  /** Stops a process and its children. On Windows, which has no process groups, it stops the process alone. */
  private stop(child: ChildProcess): void {
    if (!this.atWork.has(child)) {
      return;
    }
    try {
      process.kill(-(child.pid ?? NaN));
    } catch {
      child.kill();
    }
  }
}

function unavailable({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ENOENT'
    ? 'kubectl was not found on the PATH, so the cluster cannot be reached. '
      + 'Install it (https://kubernetes.io/docs/tasks/tools/), or add its folder to the PATH.'
    : `kubectl cannot be started (${message}), so the cluster cannot be reached. Make the file executable.`;
}
