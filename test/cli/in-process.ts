import { EventEmitter } from 'events';
import { Readable } from 'stream';
import { runCommandLine } from '../../src/cli/run';
import type { Outcome } from '../support/shell';

/** Runs the command without a process of its own, on output that is no terminal. */
export async function runHere(args: readonly string[], input = ''): Promise<Outcome> {
  const [stdout, stderr] = [outputStream(), outputStream()];
  const process = { argv: ['node', 'asm-gateway', ...args], env: {}, stdin: Readable.from([Buffer.from(input)]), stdout, stderr };
  const code = await runCommandLine(process as unknown as NodeJS.Process);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function outputStream() {
  const pieces: string[] = [];
  return Object.assign(new EventEmitter(), { isTTY: false, write: (piece: string) => pieces.push(piece), text: () => pieces.join('') });
}
