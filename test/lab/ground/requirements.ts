/** What the lab needs of a machine, and what to do where it is missing: one sentence each. */
import { existsSync, readFileSync } from 'fs';
import { delimiter, join } from 'path';
import { LabError } from '../errors';

const INSTALL = 'run test/lab/install-packages.sh (Debian)';

/** Programs that the matrix needs, and those that a whole cluster needs. All are in Debian packages. */
const MATRIX: readonly string[] = ['ip', 'nsenter', 'unshare', 'iptables', 'nft', 'ipset', 'conntrack', 'openssl'];
const CLUSTER: readonly string[] = [...MATRIX, 'curl', 'busybox', 'containerd', 'ctr', 'runc', 'tar'];

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** What is wanted of the machine: the matrix makes do with namespaces, a cluster runs containers. */
export type Purpose = 'matrix' | 'cluster';

/** What no installation cures: why the lab can never run here. */
export function whyNotHere(purpose: Purpose): string[] {
  if (process.platform !== 'linux') {
    return ['The lab needs Linux: run it in a virtual machine, or leave it to CI.'];
  }
  if (process.getuid?.() !== 0) {
    return ['The lab needs root, since it makes network namespaces: run it with sudo.'];
  }
  const hasOverlays = purpose === 'matrix' || readFileSync('/proc/filesystems', 'utf8').includes('overlay');
  return hasOverlays ? [] : ['This kernel has no overlay file system: containers cannot be run on it.'];
}

/** The programs that are not installed, each kind in a sentence. Go is needed only to build what the cache does not have. */
export function whatIsNotInstalled(purpose: Purpose, mustBuild: boolean): string[] {
  const missing = (purpose === 'matrix' ? MATRIX : CLUSTER).filter((program) => !isInstalled(program));
  const hasPlugins = purpose === 'matrix' || existsSync('/usr/lib/cni/bridge');
  return [
    ...!mustBuild || isInstalled('go') ? [] : ['Go is missing, with which Kubernetes is built: install it (https://go.dev/doc/install).'],
    ...missing.length === 0 ? [] : [`These programs are missing: ${missing.join(', ')}; ${INSTALL}.`],
    ...hasPlugins ? [] : [`The network plugins are missing in /usr/lib/cni; ${INSTALL}.`],
  ];
}

/** What keeps the lab from running here now, each in a sentence; nothing if it can run. */
export function whatIsMissing(purpose: Purpose, mustBuild: boolean): string[] {
  const never = whyNotHere(purpose);
  return never.length > 0 ? never : whatIsNotInstalled(purpose, mustBuild);
}

/** Ends with all that is missing. */
export function requireAll(purpose: Purpose, mustBuild: boolean): void {
  const missing = whatIsMissing(purpose, mustBuild);
  if (missing.length > 0) {
    throw new LabError(missing.join('\n'));
  }
}

/** IPVS by this very kernel, which a whole cluster needs; the matrix can do without (user-mode.ts). */
export function requireKernelFor(proxyMode: string): void {
  if (proxyMode === 'ipvs' && !existsSync('/proc/net/ip_vs')) {
    throw new LabError([
      'This kernel has no ip_vs, so no cluster can run kube-proxy in ipvs mode on it.',
      'Load the module ("modprobe ip_vs"), or use lab:measure, which has a kernel of its own for it.',
    ].join(' '));
  }
}
