import { writeFileSync } from 'fs';
import { type CiCommand, ciCommand, oneLine, type Paint, printable, printablePatch } from '../text';

/** The ANSI numbers of the colors. */
const NUMBERS = { red: 31, green: 32, yellow: 33, cyan: 36, grey: 90 };

/** Part of each color sequence until it is printed. No value can contain it, so no value can set a color. */
const KEY = String(Math.random()).slice(2);

/** A color sequence of our own. */
const OWN_COLOR = new RegExp(`\\u001b\\[(\\d+);${KEY}m`);

/** Moves to the start of the line and erases it. */
const ERASE = '\r\u001b[K';

/** A line of a terminal that is rewritten in place. */
export interface StatusLine {
  readonly draw: (text: string) => void;
  readonly erase: () => void;
}

/** The output of a command. Nothing else writes to a stream or a report, so all of it is printable text. */
export interface Terminal {
  /** Writes the result. */
  readonly out: (text: string) => void;

  /** Writes a patch. */
  readonly patch: (text: string) => void;

  /** Tells the CI system something. */
  readonly command: (command: CiCommand) => void;

  /**
   * Reports a problem on one line. The line is not wrapped, since it may end with a command to copy.
   */
  readonly complain: (sentence: string) => void;

  /** Writes a report to a file. */
  readonly save: (file: string, text: string) => void;

  /** The status line; undefined without a terminal that can erase. */
  readonly status: StatusLine | undefined;
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
export function terminalOf({ stdout, stderr, env }: NodeJS.Process, wanted: boolean): Terminal {
  const colored = wanted && stdout.isTTY && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  return {
    out: (text) => stdout.write(withColors(text)),
    patch: (text) => stdout.write(printablePatch(text)),
    command: (command) => stdout.write(`${ciCommand(command)}\n`),
    complain: (sentence) => stderr.write(`${oneLine(`asm-gateway: ${sentence}`)}\n`),
    save: (file, text) => writeFileSync(file, printable(text)),
    status: stderr.isTTY && env.TERM !== 'dumb' ? statusLine(stderr) : undefined,
    paint: colored
      ? (color, text) => `\u001b[${NUMBERS[color]};${KEY}m${text}\u001b[0;${KEY}m`
      : (_, text) => text,
    width: stdout.isTTY ? stdout.columns || USUAL_WIDTH : Infinity,
  };
}

function statusLine(stderr: NodeJS.WriteStream): StatusLine {
  return {
    draw: (text) => stderr.write(`${ERASE}${oneLine(text).slice(0, (stderr.columns || USUAL_WIDTH) - 1)}`),
    erase: () => stderr.write(ERASE),
  };
}

/** Printable text with our own colors. */
function withColors(text: string): string {
  return text.split(OWN_COLOR).map((part, index) => (index % 2 === 0 ? printable(part) : `\u001b[${part}m`)).join('');
}
