/** How the host's own kubectl reaches the cluster: by a port on its loopback that is passed on into the lab. */
import { readFileSync, writeFileSync } from 'fs';
import type { ControlPlane } from '../cluster/control-plane';
import { inRun } from '../ground/run-folder';

/** Writes the configuration for the host and returns its path. */
export function hostKubeconfig(controlPlane: ControlPlane, port: number): string {
  const inside = JSON.parse(readFileSync(controlPlane.kubeconfig('admin'), 'utf8')) as { clusters: { cluster: { server: string } }[] };
  for (const each of inside.clusters) {
    each.cluster.server = `https://127.0.0.1:${port}`;
  }
  const path = inRun('kubeconfig');
  writeFileSync(path, JSON.stringify(inside, null, 2), { mode: 0o600 });
  return path;
}
