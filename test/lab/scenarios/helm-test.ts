/** The hook of Helm, with a real Helm. */
import { resolve } from 'path';
import { untilGateway } from './gateway';
import type { ClusterContext, Scenario } from './scenario';
import { kubectlOf } from './user';
import { sayLog } from './verification';
import { program } from '../build/build';
import type { Api } from '../cluster/api';
import { attempt, run, until, type Outcome } from '../ground/exec';
import { inRun } from '../ground/run-folder';
import { readLog } from '../results';
import { pinNamed } from '../versions';

const CHECKOUT = resolve(__dirname, '..', '..', '..');

/** Writes the chart as a user does, and returns its folder. */
function writeChart(): string {
  const chart = inRun('chart');
  run('env', [
    // npx writes a log to npm's cache, which a surrounding `npm run` names in the environment.
    `npm_config_cache=${inRun('npm')}`,
    'sh', '-c', 'cd "$1" && "$2" synth --check-upgrade=false --format helm --chart-version 1.0.0 --output "$3"', 'sh',
    resolve(CHECKOUT, 'examples', 'hooks'), resolve(CHECKOUT, 'node_modules', '.bin', 'cdk8s'), chart,
  ]);
  return chart;
}

/** `helm test`, as often as the user likes. */
async function checkTest(context: ClusterContext, tested: Outcome, time: string): Promise<void> {
  const results = readLog(tested.stdout);
  sayLog(context, tested.stdout);
  context.check(`helm test --logs passes${time}`, tested.code === 0, `${tested.stdout}${tested.stderr}`);
  context.check('and shows what was asked', results.length === 2 && results.every(({ ok }) => ok), tested.stdout);
}

/** Helm leaves what its hooks made. */
async function removeHooks(api: Api): Promise<void> {
  await api.remove('/api/v1/namespaces/default/pods?labelSelector=app.kubernetes.io%2Fname%3Dasm-gateway-probe');
  const gateway = '/apis/apps/v1/namespaces/istio-system/deployments/istio-ingressgateway';
  await until('the gateway is not gone', 60, async () => (await api.ask('GET', gateway)).status === 404);
}

export const helmTest: Scenario = {
  on: 'cluster',
  name: 'helm test --logs runs the verification of a chart that cdk8s wrote, shows what it says, and passes',
  run: async (context) => {
    const { cluster, check } = context;
    const { api } = cluster.controlPlane;
    const { env } = kubectlOf(cluster);
    const helm = (...words: string[]): Promise<Outcome> => attempt('env', [...env, program(pinNamed('helm'), 'helm'), ...words]);
    const installed = await helm('install', 'lab', writeChart());
    check('the chart is installed', installed.code === 0, installed.stderr);
    await untilGateway(api, 'Cluster');
    for (const time of ['', ' again']) {
      await checkTest(context, await helm('test', 'lab', '--logs'), time);
    }
    const removed = await helm('uninstall', 'lab', '--wait');
    check('the chart is removed', removed.code === 0, removed.stderr);
    await removeHooks(api);
  },
};
