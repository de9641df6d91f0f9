import type { KnownEdit } from './text-edits';
import type { FieldPath, Step } from '../findings/field-path';
import { isFields } from '../kubernetes/fields';

/** A copy of the value of a document, with edits. */
export function editedValue(value: unknown, edits: readonly KnownEdit[]): unknown {
  const copy = copied(value);
  edits.forEach((edit) => CHANGES[edit.kind](copy, edit as never));
  return copy;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copied);
  }
  return isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copied(each)])) : value;
}

interface Changeable {
  [key: string]: unknown;
}

type Change<Kind> = (document: unknown, edit: Extract<KnownEdit, { readonly kind: Kind }>) => void;

const CHANGES: { readonly [Kind in KnownEdit['kind']]: Change<Kind> } = {
  replaceValue: (document, { field, value }) => {
    Object.assign(mapAt(document, field.slice(0, -1)), { [lastOf(field)]: value });
  },
  renameKey: (document, { field, key }) => {
    const map = mapAt(document, field.slice(0, -1));
    const value = map[lastOf(field)];
    Reflect.deleteProperty(map, lastOf(field));
    map[key] = value;
  },
  removeEntry: (document, { field }) => {
    Reflect.deleteProperty(mapAt(document, field.slice(0, -1)), lastOf(field));
  },
  moveEntry: (document, { field, to }) => {
    const source = field.slice(0, -1);
    const map = mapAt(document, source);
    const value = map[lastOf(field)];
    Reflect.deleteProperty(map, lastOf(field));
    if (Object.keys(map).length === 0) {
      Reflect.deleteProperty(mapAt(document, source.slice(0, -1)), lastOf(source));
    }
    const parent = mapAt(document, to.slice(0, -1));
    parent[lastOf(to)] ??= {};
    mapAt(document, to)[lastOf(field)] = value;
  },
};

/** The map in a field. Whatever else is there stays as it is: a map that is nowhere takes the change. */
function mapAt(document: unknown, field: FieldPath): Changeable {
  const found = field.reduce<unknown>((value, step) => (value as Changeable | undefined)?.[step], document);
  return isFields(found) ? found : {};
}

function lastOf(field: FieldPath): string {
  return String(field.at(-1) satisfies Step | undefined);
}
