/** A user on the host: kubectl, and a configuration that leads to the lab. */
import { copyFileSync, readFileSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { program } from '../build/build';
import { attempt, type Outcome } from '../ground/exec';
import { inRun } from '../ground/run-folder';
import type { Cluster } from '../nodes/cluster';
import { hostKubeconfig } from '../nodes/host-access';
import { CLUSTER_RELEASE, pinOfKubernetes } from '../versions';

/** Where the API server is reached from the host, on its loopback, while a lab is up. */
export const HOST_PORT = 16443;

/** The program, and the variables under which it finds the lab, as words for `env`. */
export function kubectlOf(cluster: Cluster, token?: string): { readonly program: string; readonly env: readonly string[] } {
  const kubectl = program(pinOfKubernetes(CLUSTER_RELEASE), 'kubectl');
  const variables = [`HOME=${inRun('home')}`, `KUBECONFIG=${configOf(cluster, token)}`];
  return { program: kubectl, env: [...variables, `PATH=${dirname(kubectl)}:${process.env.PATH ?? ''}`] };
}

/** The flags by which a user names the cluster, with the permissions of a token or of the administrator. A shell has to quote the path. */
export function clusterFlags(cluster: Cluster, token?: string): string[] {
  const path = inRun("a user's files", 'cluster.kubeconfig');
  copyFileSync(configOf(cluster, token), path);
  return ['--kubeconfig', path, '--context', 'lab'];
}

/**
 * Runs a line as a user who pastes it into a shell. The shell is in a folder that has the kubeconfig of the mesh, and its kubectl has no
 * current context. One API server plays both the mesh and the cluster.
 */
export async function paste(cluster: Cluster, line: string): Promise<Outcome> {
  const mesh = inRun('mesh', 'mesh.kubeconfig');
  copyFileSync(configOf(cluster), mesh);
  const variables = kubectlOf(cluster).env.filter((variable) => !variable.startsWith('KUBECONFIG='));
  return attempt('env', ['--unset=KUBECONFIG', `--chdir=${dirname(mesh)}`, ...variables, 'sh', '-c', line]);
}

/** The configuration of the administrator, or of a user with a token. */
function configOf(cluster: Cluster, token?: string): string {
  const admin = hostKubeconfig(cluster.controlPlane, HOST_PORT);
  if (token === undefined) {
    return admin;
  }
  const config = JSON.parse(readFileSync(admin, 'utf8')) as { users: { user: unknown }[] };
  for (const each of config.users) {
    each.user = { token };
  }
  const path = inRun('kubeconfig-of-a-user');
  writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
  return path;
}
