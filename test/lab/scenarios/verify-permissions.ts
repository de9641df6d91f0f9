/** `asm-gateway verify` with no more permissions than it says it needs. */
import { checkNoneLeft, verify, type Verdict } from './asm-gateway';
import { untilGateway } from './gateway';
import { apply, remove } from './kube';
import { example, fileOf, objectsIn } from './manifests';
import { bindingsOf, tokenOf, USER } from './permissions';
import type { ClusterContext, Scenario } from './scenario';

function probesIn(stdout: string): number {
  return stdout.startsWith('{') ? (JSON.parse(stdout) as Verdict).probes.length : 0;
}

async function checkPermissions(context: ClusterContext): Promise<void> {
  const { cluster, check } = context;
  const { api } = cluster.controlPlane;
  const [pods, nodes] = [fileOf('every-node', 'pods').path, fileOf('every-node', 'nodes').path];
  const { stdout: printed } = await verify(cluster, ['-f', pods, '-f', nodes, '--print-rbac']);
  const roles = objectsIn(printed);
  const bindings = bindingsOf(roles);
  await apply(api, [USER]);
  const token = await tokenOf(api);
  const refused = await verify(cluster, ['-f', pods], token);
  const pointsToRoles = refused.code === 2 && refused.stderr.includes('--print-rbac');
  check('without permissions it says so, exits with 2 and points to --print-rbac', pointsToRoles, refused.stderr);
  await apply(api, [...roles, ...bindings]);
  const { code, stdout, stderr } = await verify(cluster, ['-f', pods, '-f', nodes, '--output', 'json'], token);
  const asksAll = probesIn(stdout) === 4 * cluster.network.nodes.length;
  check('what --print-rbac prints is enough', code === 1 && asksAll && stderr === '', stdout + stderr);
  await checkNoneLeft(context, 'after it');
  await remove(api, [...bindings, ...roles, USER]);
}

export const verifyPermissions: Scenario = {
  on: 'cluster',
  name: 'asm-gateway verify needs no more permissions than it says',
  run: async (context) => {
    const { api } = context.cluster.controlPlane;
    await apply(api, example('dns-only').mesh);
    await untilGateway(api, 'Local');
    await checkPermissions(context);
    await remove(api, example('dns-only').mesh);
  },
};
