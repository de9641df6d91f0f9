import type { UNREADABLE } from '../findings/catalogue/unreadable';
import type { ValuesOf } from '../findings/definition';

/** A file that may hold manifests, as it was read. */
export interface Source {
  /** What findings call it: its path as it was given. */
  readonly name: string;
  readonly text: string;
}

/** A file or a folder that exists but cannot be read. */
export interface UnreadableSource {
  readonly name: string;

  /** What is wrong with it. The words are in the catalogue. */
  readonly problem: ValuesOf<typeof UNREADABLE>;
}

/**
 * The largest file that is read. A cluster stores objects of at most 1.5 MiB, and the parser needs seconds and hundreds
 * of megabytes for this.
 */
export const LARGEST_BYTES = 8 * 1024 * 1024;

/** What to make of the bytes of a file, of which no more than one beyond the largest need be read. */
export function sourceOf(name: string, bytes: Uint8Array): Source | UnreadableSource {
  if (bytes.length > LARGEST_BYTES) {
    return { name, problem: { case: 'tooLarge', mebibytes: LARGEST_BYTES / 1024 / 1024 } };
  }
  const text = textOf(bytes);
  return text === undefined ? { name, problem: { case: 'notText' } } : { name, text };
}

/** Undefined for bytes that are no text: not UTF-8, or with a zero in them, which YAML forbids. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) {
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
