/*
 * Text for people: values, lists, counts, colors and wrapped lines. It imports nothing, so every room may use it.
 */

/** Colors that a report uses. */
export type Color = 'red' | 'green' | 'yellow' | 'cyan' | 'grey';

/** Colors a text, or returns it unchanged if colors are off. */
export type Paint = (color: Color, text: string) => string;

/** The longest value that is printed in full. */
const LONGEST = 200;

/** A value in a message: on one line, with its type visible, cut at 200 characters, and quoted even if it is cut. */
export function shown(value: unknown): string {
  const text = (hasJsonForm(value) ? JSON.stringify(value) as string | undefined : undefined) ?? String(value);
  if (text.length <= LONGEST) {
    return text;
  }
  return JSON.stringify(`${(typeof value === 'string' ? value : text).slice(0, LONGEST)}…`);
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

/** The greatest of any number of values, none of them negative; 0 if there is none. */
export function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** The lines of a table, each column as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widthOf = (column: number) => greatest(rows.map((row) => row[column]?.length ?? 0));
  const columns = greatest(rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) => widthOf(column));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
}

/** The number of letters to add, remove or replace to turn one word into the other. Case is ignored. */
export function distance(a: string, b: string): number {
  const [from, to] = [Array.from(a.toLowerCase()), Array.from(b.toLowerCase())];
  // Row i has the distances between the first i letters of one word and every prefix of the other.
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  from.forEach((letter, i) => {
    let left = i + 1;
    row = row.map((above, j) => {
      const diagonal = row[j - 1];
      left = diagonal === undefined ? left : Math.min(above + 1, left + 1, diagonal + (letter === to[j - 1] ? 0 : 1));
      return left;
    });
  });
  return row.at(-1) ?? 0;
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
