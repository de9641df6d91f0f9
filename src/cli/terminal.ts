import type { Paint } from '../text';

/** The ANSI numbers of the colors. */
const NUMBERS = { red: 31, green: 32, yellow: 33, cyan: 36, grey: 90 };

/** The output of a command. */
export interface Terminal {
  /** Writes the result. */
  readonly out: (text: string) => void;

  /**
   * Reports a problem on one line. The line is not wrapped, since it may end with a command to copy.
   */
  readonly complain: (sentence: string) => void;
  readonly paint: Paint;

  /** The number of columns for wrapped text: infinite if the output is not a terminal. */
  readonly width: number;
}

/** The width of a terminal that does not report one. */
const USUAL_WIDTH = 80;

/**
 * The terminal of this process. Colors are used on a terminal only, and not if the user switched them off.
 *
 * Source: https://no-color.org
 */
export function terminalOf(process: NodeJS.Process, wanted: boolean): Terminal {
  const { stdout, env } = process;
  const colored = wanted && stdout.isTTY && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  return {
    out: (text) => stdout.write(text),
    complain: (sentence) => process.stderr.write(`asm-gateway: ${sentence}\n`),
    paint: colored ? (color, text) => `\u001b[${NUMBERS[color]}m${text}\u001b[0m` : (_, text) => text,
    width: stdout.isTTY ? stdout.columns || USUAL_WIDTH : Infinity,
  };
}
