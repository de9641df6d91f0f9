import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import type { Readable } from 'stream';
import { isOpenPath, STANDARD_INPUT } from './files';
import { type Incomplete, objectsOfTexts } from '../cluster/documents';
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
const INCOMPLETE: { readonly [why in Incomplete]: string } = {
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
      const text = decoded(file === STANDARD_INPUT ? await bytesOf(standardInput) : contentsOf(file));
      const snapshot = snapshotIn(text);
      if (snapshot === undefined && HTML.test(text)) {
        problems.push(`${nameOf(file)} is an HTML file that holds no snapshot. Use a folder that --save wrote.`);
        continue;
      }
      const read = objectsOfTexts(snapshot ?? text);
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
function contentsOf(file: string): Buffer {
  const kind = isOpenPath(file) ? undefined : kindOfFile(statSync(file));
  if (kind !== undefined) {
    throw new Error(`it is ${kind}`);
  }
  return readFileSync(file);
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

function decoded(bytes: Buffer): string {
  const marked = ENCODINGS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  return new TextDecoder(marked?.encoding).decode(bytes);
}

function nameOf(file: string): string {
  return shown(file === STANDARD_INPUT ? '<stdin>' : file);
}

function unreadable(file: string, reason: string): string {
  return `${nameOf(file)} cannot be read: ${reason}.`;
}
