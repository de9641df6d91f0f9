import { oneLine } from '../text';

/** Prints a warning. cdk8s itself reports errors only. */
export function printWarning(line: string): void {
  process.stderr.write(`${oneLine(line)}\n`);
}
