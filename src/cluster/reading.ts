/**
 * What came of reading something in a cluster. The four stay apart: what was not read may exist, and what is absent
 * does not.
 */
export type Reading<Value> =
  | { readonly state: 'found'; readonly value: Value }
  | { readonly state: 'absent' }
  | { readonly state: 'denied' | 'failed'; readonly why: string };

export function found<Value>(value: Value): Reading<Value> {
  return { state: 'found', value };
}

export const ABSENT: Reading<never> = { state: 'absent' };

/** The value; undefined if it was not found, for whatever reason. */
export function valueOf<Value>(reading: Reading<Value>): Value | undefined {
  return reading.state === 'found' ? reading.value : undefined;
}

/** A reading with its value in another form. */
export function mapped<From, To>(reading: Reading<From>, change: (value: From) => To): Reading<To> {
  return reading.state === 'found' ? found(change(reading.value)) : reading;
}
