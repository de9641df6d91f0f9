import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import type { Readable } from 'stream';
import { objectsOfTexts } from '../cluster/documents';
import type { KubernetesObject } from '../kubernetes/objects';
import { shown } from '../text';

/** Objects that an earlier kubectl printed. */
interface ReadObjects {
  readonly objects: readonly KubernetesObject[];

  /** A sentence for each file that cannot be read. */
  readonly problems: readonly string[];
}

const STANDARD_INPUT = '-';

/** The objects in JSON files, in the `.json` files of folders, or on the standard input. */
export async function objectsInFiles(names: readonly string[], standardInput: Readable): Promise<ReadObjects> {
  const objects: (readonly KubernetesObject[])[] = [];
  const problems: string[] = [];
  for (const name of names) {
    try {
      const texts = await textsOf(name, standardInput);
      if (texts.length === 0) {
        problems.push(`${shown(name)} cannot be read: no file in the folder ends in .json.`);
      }
      for (const { file, text } of texts) {
        const read = objectsOfTexts(text);
        if (read === undefined) {
          problems.push(`${shown(file)} is not complete JSON. Read it again with kubectl --output json.`);
        } else {
          objects.push(read);
        }
      }
    } catch (error) {
      problems.push(`${shown(name)} cannot be read: ${(error as Error).message}.`);
    }
  }
  return { objects: objects.flat(), problems };
}

interface FileText {
  readonly file: string;
  readonly text: string;
}

async function textsOf(name: string, standardInput: Readable): Promise<FileText[]> {
  if (name === STANDARD_INPUT) {
    const chunks: Buffer[] = [];
    for await (const chunk of standardInput) {
      chunks.push(chunk as Buffer);
    }
    return [{ file: '<stdin>', text: Buffer.concat(chunks).toString('utf8') }];
  }
  const files = statSync(name).isDirectory()
    ? readdirSync(name).filter((file) => file.endsWith('.json')).sort().map((file) => join(name, file))
    : [name];
  return files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}
