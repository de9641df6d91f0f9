/*
 * Copies of plain data, to tell later whether a value is still the same. The caller may change a value after it was
 * copied. Instances of classes are compared by identity.
 */

/** Larger values are not worth a comparison. It also limits values that contain themselves. */
const MOST_VALUES = 1000;

/** A copy for `isLike`. A value of more than 1,000 parts is like no other. */
export function copyOf(value: unknown): unknown {
  return copied(value, { left: MOST_VALUES });
}

function copied(value: unknown, budget: { left: number }): unknown {
  if (!isData(value)) {
    return value;
  }
  const keys = Object.keys(value);
  budget.left -= keys.length + 1;
  if (budget.left < 0) {
    return Symbol('too large');
  }
  return Array.isArray(value)
    ? value.map((each: unknown) => copied(each, budget))
    : Object.fromEntries(keys.map((key) => [key, copied(value[key], budget)]));
}

/** Whether a value is what it was when it was copied. */
export function isLike(value: unknown, copy: unknown): boolean {
  if (!isData(value) || !isData(copy)) {
    return Object.is(value, copy);
  }
  const keys = Object.keys(value);
  return Array.isArray(value) === Array.isArray(copy) && keys.length === Object.keys(copy).length
    && keys.every((key) => Object.hasOwn(copy, key) && isLike(value[key], copy[key]));
}

/** A map, or a list by its indices. */
interface Data {
  readonly [key: string]: unknown;
}

/** Whether a value is a list or a map, and no instance of another class. */
function isData(value: unknown): value is Data {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
