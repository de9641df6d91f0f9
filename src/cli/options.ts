import { type Command, Option } from 'commander';
import { UsageError } from '../findings/usage-error';
import { listed, shown } from '../text';

/** Adds the options of every command. The first output format is the default. */
export function withCommonOptions(command: Command, outputs: readonly string[]): Command {
  return command
    .addOption(new Option('-o, --output <format>', 'the output format').choices(outputs).default(outputs[0]))
    .option('--no-color', 'no color, even on a terminal');
}

/** The end of a command's help. */
export interface HelpEnd {
  /** The meaning of the exit codes 0, 1 and 2. */
  readonly exitCodes: readonly [string, string, string];

  /** Commands that can be typed. */
  readonly examples: readonly string[];
  readonly related: readonly string[];
}

/** The text after the options: exit codes, examples and related commands. */
export function helpEnd({ exitCodes, examples, related }: HelpEnd): string {
  return [
    '',
    'Exit codes:',
    ...exitCodes.map((meaning, code) => `  ${code}  ${meaning}`),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
    `See also: ${related.join(', ')}`,
  ].join('\n');
}

/** The report of an output format. `reports` has one entry for each format that a command offers. */
export function reportFor<Report>(reports: { readonly [output: string]: Report }, output: string): Report {
  const report = reports[output];
  if (report === undefined) {
    throw new UsageError(`unknown output ${shown(output)}; use ${listed(Object.keys(reports), 'or')}`);
  }
  return report;
}
