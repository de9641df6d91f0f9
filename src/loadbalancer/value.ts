import { type List, type Reading, type Text, type Values, type Whole, type Words, WrongValue } from './annotation';

/** How a value differs from the valid ones. */
export type ValueMistake =
  | 'quoted' | 'lineFeed' | 'blanks' | 'word' | 'letterCase' | 'notWhole' | 'outOfRange' | 'entry' | 'form';

/** What is wrong with a value. */
export interface WrongSetting {
  readonly mistake: ValueMistake;

  /** Whether the load balancer or its listeners are not made. Otherwise the setting has no effect, or may have none. */
  readonly fatal: boolean;

  /** The entry of a list that is wrong. */
  readonly entry?: string;
}

const QUOTED = /^\s*["'`\u201c\u201d]|["'`\u201c\u201d]\s*$/;

/** What no valid value has, except for blanks in some. Most values are done with this one search. */
const SUSPICIOUS = /["'`\u201c\u201d\s]/;

/** What is wrong with a value; undefined if it is valid. An empty value is the same as none. */
export function wrongValue(reading: Reading, value: string): WrongSetting | undefined {
  const { values } = reading;
  const problem = value === '' ? undefined : formProblem(values, value) ?? contentProblem(values, value);
  return problem && { ...problem, fatal: isFatal(reading, problem.mistake) };
}

type Problem = Omit<WrongSetting, 'fatal'>;

/** Characters around the value that belong to it and should not. */
function formProblem(values: Values, value: string): Problem | undefined {
  if (!SUSPICIOUS.test(value)) {
    return undefined;
  }
  if (QUOTED.test(value)) {
    return { mistake: 'quoted' };
  }
  if (values.kind === 'list' && values.trimmed === true) {
    return undefined;
  }
  if (/[\r\n]/.test(value)) {
    return { mistake: 'lineFeed' };
  }
  return (values.kind === 'text' ? /^\s|\s$/ : /\s/).test(value) ? { mistake: 'blanks' } : undefined;
}

function contentProblem(values: Values, value: string): Problem | undefined {
  switch (values.kind) {
    case 'words': return wordProblem(values, value);
    case 'whole': return wholeProblem(values, value);
    case 'list': return listProblem(values, value);
    case 'text': return textProblem(values, value);
  }
}

function wordProblem({ words, anyCase }: Words, value: string): Problem | undefined {
  if (words.includes(value)) {
    return undefined;
  }
  const isSameWord = words.some((word) => word.toLowerCase() === value.toLowerCase());
  if (!isSameWord) {
    return { mistake: 'word' };
  }
  return anyCase === true ? undefined : { mistake: 'letterCase' };
}

function wholeProblem({ least, most }: Whole, value: string): Problem | undefined {
  if (!/^[+-]?\d+$/.test(value)) {
    return { mistake: 'notWhole' };
  }
  return Number(value) < least || Number(value) > most ? { mistake: 'outOfRange' } : undefined;
}

function listProblem({ entry, trimmed, isSound }: List, value: string): Problem | undefined {
  const entries = value.split(',').map((each) => (trimmed === true ? each.trim() : each));
  const wrong = entries.find((each) => !entry.test(each) || isSound?.(each) === false);
  return wrong === undefined ? undefined : { mistake: 'entry', entry: wrong };
}

function textProblem({ form }: Text, value: string): Problem | undefined {
  return form === undefined || form.pattern.test(value) ? undefined : { mistake: 'form' };
}

/**
 * Whether the controller or the API refuses the value. The ranges and lists of the documentation may be out of date,
 * so a value that only they rule out is not refused for certain.
 */
function isFatal({ values, wrong }: Reading, mistake: ValueMistake): boolean {
  if (wrong !== WrongValue.PASSED_ON) {
    return wrong === WrongValue.REFUSED;
  }
  if (values.kind === 'whole') {
    return mistake !== 'outOfRange';
  }
  if (values.kind === 'list') {
    return mistake !== 'entry';
  }
  if (values.kind === 'text') {
    return values.form?.certain === true;
  }
  return values.kind === 'words' && values.open !== true && mistake !== 'letterCase';
}
