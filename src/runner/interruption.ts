/** The signals that end a process. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Signals less than this many milliseconds apart count as one: `npx` forwards the Ctrl-C that the terminal has already
 * delivered.
 */
const ECHO = 300;

/** An interruption by the user. */
export interface Interruption {
  /** Fulfilled by the first signal. */
  readonly happens: Promise<void>;

  /** The number of signals so far. */
  readonly times: () => number;

  /** Stops listening: the next signal ends the process. */
  readonly release: () => void;
}

/** Listens for signals to leave time for cleaning up. `again` is called for each signal after the first. */
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
  // Writing to a closed terminal fails, and must not prevent the cleanup.
  const ignore = () => undefined;
  SIGNALS.forEach((signal) => process.on(signal, listener));
  process.stderr.on('error', ignore);
  return {
    happens,
    times: () => times,
    release: () => {
      SIGNALS.forEach((signal) => process.removeListener(signal, listener));
      process.stderr.removeListener('error', ignore);
    },
  };
}
