/** Prints the progress of a command. */

const began = Date.now();

/** Prints a line with the seconds since the command began. */
export function say(line: string): void {
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
}
