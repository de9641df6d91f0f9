import { type Code, literal } from './source-text';
import { isFields } from '../kubernetes/fields';

/** An operation of a JSON patch. */
export interface Patch {
  readonly operation: 'add' | 'remove' | 'replace';
  readonly path: string;

  /** Undefined if the operation takes none. */
  readonly value?: unknown;
}

/** What turns one value into another. A list is replaced as a whole. */
export function patchesFrom(before: unknown, after: unknown, path = ''): Patch[] {
  if (!isFields(before) || !isFields(after)) {
    return same(before, after) ? [] : [{ operation: 'replace', path, value: after }];
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name): Patch[] => {
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Object.hasOwn(after, name)) {
      return [{ operation: 'remove', path: at }];
    }
    return Object.hasOwn(before, name)
      ? patchesFrom(before[name], after[name], at)
      : [{ operation: 'add', path: at, value: after[name] }];
  });
}

/** Whether two values of JSON are equal, whatever the order of their fields is. */
function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, index) => same(each, other[index]));
  }
  return isFields(one) && isFields(other) ? patchesFrom(one, other).length === 0 : Object.is(one, other);
}

/** The patch as TypeScript. */
export function patchCode({ operation, path, value }: Patch): Code {
  const given = [literal(path), ...operation === 'remove' ? [] : [literal(value)]];
  return { kind: 'call', name: `JsonPatch.${operation}`, given };
}
