import { UNREADABLE } from '../findings/catalogue/resource';
import type { ValuesOf } from '../findings/definition';

/** A file that may hold manifests, as it was read. */
export interface Source {
  /** What findings call it: its path as it was given. */
  readonly name: string;
  readonly text: string;
}

/** A file that was found and holds nothing that can be judged. */
export interface UnreadableSource {
  readonly name: string;

  /** What is wrong with it and what to do, in the words of the catalogue. */
  readonly problem: string;
  readonly fix: string;
}

/**
 * The largest file that is read. A cluster stores objects of at most 1.5 MiB, and the parser needs seconds and hundreds
 * of megabytes for this.
 */
export const LARGEST_BYTES = 8 * 1024 * 1024;

/** What to make of the bytes of a file, of which no more than one beyond the largest need be read. */
export function sourceOf(name: string, bytes: Uint8Array): Source | UnreadableSource {
  if (bytes.length > LARGEST_BYTES) {
    return refused(name, { case: 'tooLarge', mebibytes: LARGEST_BYTES / 1024 / 1024 });
  }
  const text = textOf(bytes);
  return text === undefined ? refused(name, { case: 'notText' }) : { name, text };
}

function refused(name: string, values: ValuesOf<typeof UNREADABLE>): UnreadableSource {
  const { message, fix } = UNREADABLE.finding(values);
  return { name, problem: message, fix };
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
