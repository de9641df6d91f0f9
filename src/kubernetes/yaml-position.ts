import type { Document, Node } from 'yaml';
import type { Step } from '../findings/field-path';
import { yaml } from '../lazy';

/**
 * The offset of a field in the text: of its key, or of an item of a list. An absent field has the offset of its parent.
 */
export function offsetOf(document: Document, root: Node, steps: readonly Step[]): number {
  const { isAlias } = yaml();
  let node: unknown = root;
  let offset = startOf(root);
  for (const step of steps) {
    const target: unknown = isAlias(node) ? node.resolve(document) : node;
    const found = childOf(target, step);
    if (found === undefined) {
      break;
    }
    offset = found.offset;
    node = found.node;
  }
  return offset;
}

function childOf(node: unknown, step: Step): { readonly offset: number; readonly node: unknown } | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { offset: startOf(pair.key), node: pair.value };
  }
  const item = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  return item === undefined ? undefined : { offset: startOf(item), node: item };
}

function startOf(node: unknown): number {
  return (node as Partial<Node> | null)?.range?.[0] ?? 0;
}
