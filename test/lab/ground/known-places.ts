/** Places on the machine that matter to the search for traces, as data. */
import { homedir } from 'os';
import { join } from 'path';
import { CACHE } from './cache-folder';
import { RUN } from './run-folder';

/** A place and the reason it is in a list. */
export interface Place {
  readonly path: string;
  readonly because: string;
}

/** Places that a run may write to. */
export const KEPT: readonly Place[] = [
  { path: RUN, because: 'the run folder, removed at the end' },
  { path: CACHE, because: 'the built programs and packed images, which the next run uses again' },
];

/** Files that a run may leave elsewhere. */
export const PERMITTED: readonly { readonly pattern: RegExp; readonly because: string }[] = [
  { pattern: /^\/tmp\/tsx-\d+(\/|$)/, because: 'tsx keeps the TypeScript it has compiled' },
];

/** What stays on a machine by design: the setup, which the guide names too. */
export const SETUP: readonly Place[] = [
  { path: CACHE, because: 'the built programs and packed images' },
  { path: 'Debian packages', because: 'installed by test/lab/install-packages.sh' },
  { path: 'go env GOMODCACHE GOCACHE GOTELEMETRYDIR', because: 'modules, compiled packages and counters of Go' },
  { path: '~/.npm, node_modules, /tmp/tsx-*', because: 'packages and logs of npm, and compiled TypeScript' },
  { path: 'kernel modules', because: 'the kernel keeps a module that it has loaded until the machine restarts' },
];

/**
 * Folders that Kubernetes, container runtimes and network plugins write to by default. A run does not see those that the machine
 * has, so a program that makes one is noticed on a used machine too.
 */
export const DEFAULT_FOLDERS: readonly string[] = [
  '/etc/cni', '/etc/kubernetes',
  '/opt/cni', '/opt/containerd',
  '/run/calico', '/run/containerd', '/run/flannel', '/run/kubernetes', '/run/mount', '/run/netns', '/run/runc', '/run/xtables.lock',
  '/usr/libexec/kubernetes', '/usr/local/libexec/kubernetes',
  '/var/lib/calico', '/var/lib/cni', '/var/lib/containerd', '/var/lib/dockershim', '/var/lib/etcd', '/var/lib/kubelet', '/var/lib/kube-proxy',
  '/var/log/containers', '/var/log/kubernetes', '/var/log/pods',
  ...['.kube', '.cdk8s', '.cache/helm', '.config/helm', '.local/share/helm'].map((name) => join(homedir(), name)),
];
