/*
 * Text for people: values, lists, counts, colors and wrapped lines, and values that are grouped or remembered. It
 * imports nothing, so every room may use it.
 */

/** Colors that a report uses. */
export type Color = 'red' | 'green' | 'yellow' | 'cyan' | 'grey';

/** Colors a text, or returns it unchanged if colors are off. */
export type Paint = (color: Color, text: string) => string;

/**
 * Characters that do something instead of being shown: control characters, bidi and other invisible characters, line
 * and paragraph separators, halves of surrogate pairs, and noncharacters. Line feeds and the joiners of scripts and
 * emoji are text.
 *
 * Source: https://www.unicode.org/reports/tr36/
 */
const NOT_TEXT = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/gu;

/**
 * What a CI system takes as a command in the output of a step: GitHub `::error::` at the start of a line, and `##[` or
 * `##vso[` anywhere in it.
 *
 * Sources: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions,
 * https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
const CI_COMMAND = /^(\s*):(?=:)|(#)#(?=[a-z]*\[)/gim;

/**
 * A text in which every character is shown, and none is a command. Whatever a terminal, a CI log or a report gets must
 * have passed here. Escapes have the form of JSON, so a JSON document keeps its meaning.
 */
export function printable(text: string): string {
  return text.replace(NOT_TEXT, escapes).replace(CI_COMMAND, (found, space?: string, hash?: string) => (
    hash === undefined ? `${space ?? ''}${escapes(':')}` : `${hash}${escapes(found.slice(1))}`
  ));
}

/** A patch as printable text. Tabs and carriage returns at the end of a line stay, because a patch must be exact. */
export function printablePatch(text: string): string {
  return text.split(/(\t|\r?\n)/).map((part, index) => (index % 2 === 0 ? printable(part) : part)).join('');
}

/** A command to the CI system that runs a step. */
export interface CiCommand {
  readonly name: 'error' | 'warning' | 'notice';
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * A command as GitHub reads it. No value can end it, or begin another one.
 *
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function ciCommand({ name, properties, message }: CiCommand): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${inCommand(value, /[%:,]/g)}`);
  return `::${name} ${pairs.join(',')}::${inCommand(message, /%/g)}`;
}

function inCommand(value: string, reserved: RegExp): string {
  return oneLine(value).replace(reserved, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A foreign value as a part of a line: printable, and without a line feed. */
export function oneLine(value: string): string {
  return printable(value.replaceAll('\n', '\\n'));
}

/** Plain data whose every string is printable on one line. */
export function oneLineIn<Data>(data: Data): Data {
  return withStrings(data, oneLine) as Data;
}

function withStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => withStrings(item, change));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withStrings(inner, change)]))
    : value;
}

/** The same number of characters, in which those that are not text are spaces. */
export function withBlanks(text: string): string {
  return text.replace(NOT_TEXT, ' ').replaceAll('\n', ' ');
}

function escapes(text: string): string {
  return Array.from({ length: text.length }, (_, index) => (
    `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`
  )).join('');
}

/** The longest value that is printed in full. */
const LONGEST = 200;

/** A value in a message: printable on one line, its type visible, cut at 200 characters, quoted even if cut. */
export function shown(value: unknown): string {
  const text = (hasJsonForm(value) ? JSON.stringify(value) as string | undefined : undefined) ?? String(value);
  return oneLine(text.length <= LONGEST
    ? text
    : JSON.stringify(`${(typeof value === 'string' ? value : text).slice(0, LONGEST)}…`));
}

/** A name in a sentence: as it is if it has the characters of names and addresses, otherwise like any other value. */
export function named(value: string): string {
  return /^[\w.:/-]*[\w/-]$/.test(value) && value.length <= LONGEST ? value : shown(value);
}

/** JSON has no form for NaN, infinities and bigints. */
function hasJsonForm(value: unknown): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'bigint';
}

/** `a, b and c`. */
export function listed(values: readonly string[], last = 'and'): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${last} ${values[values.length - 1]}`;
}

/** `1 node`, `2 nodes`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a node`, `an endpoint`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** What a report calls a pod behind a Service. A pod of an ASM gateway has a name of its own. */
export type EndpointWord = 'gateway pod' | 'endpoint';

/** The greatest of any number of values, none of them negative; 0 if there is none. */
export function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** The values by their keys, in the order in which each key first occurs. */
export function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [value]);
    } else {
      group.push(value);
    }
  }
  return groups;
}

/** The function, which computes each value once. */
export function remembered<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** The lines of a table, each column as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number) => greatest(rows.map((row) => row[column]?.length ?? 0));
  const columns = greatest(rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) => widthOf(column));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
}

/**
 * The number of edits that turn one word into the other: letters to add, remove or replace, and neighbors to swap. Case
 * is ignored, and no letter is edited twice.
 *
 * Source: https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance
 */
export function distance(a: string, b: string): number {
  const [from, to] = withoutCommonEnds(Array.from(a.toLowerCase()), Array.from(b.toLowerCase()));
  // A row has the distances between the first letters of one word and every prefix of the other.
  let before: readonly number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  from.forEach((letter, i) => {
    let left = i + 1;
    const next = row.map((above, j) => {
      const diagonal = row[j - 1];
      if (diagonal !== undefined) {
        const isSwap = letter === to[j - 2] && from[i - 1] === to[j - 1];
        const swapped = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity;
        left = Math.min(above + 1, left + 1, diagonal + (letter === to[j - 1] ? 0 : 1), swapped);
      }
      return left;
    });
    before = row;
    row = next;
  });
  return row.at(-1) ?? 0;
}

/** Two words without the letters that both begin or end with: they need no edit. */
function withoutCommonEnds(a: readonly string[], b: readonly string[]): [readonly string[], readonly string[]] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end += 1;
  }
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** The known words that are similar to a misspelled one, the nearest first. At most a third of the letters differ. */
export function nearest(word: string, known: readonly string[]): string[] {
  const most = Math.max(1, Math.floor(word.length / 3));
  return known
    // The difference in length is a lower bound of the distance.
    .filter((each) => Math.abs(each.length - word.length) <= most)
    .map((each) => ({ each, far: distance(word, each) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .map(({ each }) => each);
}

/** The sequences that set and reset colors. They take no room. */
const COLOR_SEQUENCE = /\u001b\[[\d;]*m/g;

/** Marks that are drawn over the character before them. */
const COMBINING = /\p{M}|\u200d/u;

/** Characters that take two columns of a terminal. Source: https://www.unicode.org/reports/tr11/ */
const WIDE = new RegExp([
  '[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3]',
  '[\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]',
  '\\p{Emoji_Presentation}',
  '[\\u{20000}-\\u{3fffd}]',
].join('|'), 'u');

/** The number of columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  return Array.from(text.replace(COLOR_SEQUENCE, '')).reduce((sum, character) => sum + columnsOf(character), 0);
}

function columnsOf(character: string): number {
  if (COMBINING.test(character)) {
    return 0;
  }
  return WIDE.test(character) ? 2 : 1;
}

/**
 * A text whose lines are at most `width` columns wide. Lines break at spaces only, so a longer word gets a line of its
 * own. Continued lines begin with `indent` spaces. With an infinite width, the text is unchanged.
 */
export function wrapped(text: string, width: number, indent: number): string {
  return width === Infinity ? text : text.split('\n').flatMap((line) => wrappedLine(line, width, indent)).join('\n');
}

function wrappedLine(text: string, width: number, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  // Each part is a word with the spaces in front of it, which disappear at a break.
  for (const part of text.match(/ *[^ ]+/g) ?? []) {
    if (/[^ ]/.test(line) && displayWidth(line + part) > width) {
      lines.push(line);
      line = `${' '.repeat(indent)}${part.replace(/^ +/, '')}`;
    } else {
      line += part;
    }
  }
  return [...lines, line];
}
