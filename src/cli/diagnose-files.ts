import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'fs';
import { join } from 'path';
import type { Readable } from 'stream';
import { isOpenPath, STANDARD_INPUT } from './files';
import { type Incomplete, objectsOfTexts } from '../cluster/documents';
import { objectsInPieces } from '../cluster/list-in-pieces';
import { snapshotIn } from '../diagnose/embedded-snapshot';
import type { KubernetesObject } from '../kubernetes/objects';
import { kindOfFile, reasonOf } from '../lint/file-source';
import { shown } from '../text';

/** Objects that an earlier kubectl printed. */
interface ReadObjects {
  readonly objects: readonly KubernetesObject[];

  /** A sentence for each file that cannot be read. */
  readonly problems: readonly string[];
}

const HTML = /^\s*<!doctype html/i;

/** What to do about a file that is not complete. */
const INCOMPLETE: { readonly [why in Incomplete | 'no snapshot']: string } = {
  'no snapshot': 'is an HTML file that holds no snapshot. Use a folder that --save wrote.',
  'no JSON': 'is not complete JSON. Read it again with kubectl --output json.',
  'no objects': 'holds something without a kind and a name. Leave it out, or read it again with kubectl --output json.',
  'part of a list': 'holds a list that continues elsewhere. Read it again with kubectl get, which reads all of it.',
};

/** The objects in JSON files, in HTML reports, in the `.json` files of folders, or on the standard input. */
export async function objectsInFiles(names: readonly string[], standardInput: Readable): Promise<ReadObjects> {
  const objects: (readonly KubernetesObject[])[] = [];
  const problems: string[] = [];
  for (const file of names.flatMap((name) => filesIn(name, problems))) {
    try {
      const read = objectsInLargeList(file) ?? objectsIn(await textIn(file, standardInput));
      if (typeof read === 'string') {
        problems.push(`${nameOf(file)} ${INCOMPLETE[read]}`);
      } else {
        objects.push(read);
      }
    } catch (error) {
      problems.push(unreadable(file, reasonOf(error)));
    }
  }
  return { objects: objects.flat(), problems };
}

/** The objects in a JSON text or in an HTML report, or why they are not all. */
function objectsIn(text: string): readonly KubernetesObject[] | keyof typeof INCOMPLETE {
  const snapshot = snapshotIn(text);
  return snapshot === undefined && HTML.test(text) ? 'no snapshot' : objectsOfTexts(snapshot ?? text);
}

/** The objects of a list that kubectl printed into a file; undefined if it is not such a file. */
function objectsInLargeList(file: string): ReturnType<typeof objectsInPieces> {
  if (file === STANDARD_INPUT || isOpenPath(file)) {
    return undefined;
  }
  mustBeReadable(file);
  return objectsInPieces(piecesOf(file));
}

/** The length of a piece of a file, in bytes. */
const PIECE = 1024 * 1024;

/** A file in pieces of whole lines. A longer line than a piece ends them early, so what they hold is not complete. */
function* piecesOf(file: string): Generator<string> {
  const bytes = Buffer.alloc(PIECE);
  const opened = openSync(file, 'r');
  try {
    for (let position = 0, end = PIECE; end > 0; position += end) {
      const length = readSync(opened, bytes, 0, PIECE, position);
      const lines = bytes.subarray(0, length).lastIndexOf('\n') + 1;
      // The last line may have no line break.
      end = lines > 0 || length === PIECE ? lines : length;
      yield bytes.toString('utf8', 0, end);
    }
  } finally {
    closeSync(opened);
  }
}

async function textIn(file: string, standardInput: Readable): Promise<string> {
  if (file === STANDARD_INPUT) {
    return decoded(await bytesOf(standardInput));
  }
  mustBeReadable(file);
  // The bytes of a large file would stay in memory next to its text.
  return isOpenPath(file) || encodingOf(startOf(file)) !== undefined
    ? decoded(readFileSync(file))
    : withoutMark(readFileSync(file, 'utf8'));
}

/** The files that a name stands for: itself, or those in a folder. */
function filesIn(name: string, problems: string[]): string[] {
  try {
    if (name === STANDARD_INPUT || !statSync(name).isDirectory()) {
      return [name];
    }
    const files = readdirSync(name).filter((file) => file.endsWith('.json')).sort().map((file) => join(name, file));
    if (files.length === 0) {
      problems.push(unreadable(name, 'no file in the folder ends in .json'));
    }
    return files;
  } catch (error) {
    problems.push(unreadable(name, reasonOf(error)));
    return [];
  }
}

/** Reading a named pipe or a device may never end, unless this process has it open already. */
function mustBeReadable(file: string): void {
  const kind = isOpenPath(file) ? undefined : kindOfFile(statSync(file));
  if (kind !== undefined) {
    throw new Error(`it is ${kind}`);
  }
}

/** The first two bytes of a file. */
function startOf(file: string): Buffer {
  const bytes = Buffer.alloc(2);
  const opened = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(opened, bytes));
  } finally {
    closeSync(opened);
  }
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Encodings by the bytes at the start of a file. PowerShell redirects output as UTF-16. */
const ENCODINGS = [{ mark: [0xff, 0xfe], encoding: 'utf-16le' }, { mark: [0xfe, 0xff], encoding: 'utf-16be' }];

function encodingOf(bytes: Buffer): string | undefined {
  return ENCODINGS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))?.encoding;
}

function decoded(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The byte order mark tells nothing in UTF-8. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function nameOf(file: string): string {
  return shown(file === STANDARD_INPUT ? '<stdin>' : file);
}

function unreadable(file: string, reason: string): string {
  return `${nameOf(file)} cannot be read: ${reason}.`;
}
