#!/usr/bin/env node
import { runCommandLine } from './run';
import { terminalOf } from './terminal';

/* The program. It never calls process.exit, which would cut off output to a pipe. */

// The reader of the output may stop early, for example `head`.
[process.stdout, process.stderr].forEach((stream) => stream.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
}));

runCommandLine(process).then((code) => (process.exitCode = code), (error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  terminalOf(process, false).complain(`internal error, please report this bug: ${message}`);
  process.exitCode = 2;
});
