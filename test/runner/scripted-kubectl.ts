import { chmodSync, existsSync, readFileSync } from 'fs';
import { join } from 'path';
import type { Workplace } from '../cli/support';

/** What kubectl does when it is called once. */
export interface Reaction {
  readonly stdout?: string;

  /** Objects that it prints as `--output json` does, `INSTANCE` in them being the name that was asked for. */
  readonly documents?: readonly object[];
  readonly stderr?: string;
  readonly code?: number;

  /** Whether it goes on until it is stopped, as a watch does. */
  readonly stays?: boolean;
}

/** The beginning of a command line, and what comes of each call; the last reaction repeats. */
export interface KubectlScript {
  readonly [command: string]: readonly Reaction[];
}

/** A call of kubectl. */
export interface Call {
  readonly args: readonly string[];

  /** What came by the standard input, if it was JSON. */
  readonly input?: { readonly items: readonly Made[] };
}

export interface Made {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels?: Record<string, string> };
  readonly [field: string]: unknown;
}

/** Texts come in small pieces, so that no two of them are cut alike. */
const SCRIPT = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('fs');
const { join } = require('path');
const file = (name) => join(__dirname, name);
const args = process.argv.slice(2);
const line = args.join(' ');
const script = JSON.parse(readFileSync(file('script.json'), 'utf8'));
const command = Object.keys(script).find((beginning) => line.startsWith(beginning)) ?? 'unknown';
const before = existsSync(file('calls')) ? readFileSync(file('calls'), 'utf8').split('\\n').filter((call) => call.startsWith(command + '|')).length : 0;
const input = ['create', 'delete'].includes(args[0]) ? readFileSync(0, 'utf8') : '';
appendFileSync(file('calls'), command + '|' + JSON.stringify({ args, input: input === '' ? undefined : JSON.parse(input) }) + '\\n');
const reactions = script[command] ?? [{ code: 1, stderr: 'the script has no answer to: ' + line }];
const { stdout = '', documents = [], stderr = '', code = 0, stays = false } = reactions[Math.min(before, reactions.length - 1)];
const instance = (/instance=(\\S+)/.exec(line) ?? [, args[2]])[1];
const text = stdout + documents.map((each) => JSON.stringify(each, null, 4) + '\\n').join('').replaceAll('INSTANCE', instance);
for (let at = 0; at < text.length; at += 997) {
  process.stdout.write(text.slice(at, at + 997));
}
process.stderr.write(stderr);
process.exitCode = code;
if (stays) {
  setInterval(() => undefined, 1000);
}
`;

/** A kubectl of the test's own, which answers from a script and records its calls. */
export class Kubectl {
  /** The variables under which it is found first. */
  public readonly env: NodeJS.ProcessEnv;

  /** Where it is. */
  public readonly program: string;

  private readonly place: Workplace;

  constructor(place: Workplace, script: KubectlScript) {
    this.place = place;
    this.place.write('bin/script.json', JSON.stringify(script));
    this.place.write('bin/kubectl', SCRIPT);
    this.program = join(place.folder, 'bin', 'kubectl');
    chmodSync(this.program, 0o755);
    this.env = { PATH: `${join(place.folder, 'bin')}:${process.env.PATH}` };
  }

  /** The calls that begin so, in their order. */
  public calls(beginning = ''): Call[] {
    const file = join(this.place.folder, 'bin', 'calls');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    // A line without an end is still being written.
    const lines = text.split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line.slice(line.indexOf('|') + 1)) as Call).filter(({ args }) => args.join(' ').startsWith(beginning));
  }

  /** Everything that came by the standard input of these calls. */
  public inputs(beginning: string): Made[] {
    return this.calls(beginning).flatMap(({ input }) => input?.items ?? []);
  }
}
