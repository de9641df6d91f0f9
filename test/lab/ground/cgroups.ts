/**
 * The lab's own control groups: one per node, in each hierarchy of version 1 or in the one of version 2.
 * All of a node's containers are below it, which is also how they are found and ended.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { sleep } from './exec';
import { processOf, stop, type Started } from './processes';
import { RUN } from './run-folder';

const ROOT = '/sys/fs/cgroup';
/** Named after the run folder: labs with folders of their own do not meet. */
const PREFIX = `${basename(RUN)}-`;

/** Name of a node's control group, as kubelet wants it. */
export function cgroupName(node: string): string {
  return `/${PREFIX}${node}`;
}

/** The folders that hold control groups: the controllers of version 1 (or the mix of both), or the one tree of version 2. */
function hierarchies(): string[] {
  if (existsSync(join(ROOT, 'cgroup.controllers'))) {
    return [ROOT];
  }
  return readdirSync(ROOT).map((name) => join(ROOT, name)).filter((path) => existsSync(join(path, 'cgroup.procs')));
}

/** Makes a node's control group everywhere. */
export function createCgroup(node: string): void {
  for (const hierarchy of hierarchies()) {
    const path = join(hierarchy, cgroupName(node));
    mkdirSync(path, { recursive: true });
    // In version 1 a new group has no processors and no memory until it is given some.
    for (const file of ['cpuset.cpus', 'cpuset.mems']) {
      if (existsSync(join(path, file)) && !existsSync(join(ROOT, 'cgroup.controllers'))) {
        writeFileSync(join(path, file), readFileSync(join(hierarchy, file)));
      }
    }
  }
}

/** A group and all below it, the deepest first. */
function withBelow(path: string): string[] {
  const below = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => withBelow(join(path, entry.name)));
  return [...below, path];
}

function allGroups(): string[] {
  return hierarchies().flatMap((hierarchy) => readdirSync(hierarchy)
    .filter((name) => name.startsWith(PREFIX))
    .flatMap((name) => withBelow(join(hierarchy, name))));
}

/** The processes of all containers of the lab. */
export function containerProcesses(): Started[] {
  const lines = allGroups().flatMap((group) => readFileSync(join(group, 'cgroup.procs'), 'utf8').split('\n'));
  const pids = new Set(lines.filter((line) => line !== '').map(Number));
  return [...pids].flatMap((pid) => processOf(pid) ?? []);
}

/** Ends what still runs in the lab's groups and removes them. */
export async function removeCgroups(): Promise<void> {
  await stop(containerProcesses(), 0);
  for (let tries = 0; tries < 50 && allGroups().length > 0; tries++) {
    for (const group of allGroups()) {
      try {
        rmdirSync(group);
      } catch {
        // A process in it is not quite gone.
      }
    }
    if (allGroups().length > 0) {
      await sleep(100);
    }
  }
}
