/**
 * The rooms of `src/` and who may import whom.
 *
 * One table serves three readers: the lint configuration, the architecture test, and the picture in ARCHITECTURE.md.
 */

/** A folder below `src/` with one subject. */
export interface Room {
  /** Folder name below `src/`. */
  readonly name: string;

  /** What the room is about, in half a sentence. */
  readonly about: string;

  /** What it may import: a room, or single files of a room (a room's contract). */
  readonly mayImport: readonly string[];

  /** Packages that it may load at run time. Types cost nothing and are free for `mayNameTypesOf`. */
  readonly packages: readonly string[];

  /** Packages of which it may name types, with `import type` only. */
  readonly mayNameTypesOf: readonly string[];

  /** Why the wall stands where it stands; shown by lint. */
  readonly because: string;
}

/** The part of the gateway room that other rooms may know. */
const GATEWAY_CONTRACT = ['gateway/contract.ts', 'gateway/plain.ts'];

/** Labels are labels, whoever carries them: the one rule that judges more than gateways. */
const METADATA_RULE = 'rules/metadata.ts';

/** The part of the verify room that makes no constructs: what a probe is known by, and how its results are read. */
const VERIFY_CONTRACT = 'verify/contract.ts';

export const ROOMS: readonly Room[] = [
  {
    name: 'model',
    about: 'how an in-cluster request to a gateway travels: the platform, pure facts, one decision',
    mayImport: [],
    packages: [],
    mayNameTypesOf: [],
    because: 'the model is a truth table that is tested in milliseconds; it knows no library and no cluster',
  },
  {
    name: 'findings',
    about: 'everything we may ever tell a user: the catalogue of codes, a filled-in finding, the error that carries one',
    mayImport: [],
    packages: [],
    mayNameTypesOf: ['constructs'],
    because: 'findings are data that synth, lint and the command line share; the command line starts without loading cdk8s',
  },
  {
    name: 'strategy',
    about: 'how in-cluster clients reach the gateway: the contract, one file per strategy, the facade TrafficStrategy',
    mayImport: ['model', 'findings'],
    packages: [],
    mayNameTypesOf: [],
    because: 'a strategy is plain data for a platform; it renders nothing',
  },
  {
    name: 'rules',
    about: 'checks shared by synth, lint and diagnose: the contract, the facts they may look at, one file per rule, an explicit ordered list',
    mayImport: ['model', 'findings', 'strategy/contract.ts'],
    packages: [],
    mayNameTypesOf: [],
    because: 'a rule is a pure function over declared facts; it runs the same without cdk8s and without a cluster',
  },
  {
    name: 'lint',
    about: 'YAML streams to findings with file and line, by the same rules; the reports about them; the cdk8s validation plugin',
    mayImport: ['model', 'findings', 'strategy/contract.ts', 'rules'],
    packages: ['fs'],
    mayNameTypesOf: ['ajv', 'yaml'],
    because: 'lint judges files that nobody synthesized; it loads neither cdk8s nor, before it is needed, a parser',
  },
  {
    name: 'gateway',
    about: 'the IstioGateway construct: gather, bind the strategy, check, render; only its render file imports imports/',
    mayImport: ['model', 'findings', 'strategy', 'rules'],
    packages: ['cdk8s', 'constructs'],
    mayNameTypesOf: ['cdk8s-plus-28'],
    because: 'the construct renders a manifest; proof, live clusters and the command line build on it, never the other way round',
  },
  {
    name: 'verify',
    about: 'proof inside the cluster: probe script, placement, the Job, CronJob and DaemonSet constructs',
    mayImport: ['model', 'findings', 'strategy/contract.ts', METADATA_RULE, ...GATEWAY_CONTRACT],
    packages: ['cdk8s', 'constructs', 'crypto'],
    mayNameTypesOf: ['cdk8s-plus-28'],
    because: 'a verification knows a gateway by its contract, so that it works for gateways kept in another repository as well',
  },
  {
    name: 'cluster',
    about: 'a live cluster by way of kubectl: one runner of processes',
    mayImport: ['model', 'findings'],
    packages: ['child_process'],
    mayNameTypesOf: [],
    because: 'processes are started in one place, so that nothing else can touch a cluster',
  },
  {
    name: 'cli',
    about: 'the process: arguments, command, exit code',
    mayImport: ['model', 'findings', 'strategy', 'rules', 'lint', VERIFY_CONTRACT, 'cluster'],
    packages: ['commander', 'crypto', 'fs', 'path'],
    mayNameTypesOf: [],
    because: 'the command line starts in the blink of an eye; it never loads cdk8s',
  },
];

/** The one file that may load packages late, inside a function (see its comment). */
export const LAZY_FILE = 'src/lazy.ts';

/** The one file that may import the code generated from the CRD. */
export const RENDER_FILE = 'src/gateway/render.ts';

/** The table of ARCHITECTURE.md, as Markdown. */
export function roomsTable(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const names = (list: readonly string[]) => (list.length === 0 ? 'nothing' : list.map((name) => `\`${name}\``).join(', '));
  return [
    row(['room', 'what it is about', 'may import', 'packages', 'types only']),
    row(['---', '---', '---', '---', '---']),
    ...ROOMS.map((room) => row([
      `\`${room.name}\``, room.about, names(room.mayImport), names(room.packages), names(room.mayNameTypesOf),
    ])),
  ].join('\n');
}
