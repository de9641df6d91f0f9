import { serverVersionIn } from './server-version';
import { fieldsOf, isFields, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** The longest line, and the longest object, that is read. An object in etcd has at most 1.5 MiB. */
export const LONGEST = 16 * 1024 * 1024;

/** A reader of lines of JSON. */
export interface JsonLines {
  /** Reads the next piece of the text, wherever it was cut. */
  readonly read: (piece: string) => void;

  /** What was wrong with the last line that was not JSON; undefined if all of them were. */
  readonly problem: () => string | undefined;
}

/** Reads text in pieces and passes on the value in each line. A line that is not JSON is skipped. */
export function jsonLines(take: (value: unknown) => void): JsonLines {
  let rest: string[] = [];
  let length = 0;
  let problem: string | undefined;
  const line = (text: string) => {
    const value = parsedJson(text);
    if (value !== undefined) {
      take(value);
    } else if (text.trim() !== '') {
      problem = notJson(text);
    }
  };
  return {
    read: (piece) => {
      const [first = '', ...others] = piece.split('\n');
      rest.push(first);
      length += first.length;
      for (const next of others) {
        const text = rest.join('');
        [rest, length] = [[next], next.length];
        line(text);
      }
      if (length > LONGEST) {
        problem = notJson(rest.join(''));
        [rest, length] = [[], 0];
      }
    },
    problem: () => problem,
  };
}

/** The objects in pretty-printed JSON texts, one after the other. Only the last brace of each is at the left margin. */
export function objectsIn(text: string): KubernetesObject[] {
  return pretty(text).flatMap((each) => objectsOf(parsedJson(each)));
}

/** Why the objects in a text are not all that there were. */
export type Incomplete = 'no JSON' | 'part of a list' | 'no objects';

/** How several JSON texts may follow each other. Large texts are not cut before it is necessary. */
const FORMS: readonly ((text: string) => readonly string[])[] = [
  (text) => [text], pretty, (text) => text.split('\n'),
];

/** The objects in one JSON text, in pretty-printed ones, or in one on each line, if they are complete. */
export function objectsOfTexts(text: string): KubernetesObject[] | Incomplete {
  for (const textsOf of FORMS) {
    const values = textsOf(text).filter((each) => each.trim() !== '').map(parsedJson);
    if (values.every((value) => value !== undefined)) {
      return completeObjects(values);
    }
  }
  return 'no JSON';
}

/**
 * Whether a list has more items than those that are here.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export function isPartOfList(value: unknown): boolean {
  const { metadata } = fieldsOf(value);
  const { continue: next, remainingItemCount } = fieldsOf(metadata);
  return itemsOf(value) !== undefined && ((next ?? '') !== '' || (remainingItemCount ?? 0) !== 0);
}

function pretty(text: string): string[] {
  return text.split(/(?<=^\}\r?\n)/m);
}

/** The most lists in lists. */
const DEEPEST = 5;

/** All objects in values, or why they are not all. `jq --slurp` prints a list of lists. */
export function completeObjects(values: readonly unknown[], depth = 0): KubernetesObject[] | Incomplete {
  if (values.some(isPartOfList)) {
    return 'part of a list';
  }
  const objects: KubernetesObject[] = [];
  for (const value of values) {
    const items = Array.isArray(value) ? value as readonly unknown[] : typedItems(value);
    const inner = items === undefined || depth > DEEPEST ? undefined : completeObjects(items, depth + 1);
    if (typeof inner === 'string') {
      return inner;
    }
    const object = inner === undefined ? objectIn(value) : undefined;
    if (inner === undefined && object === undefined) {
      return 'no objects';
    }
    // A spread of very many arguments would exceed the stack.
    (inner ?? [object]).forEach((each) => each && objects.push(each));
  }
  return objects;
}

/** The object, or the version of the API server as one. */
function objectIn(value: unknown): KubernetesObject | undefined {
  return isObject(value) ? value : serverVersionIn(value);
}

/** The object itself, or the items of a list. */
function objectsOf(value: unknown): KubernetesObject[] {
  const items = itemsOf(value);
  return items ?? (isObject(value) ? [value] : []);
}

/** The objects of a list; undefined if it is none. */
export function itemsOf(value: unknown): KubernetesObject[] | undefined {
  return typedItems(value)?.filter(isObject);
}

/** The items of a list, each with a kind; undefined if it is none. */
function typedItems(value: unknown): unknown[] | undefined {
  const { items, kind, apiVersion } = fieldsOf(value);
  const itemKind = TYPED_LIST.exec(textOf(kind) ?? '')?.[1];
  const typed = (item: unknown) => (
    itemKind !== undefined && isFields(item) && item.kind === undefined ? { apiVersion, kind: itemKind, ...item } : item
  );
  return Array.isArray(items) ? items.map(typed) : undefined;
}

/**
 * A list of objects of one kind. The API server leaves out the kind of its items: `kubectl get --raw` prints them so.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#collections
 */
const TYPED_LIST = /^(\w+)List$/;

/** Whether a value has what every object has. A watch that fails may print a `Status` among the objects. */
export function isObject(value: unknown): value is KubernetesObject {
  const { apiVersion = '', kind, metadata } = fieldsOf(value);
  return [apiVersion, kind, fieldsOf(metadata).name].every((text) => typeof text === 'string');
}

/** The value of a JSON text; undefined if it is not JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The sentence about output that is not what was asked for. */
export function notJson(text: string): string {
  const [start = ''] = text.trim().split('\n');
  return `kubectl printed something else than JSON${start === '' ? '' : `: ${start.slice(0, 80)}`}`;
}
