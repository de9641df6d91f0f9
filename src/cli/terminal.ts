import type { Paint } from '../text';


/** The ANSI numbers of the colors. */
const NUMBERS = { red: 31, green: 32, yellow: 33, cyan: 36, grey: 90 };

/** Where a command writes. */
export interface Terminal {
  /** Writes what was asked for. */
  readonly out: (text: string) => void;

  /** Tells a person what kept the command from its work: one line. */
  readonly complain: (sentence: string) => void;
  readonly paint: Paint;
}

/**
 * The terminal of this process. Color is for people: a pipe gets none, nor does a terminal where the user switched it off.
 *
 * Source: https://no-color.org
 */
export function terminalOf(process: NodeJS.Process, wanted: boolean): Terminal {
  const colored = wanted && process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
  return {
    out: (text) => process.stdout.write(text),
    complain: (sentence) => process.stderr.write(`asm-gateway: ${sentence}\n`),
    paint: colored ? (color, text) => `\u001b[${NUMBERS[color]}m${text}\u001b[0m` : (_, text) => text,
  };
}
