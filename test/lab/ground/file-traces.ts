/** Reads from the overlays what a run has made, changed or removed. */
import { lstatSync, readdirSync, type Stats } from 'fs';
import { join } from 'path';
import { DEFAULT_FOLDERS, PERMITTED } from './known-places';
import type { Overlay } from './overlays';

/** One file or folder that is not as the machine has it. */
export interface FileTrace {
  readonly path: string;
  readonly what: 'made' | 'changed' | 'removed';
}

function look(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** overlayfs records a removal as a character device with the number 0. */
function isWhiteout(stats: Stats): boolean {
  return stats.isCharacterDevice() && stats.rdev === 0;
}

/** Whether a file was only opened, or a folder is here for what is in it. */
function isUnchanged(now: Stats, before: Stats): boolean {
  const same = now.mode === before.mode && now.uid === before.uid && now.gid === before.gid;
  return same && (now.isDirectory() || (now.size === before.size && now.mtimeMs === before.mtimeMs));
}

function traceOf(path: string, now: Stats, before: Stats | undefined): FileTrace[] {
  if (isWhiteout(now)) {
    return before ? [{ path, what: 'removed' }] : [];
  }
  if (!before) {
    return [{ path, what: 'made' }];
  }
  return isUnchanged(now, before) ? [] : [{ path, what: 'changed' }];
}

function tracesBelow(path: string, upper: string, lower: string): FileTrace[] {
  return readdirSync(upper).flatMap((name) => {
    const at = join(path, name);
    const now = lstatSync(join(upper, name));
    const before = DEFAULT_FOLDERS.includes(at) ? undefined : look(join(lower, name));
    const trace = traceOf(at, now, before);
    const isOld = now.isDirectory() && before?.isDirectory();
    return isOld ? [...trace, ...tracesBelow(at, join(upper, name), join(lower, name))] : trace;
  });
}

/** Every trace in the overlays; of a folder that was made, the folder alone. */
export function allTraces(overlays: readonly Overlay[]): FileTrace[] {
  return overlays.flatMap(({ path, upper, lower }) => [
    ...traceOf(path, lstatSync(upper), lstatSync(lower)),
    ...tracesBelow(path, upper, lower),
  ]);
}

/** The traces for which the lists give no reason, in words. */
export function unexplainedTraces(overlays: readonly Overlay[]): string[] {
  return allTraces(overlays)
    .filter(({ path }) => !PERMITTED.some(({ pattern }) => pattern.test(path)))
    .map(({ path, what }) => `${path} was ${what}`)
    .sort();
}
