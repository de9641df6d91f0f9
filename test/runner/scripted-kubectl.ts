import { chmodSync, existsSync, readFileSync } from 'fs';
import { join } from 'path';
import type { Workplace } from '../cli/support';

/** The reaction of kubectl to one call. */
export interface Reaction {
  readonly stdout?: string;

  /** Objects that it prints in the form of `--output json`. `INSTANCE` stands for the requested name. */
  readonly documents?: readonly object[];
  readonly stderr?: string;
  readonly code?: number;

  /** Whether it runs until it is stopped, for example a watch. */
  readonly stays?: boolean;
}

/** The reactions to each beginning of a command line, call by call. The last one repeats. */
export interface KubectlScript {
  readonly [command: string]: readonly Reaction[];
}

/** A call of kubectl. */
export interface Call {
  readonly args: readonly string[];

  /** The standard input, if it was JSON. */
  readonly input?: { readonly items: readonly Made[] };
}

export interface Made {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels?: Record<string, string> };
  readonly [field: string]: unknown;
}

/** The program. It prints in small pieces, which cut the text at varying places. */
const SCRIPT = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('fs');
const { join } = require('path');
const file = (name) => join(__dirname, name);
const args = process.argv.slice(2);
const line = args.join(' ');
const script = JSON.parse(readFileSync(file('script.json'), 'utf8'));
const command = Object.keys(script).find((beginning) => line.startsWith(beginning)) ?? 'unknown';
const calls = existsSync(file('calls')) ? readFileSync(file('calls'), 'utf8').split('\\n') : [];
const before = calls.filter((call) => call.startsWith(command + '|')).length;
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

/** A kubectl for tests. It answers from a script and records its calls. */
export class Kubectl {
  /** The environment in which it is the first kubectl on the PATH. */
  public readonly env: NodeJS.ProcessEnv;

  /** The path of the program. */
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

  /** The calls with this beginning, in their order. */
  public calls(beginning = ''): Call[] {
    const file = join(this.place.folder, 'bin', 'calls');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    // A line without an end is still being written.
    const lines = text.split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line.slice(line.indexOf('|') + 1)) as Call)
      .filter(({ args }) => args.join(' ').startsWith(beginning));
  }

  /** The objects in the standard input of these calls. */
  public inputs(beginning: string): Made[] {
    return this.calls(beginning).flatMap(({ input }) => input?.items ?? []);
  }
}
