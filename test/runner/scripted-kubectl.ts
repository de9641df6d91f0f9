import { chmodSync, existsSync, readFileSync } from 'fs';
import { join } from 'path';
import type { Workplace } from '../cli/support';

/** The reaction of kubectl to one call. */
export interface Reaction {
  readonly stdout?: string;

  /** Objects that it prints: as events of a watch, or as a list. `INSTANCE` stands for the name of the workload. */
  readonly documents?: readonly object[];

  /** Objects that a watch then reports as deleted. */
  readonly deleted?: readonly object[];
  readonly stderr?: string;
  readonly code?: number;

  /** Whether it runs until it is stopped, for example a watch. */
  readonly stays?: boolean;

  /** Whether it also ignores the signal to end. */
  readonly deaf?: boolean;
}

/**
 * The reactions to each beginning of a command line, call by call. The last one repeats. `watch` stands for `get` with
 * `--watch`, `look` for `get` with `--output name`. A beginning may name the context: `east: get nodes`.
 */
export interface KubectlScript {
  readonly [command: string]: readonly Reaction[];
}

/** A call of kubectl. */
export interface Call {
  readonly args: readonly string[];

  /** The standard input, if it was JSON. */
  readonly input?: { readonly items: readonly Made[] };

  /** Its environment. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Made {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Record<string, string>;
    readonly ownerReferences?: readonly { readonly uid: string }[];
  };
  readonly [field: string]: unknown;
}

/** The program. It prints in small pieces, which cut the text at varying places. */
const SCRIPT = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('fs');
const { join } = require('path');
const file = (name) => join(__dirname, name);
const args = process.argv.slice(2);
const line = (args.includes('--watch') ? ['watch', ...args.slice(1)] : args.includes('name') ? ['look', ...args.slice(1)] : args).join(' ');
const script = JSON.parse(readFileSync(file('script.json'), 'utf8'));
const context = args.includes('--context') ? args[args.indexOf('--context') + 1] : '';
const command = Object.keys(script).find((beginning) => [line, context + ': ' + line].some((each) => each.startsWith(beginning))) ?? 'unknown';
const calls = existsSync(file('calls')) ? readFileSync(file('calls'), 'utf8').split('\\n') : [];
const before = calls.filter((call) => call.startsWith(command + '|')).length;
const input = args[0] === 'create' ? readFileSync(0, 'utf8') : '';
appendFileSync(file('calls'), command + '|' + JSON.stringify({ args, input: input === '' ? undefined : JSON.parse(input), env: process.env }) + '\\n');
const reactions = script[command] ?? [{ code: 1, stderr: 'the script has no answer to: ' + line }];
const reaction = reactions[Math.min(before, reactions.length - 1)];
const { stdout, documents, deleted = [], stderr = '', code = 0, stays = false, deaf = false } = reaction;
const run = (/asm-gateway\\.io\\/run=([a-z0-9]+)/.exec(line) ?? [])[1];
const created = calls.filter((call) => call.startsWith('create|')).flatMap((call) => JSON.parse(call.slice(7)).input.items)
  .filter(({ kind, metadata }) => ['Job', 'DaemonSet'].includes(kind) && metadata.labels['asm-gateway.io/run'] === run);
const instances = created.length > 0 ? created.map(({ metadata }) => metadata.name) : [(/instance=(\\S+)/.exec(line) ?? [, args[2]])[1]];
const filled = (value) => instances.map((instance) => JSON.parse(JSON.stringify(value).replaceAll('INSTANCE', instance))).flat();
const events = (type, objects) => filled(objects).map((object) => JSON.stringify({ type, object }) + '\\n').join('');
const made = () => JSON.parse(input).items.map((item, index) => (
  JSON.stringify({ ...item, metadata: { ...item.metadata, uid: 'uid-' + before + '-' + index } }, null, 4) + '\\n'
)).join('');
const printed = () => {
  if (args[0] === 'create') {
    return code === 0 ? made() : '';
  }
  if (args.includes('--watch')) {
    return events('MODIFIED', documents ?? []) + events('DELETED', deleted);
  }
  return documents === undefined ? '' : JSON.stringify({ kind: 'List', items: filled(documents) }, null, 4);
};
const text = stdout ?? printed();
for (let at = 0; at < text.length; at += 997) {
  process.stdout.write(text.slice(at, at + 997));
}
process.stderr.write(stderr);
process.exitCode = code;
if (deaf) {
  process.on('SIGTERM', () => undefined);
}
if (stays || deaf) {
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
