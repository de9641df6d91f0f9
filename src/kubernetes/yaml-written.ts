import type { Node, YAMLMap } from 'yaml';
import type { Extent, YamlDecoder } from './yaml-decoder';
import type { FieldPath } from '../findings/field-path';
import { yaml } from '../lazy';

/*
 * How an entry of a map is written, for an editor of the text.
 */

/** How a key or a value is written: `block` is a text after `|` or `>`, and `brackets` a list or a map in brackets. */
export type WrittenForm = 'plain' | 'single' | 'double' | 'block' | 'map' | 'list' | 'brackets';

/** A key or a value in the text. */
export interface WrittenNode extends Extent {
  readonly form: WrittenForm;

  /** The offsets of the keys; empty unless the form is `map`. */
  readonly keys: readonly number[];
}

/** An entry of a map in the text. */
export interface WrittenEntry {
  readonly key: WrittenNode;
  readonly value: WrittenNode;

  /** Whether the map is in brackets. */
  readonly isInBrackets: boolean;
}

/** An entry that cannot be changed alone: an anchor, an alias or a tag is on the way to it, or another map has it. */
export const SHARED = Symbol('shared');

const FORMS: { readonly [type: string]: WrittenForm } = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

/** The entry with a field; undefined if it is absent. */
export function writtenEntry(
  decoder: YamlDecoder, root: unknown, field: FieldPath,
): WrittenEntry | typeof SHARED | undefined {
  const { isMap, isSeq } = yaml();
  let node = root;
  let found: WrittenEntry | undefined;
  for (const step of field) {
    if (!isUnshared(node)) {
      return SHARED;
    }
    found = undefined;
    if (isMap(node)) {
      const entry = decoder.entries.get(node)?.get(String(step));
      if (entry !== undefined && (entry.isMerged || !isUnshared(entry.key))) {
        return SHARED;
      }
      found = entry && isNode(entry.node) ? entryOf(node, entry.key, entry.node) : undefined;
      node = entry?.node;
    } else {
      node = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    }
    if (node === undefined) {
      return undefined;
    }
  }
  return isUnshared(node) ? found : SHARED;
}

/** Whether a node is written where it is, and nowhere else. */
function isUnshared(node: unknown): boolean {
  return isNode(node) && !yaml().isAlias(node) && node.tag === undefined && node.anchor === undefined;
}

/** A node as it has been parsed. */
type ParsedNode = Node & { readonly anchor?: string };

function isNode(node: unknown): node is ParsedNode {
  return yaml().isNode(node);
}

function entryOf(map: YAMLMap, key: Node, value: Node): WrittenEntry {
  return { key: writtenNode(key), value: writtenNode(value), isInBrackets: map.flow === true };
}

function writtenNode(node: Node): WrittenNode {
  const { isMap, isScalar } = yaml();
  const [start, end] = node.range ?? [0, 0];
  const keys = isMap(node) && node.flow !== true ? node.items.map(({ key }) => (key as Node).range?.[0] ?? 0) : [];
  const form = isScalar(node) ? FORMS[node.type ?? ''] ?? 'plain' : formOf(node);
  return { start, end, form, keys };
}

function formOf(node: Node): WrittenForm {
  if ((node as YAMLMap).flow === true) {
    return 'brackets';
  }
  return yaml().isMap(node) ? 'map' : 'list';
}
