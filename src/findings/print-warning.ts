/** Prints a warning. cdk8s itself reports errors only. */
export function printWarning(line: string): void {
  process.stderr.write(`${line}\n`);
}
