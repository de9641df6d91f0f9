/** `asm-gateway verify` with no more permissions than it says it needs. */
import { parseAllDocuments } from 'yaml';
import { checkNoneLeft, verify, type Verdict } from './asm-gateway';
import { untilGateway } from './gateway';
import { apply, remove } from './kube';
import { example, fileOf } from './manifests';
import type { ClusterContext, Scenario } from './scenario';
import type { Api, KubeObject } from '../cluster/api';

const NAME = 'a-user';
const NAMESPACE = 'default';

const USER: KubeObject = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace: NAMESPACE } };

const ROLES: readonly string[] = ['Role', 'ClusterRole'];

/** The longest name that Kubernetes accepts for every kind. */
const LONGEST_NAME = 63;

/** Gives the user a role. */
function bindingOf({ kind, metadata }: KubeObject): KubeObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: `${kind}Binding`,
    metadata: { name: `${NAME}-${metadata.name}`.slice(0, LONGEST_NAME), namespace: metadata.namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }],
  };
}

/** A token of the user. */
async function tokenOf(api: Api): Promise<string> {
  const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: { name: NAME }, spec: {} };
  const path = `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/${NAME}/token`;
  const { status } = await api.create<KubeObject & { status?: { token: string } }>(path, request);
  return status?.token ?? '';
}

function probesIn(stdout: string): number {
  return stdout.startsWith('{') ? (JSON.parse(stdout) as Verdict).probes.length : 0;
}

async function checkPermissions(context: ClusterContext): Promise<void> {
  const { cluster, check } = context;
  const { api } = cluster.controlPlane;
  const [pods, nodes] = [fileOf('every-node', 'pods').path, fileOf('every-node', 'nodes').path];
  const { stdout: printed } = await verify(cluster, ['-f', pods, '-f', nodes, '--print-rbac']);
  const roles = parseAllDocuments(printed).flatMap((document) => document.toJS() as KubeObject | null ?? []);
  const bindings = roles.filter(({ kind }) => ROLES.includes(kind)).map(bindingOf);
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
