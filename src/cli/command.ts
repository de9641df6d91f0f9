import type { Command } from 'commander';
import type { ExitCode } from './exit-code';

/** Options that every command has. */
export interface CommonOptions {
  readonly output: string;

  /** False if the user wants no color. */
  readonly color: boolean;
}

/** What a command's file exports. */
export interface CommandModule {
  /** Adds arguments, options, an example, and what is to be done. `ends` is told how it ended, if not well. */
  readonly define: (command: Command, process: NodeJS.Process, ends: (code: ExitCode) => void) => void;
}
