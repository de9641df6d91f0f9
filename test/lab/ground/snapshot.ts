/** What a machine shows of a lab apart from files. A snapshot before a run and one after it must be equal. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'fs';
import { join } from 'path';
import { attempt } from './exec';
import { kernelModules, kernelSettings } from './kernel-settings';
import { MARK } from './processes';
import { RUN } from './run-folder';

/** Each aspect of the machine as sorted lines. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

interface LabProcess {
  readonly net: string;
  readonly mnt: string;
  readonly words: string;
}

/** The processes of this lab, by the mark in their environment; what runs in containers is found by its control group. */
function labProcesses(): LabProcess[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${MARK}=${RUN}`)) {
        return [];
      }
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0/g, ' ').trim();
      return [{ net: readlinkSync(`/proc/${pid}/ns/net`), mnt: readlinkSync(`/proc/${pid}/ns/mnt`), words }];
    } catch {
      // It ended in between.
      return [];
    }
  });
}

/** The mount points that a process sees, with the kind of file system. */
function mountsOf(pid: string): string[] {
  const lines = readFileSync(`/proc/${pid}/mountinfo`, 'utf8').trim().split('\n');
  return lines.map((line) => `${line.split(' ')[4]} (${line.split(' - ')[1]?.split(' ')[0]})`).sort();
}

const CGROUPS = '/sys/fs/cgroup';

/** Control groups without processes. A group that a run left has none. A group with processes belongs to another program. */
function emptyGroups(folder = CGROUPS): string[] {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => emptyGroups(join(folder, entry.name)));
  const processes = join(folder, 'cgroup.procs');
  const isEmpty = existsSync(processes) && readFileSync(processes, 'utf8').trim() === '';
  return isEmpty ? [...below, folder] : below;
}

/** What a program prints, without what changes by itself: counters and remaining lifetimes. */
async function linesOf(command: string, ...args: string[]): Promise<string[]> {
  const { stdout, stderr } = await attempt(command, args);
  const text = (stdout + stderr).replace(/^#.*$/gm, '').replace(/\[\d+:\d+\]/g, '').replace(/(valid_lft|preferred_lft|expires) \S+/g, '');
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').sort();
}

async function network(): Promise<Snapshot> {
  return {
    'network devices': (await linesOf('ip', '-oneline', 'link')).map((line) => line.split(':')[1]?.trim() ?? '').sort(),
    'network addresses': (await linesOf('ip', '-oneline', 'address')).map((line) => line.replace(/^\d+: /, '')).sort(),
    'routes': await linesOf('ip', 'route', 'show', 'table', 'all'),
    'routing rules': await linesOf('ip', 'rule'),
    'packet rules (IPv4)': await linesOf('iptables-save'),
    'packet rules (IPv6)': await linesOf('ip6tables-save'),
    'packet rules (nftables)': await linesOf('nft', '--stateless', 'list', 'ruleset'),
    'sets of addresses': await linesOf('ipset', 'list', '-name'),
    'virtual servers': existsSync('/proc/net/ip_vs') ? readFileSync('/proc/net/ip_vs', 'utf8').split('\n') : [],
  };
}

/** Aspects that may grow: the kernel loads a module with its first user and keeps it until the machine restarts. */
const MODULES = 'kernel modules';
const SETTINGS = 'kernel settings';

/** Looks at the machine. */
export async function takeSnapshot(): Promise<Snapshot> {
  const all = labProcesses();
  return {
    'network namespaces': [...new Set(all.map((each) => each.net))].sort(),
    'mount namespaces': [...new Set(all.map((each) => each.mnt))].sort(),
    'mounts': mountsOf('self'),
    'mounts of the machine': mountsOf('1'),
    'processes of the lab': all.map((each) => each.words.slice(0, 120)).sort(),
    'empty control groups': emptyGroups().sort(),
    ...await network(),
    'run folder': existsSync(RUN) ? readdirSync(RUN).sort() : [],
    'devices': readdirSync('/dev').sort(),
    [MODULES]: kernelModules(),
    [SETTINGS]: kernelSettings(),
  };
}

/** Whether a line may be new: a module, or a setting that came with a module. */
function mayBeNew(aspect: string, line: string, before: Snapshot, after: Snapshot): boolean {
  const modulesCame = (after[MODULES] ?? []).some((module) => !before[MODULES]?.includes(module));
  const [name = ''] = line.split('=');
  const isNewSetting = aspect === SETTINGS && !before[SETTINGS]?.some((each) => each.startsWith(`${name}=`));
  return aspect === MODULES || (modulesCame && isNewSetting);
}

/** What differs between two looks, in words; nothing where they are equal. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return Object.keys(before).flatMap((aspect) => {
    const [old, now] = [before[aspect] ?? [], after[aspect] ?? []];
    return [
      ...now.filter((line) => !old.includes(line) && !mayBeNew(aspect, line, before, after))
        .map((line) => `${aspect}: ${line} was not there before`),
      ...old.filter((line) => !now.includes(line)).map((line) => `${aspect}: ${line} is gone`),
    ];
  });
}
