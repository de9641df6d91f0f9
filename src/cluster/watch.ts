import { isObject, itemsOf, notJson, parsedJson } from './documents';
import { type Kubectl, KubectlUnavailable, type RunningKubectl } from './kubectl';
import { isFinal, wordsOf } from './words';
import type { KubernetesObject } from '../kubernetes/objects';

/** A watch that is restarted whenever it ends. */
export interface Watch {
  /** Why the watch cannot go on; undefined after `stop`. */
  readonly ended: Promise<string | undefined>;

  /** The message of kubectl's last failure; undefined after a success. */
  readonly lastWords: () => string | undefined;
  readonly stop: () => void;
}

/** What a watch passes on. If one of the functions throws, the watch ends with that error. */
export interface WatchListener {
  /** An object exists, in this state. */
  readonly seen: (object: KubernetesObject) => void;

  /** An object was deleted; this was its last state. */
  readonly deleted: (object: KubernetesObject) => void;

  /** The watch was cut. These are all objects that exist now. */
  readonly listed: (objects: readonly KubernetesObject[]) => void;
}

/** The time before a watch is restarted, in milliseconds. */
const PAUSE = 1000;

/**
 * The longest time of one watch, so a connection that died silently is noticed, and a watch whose parent was killed
 * ends.
 */
const LONGEST = '--request-timeout=120s';

/**
 * Passes on every state that `kubectl get` shows. The API server ends a watch after some time, and so does a broken
 * connection; the watch is then restarted, and a list says what was deleted in between.
 */
export function keepWatching(kubectl: Kubectl, args: readonly string[], listener: WatchListener): Watch {
  let stopped = false;
  let running: RunningKubectl | undefined;
  let words: string | undefined;
  let fail: (error: unknown) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => (fail = reject));
  const stop = () => {
    stopped = true;
    running?.stop();
  };
  const take = (value: unknown) => {
    try {
      words = undefined;
      passOn(value, listener);
    } catch (error) {
      fail(error);
      stop();
    }
  };
  const watch = async () => {
    for (let isFirst = true; !stopped; isFirst = false) {
      const problem = await (isFirst ? undefined : listOnce(kubectl, args, listener)) ?? await watchOnce(take);
      words = problem === undefined ? undefined : wordsOf(problem);
      if (!stopped && problem !== undefined && isFinal(problem)) {
        return words;
      }
      await pause(stopped);
    }
    return undefined;
  };
  const watchOnce = async (each: (value: unknown) => void) => {
    running = kubectl.stream(['get', ...args, '--watch', '--output-watch-events', '--output', 'json', LONGEST], each);
    const { code, stderr } = await running.ended;
    return code === 0 ? undefined : stderr;
  };
  return { ended: Promise.race([failure, watch()]).catch(unavailability), lastWords: () => words, stop };
}

/** Lists what a watch would show. Returns the error output after a failure. */
async function listOnce(
  kubectl: Kubectl, args: readonly string[], { listed }: WatchListener,
): Promise<string | undefined> {
  const { ended } = kubectl.run(['get', ...args, '--output', 'json', '--request-timeout=30s']);
  const { code, stdout, stderr } = await ended;
  const objects = code === 0 ? itemsOf(parsedJson(stdout)) : undefined;
  if (objects !== undefined) {
    listed(objects);
    return undefined;
  }
  return code === 0 ? notJson(stdout) : stderr;
}

function passOn(value: unknown, { seen, deleted }: WatchListener): void {
  const { type, object } = (value ?? {}) as { readonly type?: unknown; readonly object?: unknown };
  if (isObject(object)) {
    (type === 'DELETED' ? deleted : seen)(object);
  }
}

/** A missing kubectl is a reason like any other. Every other error is a bug and is thrown on. */
function unavailability(error: unknown): string {
  if (error instanceof KubectlUnavailable) {
    return error.message;
  }
  throw error;
}

/** Waits without keeping the process alive. */
function pause(isOver: boolean): Promise<void> {
  return new Promise((resolve) => (isOver ? resolve() : void setTimeout(resolve, PAUSE).unref()));
}
