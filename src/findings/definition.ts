import type { FieldPath } from './field-path';
import type { FieldFinding, FindingLevel } from './finding';

/** An entry of the catalogue: everything about a code but the values of one case. */
export interface FindingDefinition<Values> {
  /** Permanent: never renamed, never used again for something else. */
  readonly code: string;
  readonly level: FindingLevel;

  /** The finding in general, as a heading. */
  readonly title: string;

  /** What was found, with the value. */
  readonly message: (values: Values) => string;

  /** Why it matters: one sentence without its full stop. */
  readonly why: string;

  /** Why it matters in one case, where it can be said more exactly. */
  readonly whyFor?: (values: Values) => string;

  /** The way out in general: whole sentences. */
  readonly fix: string;

  /** The way out of one case, where it can be said more exactly. */
  readonly fixFor?: (values: Values) => string;

  /** The level of one case, where it is another than usual. */
  readonly levelFor?: (values: Values) => FindingLevel;
}

/** A code that can be found. */
export interface FindingKind<Values> extends FindingDefinition<Values> {
  /** Fills the definition in for one case. */
  finding(values: Values, field?: FieldPath): FieldFinding;
}

/** Adds to the catalogue's entry the function that fills it in. */
export function define<Values>(definition: FindingDefinition<Values>): FindingKind<Values> {
  const { code, level, message, why, whyFor, fix, fixFor, levelFor } = definition;
  return {
    ...definition,
    finding: (values, field) => ({
      code,
      level: levelFor?.(values) ?? level,
      message: message(values),
      why: whyFor?.(values) ?? why,
      fix: fixFor?.(values) ?? fix,
      ...field === undefined ? {} : { field },
    }),
  };
}
