import { createReadStream, type Dirent, readdirSync, statSync } from 'fs';
import { join, resolve } from 'path';
import type { Readable } from 'stream';
import { LARGEST_BYTES, type Source, sourceOf, type UnreadableSource } from '../kubernetes/source';

/** The name of the standard input among files. */
export const STANDARD_INPUT = '-';

/** The files in a folder that are read. */
const MANIFESTS = /\.(?:ya?ml|json)$/;

/** Folders that are skipped. */
const SKIPPED = /^\.|^node_modules$/;

/** The files that the user named. */
export interface ReadFiles {
  readonly sources: readonly (Source | UnreadableSource)[];

  /** A sentence for each name that could not be opened. */
  readonly problems: readonly string[];
}

/** Reads files, and all manifests below folders, sorted by name. A file that is named twice is read once. */
export async function readFiles(names: readonly string[], standardInput: Readable): Promise<ReadFiles> {
  const sources = new Map<string, Source | UnreadableSource>();
  const problems: string[] = [];
  for (const name of names) {
    try {
      for (const file of filesOf(name)) {
        const key = file === STANDARD_INPUT ? file : resolve(file);
        sources.set(key, sources.get(key) ?? await read(file, standardInput));
      }
    } catch (error) {
      problems.push(problemOf(name, error));
    }
  }
  return { sources: [...sources.values()], problems };
}

function filesOf(name: string): string[] {
  if (name === STANDARD_INPUT || !statSync(name).isDirectory()) {
    return [name];
  }
  const files = manifestsBelow(name);
  if (files.length === 0) {
    throw new Error('no file in the folder ends in .yaml, .yml or .json');
  }
  return files;
}

function manifestsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) {
        return SKIPPED.test(entry.name) ? [] : manifestsBelow(join(folder, entry.name));
      }
      return MANIFESTS.test(entry.name) && leadsToFile(folder, entry) ? [join(folder, entry.name)] : [];
    });
}

/** Links to folders are skipped, since they may form a cycle. */
function leadsToFile(folder: string, entry: Dirent): boolean {
  return !entry.isSymbolicLink() || statSync(join(folder, entry.name)).isFile();
}

/** Reads a file, but stops after the largest size that is accepted. */
async function read(file: string, standardInput: Readable): Promise<Source | UnreadableSource> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file === STANDARD_INPUT ? standardInput : createReadStream(file)) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > LARGEST_BYTES) {
      break;
    }
  }
  return sourceOf(file === STANDARD_INPUT ? '<stdin>' : file, Buffer.concat(chunks));
}

/** Error codes of the operating system in words. */
const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
};

function problemOf(name: string, error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return `${JSON.stringify(name)} cannot be read: ${REASONS[code] ?? message}.`;
}
