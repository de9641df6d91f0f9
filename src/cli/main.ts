#!/usr/bin/env node
import { ExitCode } from './exit-code';
import { runCommandLine } from './run';
import { terminalOf } from './terminal';

/* The program. It never calls process.exit, which would cut off output to a pipe. */

const complain = (sentence: string) => terminalOf(process, false).complain(sentence);

/** Whether a part of the output is lost, for example because the disk is full. Then no exit code but 2 is true. */
let isLost = false;

// A command goes on without its output: it may have to clean up in a cluster.
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  // The reader of the output may stop early, for example `head`.
  if (code !== 'EPIPE' && !isLost) {
    isLost = true;
    process.exitCode = ExitCode.NO_VERDICT;
    complain(`cannot write the output, so the report is incomplete: ${message}. `
      + 'Free space, or send the output somewhere else.');
  }
});

// A lost complaint cannot be reported anywhere.
process.stderr.on('error', () => undefined);

runCommandLine(process).then((code) => (process.exitCode = isLost ? ExitCode.NO_VERDICT : code), (error: unknown) => {
  complain(`internal error, please report this bug: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = ExitCode.NO_VERDICT;
});
