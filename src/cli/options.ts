import { type Command, Option } from 'commander';
import { UsageError } from '../findings/usage-error';
import { listed, shown } from '../text';

/** Adds what every command has; the first form is the usual one. */
export function withCommonOptions(command: Command, outputs: readonly string[]): Command {
  return command
    .addOption(new Option('-o, --output <form>', 'how to write the result').choices(outputs).default(outputs[0]))
    .option('--no-color', 'no color, even on a terminal');
}

/** The report of an output format. `reports` has one entry for each format that a command offers. */
export function reportFor<Report>(reports: { readonly [output: string]: Report }, output: string): Report {
  const report = reports[output];
  if (report === undefined) {
    throw new UsageError(`unknown output ${shown(output)}; use ${listed(Object.keys(reports), 'or')}`);
  }
  return report;
}
