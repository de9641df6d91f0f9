import { inRange, type VersionRange } from './bounds';
import type { VersionNumber } from './version';

/**
 * What a row of a table requires of a situation. A field takes one value or several, of which one must be there; a
 * version takes a range.
 * A field that is not named, or is undefined, does not matter.
 */
export type Conditions<Situation> = {
  readonly [Field in keyof Situation]?: Situation[Field] extends VersionNumber
    ? VersionRange
    : NonNullable<Situation[Field]> | readonly NonNullable<Situation[Field]>[];
};

/** A row of a table. */
export interface Row<Situation> {
  readonly when: Conditions<Situation>;
}

/** A situation in which every field that a row may name has a value. */
type Complete<Situation, Named> = Situation & { readonly [Field in keyof Named]-?: unknown };

/** The first row whose conditions the situation meets. */
export function firstFit<Situation extends object, Fitting extends Row<Situation>>(
  rows: readonly Fitting[], situation: Complete<Situation, Fitting['when']>,
): Fitting | undefined {
  return rows.find(({ when }) => fits(when, situation));
}

/** Whether a situation meets all conditions. */
export function fits<Situation extends object>(when: Conditions<Situation>, situation: Situation): boolean {
  for (const field in when) {
    if (!meets(when[field], situation[field])) {
      return false;
    }
  }
  return true;
}

function meets(condition: unknown, value: unknown): boolean {
  if (typeof condition !== 'object') {
    return condition === undefined || condition === value;
  }
  return Array.isArray(condition)
    ? condition.includes(value)
    : inRange(value as VersionNumber, condition as VersionRange);
}
