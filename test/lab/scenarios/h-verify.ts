/** `asm-gateway verify` as a user runs it: by hand, interrupted, and with no more permissions than it says it needs. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { apply, gatewayNodes, remove, untilGateway } from './kube';
import { example, fileOf } from './manifests';
import type { Scenario } from './scenario';
import { kubectlOf } from './user';
import type { Api, KubeObject } from '../cluster/api';
import { ownProgram } from '../cluster/control-plane';
import { attempt, until, type Outcome } from '../ground/exec';
import type { Cluster } from '../nodes/cluster';
import type { ProbeResult } from '../results';
import type { List } from '../stand-ins/kube-types';

const MAIN = resolve(__dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
const OURS = encodeURIComponent('app.kubernetes.io/name=asm-gateway-probe');

/** Everything that a verification is made of, in all namespaces. */
const MADE = [
  '/apis/batch/v1/jobs', '/apis/apps/v1/daemonsets', '/api/v1/pods', '/api/v1/serviceaccounts', '/apis/rbac.authorization.k8s.io/v1/roles',
  '/apis/rbac.authorization.k8s.io/v1/rolebindings', '/apis/networking.k8s.io/v1/networkpolicies',
] as const;

async function whatIsThere(api: Api): Promise<string[]> {
  const found: string[] = [];
  for (const path of MADE) {
    for (const { metadata } of (await api.get<List<KubeObject>>(`${path}?labelSelector=${OURS}`)).items) found.push(`${path} ${metadata.name}`);
  }
  return found;
}

/** The command's words for `env`. */
function words(cluster: Cluster, args: readonly string[], token?: string): string[] {
  const { command, args: own } = ownProgram(MAIN, 'verify', ...args);
  return [...kubectlOf(cluster, token).env, command, ...own];
}

interface Verdict {
  readonly passed: boolean;
  readonly probes: readonly ProbeResult[];
  readonly notCovered: readonly { readonly node: string | null; readonly why: string }[];
}

export const verify: Scenario = {
  name: 'asm-gateway verify tells each node, and leaves nothing, also after Ctrl-C, and needs no more than it says',
  run: async ({ cluster, say, check }) => {
    const { api } = cluster.controlPlane;
    const asked = (args: readonly string[], token?: string): Promise<Outcome> => attempt('env', words(cluster, args, token));
    const untouched = async (when: string): Promise<void> => {
      const left = await whatIsThere(api);
      check(`${when} nothing is left`, left.length === 0, left.join(', '));
    };
    const [pods, hosts, nodes, hook] = [fileOf('every-node', 'pods'), fileOf('every-node', 'hosts'), fileOf('every-node', 'nodes'), fileOf('hooks', 'helm')];

    await apply(api, example('dns-only').mesh);
    await untilGateway(api, 'Local');
    const withGateway = await gatewayNodes(api);
    const failed = await asked(['-f', pods.path, '-f', hosts.path]);
    for (const line of failed.stdout.split('\n')) say(`      ${line}`);
    check('under Local it exits with 1', failed.code === 1, `${failed.code}: ${failed.stderr}`);
    await untouched('after it');

    const json = await asked(['-f', pods.path, '--output', 'json']);
    const verdict = JSON.parse(json.stdout) as Verdict;
    const stranded = verdict.probes.filter(({ ok }) => !ok).map(({ node, target }) => `${node} ${target}`).sort();
    const bare = cluster.network.nodes.map(({ name }) => name).filter((name) => !withGateway.includes(name));
    check('as JSON it names the nodes without a gateway pod, and no others', JSON.stringify(stranded) === JSON.stringify(bare.map((name) => `${name} load-balancer`).sort()) && !verdict.passed, json.stdout);
    check('and every node is covered', verdict.notCovered.length === 0 && verdict.probes.length === 2 * cluster.network.nodes.length, json.stdout);

    const checked = await asked(['-f', nodes.path]);
    check('the DaemonSet is asked as well, and is not waited for to heal', checked.code === 1 && /FAIL.*load-balancer/.test(checked.stdout), checked.stdout + checked.stderr);
    await untouched('after it');

    await interrupted();
    await permitted();

    await apply(api, example('cluster').mesh);
    await untilGateway(api, 'Cluster');
    const cured = await asked(['-f', pods.path, '-f', hosts.path, '-f', nodes.path, '-f', hook.path]);
    check('with the strategy cluster it exits with 0: Jobs, DaemonSet and the pod of a Helm test', cured.code === 0 && !/FAIL/.test(cured.stdout), cured.stdout + cured.stderr);
    await untouched('after it');
    await remove(api, example('cluster').mesh);

    /** Ctrl-C, once the Job is there. */
    async function interrupted(): Promise<void> {
      const child = spawn('env', words(cluster, ['-f', pods.path]), { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
      let told = '';
      child.stderr.on('data', (text) => (told += String(text)));
      const code = new Promise<number | null>((done) => child.on('close', done));
      await until('the verification does not start', 30, async () => (await whatIsThere(api)).some((each) => each.startsWith('/api/v1/pods')));
      // As the terminal does it: to the whole group.
      process.kill(-(child.pid ?? 0), 'SIGINT');
      check('interrupted, it exits with 2', await code === 2, told);
      await untouched('and');
    }

    /** A user who may do what `--print-rbac` prints, and nothing else. */
    async function permitted(): Promise<void> {
      const { stdout } = await asked(['-f', pods.path, '-f', nodes.path, '--print-rbac']);
      const roles = parseAllDocuments(stdout).flatMap((document) => document.toJS() as KubeObject | null ?? []);
      const user: KubeObject = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a-user', namespace: 'default' } };
      const bindings = roles.filter(({ kind }) => ['Role', 'ClusterRole'].includes(kind)).map(({ kind, metadata }): KubeObject => ({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: `${kind}Binding`,
        metadata: { name: `a-user-${metadata.name}`.slice(0, 63), namespace: metadata.namespace },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: metadata.name },
        subjects: [{ kind: 'ServiceAccount', name: 'a-user', namespace: 'default' }],
      }));
      await apply(api, [user]);
      const token = await api.create<KubeObject & { status?: { token: string } }>('/api/v1/namespaces/default/serviceaccounts/a-user/token', {
        apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: { name: 'a-user' }, spec: {},
      });
      const refused = await asked(['-f', pods.path], token.status?.token ?? '');
      check('without permissions it says so, exits with 2 and points to --print-rbac', refused.code === 2 && refused.stderr.includes('--print-rbac'), refused.stderr);
      await apply(api, [...roles, ...bindings]);
      const allowed = await asked(['-f', pods.path, '-f', nodes.path, '--output', 'json'], token.status?.token ?? '');
      const seen = allowed.stdout.startsWith('{') ? (JSON.parse(allowed.stdout) as Verdict).probes.length : 0;
      check('what --print-rbac prints is enough', allowed.code === 1 && seen === 4 * cluster.network.nodes.length && allowed.stderr === '', allowed.stdout + allowed.stderr);
      await untouched('after it');
      await remove(api, [...bindings, ...roles, user]);
    }
  },
};
