#!/usr/bin/env node
import { runCommandLine } from './run';

/* The program. It never calls process.exit, which would cut off output to a pipe. */

// The reader of the output may stop early, for example `head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

runCommandLine(process).then((code) => (process.exitCode = code), (error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`asm-gateway: internal error, please report this bug: ${message}\n`);
  process.exitCode = 2;
});
