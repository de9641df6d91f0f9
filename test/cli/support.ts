import { spawn } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { compiled } from '../support/prepared';
import type { Outcome } from '../support/shell';

/** The command of the npm package. */
const MAIN = () => [process.execPath, compiled('cli', 'main.js')];

/** A temporary folder in which the command runs. */
export class Workplace {
  public readonly folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  private readonly command: readonly string[];

  constructor(command: readonly string[] = MAIN()) {
    this.command = command;
  }

  public write(file: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), content);
  }

  /** Runs the command in a new process. */
  public run(args: readonly string[], { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const child = this.start(args, env);
      const output = { stdout: '', stderr: '' };
      child.stdout.on('data', (text) => (output.stdout += text));
      child.stderr.on('data', (text) => (output.stderr += text));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...output }));
      child.stdin.on('error', () => undefined).end(input);
    });
  }

  public start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const [program, ...first] = this.command;
    return spawn(program, [...first, ...args], { cwd: this.folder, env: { ...process.env, ...env } });
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Waits for as long as it takes. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
