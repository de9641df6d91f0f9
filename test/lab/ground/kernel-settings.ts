/** All settings of the kernel that `sysctl -a` shows, as this network namespace has them. */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const ROOT = '/proc/sys';

/** Values that the kernel itself changes all the time: counters, random numbers, and limits it adapts to the load. */
const NOT_SETTINGS: readonly RegExp[] = [
  /^fs\/(aio-nr|dentry-state|file-nr|inode-nr|inode-state|quota\/.*)$/,
  /^kernel\/(ns_last_pid|pty\/nr|random\/(boot_id|entropy_avail|uuid))$/,
  /^kernel\/(hung_task_detect_count|perf_event_max_sample_rate)$/,
  /^net\/netfilter\/nf_conntrack_count$/,
  /^vm\/stat_refresh$/,
];

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim().replace(/\s+/g, ' ');
  } catch {
    // Some can only be written, and some belong to a device that has just gone.
    return undefined;
  }
}

function namesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = join(folder, entry.name);
    return entry.isDirectory() ? namesBelow(name) : [name];
  });
}

/** Every setting as `name=value`, sorted. */
export function kernelSettings(): string[] {
  return namesBelow('')
    .filter((name) => !NOT_SETTINGS.some((pattern) => pattern.test(name)))
    .flatMap((name) => {
      const value = read(join(ROOT, name));
      return value === undefined ? [] : [`${name}=${value}`];
    })
    .sort();
}

/** The loaded modules; none if the kernel has no modules. */
export function kernelModules(): string[] {
  const file = '/proc/modules';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text.split('\n').map((line) => line.split(' ')[0] ?? '').filter((name) => name !== '').sort();
}
