/**
 * The rooms of `src/` and which room may import which.
 *
 * One table serves four readers: the lint configuration, the architecture test, the picture and the table in ARCHITECTURE.md.
 */

/** A way to draw the house: four groups of rooms. A wing is not a folder. */
export const WINGS = ['ground', 'judgement', 'constructs', 'commands'] as const;

/** A folder below `src/` with one subject. */
export interface Room {
  /** Folder name below `src/`. */
  readonly name: string;
  readonly wing: (typeof WINGS)[number];

  /** What the room is about, in half a sentence. */
  readonly about: string;

  /** What it may import: a room, or single files of a room (a room's contract). */
  readonly mayImport: readonly string[];

  /** Packages that it may load at run time. Types cost nothing: see `mayNameTypesOf`. */
  readonly packages: readonly string[];

  /** Packages whose types it may name, with `import type` only. */
  readonly mayNameTypesOf: readonly string[];

  /** The reason for the wall; lint prints it. */
  readonly because: string;
}

/** Files that every room may import. They import nothing. */
export const GROUND_FILES = ['text.ts', 'lazy.ts'] as const;

/** The part of the gateway room that other rooms may know. */
const GATEWAY_CONTRACT = 'gateway/gateway-contract.ts';

/** The part of the strategy room that other rooms may know. */
const STRATEGY_CONTRACT = 'strategy/strategy-contract.ts';

/** What a strategy is, and which clients it promises what. */
const PROMISES = [STRATEGY_CONTRACT, 'strategy/promise.ts'];

/** The pure part of the cluster room: what was read, as plain values. */
const CLUSTER_SNAPSHOT = [
  'snapshot', 'reading', 'wanted', 'planes', 'ranges', 'live-service', 'live-endpoints',
  'live-event', 'live-network-policy', 'live-gateway', 'live-node',
  'live-pod',
].map((file) => `cluster/${file}.ts`);

export const ROOMS: readonly Room[] = [
  {
    name: 'findings',
    wing: 'ground',
    about: 'everything we may report: the catalogue of codes with all its words, a finding, field paths, usage errors',
    mayImport: [],
    packages: [],
    mayNameTypesOf: ['constructs'],
    because: 'findings are data that synth, lint and the command line share; the command line starts without loading cdk8s',
  },
  {
    name: 'input',
    wing: 'ground',
    about: 'what a caller hands over, held against the declared types: unknown props, wrong types, missing values',
    mayImport: ['findings'],
    packages: [],
    mayNameTypesOf: [],
    because: 'plain JavaScript has no compiler; every constructor and factory checks its input in the same way',
  },
  {
    name: 'model',
    wing: 'ground',
    about: 'how a request travels to a Service: platform, tables of facts, one decision',
    mayImport: ['input'],
    packages: [],
    mayNameTypesOf: [],
    because: 'the model is a truth table that is tested in milliseconds; it knows no library and no cluster',
  },
  {
    name: 'probe',
    wing: 'ground',
    about: 'the protocol of the probe: its script, its arguments written and read, target kinds, results and their reader, labels',
    mayImport: [],
    packages: [],
    mayNameTypesOf: [],
    because: 'the constructs write what the runner reads; both use one definition that loads nothing',
  },
  {
    name: 'kubernetes',
    wing: 'ground',
    about: 'what Kubernetes itself fixes: object types, name and label grammar, YAML as Kubernetes reads it, taints, virtual nodes, plain values',
    mayImport: ['findings'],
    packages: [],
    mayNameTypesOf: ['yaml'],
    because: 'a rule of Kubernetes is written once, for constructs, lint and commands alike',
  },
  {
    name: 'loadbalancer',
    wing: 'judgement',
    about: 'the settings of the cloud controller: one table of its annotations, what those of a Service say, and the props that set them',
    mayImport: ['model', 'findings', 'kubernetes'],
    packages: [],
    mayNameTypesOf: ['cdk8s'],
    because: 'annotations are read and written in one place; rules ask for settings by name',
  },
  {
    name: 'strategy',
    wing: 'judgement',
    about: 'how in-cluster clients reach the gateway: the contract, one file per strategy, the facade TrafficStrategy',
    mayImport: ['input', 'model', 'findings', 'loadbalancer'],
    packages: [],
    mayNameTypesOf: [],
    because: 'a strategy is plain data for a platform; it renders nothing',
  },
  {
    name: 'rules',
    wing: 'judgement',
    about: 'checks shared by synth, lint and diagnose: facts and their one gatherer, one file per rule, one ordered list, the schema of the resource',
    mayImport: ['model', 'findings', 'kubernetes', 'loadbalancer', STRATEGY_CONTRACT],
    packages: [],
    mayNameTypesOf: [],
    because: 'a rule is a pure function over declared facts; it runs the same without cdk8s and without a cluster',
  },
  {
    name: 'gateway',
    wing: 'constructs',
    about: 'the IstioGateway construct: bind the strategy, render, judge; only its render file knows the generated code',
    mayImport: ['input', 'model', 'findings', 'kubernetes', 'loadbalancer', 'strategy', 'rules'],
    packages: ['cdk8s', 'constructs', 'fs'],
    mayNameTypesOf: ['cdk8s-plus-28'],
    because: 'the construct renders a manifest; proof, live clusters and the command line build on it, never the other way round',
  },
  {
    name: 'verify',
    wing: 'constructs',
    about: 'the verification constructs over the probe: targets, placement, Job, CronJob and DaemonSet, and alerts about them',
    mayImport: ['input', 'model', 'findings', 'probe', 'kubernetes', STRATEGY_CONTRACT, GATEWAY_CONTRACT],
    packages: ['cdk8s', 'constructs', 'crypto'],
    mayNameTypesOf: ['cdk8s-plus-28'],
    because: 'a verification knows a gateway by its contract, and so works for gateways kept in another repository as well',
  },
  {
    name: 'cluster',
    wing: 'commands',
    about: 'a live cluster through kubectl: one runner of processes, one reader, and the snapshot (pure)',
    mayImport: ['model', 'findings', 'kubernetes'],
    packages: ['child_process', 'net'],
    mayNameTypesOf: [],
    because: 'processes are started in one place, and nothing else can touch a cluster',
  },
  {
    name: 'lint',
    wing: 'commands',
    about: 'files to findings with file and line, by the rules that judge constructs; their fixes; its reports; the cdk8s validation plugin',
    mayImport: ['model', 'findings', 'kubernetes', STRATEGY_CONTRACT, 'rules'],
    packages: ['fs', 'path'],
    mayNameTypesOf: ['yaml'],
    because: 'lint judges files that another tool may have written; it loads neither cdk8s nor, before it is needed, a parser',
  },
  {
    name: 'diagnose',
    wing: 'commands',
    about: 'a snapshot of a cluster to a verdict, with the reasons and cures (pure), and its reports',
    mayImport: ['model', 'findings', 'kubernetes', 'loadbalancer', ...PROMISES, 'rules', ...CLUSTER_SNAPSHOT],
    packages: ['crypto', 'zlib'],
    mayNameTypesOf: [],
    because: 'the same snapshot gives the same diagnosis, from a live cluster, a file or a test; nothing here starts a process',
  },
  {
    name: 'runner',
    wing: 'commands',
    about: 'a verification on a live cluster: plan, run, follow, verdict, reports',
    mayImport: ['findings', 'probe', 'kubernetes', 'cluster'],
    packages: ['crypto'],
    mayNameTypesOf: [],
    because: 'the runner reads manifests and results; it knows no construct, no exit code and no terminal',
  },
  {
    name: 'import',
    wing: 'commands',
    about: 'an existing manifest to the TypeScript that synthesizes it (pure)',
    mayImport: [
      'input', 'model', 'kubernetes', 'loadbalancer', 'strategy', 'gateway/existing-manifest.ts', 'gateway/enums.ts', 'gateway/render.ts',
      'gateway/server-fields.ts',
    ],
    packages: [],
    mayNameTypesOf: [],
    because: 'the source is made by what renders a gateway, without a construct and without cdk8s',
  },
  {
    name: 'cli',
    wing: 'commands',
    about: 'the process: arguments, command, exit code',
    mayImport: ['model', 'findings', 'kubernetes', 'strategy', 'rules', 'lint', 'cluster', 'diagnose', 'runner', 'import'],
    packages: ['commander', 'fs', 'path'],
    mayNameTypesOf: ['stream'],
    because: 'the command line starts fast because it never loads cdk8s',
  },
];

/** The one file that may load packages late, inside a function (see its comment). */
export const LAZY_FILE = 'src/lazy.ts';

/** Files that may load files of this project late. They name the type of what they load, so the compiler checks the path. */
export const LATE_FILES: readonly string[] = [
  'src/cli/lint.ts', 'src/cli/run.ts', 'src/lint/validation-plugin.ts', 'src/rules/schema.ts',
];

/** The one file below the constructs that may touch the process: it prints warnings, which cdk8s does not do. */
export const PRINTING_FILE = 'src/findings/print-warning.ts';

/** The file that replaces manifests of the user, for `lint --fix`. */
export const REPLACING_FILE = 'src/lint/replace-file.ts';

/** The files that may write: to a stream or a report printable text alone, and to a manifest its own text with fixes. */
export const WRITING_FILES: readonly string[] = ['src/cli/terminal.ts', PRINTING_FILE, REPLACING_FILE];

/** Functions by which code writes. */
export const WRITING_FUNCTIONS: readonly string[] = [
  'write', 'pipe', 'pipeline', 'writeSync', 'writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'createWriteStream',
];

/** The one file that may import the code generated from the CRD. */
export const RENDER_FILE = 'src/gateway/render.ts';
