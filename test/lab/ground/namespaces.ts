/**
 * Network namespaces, each held open by one sleeping process.
 * No file under /run/netns is made, so a namespace is gone as soon as its holder is, and the host sees no mount of ours.
 */
import { readlinkSync } from 'fs';
import { attempt, run, sleep, type Outcome } from './exec';
import { start, type Started } from './processes';

/** A network namespace and the process that holds it. */
export interface Namespace {
  readonly name: string;
  readonly holder: Started;
}

/**
 * Makes an empty network namespace with its loopback up, and with `mounts` also one for mounts. Its mounts are gone with its last
 * process, and the host never sees them.
 */
export async function createNamespace(name: string, mounts = false): Promise<Namespace> {
  const ofMounts = mounts ? ['--mount', '--propagation=private'] : [];
  const holder = start({ name: `namespace-${name}`, command: 'unshare', args: ['--net', ...ofMounts, '--', 'sleep', 'infinity'] });
  const own = readlinkSync('/proc/self/ns/net');
  // The holder has its new namespace a moment after it was started.
  while (namespaceLink(holder.pid) === own) {
    await sleep(5);
  }
  const namespace = { name, holder };
  inside(namespace, 'ip', 'link', 'set', 'lo', 'up');
  return namespace;
}

function namespaceLink(pid: number): string {
  return readlinkSync(`/proc/${pid}/ns/net`);
}

/** The words that make a command run inside a namespace. */
export function entering(namespace: Namespace): string[] {
  return ['nsenter', `--net=/proc/${namespace.holder.pid}/ns/net`, '--'];
}

/** Runs a program inside a namespace and returns what it printed. */
export function inside(namespace: Namespace, ...command: string[]): string {
  const [first = '', ...rest] = [...entering(namespace), ...command];
  return run(first, rest);
}

/** Runs a program inside a namespace and its mounts. */
export function insideMounts(namespace: Namespace, ...command: string[]): string {
  return run('nsenter', [`--net=/proc/${namespace.holder.pid}/ns/net`, `--mount=/proc/${namespace.holder.pid}/ns/mnt`, '--', ...command]);
}

/** Runs a program inside a namespace that may fail. */
export function attemptInside(namespace: Namespace, ...command: string[]): Promise<Outcome> {
  const [first = '', ...rest] = [...entering(namespace), ...command];
  return attempt(first, rest);
}

/** A cable between two namespaces; each end has its own name. */
export function cable(a: Namespace, aName: string, b: Namespace, bName: string): void {
  run('ip', ['link', 'add', 'name', aName, 'netns', String(a.holder.pid), 'type', 'veth', 'peer', 'name', bName, 'netns', String(b.holder.pid)]);
  inside(a, 'ip', 'link', 'set', aName, 'up');
  inside(b, 'ip', 'link', 'set', bName, 'up');
}

/** Sets kernel parameters of a namespace; one that this kernel does not have is passed over. */
export function setSysctls(namespace: Namespace, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    inside(namespace, 'sh', '-c', `[ ! -e /proc/sys/${name} ] || echo ${value} > /proc/sys/${name}`);
  }
}
