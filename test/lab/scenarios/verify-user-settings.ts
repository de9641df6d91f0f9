/** `asm-gateway verify` for a user whose kubectl asks before it deletes. */
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { checkNoneLeft, verify } from './asm-gateway';
import { untilGateway } from './gateway';
import { apply, remove } from './kube';
import { example, fileOf } from './manifests';
import type { ClusterContext, Scenario } from './scenario';
import { kubectlOf } from './user';
import type { KubeObject } from '../cluster/api';
import { attempt } from '../ground/exec';
import { inRun } from '../ground/run-folder';

/** The example of https://kubernetes.io/docs/reference/kubectl/kuberc/ */
const KUBERC = `apiVersion: kubectl.config.k8s.io/v1beta1
kind: Preference
defaults:
- command: delete
  options:
  - name: interactive
    default: "true"
`;

const ACCOUNT: KubeObject = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'asked-for', namespace: 'default' } };

/** Shows that the setting has an effect: kubectl ends with 0 and deletes nothing. */
async function checkAsks({ cluster, check }: ClusterContext): Promise<void> {
  const { api } = cluster.controlPlane;
  await apply(api, [ACCOUNT]);
  const { program, env } = kubectlOf(cluster);
  // `env` hands on an input that is empty.
  const { code, stdout } = await attempt('env', [...env, 'sh', '-c', `'${program}' delete sa ${ACCOUNT.metadata.name} < /dev/null`]);
  check('with this kuberc kubectl deletes nothing and ends with 0', code === 0 && stdout.includes('cancelled'), stdout);
  await remove(api, [ACCOUNT]);
}

async function checkUnaffected(context: ClusterContext): Promise<void> {
  const { code, stderr } = await verify(context.cluster, ['-f', fileOf('every-node', 'pods').path]);
  context.check('asm-gateway verify ends with its verdict and without a complaint', code === 0 && stderr === '', `${code}: ${stderr}`);
  await checkNoneLeft(context, 'and');
}

export const userSettings: Scenario = {
  on: 'cluster',
  name: 'asm-gateway verify cleans up, whatever the kuberc of the user says',
  run: async (context) => {
    const { api } = context.cluster.controlPlane;
    const folder = join(inRun('home'), '.kube');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'kuberc'), KUBERC);
    await apply(api, example('cluster').mesh);
    await untilGateway(api, 'Cluster');
    try {
      await checkAsks(context);
      await checkUnaffected(context);
    } finally {
      rmSync(join(folder, 'kuberc'));
      await remove(api, example('cluster').mesh);
    }
  },
};
