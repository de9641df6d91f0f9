import { type Command, Option } from 'commander';

/** Adds what every command has; the first form is the usual one. */
export function withCommonOptions(command: Command, outputs: readonly string[]): Command {
  return command
    .addOption(new Option('-o, --output <form>', 'how to write the result').choices(outputs).default(outputs[0]))
    .option('--no-color', 'no color, even on a terminal');
}
