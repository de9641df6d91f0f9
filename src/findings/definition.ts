import type { FieldPath } from './field-path';
import type { FieldFinding, FindingLevel } from './finding';

/** The parts of a code that are the same in all its cases. */
export interface CodeDefinition {
  /** Permanent: never renamed, never used again for something else. */
  readonly code: string;

  /** The usual level. */
  readonly level: FindingLevel;

  /** The level of some cases; undefined if all cases have the usual level. */
  readonly otherLevel?: FindingLevel;

  /** Names the problem, as a heading. */
  readonly title: string;

  /** Why it matters, for cases that do not say it more exactly: one sentence without its period. */
  readonly why: string;

  /** What to do, for cases that do not say it more exactly: full sentences. */
  readonly fix: string;
}

/** The levels of a code, the usual one first. */
export function levelsOf({ level, otherLevel }: CodeDefinition): FindingLevel[] {
  return otherLevel === undefined ? [level] : [level, otherLevel];
}

/** Fixed words, or words that contain values of the finding. */
type Words<Values> = string | ((values: Values) => string);

/** The words of one case of a code. */
export interface CaseDefinition<Values> {
  /** What is wrong with the value, and the constraint that it breaks. Lower case, without a period. */
  readonly message: (values: Values) => string;

  /** Replaces the `why` of the code. */
  readonly why?: Words<Values>;

  /** Replaces the `fix` of the code. */
  readonly fix?: Words<Values>;

  /** Replaces the level of the code. */
  readonly level?: FindingLevel | ((values: Values) => FindingLevel);

  /** Values for an example: the page of the code shows it, and the tests start from it. */
  readonly sample: Values;
}

/** The cases of a code, by their names. */
interface Cases {
  readonly [name: string]: Omit<CaseDefinition<never>, 'sample'> & { readonly sample: unknown };
}

/** The name of a case together with its values. */
type CaseValues<All extends Cases> = {
  readonly [Name in keyof All & string]: { readonly case: Name } & All[Name]['sample'];
}[keyof All & string];

/** A code that can be found. */
export interface FindingKind<Values> extends CodeDefinition {
  /** Values for an example of every case. */
  readonly samples: readonly Values[];

  /** A finding with these values in the words of the code. */
  finding(values: Values, field?: FieldPath): FieldFinding;
}

/** The values that a rule passes to report a code. */
export type ValuesOf<Kind> = Kind extends FindingKind<infer Values> ? Values : never;

/** Defines a code with one case. */
export function define<Values>(definition: CodeDefinition, only: CaseDefinition<Values>): FindingKind<Values> {
  return { ...definition, samples: [only.sample], finding: (values, field) => filled(definition, only, values, field) };
}

/** Defines a code with several cases. A rule passes the name of the case and its values. */
export function defineCases<All extends Cases>(definition: CodeDefinition, cases: All): FindingKind<CaseValues<All>> {
  type Values = CaseValues<All>;
  const caseOf = (values: Values) => cases[values.case] as unknown as CaseDefinition<Values>;
  return {
    ...definition,
    samples: Object.entries(cases).map(([name, { sample }]) => ({ case: name, ...sample as object })),
    finding: (values, field) => filled(definition, caseOf(values), values, field),
  };
}

/** Declares the values of a case for the compiler. */
export function withValues<Values>(definition: CaseDefinition<Values>): CaseDefinition<Values> {
  return definition;
}

function filled<Values>(
  { code, level, why, fix }: CodeDefinition, words: CaseDefinition<Values>, values: Values, field?: FieldPath,
): FieldFinding {
  return {
    code,
    level: typeof words.level === 'function' ? words.level(values) : words.level ?? level,
    message: words.message(values),
    why: textFor(words.why ?? why, values),
    fix: textFor(words.fix ?? fix, values),
    ...field === undefined ? {} : { field },
  };
}

function textFor<Values>(words: Words<Values>, values: Values): string {
  return typeof words === 'function' ? words(values) : words;
}
