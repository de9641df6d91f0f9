import { inRange, type VersionRange } from './bounds';
import type { VersionNumber } from './version';

/**
 * What a row of a table requires of a situation. A field takes one value or several, one of which must match. A version
 * takes a range. A field that is not named, or is undefined, does not matter.
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

/** A condition on one field, prepared for comparing. */
interface Check {
  readonly field: string;

  /** The values, one of which must be there; undefined for a range of versions. */
  readonly values: readonly unknown[] | undefined;
  readonly range: VersionRange;
}

/** A row with its prepared conditions. */
interface Candidate<Fitting> {
  readonly row: Fitting;
  readonly checks: readonly Check[];
}

/** A table with its rows indexed by the field that most of them name. Only some of the rows must then be compared. */
interface Table<Fitting> {
  readonly field: string;
  readonly byValue: ReadonlyMap<unknown, readonly Candidate<Fitting>[]>;

  /** Rows that do not name the field: the candidates for every other value. */
  readonly others: readonly Candidate<Fitting>[];
}

/** Tables and conditions never change and are used many times, so they are prepared once. */
const TABLES = new WeakMap<object, Table<unknown>>();
const CONDITIONS = new WeakMap<object, readonly Check[]>();

/** The first row whose conditions the situation meets. */
export function firstFit<Situation extends object, Fitting extends Row<Situation>>(
  rows: readonly Fitting[], situation: Complete<Situation, Fitting['when']>,
): Fitting | undefined {
  const { field, byValue, others } = remembered(TABLES, rows, () => tableOf(rows)) as Table<Fitting>;
  const candidates = byValue.get((situation as Readonly<Record<string, unknown>>)[field]) ?? others;
  return candidates.find(({ checks }) => meetsAll(checks, situation))?.row;
}

/** Whether a situation meets all conditions. */
export function fits<Situation extends object>(when: Conditions<Situation>, situation: Situation): boolean {
  return meetsAll(remembered(CONDITIONS, when, () => checksOf(when)), situation);
}

function remembered<Prepared>(memory: WeakMap<object, Prepared>, source: object, prepare: () => Prepared): Prepared {
  const known = memory.get(source);
  if (known !== undefined) {
    return known;
  }
  const prepared = prepare();
  memory.set(source, prepared);
  return prepared;
}

function tableOf<Fitting extends { readonly when: object }>(rows: readonly Fitting[]): Table<Fitting> {
  const candidates = rows.map((row) => ({ row, checks: checksOf(row.when) }));
  const checks = candidates.flatMap((candidate) => candidate.checks).filter(({ values }) => values !== undefined);
  const count = (field: string) => checks.filter((check) => check.field === field).length;
  const [field = ''] = checks.map((check) => check.field).sort((a, b) => count(b) - count(a));
  const valuesIn = (candidate: Candidate<Fitting>) => candidate.checks.find((check) => check.field === field)?.values;
  const values = new Set(candidates.flatMap((candidate) => valuesIn(candidate) ?? []));
  const candidatesFor = (value: unknown) => candidates.filter((one) => valuesIn(one)?.includes(value) ?? true);
  return {
    field,
    byValue: new Map([...values].map((value) => [value, candidatesFor(value)])),
    others: candidates.filter((candidate) => valuesIn(candidate) === undefined),
  };
}

function checksOf(when: object): Check[] {
  const named = Object.entries(when).filter(([, condition]) => condition !== undefined);
  return named.map(([field, condition]: [string, unknown]): Check => (
    typeof condition === 'object' && !Array.isArray(condition)
      ? { field, values: undefined, range: condition as VersionRange }
      : { field, values: [condition].flat(), range: {} }));
}

/** A loop, because it runs tens of thousands of times for one platform that is not declared. */
function meetsAll(checks: readonly Check[], situation: object): boolean {
  for (const { field, values, range } of checks) {
    const value = (situation as Readonly<Record<string, unknown>>)[field];
    if (values === undefined ? !inRange(value as VersionNumber, range) : !values.includes(value)) {
      return false;
    }
  }
  return true;
}
