/** `asm-gateway verify` and Ctrl-C. */
import { spawn } from 'child_process';
import { checkNoneLeft, verificationsIn, verifyWords } from './asm-gateway';
import { untilGateway } from './gateway';
import { apply, remove } from './kube';
import { example, fileOf } from './manifests';
import type { ClusterContext, Scenario } from './scenario';
import { until } from '../ground/exec';

async function hasPod({ cluster }: ClusterContext): Promise<boolean> {
  return (await verificationsIn(cluster.controlPlane.api)).some((each) => each.startsWith('/api/v1/pods'));
}

/** Ctrl-C, once the Job's pod is there. */
async function checkInterrupted(context: ClusterContext): Promise<void> {
  const words = verifyWords(context.cluster, ['-f', fileOf('every-node', 'pods').path]);
  const child = spawn('env', words, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let told = '';
  child.stderr.on('data', (text) => (told += String(text)));
  const code = new Promise<number | null>((done) => child.on('close', done));
  await until('the verification does not start', 30, () => hasPod(context));
  // As the terminal does it: to the whole group.
  process.kill(-(child.pid ?? 0), 'SIGINT');
  context.check('interrupted, it exits with 2', await code === 2, told);
  await checkNoneLeft(context, 'and');
}

export const verifyInterrupted: Scenario = {
  on: 'cluster',
  name: 'asm-gateway verify leaves nothing after Ctrl-C',
  run: async (context) => {
    const { api } = context.cluster.controlPlane;
    await apply(api, example('dns-only').mesh);
    await untilGateway(api, 'Local');
    await checkInterrupted(context);
    await remove(api, example('dns-only').mesh);
  },
};
