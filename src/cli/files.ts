import { createReadStream, type Dirent, readdirSync, statSync } from 'fs';
import { join, resolve } from 'path';
import type { Readable } from 'stream';
import { LARGEST_BYTES, type Source, sourceOf, type UnreadableSource } from '../kubernetes/source';

/** What stands for the standard input among files. */
export const STANDARD_INPUT = '-';

/** Endings of the files that are looked for in folders. */
const MANIFESTS = /\.(?:ya?ml|json)$/;

/** Folders in which nobody keeps manifests of their own. */
const PASSED_OVER = /^\.|^node_modules$/;

/** The files that were asked for. */
export interface ReadFiles {
  readonly sources: readonly (Source | UnreadableSource)[];

  /** What could not be opened, a sentence each. */
  readonly problems: readonly string[];
}

/** Reads files, and of folders all manifests below them, in the order of their names. What is named twice is read once. */
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
    throw new Error('no file in this folder ends in .yaml, .yml or .json');
  }
  return files;
}

function manifestsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) {
        return PASSED_OVER.test(entry.name) ? [] : manifestsBelow(join(folder, entry.name));
      }
      return MANIFESTS.test(entry.name) && leadsToFile(folder, entry) ? [join(folder, entry.name)] : [];
    });
}

/** Links to folders are passed over, since they may lead back. */
function leadsToFile(folder: string, entry: Dirent): boolean {
  return !entry.isSymbolicLink() || statSync(join(folder, entry.name)).isFile();
}

/** Reads no more than one byte beyond the largest that is taken. */
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

/** Errors of the system in words. */
const REASONS: { readonly [code: string]: string } = {
  EACCES: 'you may not read it',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
};

function problemOf(name: string, error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return `${JSON.stringify(name)} cannot be read: ${REASONS[code] ?? message}.`;
}
