/** The hook of Helm, with a real Helm. */
import { resolve } from 'node:path';
import { program } from '../build/build';
import { pinNamed } from '../versions';
import { untilGateway } from './kube';
import type { Scenario } from './scenario';
import { kubectlOf } from './user';
import { attempt, run, until } from '../ground/exec';
import { inRun } from '../ground/run-folder';
import { inWords, readLog } from '../results';

const ROOT = resolve(__dirname, '..', '..', '..');

export const helm: Scenario = {
  name: 'helm test --logs runs the verification of a chart that cdk8s wrote, shows what it says, and passes',
  run: async ({ cluster, say, check }) => {
    const { api } = cluster.controlPlane;
    const chart = inRun('chart');
    run('sh', ['-c', 'cd "$1" && "$2" synth --check-upgrade=false --format helm --chart-version 1.0.0 --output "$3"', 'sh',
      resolve(ROOT, 'examples', 'hooks'), resolve(ROOT, 'node_modules', '.bin', 'cdk8s'), chart]);
    const { env } = kubectlOf(cluster);
    const asked = (...words: string[]) => attempt('env', [...env, program(pinNamed('helm'), 'helm'), ...words]);
    const installed = await asked('install', 'lab', chart);
    check('the chart is installed', installed.code === 0, installed.stderr);
    await untilGateway(api, 'Cluster');
    for (const time of ['', ' again']) {
      const tested = await asked('test', 'lab', '--logs');
      const results = readLog(tested.stdout);
      for (const line of inWords(tested.stdout)) say(`      ${line}`);
      check(`helm test --logs passes${time}`, tested.code === 0, `${tested.stdout}${tested.stderr}`);
      check('and shows what was asked', results.length === 2 && results.every(({ ok }) => ok), tested.stdout);
    }
    const removed = await asked('uninstall', 'lab', '--wait');
    check('the chart is removed', removed.code === 0, removed.stderr);
    // Helm leaves what its hooks made.
    await api.remove('/api/v1/namespaces/default/pods?labelSelector=app.kubernetes.io%2Fname%3Dasm-gateway-probe');
    await until('the gateway is not gone', 60, async () => (await api.ask('GET', '/apis/apps/v1/namespaces/istio-system/deployments/istio-ingressgateway')).status === 404);
  },
};
