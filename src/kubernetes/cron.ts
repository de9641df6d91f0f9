/*
 * Schedules of a CronJob, as the API server reads them.
 *
 * Source: https://github.com/robfig/cron `parser.go` (`ParseStandard`), which
 * https://github.com/kubernetes/kubernetes `pkg/apis/batch/validation/validation.go` calls.
 */

/** The values of one field of a schedule. */
interface CronField {
  readonly lowest: number;
  readonly highest: number;

  /** Names for the values, beginning with the lowest. */
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Minute, hour, day of the month, month and day of the week. */
const FIELDS: readonly CronField[] = [
  { lowest: 0, highest: 59, names: [] },
  { lowest: 0, highest: 23, names: [] },
  { lowest: 1, highest: 31, names: [] },
  { lowest: 1, highest: 12, names: MONTHS },
  { lowest: 0, highest: 6, names: WEEKDAYS },
];

/**
 * Whether a text is a schedule of five fields. What the API server reads in spite of a typing error, for example `*-5`
 * and `1,,2`, is no schedule here.
 */
export function isSchedule(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return fields.length === FIELDS.length
    && FIELDS.every((field, index) => (fields[index] ?? '').split(',').every((part) => isPart(part, field)));
}

/** A part is `*`, a value or a range, with a step or without. */
function isPart(part: string, field: CronField): boolean {
  const [range = '', step, ...rest] = part.split('/');
  return rest.length === 0 && (step === undefined || isStep(step)) && isRange(range, field);
}

function isStep(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) > 0 && Number.isSafeInteger(Number(text));
}

function isRange(range: string, field: CronField): boolean {
  if (range === '*' || range === '?') {
    return true;
  }
  const ends = range.split('-').map((end) => valueOf(end, field));
  const [first = NaN, last = first] = ends;
  return ends.length <= 2 && first >= field.lowest && last <= field.highest && first <= last;
}

function valueOf(text: string, { lowest, names }: CronField): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) {
    return lowest + index;
  }
  return /^\d+$/.test(text) ? Number(text) : NaN;
}
