import { MOST_LEVELS, type YamlProblem } from './yaml-problem';

/*
 * How kubectl divides a file into documents, before it reads any of them.
 *
 * Source: https://github.com/kubernetes/apimachinery/blob/v0.34.4/pkg/util/yaml/decoder.go
 */

/** A part of a text with one document. */
export interface Part {
  readonly start: number;
  readonly end: number;

  /** The value, if kubectl reads the part as JSON. */
  readonly json?: { readonly value: unknown };

  /** Why kubectl reads nothing of this part. */
  readonly problem?: YamlProblem;
}

/** A line that begins like this divides a file, even inside a quoted or a block scalar. */
const SEPARATOR = '---';

/** The parts of a text, in order. Objects of JSON may follow one another without a separator. */
export function* partsOf(text: string): Generator<Part> {
  yield* /^\s*\{/.test(text) ? jsonParts(text) : yamlParts(text, 0);
}

/** The parts of a text that may be JSON. Of what comes behind the JSON, the first white space does not count. */
function* jsonParts(text: string): Generator<Part> {
  let from = 0;
  let count = 0;
  for (let part = jsonAt(text, from); part !== undefined; part = jsonAt(text, from)) {
    yield part;
    from = part.end;
    count += 1;
  }
  const start = from + (/^[^\S\n]*\n?/.exec(text.slice(from, from + 1024))?.[0].length ?? 0);
  if (count > 1 && /\S/.test(text.slice(start))) {
    yield { start, end: text.length, problem: { offset: start, values: { case: 'afterJson' } } };
  } else {
    yield* yamlParts(text, start);
  }
}

function* yamlParts(text: string, from: number): Generator<Part> {
  let start = from;
  let at = text.startsWith(SEPARATOR, from) ? from : lineAfter(text, from);
  while (at !== undefined) {
    const lineFeed = text.indexOf('\n', at);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const rest = text.slice(at + SEPARATOR.length, end).trim();
    if (rest !== '' && !rest.startsWith('#')) {
      const values = { case: 'separator', line: text.slice(at, end).trim() } as const;
      yield { start, end: at, problem: { offset: at, values } };
    } else if (at > start) {
      yield { start, end: at };
    }
    start = end + 1;
    at = text.startsWith(SEPARATOR, start) ? start : lineAfter(text, end);
  }
  if (start < text.length) {
    yield { start, end: text.length };
  }
}

/** The start of the next line that divides the text. */
function lineAfter(text: string, offset: number): number | undefined {
  const lineFeed = text.indexOf(`\n${SEPARATOR}`, offset);
  return lineFeed < 0 ? undefined : lineFeed + 1;
}

/** The object of JSON behind an offset; undefined if there is none. */
function jsonAt(text: string, offset: number): Part | undefined {
  const space = /[^ \t\r\n]/g;
  space.lastIndex = offset;
  const start = space.exec(text)?.index;
  const extent = start !== undefined && text[start] === '{' ? extentOf(text, start) : undefined;
  if (start === undefined || extent === undefined) {
    return undefined;
  }
  const { end, levels } = extent;
  if (levels > MOST_LEVELS) {
    return { start, end, problem: { offset: start, values: { case: 'tooDeep', most: MOST_LEVELS } } };
  }
  try {
    return { start, end, json: { value: JSON.parse(text.slice(start, end)) } };
  } catch {
    return undefined;
  }
}

/** Where an object of JSON ends, and how many levels it has; undefined if it does not end. */
function extentOf(text: string, start: number): { readonly end: number; readonly levels: number } | undefined {
  const marks = /["[\]{}]/g;
  marks.lastIndex = start;
  let level = 0;
  let levels = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [character] = mark;
    if (character === '"') {
      marks.lastIndex = endOfString(text, marks.lastIndex);
    }
    level += character === '{' || character === '[' ? 1 : 0;
    level -= character === '}' || character === ']' ? 1 : 0;
    levels = Math.max(levels, level);
    if (level === 0) {
      return { end: marks.lastIndex, levels };
    }
  }
  return undefined;
}

/** The offset behind the quotation mark that ends a string. A string without an end ends with the text. */
function endOfString(text: string, start: number): number {
  const marks = /["\\]/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      return marks.lastIndex;
    }
    marks.lastIndex += 1;
  }
  return text.length;
}
