import { type ChildProcess, spawn } from 'child_process';
import { documentsIn } from './documents';

/** Which cluster kubectl talks to, if not to the current one. */
export interface ClusterAccess {
  readonly context?: string;
  readonly kubeconfig?: string;
}

/** What kubectl said, and how it ended: with a code, or with null if it was stopped. */
export interface KubectlOutcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A kubectl at work. */
export interface RunningKubectl {
  readonly ended: Promise<KubectlOutcome>;
  readonly stop: () => void;
}

/** kubectl could not be started: a sentence and the way out. */
export class KubectlUnavailable extends Error {}

/**
 * The user's own kubectl. This is the only file that starts processes.
 *
 * Each gets a process group of its own: a Ctrl-C at the terminal is for us to hear, and must not end what clears up after it.
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

  /** Runs it with an input. */
  public run(args: readonly string[], input = ''): RunningKubectl {
    let stdout = '';
    const { ended, stop } = this.start(args, input, (text) => (stdout += text));
    return { ended: ended.then((outcome) => ({ ...outcome, stdout })), stop };
  }

  /** Runs it and hands over each JSON object when it is printed, as `get --watch --output json` does it. */
  public stream(args: readonly string[], take: (document: unknown) => void): RunningKubectl {
    return this.start(args, '', documentsIn(take));
  }

  /** Stops all that is at work. */
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
      child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
      // It may end before it has read everything.
      child.stdin.on('error', () => undefined).end(input);
    });
    return { ended: ended.finally(() => this.atWork.delete(child)), stop: () => this.stop(child) };
  }

  /** Stops a process and all that it started; where there are no process groups, as on Windows, itself. */
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
    ? 'kubectl was not found on the PATH, and nothing can be asked of a cluster without it. '
      + 'Install it (https://kubernetes.io/docs/tasks/tools/), or add its folder to the PATH.'
    : `kubectl cannot be started (${message}), and nothing can be asked of a cluster without it. Make it executable for you.`;
}
