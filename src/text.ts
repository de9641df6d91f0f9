/*
 * Words for people: values, lists, counts and colors. It imports nothing, so every room may use it.
 */

/** Colors that a report uses. */
export type Color = 'red' | 'green' | 'yellow' | 'cyan' | 'grey';

/** Puts a color around a text, or returns it as it is. */
export type Paint = (color: Color, text: string) => string;

/** The longest value that is printed whole. */
const LONGEST = 200;

/** A value as a message shows it: on one line, its type visible, cut at 200 characters, and quoted even when cut. */
export function shown(value: unknown): string {
  const text = hasJsonForm(value) ? JSON.stringify(value) ?? String(value) : String(value);
  return text.length <= LONGEST ? text : JSON.stringify(`${(typeof value === 'string' ? value : text).slice(0, LONGEST)}…`);
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

/** How many letters must be added, removed or replaced to turn one word into the other; upper and lower case are equal. */
export function distance(a: string, b: string): number {
  const [from, to] = [[...a.toLowerCase()], [...b.toLowerCase()]];
  // Row i holds the distances of the first i letters of one word to every beginning of the other.
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  [...from].forEach((letter, i) => {
    let left = i + 1;
    row = row.map((above, j) => {
      const diagonal = row[j - 1];
      left = diagonal === undefined ? left : Math.min(above + 1, left + 1, diagonal + (letter === to[j - 1] ? 0 : 1));
      return left;
    });
  });
  return row.at(-1) ?? 0;
}

/** The known words that a misspelt word may stand for, the nearest first. None differs by more than a third of its letters. */
export function nearest(word: string, known: readonly string[]): string[] {
  const most = Math.max(1, Math.floor(word.length / 3));
  return known
    // A larger difference in length is a larger difference.
    .filter((each) => Math.abs(each.length - word.length) <= most)
    .map((each) => ({ each, far: distance(word, each) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .map(({ each }) => each);
}
