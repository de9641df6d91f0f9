import { type Kubectl, KubectlUnavailable, type RunningKubectl } from './kubectl';
import { isFinal, wordsOf } from './words';

/** A watch that is started again whenever it ends. */
export interface Watch {
  /** Why it cannot go on; undefined once it was stopped. */
  readonly ended: Promise<string | undefined>;

  /** What kubectl said of its last failure, if it failed. */
  readonly lastWords: () => string | undefined;
  readonly stop: () => void;
}

/** How long to wait before a watch is started again, in milliseconds. */
const PAUSE = 1000;

/**
 * Hands over every state of what `kubectl get` shows. A watch ends by itself, after some time or when a connection breaks. Where `take`
 * throws, it ends with that error.
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
        reject(error);
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

/** That kubectl is gone is a reason like others; everything else is our own mistake. */
function unavailability(error: unknown): string {
  if (error instanceof KubectlUnavailable) {
    return error.message;
  }
  throw error;
}

/** It keeps no process alive that has nothing else to do. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE).unref());
}
