import { completeObjects, type Incomplete, LONGEST, parsedJson } from './documents';
import { fieldsOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** The line before the first item of a list that kubectl printed. */
const START = '\n    "items": [\n';

/** The end of an item in it. JSON has no line break inside of a text. */
const ITEM_END = '\n        }';

/**
 * The objects of a list that kubectl printed, or why they are not all, from the text in pieces: the list of a large
 * cluster then takes less memory. Undefined if the text is not such a list, so it must be read as a whole.
 */
export function objectsInPieces(pieces: Iterable<string>): readonly KubernetesObject[] | Incomplete | undefined {
  const items: unknown[] = [];
  let head: string | undefined;
  let rest = '';
  for (const piece of pieces) {
    rest += piece;
    if (head === undefined) {
      const start = rest.indexOf(START);
      if (!rest.startsWith('{') || start < 0) {
        return undefined;
      }
      head = rest.slice(0, start + START.length);
      rest = rest.slice(head.length);
    }
    const end = rest.lastIndexOf(ITEM_END);
    if (end >= 0) {
      const some = itemsIn(rest.slice(0, end + ITEM_END.length), items.length === 0);
      if (some === undefined) {
        return undefined;
      }
      some.forEach((item) => items.push(item));
      rest = rest.slice(end + ITEM_END.length);
    }
    if (rest.length > LONGEST) {
      return undefined;
    }
  }
  const list = fieldsOf(parsedJson(`${head ?? ''}${rest}`));
  const isEmpty = Array.isArray(list.items) && list.items.length === 0;
  return isEmpty ? completeObjects([{ ...list, items }]) : undefined;
}

/** The items in a part of a list; undefined if it is not made of whole items. A comma is before all but the first. */
function itemsIn(part: string, areFirst: boolean): readonly unknown[] | undefined {
  if (!areFirst && !part.startsWith(',')) {
    return undefined;
  }
  return parsedJson(`[${areFirst ? part : part.slice(1)}]`) as readonly unknown[] | undefined;
}
