/** `asm-gateway` as a user runs it, and what a verification leaves in the cluster. */
import { resolve } from 'path';
import type { ClusterContext } from './scenario';
import { kubectlOf } from './user';
import type { Api, KubeObject } from '../cluster/api';
import { ownProgram } from '../cluster/control-plane';
import { attempt, type Outcome } from '../ground/exec';
import type { Cluster } from '../nodes/cluster';
import type { ProbeResult } from '../results';
import type { List } from '../stand-ins/kube-types';

const MAIN = resolve(__dirname, '..', '..', '..', 'src', 'cli', 'main.ts');
const OURS = encodeURIComponent('app.kubernetes.io/name=asm-gateway-probe');

/** Everything that a verification is made of, in all namespaces. */
const MADE: readonly string[] = [
  '/apis/batch/v1/jobs',
  '/apis/apps/v1/daemonsets',
  '/api/v1/pods',
  '/api/v1/serviceaccounts',
  '/apis/rbac.authorization.k8s.io/v1/roles',
  '/apis/rbac.authorization.k8s.io/v1/rolebindings',
  '/apis/networking.k8s.io/v1/networkpolicies',
];

/** What the command prints as JSON. */
export interface Verdict {
  readonly passed: boolean;
  readonly probes: readonly (ProbeResult & { readonly workload: string })[];
  readonly notCovered: readonly { readonly node: string | null; readonly why: string }[];
}

/** The command's words for `env`, with the permissions of a token or of the administrator. */
export function verifyWords(cluster: Cluster, args: readonly string[], token?: string): string[] {
  return asmGatewayWords(cluster, ['verify', ...args], token);
}

function asmGatewayWords(cluster: Cluster, args: readonly string[], token?: string): string[] {
  const { command, args: own } = ownProgram(MAIN, ...args);
  return [...kubectlOf(cluster, token).env, command, ...own];
}

/** Runs `asm-gateway verify` to its end. */
export function verify(cluster: Cluster, args: readonly string[], token?: string): Promise<Outcome> {
  return attempt('env', verifyWords(cluster, args, token));
}

/** Runs `asm-gateway diagnose` to its end. */
export function diagnose(cluster: Cluster, args: readonly string[], token?: string): Promise<Outcome> {
  return attempt('env', asmGatewayWords(cluster, ['diagnose', ...args], token));
}

/** The objects of verifications in the cluster. */
export async function verificationsIn(api: Api): Promise<string[]> {
  const found: string[] = [];
  for (const path of MADE) {
    const { items } = await api.get<List<KubeObject>>(`${path}?labelSelector=${OURS}`);
    found.push(...items.map(({ metadata }) => `${path} ${metadata.name}`));
  }
  return found;
}

/** Checks that the cluster has no object of a verification. */
export async function checkNoneLeft({ cluster, check }: ClusterContext, when: string): Promise<void> {
  const left = await verificationsIn(cluster.controlPlane.api);
  check(`${when} nothing is left`, left.length === 0, left.join(', '));
}
