/** How values of props are generated: right ones, and others that are one small mistake away. */
import type { SureValues } from './sure-values';
import { fc } from '../../support/properties';

/** The values of one prop. */
export interface Values {
  readonly right: fc.Arbitrary<unknown>;

  /** One small mistake away from a right value; some of these are right again. */
  readonly doubtful: fc.Arbitrary<unknown>;
}

export type PropValues = Readonly<Record<string, Values>>;

const CHARACTERS = ['', ' ', '.', '-', '_', '/', 'A', 'z', '0', '9', ':', '@', ',', '*', '+', 'é', '\n', '\t'];

/** A text with a character replaced, inserted or removed. */
function nearly(...right: string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...right), fc.nat(), fc.constantFrom(...CHARACTERS), fc.nat(1)).map(([text, place, character, removed]) => {
    const index = place % (text.length + 1);
    return text.slice(0, index) + character + text.slice(index + removed);
  });
}

export function oneOf(right: readonly unknown[], doubtful: readonly unknown[] | fc.Arbitrary<unknown>): Values {
  return { right: fc.constantFrom(...right), doubtful: doubtful instanceof fc.Arbitrary ? doubtful : fc.constantFrom(...doubtful) };
}

export function texts(right: readonly string[], doubtful: readonly string[] = []): Values {
  return { right: fc.constantFrom(...right), doubtful: fc.oneof(nearly(...right), fc.constantFrom('', ...right, ...doubtful)) };
}

/** Values of which some are known to be wrong. */
export function fromSure(all: Readonly<Record<string, SureValues>>): PropValues {
  const values = Object.entries(all).map(([name, { right, wrong }]) => [name, { right, doubtful: fc.oneof(right, fc.constantFrom(...wrong)) }]);
  return Object.fromEntries(values) as PropValues;
}

/** Some of the values, each in `form`. */
export function inForm({ right, doubtful }: Values, form: (value: unknown) => unknown): Values {
  return { right: right.map(form), doubtful: doubtful.map(form) };
}

export function either(...all: readonly Values[]): Values {
  return { right: fc.oneof(...all.map(({ right }) => right)), doubtful: fc.oneof(...all.map(({ doubtful }) => doubtful)) };
}
