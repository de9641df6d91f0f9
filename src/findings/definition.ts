import type { Finding, FindingLevel, FindingPlace } from './finding';

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
  readonly why: string | ((values: Values) => string);

  /** The way out: whole sentences. */
  readonly fix: string | ((values: Values) => string);
}

/** A code that can be found. */
export interface FindingKind<Values> extends FindingDefinition<Values> {
  /** Fills the definition in for one case. */
  finding(values: Values, place?: FindingPlace): Finding;
}

/** Adds to the catalogue's entry the function that fills it in. */
export function define<Values>(definition: FindingDefinition<Values>): FindingKind<Values> {
  const filled = (text: string | ((values: Values) => string), values: Values) => (typeof text === 'string' ? text : text(values));
  return {
    ...definition,
    finding: (values, place = {}) => ({
      code: definition.code,
      level: definition.level,
      message: definition.message(values),
      why: filled(definition.why, values),
      fix: filled(definition.fix, values),
      ...place,
    }),
  };
}
