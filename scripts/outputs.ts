import { spawnSync, type SpawnSyncReturns, type StdioOptions } from 'child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { parseAllDocuments } from 'yaml';
import { EXAMPLES } from './examples';

/*
 * Runs a command as a reader would and returns what it prints. `kubectl` replays what was recorded on a real cluster in the lab.
 */

const ROOT = join(__dirname, '..');
const RECORDED = join(ROOT, 'test', 'cluster', 'recorded');
const PROGRAM = 'asm-gateway ';

/** What a command needs before it runs. */
export interface OutputSetup {
  /** The example whose manifests are in `dist/`. */
  readonly app?: string;

  /** The recording that `kubectl` replays, a file of test/cluster/recorded. */
  readonly cluster?: string;

  /** The exit code of a command that cannot give a verdict. What it prints to the standard error output is then shown too. */
  readonly exit?: '2';
}

/** The part of a Job that a recording must share with the manifest. */
interface Job {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly { readonly args: readonly string[] }[] } } };
}

interface Recording {
  readonly workload: readonly Job[];
  readonly pods: readonly object[];
}

/** Arguments of the probe that a reader sees only if a probe failed. */
const SEEN_AFTER_FAILURE = /^(?:timeout|retry|budget)=/;

/** A `kubectl` that replays a recording under the name that the run gave its Job. */
const KUBECTL = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('fs');
const { join } = require('path');
const file = (name) => join(__dirname, name);
const args = process.argv.slice(2);
const [verb, kind] = args;
const { workload, pods, nodes } = JSON.parse(readFileSync(file('recording.json'), 'utf8'));
const recorded = { pods, 'jobs.batch': workload, nodes };
const print = (value) => process.stdout.write(JSON.stringify(value, null, 4) + '\\n');
const create = () => {
  const { items } = JSON.parse(readFileSync(0, 'utf8'));
  items.filter((item) => item.kind === 'Job').forEach(({ metadata }) => writeFileSync(file('instance'), metadata.name));
  items.forEach((item, index) => print({ ...item, metadata: { ...item.metadata, uid: 'uid-' + index } }));
};
const objects = () => (
  kind === 'nodes' ? nodes
    : JSON.parse(JSON.stringify(recorded[kind] ?? []).replaceAll(workload[0].metadata.name, readFileSync(file('instance'), 'utf8')))
);
const get = () => {
  if (args.includes('--watch')) {
    objects().forEach((object) => process.stdout.write(JSON.stringify({ type: 'MODIFIED', object }) + '\\n'));
    setInterval(() => undefined, 1000);
  } else if (!args.includes('name')) {
    print({ kind: 'List', items: objects() });
  }
};
({ create, get, delete: () => undefined })[verb]();
`;

/** What a command of the project prints on a reader's terminal. */
export function outputOf(command: string, { app, cluster, exit }: OutputSetup = {}): string {
  if (!command.startsWith(PROGRAM)) {
    throw new Error(`"${command}" does not begin with "${PROGRAM}"`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-output-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules', 'cdk8s-asm-gateway'));
    if (app !== undefined) {
      synthesize(app, folder);
    }
    const args = argumentsOf(command.slice(PROGRAM.length));
    const path = cluster === undefined ? [] : [kubectlIn(folder, cluster, args)];
    return (exit === undefined ? run : runWithoutVerdict)({ file: join(ROOT, 'src', 'cli', 'main.ts'), args, folder, path });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The arguments of a command. Double quotes keep words together, as in a shell. */
export function argumentsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|[^ "]+/g)].map(([plain, quoted]) => quoted ?? plain);
}

function synthesize(app: string, folder: string): void {
  run({ file: join(EXAMPLES, app, 'main.ts'), args: [], folder, path: [], options: ['--tsconfig', join(EXAMPLES, 'tsconfig.json')] });
}

/** Writes a `kubectl` for a recording and returns its folder. */
function kubectlIn(folder: string, cluster: string, args: readonly string[]): string {
  const recording = JSON.parse(readFileSync(join(RECORDED, `${cluster}.json`), 'utf8')) as Recording;
  const { nodes } = JSON.parse(readFileSync(join(RECORDED, 'nodes.json'), 'utf8')) as { nodes: readonly object[] };
  mustFit(recording, jobIn(args.filter((_, index) => args[index - 1] === '-f').map((file) => join(folder, file))));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'recording.json'), JSON.stringify({ ...recording, nodes }));
  writeFileSync(join(bin, 'kubectl'), KUBECTL, { mode: 0o755 });
  return bin;
}

function jobIn(files: readonly string[]): Job {
  const objects = files.flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8'))).map((document) => document.toJS() as Job);
  const jobs = objects.filter(({ kind }) => kind === 'Job');
  if (jobs.length !== 1) {
    throw new Error(`the files have ${jobs.length} Jobs; a recording replays one`);
  }
  return jobs[0];
}

/** The recorded Job must have asked what the app's Job asks; otherwise the output would show another app. */
function mustFit({ workload: [recorded], pods }: Recording, job: Job): void {
  const failed = JSON.stringify(pods).includes('\\"ok\\":false');
  const [expected, actual] = [recorded, job].map(({ spec }) => (
    spec.template.spec.containers[0].args.filter((argument) => failed || !SEEN_AFTER_FAILURE.test(argument)).join(' ')
  ));
  if (expected !== actual) {
    throw new Error(`the recording is of a probe with "${expected}", and the app has "${actual}"`);
  }
}

/** A program and its surroundings. */
interface Run {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;

  /** Folders in which programs are looked up first. */
  readonly path: readonly string[];
  readonly options?: readonly string[];
}

function run(program: Run): string {
  const { stdout, stderr, status } = ended(program, ['pipe', 'pipe', 'pipe']);
  if (stderr !== '' || status === null || status > 1) {
    throw new Error(`"${[program.file, ...program.args].join(' ')}" ended with ${status}: ${stderr}`);
  }
  return stdout;
}

/** What a command prints that ends with 2. Both outputs go to one file, in the order in which a terminal shows them. */
function runWithoutVerdict(program: Run): string {
  const file = join(program.folder, 'terminal');
  const terminal = openSync(file, 'w');
  const { status } = ended(program, ['pipe', terminal, terminal]);
  closeSync(terminal);
  const printed = readFileSync(file, 'utf8');
  if (status !== 2) {
    throw new Error(`"${[program.file, ...program.args].join(' ')}" ended with ${status} and not with 2: ${printed}`);
  }
  return printed;
}

function ended({ file, args, folder, path, options = [] }: Run, stdio: StdioOptions): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [require.resolve('tsx/cli'), ...options, file, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio,
    env: { ...process.env, PATH: [...path, process.env.PATH].join(delimiter), NO_COLOR: '1', CDK8S_OUTDIR: join(folder, 'dist') },
  });
}
