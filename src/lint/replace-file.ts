import {
  accessSync, chmodSync, chownSync, closeSync, constants, fsyncSync, mkdtempSync, openSync, readFileSync, realpathSync,
  renameSync, rmSync, type Stats, statSync, writeFileSync,
} from 'fs';
import { basename, dirname, join } from 'path';
import { reasonOf } from './file-source';

/*
 * The only file of lint that changes a file of the user.
 */

/** What a text in UTF-8 may begin with. `Source` does not have it. */
const BYTE_ORDER_MARK = '\ufeff';

/** The file that a path leads to, and the text with which it begins in front of the one that lint read. */
export interface RealFile {
  readonly path: string;
  readonly prefix: string;
}

/** The real file of a source; a reason if it is not what lint read. */
export function realFile(name: string, text: string): RealFile | string {
  try {
    const path = realpathSync(name);
    const found = readFileSync(path, 'utf8');
    const prefix = found.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    return found === `${prefix}${text}` ? { path, prefix } : 'it has changed since it was read';
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Replaces a file as a whole, or leaves it as it is and returns the reason. Links stay links, and the file keeps its
 * mode and its owner.
 *
 * @param before the text that lint read
 */
export function replaceFile(name: string, before: string, after: string): string | undefined {
  if (typeof realFile(name, after) === 'object') {
    return undefined; // Another name of the same file.
  }
  const file = realFile(name, before);
  if (typeof file === 'string') {
    return file;
  }
  try {
    accessSync(file.path, constants.W_OK);
    const stats = statSync(file.path);
    return stats.nlink > 1
      ? 'it has several hard links, and the others would keep the old text'
      : replaced(file, stats, `${file.prefix}${after}`, () => realFile(name, before));
  } catch (error) {
    return reasonOf(error);
  }
}

/** Writes a new file in the same folder, and lets it take the place of the old one. */
function replaced(
  { path }: RealFile, stats: Stats, text: string, again: () => RealFile | string,
): string | undefined {
  const folder = mkdtempSync(join(dirname(path), '.asm-gateway-'));
  try {
    const made = join(folder, basename(path));
    writeDurably(made, text);
    const { uid, gid } = statSync(made);
    if (uid !== stats.uid || gid !== stats.gid) {
      chownSync(made, stats.uid, stats.gid);
    }
    chmodSync(made, stats.mode);
    const found = again();
    if (typeof found === 'string') {
      return found;
    }
    renameSync(made, path);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Returns when the text is on the disk: a crash then leaves the old file or the new one. */
function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
