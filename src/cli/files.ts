import { createReadStream, type Dirent, lstatSync, readdirSync, statSync } from 'fs';
import { join, resolve } from 'path';
import type { Readable } from 'stream';
import { LARGEST_BYTES, type Source, sourceOf, type UnreadableSource } from '../kubernetes/source';
import { closedSource, fileSource, reasonOf } from '../lint/file-source';

/** The name of the standard input among files. */
export const STANDARD_INPUT = '-';

/** The files in a folder that are read. */
const MANIFESTS = /\.(?:ya?ml|json)$/;

/** Folders that are skipped. */
const SKIPPED = /^\.|^node_modules$/;

/** The lock of an editor: a link that leads nowhere. Source: https://www.gnu.org/software/emacs/manual/html_node/elisp/File-Locks.html */
const LOCK = /^\.#/;

/** Names of what this process has open: its standard input, or the output of a command in `<(...)`. */
const OPEN = /^\/dev\/(?:stdin|fd\/\d+)$/;

/** Whether this process has what a path leads to open already. */
export function isOpenPath(path: string): boolean {
  return OPEN.test(path);
}

/** The files that the user named. */
export interface ReadFiles {
  readonly sources: readonly (Source | UnreadableSource)[];

  /** A sentence for each name that does not exist or contains no manifest. */
  readonly problems: readonly string[];
}

/**
 * Reads files, and all manifests below folders, sorted by name. A file that is named twice is read once. What exists
 * and cannot be read is a source without a text.
 *
 * @param isSkipped whether a file below a folder is not read
 */
export async function readFiles(
  names: readonly string[], standardInput: Readable, isSkipped: IsSkipped = () => false,
): Promise<ReadFiles> {
  const sources = new Map<string, Source | UnreadableSource>();
  const problems: string[] = [];
  for (const name of names) {
    if (name === STANDARD_INPUT || isOpenPath(name)) {
      sources.set(name, sources.get(name) ?? await streamSource(name, standardInput));
      continue;
    }
    if (!exists(name)) {
      problems.push(problemOf(name, 'it does not exist'));
      continue;
    }
    const found = sourcesOf(name, sources, isSkipped);
    if (found.length === 0) {
      problems.push(problemOf(name, 'no file in the folder ends in .yaml, .yml or .json'));
    }
    found.forEach(([key, source]) => sources.set(key, source));
  }
  return { sources: [...sources.values()], problems };
}

/** Whether a file below a folder is not read. */
type IsSkipped = (path: string) => boolean;

type Known = ReadonlyMap<string, Source | UnreadableSource>;

function exists(name: string): boolean {
  try {
    lstatSync(name);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** A file, or the manifests below a folder, each with its full path. */
function sourcesOf(name: string, known: Known, isSkipped: IsSkipped): [string, Source | UnreadableSource][] {
  const read = (file: string): [string, Source | UnreadableSource] => (
    [resolve(file), known.get(resolve(file)) ?? fileSource(file)]
  );
  return isFolder(name) ? sourcesBelow(name, read, isSkipped) : [read(name)];
}

function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}

function sourcesBelow(
  folder: string, read: (file: string) => [string, Source | UnreadableSource], isSkipped: IsSkipped,
): [string, Source | UnreadableSource][] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return [[resolve(folder), closedSource(folder, error)]];
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return SKIPPED.test(entry.name) ? [] : sourcesBelow(path, read, isSkipped);
    }
    // A link to a folder is skipped, since such links may form a cycle.
    const isRead = MANIFESTS.test(entry.name) && !LOCK.test(entry.name) && !isSkipped(path)
      && !(entry.isSymbolicLink() && isFolder(path));
    return isRead ? [read(path)] : [];
  });
}

/** Reads what is open already, but stops after the largest size that is accepted. */
async function streamSource(name: string, standardInput: Readable): Promise<Source | UnreadableSource> {
  const shownName = name === STANDARD_INPUT ? '<stdin>' : name;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of name === STANDARD_INPUT ? standardInput : createReadStream(name)) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > LARGEST_BYTES) {
        break;
      }
    }
  } catch (error) {
    return { name: shownName, problem: { case: 'closed', reason: reasonOf(error) } };
  }
  return sourceOf(shownName, Buffer.concat(chunks));
}

function problemOf(name: string, reason: string): string {
  return `${JSON.stringify(name)} cannot be read: ${reason}.`;
}
