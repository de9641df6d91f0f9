import { NotEditable } from './not-editable';
import { Lines } from './text-lines';
import type { Edit, MoveEntry, RemoveEntry, RenameKey, ReplaceValue } from '../findings/edit';
import type { FieldPath } from '../findings/field-path';
import type { YamlDocument } from '../kubernetes/yaml';
import { scalarOf } from '../kubernetes/yaml-scalar';
import { SHARED, type WrittenEntry, type WrittenNode } from '../kubernetes/yaml-written';

/*
 * From the edits of a manifest to those of its text. What is not edited stays byte for byte: comments, quotation marks,
 * indentation and line endings.
 */

/** Another text for a part of a text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An edit whose result is known without the text. */
export type KnownEdit = Exclude<Edit, { readonly kind: 'quoteValue' }>;

/** The edits of a finding in a text. */
export interface TextEdits {
  readonly replacements: readonly Replacement[];
  readonly edits: readonly KnownEdit[];
}

/**
 * The edits of a finding in the text of its document.
 *
 * @param edits their fields start at the top of the document
 * @throws NotEditable
 */
export function textEditsOf(text: string, document: YamlDocument, edits: readonly Edit[]): TextEdits {
  const written = { text, document, lines: new Lines(text) };
  const known = edits.map((edit) => (edit.kind === 'quoteValue' ? quoted(written, edit.field) : edit));
  const moves = known.filter((edit) => edit.kind === 'moveEntry');
  const [first] = moves;
  const others = known.filter((edit) => edit.kind !== 'moveEntry');
  return {
    replacements: [
      ...others.map((edit) => CHANGES[edit.kind](written, edit as never)),
      ...first === undefined ? [] : moved(written, first, moves),
    ],
    edits: known,
  };
}

/** A document and its text. */
interface Written {
  readonly text: string;
  readonly document: YamlDocument;
  readonly lines: Lines;
}

const CHANGES = {
  replaceValue: ({ document, text }: Written, { field, value }: ReplaceValue) => (
    valueReplaced(text, entryAt(document, field), value)
  ),
  renameKey: ({ document }: Written, { field, key }: RenameKey) => keyReplaced(entryAt(document, field).key, key),
  removeEntry: removed,
} as const;

function entryAt(document: YamlDocument, field: FieldPath): WrittenEntry {
  const entry = document.written(field);
  if (entry === SHARED) {
    throw new NotEditable('an anchor, an alias or a tag is on the way to it, and the change may reach other values');
  }
  if (entry === undefined) {
    throw new NotEditable('it is not written in the file');
  }
  return entry;
}

/** Texts that are the same with quotation marks around them, for every reader of YAML. */
const QUOTABLE = /^(?:true|false|on|off|0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d+)$/;

/** The value as a text. Of `0120` or `yes` it is not clear which text is meant. */
function quoted({ document, text }: Written, field: FieldPath): ReplaceValue {
  const { value: { start, end } } = entryAt(document, field);
  const value = text.slice(start, end);
  if (!QUOTABLE.test(value)) {
    throw new NotEditable('other readers of YAML take the value for something else, so it is not clear what is meant');
  }
  return { kind: 'replaceValue', field, value };
}

/** What is neither shown nor a space. */
const SPECIAL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A text that may need no quotation marks: a number is one only with them. */
const PLAIN = /^[A-Za-z](?:[\w./:-]*[\w./-])?$/;

function valueReplaced(text: string, { value, isInBrackets }: WrittenEntry, wanted: string): Replacement {
  const { start, end, form } = value;
  const found = text.slice(start, end);
  if (SPECIAL.test(wanted)) {
    throw new NotEditable('the value contains characters that are not shown');
  }
  if (form === 'block') {
    return withoutLineFeed(found, start, wanted);
  }
  if (found.includes('\n')) {
    throw new NotEditable('the value has several lines');
  }
  const isPlain = form === 'plain' && !isInBrackets && PLAIN.test(wanted) && scalarOf(wanted).type === 'str'
    && scalarOf(found).type === 'str';
  if (form === 'single') {
    return { start, end, text: `'${wanted.replaceAll('\'', '\'\'')}'` };
  }
  return { start, end, text: isPlain ? wanted : JSON.stringify(wanted) };
}

/** The header of a block with one line of text: `|`, perhaps with its indentation, or what to do with line feeds. */
const HEADER = /^[|>](?:[1-9]?\+?|\+?[1-9]?)(?=[ \t]*(?:#.*)?\r?\n)/;

/** The same block, without the line feed at its end. */
function withoutLineFeed(found: string, start: number, wanted: string): Replacement {
  const [header] = HEADER.exec(found) ?? [];
  const lines = found.slice(found.indexOf('\n')).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (header === undefined || lines.length !== 1 || lines[0] !== wanted) {
    throw new NotEditable('the value has several lines');
  }
  return { start, end: start + header.length, text: `${header.replace('+', '')}-` };
}

function keyReplaced({ start, end, form }: WrittenNode, wanted: string): Replacement {
  const quotes: Partial<Record<string, string>> = { plain: '', single: '\'', double: '"' };
  const quote = quotes[form];
  if (quote === undefined || !PLAIN.test(wanted)) {
    throw new NotEditable('the key has several lines');
  }
  return { start, end, text: `${quote}${wanted}${quote}` };
}

/** Removes the line of an entry. A comment about it would be lost, or would seem to be about the next line. */
function removed({ document, lines }: Written, { field, nextTo }: RemoveEntry): Replacement {
  entryAt(document, [...field.slice(0, -1), nextTo]);
  const line = lines.ofEntry(entryAt(document, field));
  if (line.hasComment || lines.isBelowComment(line.start)) {
    throw new NotEditable('it has a comment');
  }
  return { start: line.start, end: line.end, text: '' };
}

/** Moves entries of one map to another one: the whole map, or lines of it. */
function moved(written: Written, first: MoveEntry, moves: readonly MoveEntry[]): Replacement[] {
  const { document, lines, text } = written;
  const source = entryAt(document, first.field.slice(0, -1));
  const entries = moves.map(({ field }) => lines.ofEntry(entryAt(document, field)));
  const isWhole = source.value.keys.length === entries.length;
  if (!isWhole && entries.some(({ start }) => lines.isBelowComment(start))) {
    throw new NotEditable('the comment above it may be about other entries too');
  }
  const taken = isWhole ? [lines.ofMap(source)] : entries.map(({ start, end }) => ({ start, end, content: start }));
  const target = targetOf(written, first.to);
  const from = lines.columnOf(source.value.keys[0] ?? 0);
  const content = taken.map((part) => lines.indented(text.slice(part.content, part.end), from, target.indent));
  const endsInLine = content.map((each) => (each.endsWith('\n') ? each : `${each}${target.lineEnd}`)).join('');
  return [
    { start: target.offset, end: target.offset, text: `${target.header}${endsInLine}` },
    ...taken.map(({ start, end }) => ({ start, end, text: '' })),
  ];
}

/** Where entries are added to a map: below its key. */
interface Target {
  readonly offset: number;
  readonly indent: number;

  /** The key of the map, if it is absent. */
  readonly header: string;
  readonly lineEnd: string;
}

function targetOf({ document, lines }: Written, to: FieldPath): Target {
  if (document.written(to) !== undefined) {
    const below = lines.below(entryAt(document, to));
    return { ...below, header: '' };
  }
  const parent = entryAt(document, to.slice(0, -1));
  const below = lines.below(parent);
  const step = below.indent - lines.columnOf(parent.key.start);
  const header = `${' '.repeat(below.indent)}${to.at(-1)}:${below.lineEnd}`;
  return { ...below, indent: below.indent + step, header };
}
