import type { Node } from 'yaml';
import { type Extent, startOf, type YamlDecoder } from './yaml-decoder';
import type { FieldPath, Step } from '../findings/field-path';
import { yaml } from '../lazy';

/**
 * Where a field is in the text: its key or an item of a list, and the end of its value. An absent field is where its
 * parent is, and so is a field of a merged map.
 */
export function extentOf(decoder: YamlDecoder, root: unknown, field: FieldPath): Extent {
  let node = root;
  let start = startOf(root);
  for (const step of field) {
    const found = childOf(decoder, decoder.target(node), step);
    if (found === undefined) {
      break;
    }
    start = startOf(found.key);
    node = found.node;
  }
  return { start, end: endOf(decoder.target(node)) };
}

function childOf(
  decoder: YamlDecoder, node: unknown, step: Step,
): { readonly key: unknown; readonly node: unknown } | undefined {
  const { isMap, isSeq } = yaml();
  if (isMap(node)) {
    const entry = decoder.entries.get(node)?.get(String(step));
    return entry?.isMerged === true ? undefined : entry;
  }
  const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  return item === undefined ? undefined : { key: item, node: item };
}

function endOf(node: unknown): number {
  return (node as Partial<Node> | null | undefined)?.range?.[2] ?? Infinity;
}
