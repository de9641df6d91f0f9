#!/usr/bin/env node
import { runCommandLine } from './run';

/* The program. It never calls process.exit: what was written to a pipe would be cut off. */

// Whoever reads the output may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
});

runCommandLine(process).then((code) => (process.exitCode = code), (error: unknown) => {
  process.stderr.write(`asm-gateway: this should not have happened: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
