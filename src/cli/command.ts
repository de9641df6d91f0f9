import type { Command } from 'commander';
import type { ExitCode } from './exit-code';

/** The options of every command. */
export interface CommonOptions {
  readonly output: string;

  /** False if the user switched colors off. */
  readonly color: boolean;
}

/** The exports of a command's file. */
export interface CommandModule {
  /** Adds arguments, options, the end of the help text, and the action, which passes its exit code to `ends`. */
  readonly define: (command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void) => void;
}
