/** The lab's commands: `build`, `up`, `down`, `run`, `measure`, `docs`, `compare`, and `check` (can this machine host it?). */
import { build } from './build/build';
import { fetchEnvoy } from './build/envoy';
import { writeMeasuredDocs } from './docs/measured';
import { LabError } from './errors';
import { startNothingMore } from './ground/processes';
import { requireAll, requireKernelFor, whatIsMissing, type Purpose } from './ground/requirements';
import { takeSnapshot } from './ground/snapshot';
import { teardown } from './ground/teardown';
import { compareWithModel } from './matrix/compare';
import { MEASURED } from './matrix/measured-files';
import { ALL_CONFIGURATIONS, measureAll, parseConfiguration } from './matrix/run';
import { kernelHasIpvs, measureInUserMode } from './matrix/user-mode';
import { startCluster, type Cluster, type ClusterOptions } from './nodes/cluster';
import { hostKubeconfig } from './nodes/host-access';
import { checkAccidents, checkNothingLeft } from './scenarios/e-nothing-left';
import { examples } from './scenarios/manifests';
import { prepare, requireDefinition, runScenarios } from './scenarios/run';
import { HOST_PORT } from './scenarios/user';
import { NEWEST, PINS, pinOfKubernetes, pinsOf } from './versions';

type Command = (args: readonly string[]) => Promise<void>;

// Where Debian keeps what only root uses; a user's own PATH often leaves it out.
process.env.PATH = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`;

const began = Date.now();

/** The word that asks for the last part of `run` beside single scenarios. */
const MACHINE = 'machine';

function say(line: string): void {
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
}

/**
 * Words after `up` and `run`: `mode:release` and `known` or `unknown` (the pods' range) choose the data plane; what is left
 * names scenarios. Without any: the data plane that shows the fault.
 */
function parseWords(words: readonly string[]): { options: ClusterOptions; rest: readonly string[] } {
  const configuration = words.find((word) => word.includes(':'));
  const plane = configuration ? parseConfiguration(configuration) : { proxyMode: 'iptables' as const, kubernetesVersion: NEWEST };
  requireKernelFor(plane.proxyMode);
  const rest = words.filter((word) => word !== configuration && word !== 'known' && word !== 'unknown');
  return { options: { nodes: 3, proxy: { ...plane, podCidrKnown: words.includes('known') }, podsInVpc: false, hostPort: HOST_PORT, say }, rest };
}

/** Clears everything away when the user has enough. */
function whenInterrupted(): void {
  const interrupted = (): void => {
    startNothingMore();
    // Twice: what was being started at that very moment is in the record by the second time.
    void teardown().then(() => teardown()).finally(() => process.exit(130));
  };
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
}

/** Runs a piece of work and clears everything away after it, however it ends; LAB_KEEP=1 leaves it all for a look. */
async function clean(work: () => Promise<void>): Promise<void> {
  await teardown();
  whenInterrupted();
  try {
    await work();
  } finally {
    if (!process.env.LAB_KEEP) await teardown();
  }
}

async function startAndPrepare(options: ClusterOptions): Promise<Cluster> {
  const cluster = await startCluster(options);
  await prepare(cluster);
  return cluster;
}

/** Builds what is missing for a cluster (with its names and its gateway) or for the matrix. */
function buildFor(purpose: Purpose, proxyVersions: readonly string[]): void {
  const pins = [...pinsOf(purpose), ...proxyVersions.map(pinOfKubernetes)];
  for (const pin of new Set(pins)) build(pin);
  if (purpose === 'cluster') fetchEnvoy();
}

async function buildCommand(names: readonly string[]): Promise<void> {
  for (const pin of PINS) if (names.length === 0 || names.includes(pin.name)) build(pin);
  if (names.length === 0 || names.includes('envoy')) fetchEnvoy();
}

async function up(words: readonly string[]): Promise<void> {
  requireAll('cluster');
  requireDefinition();
  const { options } = parseWords(words);
  buildFor('cluster', [options.proxy.kubernetesVersion]);
  await teardown();
  whenInterrupted();
  try {
    const cluster = await startAndPrepare(options);
    process.stdout.write(`\nexport KUBECONFIG=${hostKubeconfig(cluster.controlPlane, HOST_PORT)}\n`);
  } catch (error) {
    // The logs stay for a look; the next command clears them away.
    if (!process.env.LAB_KEEP) await teardown(true);
    throw error;
  }
}

async function runCommand(words: readonly string[]): Promise<void> {
  requireAll('cluster');
  requireDefinition();
  // Reads all of them once: better now than in the middle.
  examples();
  const { options, rest } = parseWords(words);
  buildFor('cluster', [options.proxy.kubernetesVersion]);
  await teardown();
  const before = takeSnapshot();
  let wrong = 0;
  const check = (sentence: string, holds: boolean, otherwise = ''): void => {
    if (!holds) wrong++;
    say(`   ${holds ? 'ok  ' : 'FAIL'} ${sentence}${holds || otherwise === '' ? '' : ` - ${otherwise}`}`);
  };
  await clean(async () => {
    await runScenarios(await startAndPrepare(options), say, check, rest);
  });
  if (rest.length === 0 || rest.includes(MACHINE)) {
    say('The machine is as it was');
    await checkNothingLeft(before, 'after all scenarios nothing is left', check);
    await checkAccidents(before, check);
  }
  if (wrong > 0) throw new LabError(`${wrong} ${wrong === 1 ? 'sentence is' : 'sentences are'} not true: look for FAIL above.`);
  say('every sentence is true');
}

async function measureCommand(texts: readonly string[]): Promise<void> {
  requireAll('matrix');
  const configurations = texts.length > 0 ? texts.map(parseConfiguration) : ALL_CONFIGURATIONS;
  buildFor('matrix', configurations.map((each) => each.kubernetesVersion));
  const elsewhere = configurations.filter((each) => each.proxyMode === 'ipvs' && !kernelHasIpvs());
  const here = configurations.filter((each) => !elsewhere.includes(each));
  await clean(async () => {
    if (here.length > 0) await measureAll(here, MEASURED, Number(process.env.LAB_PARALLEL ?? '16'), say);
    // One kernel each: what one kube-proxy leaves in a kernel is never seen by the next.
    for (const each of elsewhere) { await teardown(); await measureInUserMode([each], say); }
  });
}

const COMMANDS: Readonly<Record<string, Command>> = {
  build: buildCommand,
  up,
  down: () => teardown(),
  run: runCommand,
  measure: measureCommand,
  check: async () => {
    for (const sentence of whatIsMissing('cluster')) { say(sentence); process.exitCode = 1; }
  },
  compare: async () => {
    const { cells, disagreements } = compareWithModel();
    for (const line of disagreements) process.stdout.write(`${line}\n`);
    say(`${cells} cells, of which ${disagreements.length} disagree with the model`);
    if (disagreements.length > 0) process.exitCode = 1;
  },
  docs: async () => writeMeasuredDocs(),
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(`There is no command "${name}": use one of ${Object.keys(COMMANDS).join(', ')}.\n`);
  process.exit(2);
}
command(args).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  const stack = process.env.LAB_DEBUG && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  process.stderr.write(`${error instanceof LabError ? message : `The lab itself went wrong (LAB_DEBUG=1 shows where): ${message}`}${stack}\n`);
  process.exitCode = 1;
});
