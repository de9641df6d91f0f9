import type { Document, Schema } from 'yaml';
import { type RepeatedKey, YamlDecoder } from './yaml-decoder';
import { type Part, partsOf } from './yaml-parts';
import { extentOf } from './yaml-position';
import { UnreadableYaml, type YamlProblem } from './yaml-problem';
import { firstDocument } from './yaml-tokens';
import { type SHARED, type WrittenEntry, writtenEntry, type WrittenNode } from './yaml-written';
import type { FieldPath } from '../findings/field-path';
import { yaml } from '../lazy';

/*
 * YAML and JSON, as kubectl reads them. Every command and the validation plugin read files with this.
 */

/** A document that was read. */
export interface YamlDocument {
  /** The value that kubectl sends to the API server; null for an empty document. */
  readonly value: unknown;

  /** The offset in the text of a field, or of what is around it if the field is absent. */
  readonly offsetOf: (field: FieldPath) => number;

  /** The first key that is written twice in a map within a field. kubectl silently keeps the last one. */
  readonly repeatedKey: (field: FieldPath) => RepeatedKey | undefined;

  /** How the entry of a map is written, with offsets in the text; undefined if it is absent. */
  readonly written: (field: FieldPath) => WrittenEntry | typeof SHARED | undefined;
}

/** A document that cannot be read. */
export interface BrokenDocument {
  readonly problem: YamlProblem;
}

/** The documents of a text, one after the other: a document can be forgotten before the next one is read. */
export function* documentsIn(text: string): Generator<YamlDocument | BrokenDocument> {
  for (const part of partsOf(text)) {
    yield documentIn(text, part);
  }
}

function documentIn(text: string, { start, end, json, problem }: Part): YamlDocument | BrokenDocument {
  if (problem !== undefined) {
    return { problem };
  }
  const part = text.slice(start, end);
  return json === undefined ? readable(() => yamlDocument(part, start), start) : jsonDocument(part, start, json.value);
}

/** Reads a document that begins at an offset, or says why it cannot be read. */
function readable(read: () => YamlDocument, start: number): YamlDocument | BrokenDocument {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableYaml)) {
      throw error;
    }
    const { offset, values } = error.problem;
    return { problem: { offset: start + offset, values } };
  }
}

function yamlDocument(part: string, start: number, isJson = false): YamlDocument {
  const root = contentsOf(part, isJson);
  const decoder = new YamlDecoder(root);
  const value = decoder.decode() ?? null;
  return {
    value,
    offsetOf: (field) => start + extentOf(decoder, root, field).start,
    repeatedKey: (field) => {
      const found = decoder.repeatedIn(extentOf(decoder, root, field));
      return found && { ...found, offset: start + found.offset };
    },
    written: (field) => shifted(writtenEntry(decoder, root, field), start),
  };
}

/** The places in JSON are read with the parser for YAML, and only if they are asked for. */
function jsonDocument(part: string, start: number, value: unknown): YamlDocument {
  let places: YamlDocument | BrokenDocument | undefined;
  const read = () => (places ??= readable(() => yamlDocument(part, 0, true), 0));
  return {
    value,
    offsetOf: (field) => {
      const document = read();
      return start + ('value' in document ? document.offsetOf(field) : 0);
    },
    repeatedKey: (field) => {
      const document = read();
      const found = 'value' in document ? document.repeatedKey(field) : undefined;
      return found && { ...found, offset: start + found.offset };
    },
    written: (field) => {
      const document = read();
      return 'value' in document ? shifted(document.written(field), start) : undefined;
    },
  };
}

/** An entry whose offsets count from a start. */
function shifted(entry: ReturnType<YamlDocument['written']>, start: number): ReturnType<YamlDocument['written']> {
  const moved = (node: WrittenNode) => ({
    ...node, start: start + node.start, end: start + node.end, keys: node.keys.map((key) => start + key),
  });
  return typeof entry === 'object' ? { ...entry, key: moved(entry.key), value: moved(entry.value) } : entry;
}

/**
 * The parser compares no keys: the decoder does. Scalars stay strings, because their types depend on more than the
 * parser hands to a tag.
 */
const OPTIONS = { uniqueKeys: false, prettyErrors: false };

let untyped: Schema | undefined;

/** Created once, since that costs as much as a small file. */
function untypedSchema(): Schema {
  const { Schema: Made } = yaml();
  untyped ??= new Made({ schema: 'failsafe', resolveKnownTags: false });
  return untyped;
}

/** Characters that kubectl does not accept, even in quotation marks. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/** They end a line for kubectl, and stay in its texts. The parser takes them for text. */
const SEPARATORS = /[\u2028\u2029]/;

/** Line breaks that only YAML 1.1 knows, as kubectl does. */
const OLD_LINE_BREAKS = /\r(?!\n)|\u0085/g;

/** The contents of the first document in a part. kubectl reads no other: it is behind a line `...`. */
function contentsOf(part: string, isJson: boolean): unknown {
  refuse('control', CONTROL.exec(part));
  refuse('lineBreak', isJson ? null : SEPARATORS.exec(part));
  const { Composer } = yaml();
  const text = `${part.replace(OLD_LINE_BREAKS, '\n')}${part.endsWith('\n') ? '' : '\n'}`;
  const composer = new Composer({ ...OPTIONS, schema: untypedSchema() });
  const [document] = composer.compose(firstDocument(text, isJson), true, text.length) as Iterable<Document.Parsed>;
  const [error] = document?.errors ?? [];
  if (error !== undefined) {
    const values = { case: 'notYaml', reason: error.message, column: undefined } as const;
    throw new UnreadableYaml({ offset: Math.min(error.pos[0], part.length), values });
  }
  return document?.contents;
}

function refuse(problem: 'control' | 'lineBreak', found: RegExpExecArray | null): void {
  if (found !== null) {
    throw new UnreadableYaml({ offset: found.index, values: { case: problem, character: found[0] } });
  }
}

/**
 * Maps in which a null is kept, because its author meant an empty string: labels and annotations. A rule reports it.
 */
const TEXTS = /annotations$|labels$/i;

/**
 * A value without the fields that are null, for example `ports:` without a value. The API server drops them.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value)
    .filter(([, inner]) => inner !== null)
    .map(([key, inner]) => [key, TEXTS.test(key) ? inner as unknown : withoutNulls(inner)]));
}
