/** What ends a process from outside. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals that come closer together are one, in milliseconds: what starts us, as `npx` does, passes on what the terminal has already told us. */
const ECHO = 300;

/** The wish of a user to end a run. */
export interface Interruption {
  /** Fulfilled by the first signal. */
  readonly happens: Promise<void>;

  /** How many signals came. */
  readonly times: () => number;

  /** The process listens to signals no longer, and ends by the next. */
  readonly release: () => void;
}

/** Listens to signals, so that there is time to clean up; `again` is called for each after the first. */
export function interruptionOf(process: NodeJS.Process, again: () => void): Interruption {
  let times = 0;
  let last = -Infinity;
  let happen: () => void = () => undefined;
  const happens = new Promise<void>((resolve) => (happen = resolve));
  const listener = () => {
    const now = performance.now();
    const isEcho = now - last < ECHO;
    last = now;
    if (isEcho) {
      return;
    }
    times++;
    (times === 1 ? happen : again)();
  };
  // A terminal that was closed can be told nothing; that must not keep anybody from cleaning up.
  const deaf = () => undefined;
  SIGNALS.forEach((signal) => process.on(signal, listener));
  process.stderr.on('error', deaf);
  return {
    happens,
    times: () => times,
    release: () => {
      SIGNALS.forEach((signal) => process.removeListener(signal, listener));
      process.stderr.removeListener('error', deaf);
    },
  };
}
