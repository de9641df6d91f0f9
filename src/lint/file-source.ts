import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats, statSync } from 'fs';
import { LARGEST_BYTES, type Source, sourceOf, type UnreadableSource } from '../kubernetes/source';

/** What a path may lead to that is neither a file nor a folder. Reading it may have effects, or never end. */
const KINDS: readonly { readonly is: (stats: Stats) => boolean; readonly kind: string }[] = [
  { is: (stats) => stats.isFIFO(), kind: 'a named pipe' },
  { is: (stats) => stats.isSocket(), kind: 'a socket' },
  { is: (stats) => stats.isDirectory(), kind: 'a folder' },
];

/** Error codes of the operating system in words. */
const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  ELOOP: 'its symbolic links form a cycle',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
};

/** Why the operating system does not open a path. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

/** A path that the operating system does not let us read. */
export function closedSource(name: string, error: unknown): UnreadableSource {
  return isDeadLink(name, error)
    ? { name, problem: { case: 'deadLink' } }
    : { name, problem: { case: 'closed', reason: reasonOf(error) } };
}

function isDeadLink(name: string, error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
    && lstatSync(name, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Reads a regular file, up to the largest size that is accepted. Whatever is wrong with it is a finding. */
export function fileSource(name: string): Source | UnreadableSource {
  try {
    const stats = statSync(name);
    const kind = kindOfFile(stats);
    return kind === undefined ? sourceOf(name, bytesOf(name)) : { name, problem: { case: 'notFile', kind } };
  } catch (error) {
    return closedSource(name, error);
  }
}

/** What a path leads to if that is no regular file; undefined for a regular file. */
export function kindOfFile(stats: Stats): string | undefined {
  return stats.isFile() ? undefined : KINDS.find(({ is }) => is(stats))?.kind ?? 'a device';
}

/** How many bytes are read at once of a file that does not know its size, as those of the operating system. */
const UNKNOWN_SIZE = 64 * 1024;

function bytesOf(name: string): Buffer {
  // For reading. If something else has taken the place of the file since, opening it does not wait.
  const file = openSync(name, constants.O_NONBLOCK);
  try {
    const size = fstatSync(file).size || UNKNOWN_SIZE;
    const chunks: Buffer[] = [];
    let left = LARGEST_BYTES + 1;
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.min(left, size));
      const count = readSync(file, chunk);
      if (count === 0) {
        return Buffer.concat(chunks);
      }
      chunks.push(chunk.subarray(0, count));
      left -= count;
    }
  } finally {
    closeSync(file);
  }
}
