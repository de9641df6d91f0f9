/*
 * Schedules of a CronJob, as the API server reads them.
 *
 * Source: https://github.com/robfig/cron `parser.go` (`ParseStandard`) and `spec.go` (`dayMatches`), which
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
  const fields = fieldsOf(text);
  return fields.length === FIELDS.length
    && FIELDS.every((field, index) => (fields[index] ?? '').split(',').every((part) => isPart(part, field)));
}

const fieldsOf = (text: string) => text.trim().split(/\s+/);

/** A part is `*`, a value or a range, with a step or without. */
function isPart(part: string, field: CronField): boolean {
  const [range = '', step, ...rest] = part.split('/');
  return rest.length === 0 && (step === undefined || isStep(step)) && isRange(range, field);
}

function isStep(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) > 0 && Number.isSafeInteger(Number(text));
}

function isRange(range: string, field: CronField): boolean {
  const { first, last } = endsOf(range, field);
  return range.split('-').length <= 2 && first >= field.lowest && last <= field.highest && first <= last;
}

const isAny = (range: string) => range === '*' || range === '?';

function endsOf(range: string, field: CronField): { readonly first: number; readonly last: number } {
  const ends = isAny(range) ? [field.lowest, field.highest] : range.split('-').map((end) => valueOf(end, field));
  const [first = NaN, last = first] = ends;
  return { first, last };
}

function valueOf(text: string, { lowest, names }: CronField): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) {
    return lowest + index;
  }
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

const MINUTES_OF_DAY = 24 * 60;

/** The days of 28 years. Between 1901 and 2099, the calendar is the same again after 28 years. */
const DAYS_OF_CALENDAR = 28 * 365 + 7;

/**
 * The longest time between two runs of a schedule, in minutes. Undefined for a text that is no schedule, and for a
 * schedule without a run, for example on February 30. Daylight saving time is not considered.
 */
export function longestGap(schedule: string): number | undefined {
  if (!isSchedule(schedule)) {
    return undefined;
  }
  const fields = fieldsOf(schedule);
  const [minutes = [], hours = []] = FIELDS.map((field, index) => valuesOf(fields[index] ?? '', field));
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  const days = daysOf(fields);
  if (days.length === 0) {
    return undefined;
  }
  const toNextDay = Math.max(...gaps(days, DAYS_OF_CALENDAR)) * MINUTES_OF_DAY;
  const [first = 0] = times;
  const last = times[times.length - 1] ?? first;
  return Math.max(toNextDay + first - last, ...gaps(times, MINUTES_OF_DAY));
}

/** The distances between neighbors in a sorted list that begins again after `period`. */
function gaps(sorted: readonly number[], period: number): number[] {
  return sorted.map((each, index) => (sorted[index + 1] ?? period + (sorted[0] ?? 0)) - each);
}

function valuesOf(text: string, field: CronField): number[] {
  const parts = text.split(',').map((part) => {
    const [range = '', step] = part.split('/');
    const { first, last } = endsOf(range, field);
    const isOpen = step !== undefined && !range.includes('-');
    return { first, last: isOpen ? field.highest : last, step: Number(step ?? 1) };
  });
  const all = Array.from({ length: field.highest + 1 }, (_, value) => value);
  return all.filter((value) => parts.some(({ first, last, step }) => (
    value >= first && value <= last && (value - first) % step === 0
  )));
}

/** The days with a run, counted from the first day of 28 years. */
function daysOf([, , dayText = '', monthText = '', weekdayText = '']: readonly string[]): number[] {
  const [, , dayField, monthField, weekdayField] = FIELDS as [CronField, CronField, CronField, CronField, CronField];
  const days = valuesOf(dayText, dayField);
  const months = valuesOf(monthText, monthField);
  const weekdays = valuesOf(weekdayText, weekdayField);
  // If both fields limit the days, a day that one of them allows is enough.
  const bothLimit = !isUnlimited(dayText) && !isUnlimited(weekdayText);
  return Array.from({ length: DAYS_OF_CALENDAR }, (_, index) => index).filter((index) => {
    const date = new Date(Date.UTC(2001, 0, 1 + index));
    const isDay = days.includes(date.getUTCDate());
    const isWeekday = weekdays.includes(date.getUTCDay());
    return months.includes(date.getUTCMonth() + 1) && (bothLimit ? isDay || isWeekday : isDay && isWeekday);
  });
}

function isUnlimited(text: string): boolean {
  return text.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    return isAny(range) && Number(step ?? 1) === 1;
  });
}
