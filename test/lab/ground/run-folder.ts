/**
 * The one folder a run keeps on disk: sockets, logs, node folders, and the record of what was started,
 * so that a later run (or `lab:down`) can clear away what a crashed one left.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'fs';
import { join } from 'path';
import { setting } from '../settings';

/** There is one lab on a machine at a time; its place is therefore fixed (a user-mode kernel, which can write elsewhere only, says where). */
export const RUN = setting('LAB_RUN');

/** Path inside the run folder; the folders above it exist afterwards. */
export function inRun(...parts: string[]): string {
  const path = join(RUN, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  return path;
}

/** Reads a record kept as JSON, or the given value where there is none. */
export function readRecord<T>(name: string, absent: T): T {
  const path = join(RUN, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as T : absent;
}

/** Writes a record in one step: a crash never leaves half of it. */
export function writeRecord(name: string, value: unknown): void {
  const path = inRun(name);
  writeFileSync(`${path}.part`, `${JSON.stringify(value, null, 1)}\n`);
  renameSync(`${path}.part`, path);
}
