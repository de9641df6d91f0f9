import type { Place } from './result';
import { displayWidth, withBlanks } from '../text';

/** The longest part of a source line that is shown. */
const LONGEST = 120;

/** The shortest part of a source line that is shown on a narrow terminal. */
const SHORTEST = 20;

/** Stands for the parts of a line that are cut off. */
const CUT = '…';

/** The source line of a place and a caret below its column; nothing if the line is not known. */
export function codeFrame(
  { line, column, sourceLine }: Place, indent: number, width: number, paint: (text: string) => string,
): string[] {
  if (sourceLine === undefined) {
    return [];
  }
  const number = String(line);
  const margin = ' '.repeat(indent);
  const room = Math.max(SHORTEST, Math.min(LONGEST, width - indent - number.length - ' | '.length));
  const { before, after } = excerpt(sourceLine, column - 1, room);
  return [
    `${margin}${number} | ${before}${after}`.trimEnd(),
    `${margin}${' '.repeat(number.length)} | ${' '.repeat(displayWidth(before))}${paint('^')}`,
  ];
}

/** The text around an offset that fits into a number of columns, with spaces for what is not text. */
function excerpt(text: string, offset: number, room: number): { readonly before: string; readonly after: string } {
  // Four code units for each column are enough for every text that fits. The line itself may have megabytes.
  const most = 4 * room;
  const before = charactersOf(text.slice(Math.max(0, offset - most), offset));
  const after = charactersOf(text.slice(offset, offset + most));
  // The part in front of the caret gets half of the room, or more if the part after it is short.
  const half = Math.floor(room / 2);
  const left = fitted(before.reverse(), Math.max(half, room - displayWidth(after.join('')))).reverse().join('');
  return { before: left, after: fitted(after, room - displayWidth(left)).join('') };
}

function charactersOf(text: string): string[] {
  return Array.from(withBlanks(text));
}

/** The first characters that fit into a number of columns. The last one is replaced if others are cut off. */
function fitted(characters: readonly string[], columns: number): string[] {
  if (displayWidth(characters.join('')) <= columns) {
    return [...characters];
  }
  const kept: string[] = [];
  let taken = displayWidth(CUT);
  for (const character of characters) {
    taken += displayWidth(character);
    if (taken > columns) {
      break;
    }
    kept.push(character);
  }
  return [...kept, CUT];
}
