import { oneLine } from '../text';

/** Prints lines about warnings. cdk8s itself reports errors only. */
export function printWarnings(lines: readonly string[]): void {
  lines.forEach((line) => process.stderr.write(`${oneLine(line)}\n`));
}
