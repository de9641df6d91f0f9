/** containerd, one per node, with folders and a socket of its own. */
import { existsSync, mkdirSync, writeFileSync } from 'fs';
import { archiveOf, PAUSE_IMAGE, type Image } from './images';
import { POD_RANGE } from '../cluster/addresses';
import type { LabNode } from '../cluster/network';
import { attempt, run, until } from '../ground/exec';
import { mustRun, start, type Started } from '../ground/processes';
import { inRun } from '../ground/run-folder';

/** Where Debian keeps the network plugins. */
const PLUGINS = '/usr/lib/cni';

export function socketOf(node: LabNode): string {
  return inRun(node.name, 'containerd.sock');
}

function networkConfiguration(node: LabNode): string {
  return JSON.stringify({
    cniVersion: '0.4.0',
    name: 'lab',
    plugins: [{
      type: 'bridge',
      bridge: 'cni0',
      isGateway: true,
      hairpinMode: true,
      // Masquerading is the node's, as with Flannel (see network.ts).
      ipMasq: false,
      ipam: {
        type: 'host-local',
        dataDir: inRun(node.name, 'addresses'),
        ranges: [[{ subnet: node.podRange }]],
        routes: [{ dst: '0.0.0.0/0' }, { dst: POD_RANGE }],
      },
    }],
  });
}

/** Parts that the lab does not use, and that would look for other file systems or write elsewhere. */
const DISABLED: readonly string[] = [
  'io.containerd.snapshotter.v1.aufs',
  'io.containerd.snapshotter.v1.btrfs',
  'io.containerd.snapshotter.v1.devmapper',
  'io.containerd.snapshotter.v1.zfs',
  'io.containerd.internal.v1.opt',
  'io.containerd.internal.v1.tracing',
];

function configuration(node: LabNode, networks: string): string {
  return `version = 2
root = "${inRun(node.name, 'containerd', 'root')}"
state = "${inRun(node.name, 'containerd', 'state')}"
disabled_plugins = ${JSON.stringify(DISABLED)}
[grpc]
  address = "${socketOf(node)}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${PAUSE_IMAGE}"
  netns_mounts_under_state_dir = true
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${PLUGINS}"
    conf_dir = "${networks}"
`;
}

/** Starts containerd on a node and gives it the images. */
export async function startContainerd(node: LabNode, images: readonly Image[]): Promise<Started> {
  const networks = inRun(node.name, 'networks');
  mkdirSync(networks, { recursive: true });
  writeFileSync(`${networks}/10-lab.conflist`, networkConfiguration(node));
  const config = inRun(node.name, 'containerd.toml');
  writeFileSync(config, configuration(node, networks));
  const containerd = start({
    name: `containerd-${node.name}`,
    namespaceOf: node.namespace.holder.pid,
    withMounts: true,
    command: 'containerd',
    args: ['--config', config],
  });
  await until(`containerd on ${node.name} does not answer (see ${containerd.log})`, 30, async () => {
    mustRun(containerd);
    return existsSync(socketOf(node)) && (await attempt('ctr', ['--address', socketOf(node), 'version'])).code === 0;
  });
  for (const image of images) {
    const inImages = ['--address', socketOf(node), '--namespace', 'k8s.io', 'images'];
    run('ctr', [...inImages, 'import', '--snapshotter', 'overlayfs', archiveOf(image)]);
    if (image.alias !== undefined) {
      run('ctr', [...inImages, 'tag', '--force', image.name, image.alias]);
    }
  }
  return containerd;
}
