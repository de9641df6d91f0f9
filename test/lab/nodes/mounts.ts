/**
 * What a node sees of the host's files: all of them, but what its programs write into fixed places goes to a folder of its own,
 * and the kernel parameters of the whole machine that kubelet would set are shown to it as already set.
 */
import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import type { LabNode } from '../cluster/network';
import { insideMounts } from '../ground/namespaces';
import { inRun } from '../ground/run-folder';

/** containerd, its shims, the network plugins and kubelet write below these, whatever their settings say. */
const WRITTEN = ['/run', '/var/lib', '/var/log'] as const;

/** The values kubelet wants (`setupKernelTunables` in pkg/kubelet/cm); it writes only what differs. */
const WANTED: Readonly<Record<string, string>> = {
  'vm/overcommit_memory': '1',
  'vm/panic_on_oom': '0',
  'kernel/panic': '10',
  'kernel/panic_on_oops': '1',
  'kernel/keys/root_maxkeys': '1000000',
  'kernel/keys/root_maxbytes': '25000000',
};

/** Prepares the mounts of a node's namespace. */
export function prepareMounts(node: LabNode): void {
  const folder = inRun(node.name, 'mounts');
  for (const path of WRITTEN) {
    const [upper, work] = ['upper', 'work'].map((kind) => join(folder, path, kind)) as [string, string];
    for (const each of [upper, work]) {
      mkdirSync(each, { recursive: true });
    }
    const options = `lowerdir=${path},upperdir=${upper},workdir=${work}`;
    // Without a record in the machine's /run/mount, which mount makes if it is missing.
    insideMounts(node.namespace, 'mount', '--no-mtab', '-t', 'overlay', 'overlay', '-o', options, path);
  }
  for (const [name, value] of Object.entries(WANTED)) {
    const file = join(folder, 'sysctl', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${value}\n`);
    insideMounts(node.namespace, 'sh', '-c', `[ ! -e /proc/sys/${name} ] || mount --no-mtab --bind ${file} /proc/sys/${name}`);
  }
  // Volumes reach containers only where mounts are shared, which here means among this node's own.
  insideMounts(node.namespace, 'mount', '--no-mtab', '--make-rshared', '/');
}
