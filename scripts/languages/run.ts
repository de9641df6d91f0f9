import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Findings } from 'cdk8s-asm-gateway';
import { type AppRun, typescriptFileOf } from './apps';
import type { Command } from './language';
import { outcomeOf } from './shell';
import { EXAMPLES, filesWrittenIn } from '../examples';

/** What must be the same in each language. Stacks are not. */
export interface AppResult {
  readonly succeeded: boolean;
  readonly stdout: string;

  /** The errors and the warnings of the library on standard error, each as its text. */
  readonly findings: readonly string[];

  /** The files that the app wrote, by their paths. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs an app with an output folder of its own. */
export function resultOf({ env }: AppRun, command: Command): AppResult & { readonly stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-languages-'));
  try {
    const { status, stdout, stderr } = outcomeOf(command, { ...env, CDK8S_OUTDIR: folder });
    return { succeeded: status === 0, stdout, findings: findingsIn(stderr), files: filesWrittenIn(folder), stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How an app is started in TypeScript. */
export function typescriptCommand(app: AppRun): Command {
  const tsx = require.resolve('tsx/cli');
  return { program: process.execPath, args: [tsx, '--tsconfig', join(EXAMPLES, 'tsconfig.json'), typescriptFileOf(app)] };
}

function findingsIn(stderr: string): string[] {
  const errors = Findings.fromError(stderr).map((finding) => JSON.stringify(finding));
  return [...errors, ...stderr.split('\n').filter((line) => line.startsWith('warning ['))];
}
