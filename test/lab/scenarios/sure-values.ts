/** Values that are right for certain, and values that are wrong for certain. */
import { fc } from '../../support/properties';

/** The values of one prop. */
export interface SureValues {
  readonly right: fc.Arbitrary<unknown>;

  /** Every one of these is refused, whatever the other props are. */
  readonly wrong: readonly unknown[];
}

export function sure(right: fc.Arbitrary<unknown>, wrong: readonly unknown[]): SureValues {
  return { right, wrong };
}

export function either(...all: readonly SureValues[]): SureValues {
  return { right: fc.oneof(...all.map(({ right }) => right)), wrong: all.flatMap(({ wrong }) => wrong) };
}

export function number(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

/** Lower-case letters and digits, with a hyphen at most. */
export const WORD = fc.stringMatching(/^[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9})?$/);

export const TEXT = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'Z', '0', ' ', '"', '\n', 'é', '{', '$', ':') });

/** A small map whose keys are label keys. */
export function map(value: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  const plain = WORD.filter((word) => !['app', 'istio'].includes(word));
  return fc.dictionary(fc.oneof(plain, WORD.map((word) => `example.com/${word}`)), value, { maxKeys: 3 });
}

const KEYS = ['a b', '', '-a', 'a/b/c', 'K'.repeat(64), 'A_b/c', 'ä'].map((key) => ({ [key]: 'x' }));
const VALUES = [7, true, null].map((value) => ({ a: value }));

/** Labels and annotations of any object. */
export const MAPS = {
  labels: sure(map(WORD), [7, ...KEYS, ...VALUES, { a: 'b c' }, { a: '-b' }, { a: 'x'.repeat(64) }]),
  annotations: sure(map(TEXT), [7, ...KEYS, ...VALUES, { a: 'x'.repeat(256 * 1024) }]),
};
