import { codeFrame } from '../../src/lint/code-frame';
import { displayWidth } from '../../src/text';

const frame = (sourceLine: string | undefined, column: number, width = Infinity) => (
  codeFrame({ line: 7, column, sourceLine }, 2, width, (text) => text)
);

/** What is in front of the source line with an indent of 2: `  7 | `. */
const MARGIN = 6;

/** The source line around a column, cut to a number of columns, with the caret in front of the character it points at. */
function cut(sourceLine: string, column: number, room: number): string {
  const [source = '', caret = ''] = frame(sourceLine, column, MARGIN + room);
  const at = caret.indexOf('^');
  return `${source.slice(MARGIN, at)}^${source.slice(at)}`;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN';

describe('the code frame', () => {
  test('is absent without a source line', () => {
    expect(frame(undefined, 1)).toEqual([]);
  });

  test('has the number of the line, the line and a painted caret, all below each other', () => {
    expect(codeFrame({ line: 1234, column: 4, sourceLine: 'a: b' }, 4, 80, (text) => `<${text}>`)).toEqual([
      '    1234 | a: b',
      '         |    <^>',
    ]);
  });

  test('of an empty line ends without blanks', () => {
    expect(frame('', 1)).toEqual(['  7 |', '    | ^']);
  });

  test('points at the column even after wide characters', () => {
    expect(frame('{ 网关: 1, wrong: 2 }', 10)).toEqual(['  7 | { 网关: 1, wrong: 2 }', `    | ${' '.repeat(11)}^`]);
  });

  test('prints no control characters', () => {
    expect(frame('a:\t\u001b[31m', 1)).toEqual(['  7 | a:  [31m', '    | ^']);
  });
});

describe('the line in a code frame', () => {
  test.each([[1, 120], [5_000_000, 120], [9_999_990, 120], [5_000_000, 40]])('is cut around column %i to %i columns', (column, room) => {
    const [source, caret] = frame(`${'x'.repeat(column - 1)}y${'x'.repeat(10_000_000 - column)}`, column, room + MARGIN);
    expect(displayWidth(source)).toBe(room + MARGIN);
    expect(source[caret.indexOf('^')]).toBe('y');
    expect(source).toContain('…');
  });

  test.each<[string, number, string]>([
    ['that just fits', 1, '^abcdefghijklmnopqrst'],
    ['that just fits', 12, 'abcdefghijk^lmnopqrst'],
    ['that just fits', 21, 'abcdefghijklmnopqrst^'],
  ])('%s is whole, seen from column %i', (_about, column, expected) => {
    expect(cut(LETTERS.slice(0, 20), column, 20)).toBe(expected);
  });

  test.each([
    [1, '^abcdefghijklmnopqrs…'],
    [2, 'a^bcdefghijklmnopqrs…'],
    [11, 'abcdefghij^klmnopqrs…'],
    [12, '…cdefghijk^lmnopqrst…'],
    [20, '…klmnopqrs^tuvwxyzAB…'],
    [31, '…vwxyzABCD^EFGHIJKLMN'],
    [32, '…vwxyzABCDE^FGHIJKLMN'],
    [40, '…vwxyzABCDEFGHIJKLM^N'],
    [41, '…vwxyzABCDEFGHIJKLMN^'],
  ])('gives half of the room to what is before column %i, and more if the other part is short', (column, expected) => {
    expect(cut(LETTERS, column, 20)).toBe(expected);
  });

  test('keeps what is before a column near the beginning of a long line', () => {
    expect(cut(`ab${'x'.repeat(10_000)}`, 3, 20)).toBe(`ab^${'x'.repeat(17)}…`);
  });

  test('is not cut inside a wide character', () => {
    expect(cut('网'.repeat(30), 1, 20)).toBe(`^${'网'.repeat(9)}…`);
    expect(cut('网'.repeat(30), 1, 21)).toBe(`^${'网'.repeat(10)}…`);
    expect(cut('网'.repeat(10), 1, 20)).toBe(`^${'网'.repeat(10)}`);
  });

  test('keeps the marks that are drawn over a character', () => {
    expect(cut('e\u0301\u0302\u0303'.repeat(20), 1, 20)).toBe(`^${'e\u0301\u0302\u0303'.repeat(20)}`);
    expect(cut('👍'.repeat(10), 1, 20)).toBe(`^${'👍'.repeat(10)}`);
  });

  test('has at least 20 columns and at most 120', () => {
    expect(cut(LETTERS, 1, 0)).toBe('^abcdefghijklmnopqrs…');
    expect(cut(LETTERS, 1, -100)).toBe('^abcdefghijklmnopqrs…');
    expect(cut('x'.repeat(120), 1, 1000)).toBe(`^${'x'.repeat(120)}`);
    expect(cut('x'.repeat(121), 1, 1000)).toBe(`^${'x'.repeat(119)}…`);
  });

  test('has less room if the number of the line has more digits', () => {
    const [source] = codeFrame({ line: 12_345, column: 1, sourceLine: LETTERS }, 4, 40, (text) => text);
    expect(source).toBe('    12345 | abcdefghijklmnopqrstuvwxyzA…');
    expect(displayWidth(source)).toBe(40);
  });
});
