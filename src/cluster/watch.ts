import { type Kubectl, KubectlUnavailable, type RunningKubectl } from './kubectl';
import { isFinal, wordsOf } from './words';

/** A watch that is restarted whenever it ends. */
export interface Watch {
  /** Why the watch cannot go on; undefined after `stop`. */
  readonly ended: Promise<string | undefined>;

  /** The message of kubectl's last failure; undefined after a success. */
  readonly lastWords: () => string | undefined;
  readonly stop: () => void;
}

/** The time before a watch is restarted, in milliseconds. */
const PAUSE = 1000;

/**
 * Passes on every state that `kubectl get` shows. The API server ends a watch after some time, and so does a broken
 * connection; the watch is then restarted. If `take` throws, the watch ends with that error.
 */
export function keepWatching(kubectl: Kubectl, args: readonly string[], take: (document: unknown) => void): Watch {
  let stopped = false;
  let running: RunningKubectl | undefined;
  let words: string | undefined;
  const stop = () => {
    stopped = true;
    running?.stop();
  };
  const once = () => new Promise<string>((resolve, reject) => {
    running = kubectl.stream(['get', ...args, '--watch', '--output', 'json'], (document) => {
      words = undefined;
      try {
        take(document);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        stop();
      }
    });
    running.ended.then(({ code, stderr }) => {
      words = code === 0 ? undefined : wordsOf(stderr);
      resolve(stderr);
    }, reject);
  });
  const watch = async () => {
    while (!stopped) {
      const stderr = await once();
      if (!stopped && isFinal(stderr)) {
        return words;
      }
      await pause();
    }
    return undefined;
  };
  return { ended: watch().catch(unavailability), lastWords: () => words, stop };
}

/** A missing kubectl is a reason like any other. Every other error is a bug and is thrown on. */
function unavailability(error: unknown): string {
  if (error instanceof KubectlUnavailable) {
    return error.message;
  }
  throw error;
}

/** Waits without keeping the process alive. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE).unref());
}
