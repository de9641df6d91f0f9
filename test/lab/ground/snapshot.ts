/** What a machine shows of a lab: taken before and after a run, the two must be equal. */
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from './exec';
import { MARK } from './processes';
import { RUN } from './run-folder';

/** Each aspect of the machine as sorted lines. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

/** The processes of this lab, by the mark in their environment; what runs in containers is found by its control group. */
function processes(): { net: string; mnt: string; words: string }[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${MARK}=${RUN}`)) return [];
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0/g, ' ').trim();
      return [{ net: readlinkSync(`/proc/${pid}/ns/net`), mnt: readlinkSync(`/proc/${pid}/ns/mnt`), words }];
    } catch {
      // It ended in between.
      return [];
    }
  });
}

function folders(root: string, depth: number): string[] {
  if (depth === 0 || !existsSync(root)) return [];
  return readdirSync(root)
    .map((name) => join(root, name))
    .filter((path) => lstatSync(path).isDirectory())
    .flatMap((path) => [path, ...folders(path, depth - 1)]);
}

/** Kernel parameters of the whole machine that some program of the lab would like to set. */
const PARAMETERS = [
  'vm/overcommit_memory', 'vm/panic_on_oom', 'kernel/panic', 'kernel/panic_on_oops', 'kernel/keys/root_maxkeys', 'kernel/keys/root_maxbytes',
  'net/ipv4/ip_forward', 'net/ipv4/conf/all/route_localnet', 'net/netfilter/nf_conntrack_max', 'net/bridge/bridge-nf-call-iptables',
] as const;

/** Places outside the lab's own where its programs would write if nobody kept them from it. */
const PLACES = [RUN, '/run/containerd', '/run/netns', '/run/xtables.lock', '/var/lib/cni', '/var/lib/kubelet', '/var/lib/containerd', '/var/log/pods', '/var/log/containers', '/opt/cni', '/usr/libexec/kubernetes'] as const;

/** Looks at the machine. */
export function takeSnapshot(): Snapshot {
  const all = processes();
  return {
    'network namespaces': [...new Set(all.map((each) => each.net))].sort(),
    'mount namespaces': [...new Set(all.map((each) => each.mnt))].sort(),
    'mounts': readFileSync('/proc/self/mountinfo', 'utf8').trim().split('\n').map((line) => line.split(' ')[4] ?? '').sort(),
    'processes of the lab': all.map((each) => each.words.slice(0, 120)).sort(),
    'control groups': folders('/sys/fs/cgroup', 3).filter((path) => path.includes(basename(RUN))).sort(),
    'network devices': run('ip', ['-oneline', 'link']).trim().split('\n').map((line) => line.split(':')[1]?.trim() ?? '').sort(),
    'packet rules': run('iptables-save', []).split('\n').filter((line) => line.startsWith('-A')).sort(),
    'kernel parameters': PARAMETERS.filter((name) => existsSync(`/proc/sys/${name}`)).map((name) => `${name}=${readFileSync(`/proc/sys/${name}`, 'utf8').trim()}`),
    'places': PLACES.filter((path) => existsSync(path)),
  };
}

/** What differs between two looks, in words; nothing where they are equal. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return Object.keys(before).flatMap((aspect) => {
    const [old, now] = [before[aspect] ?? [], after[aspect] ?? []];
    return [
      ...now.filter((line) => !old.includes(line)).map((line) => `${aspect}: ${line} was not there before`),
      ...old.filter((line) => !now.includes(line)).map((line) => `${aspect}: ${line} is gone`),
    ];
  });
}
