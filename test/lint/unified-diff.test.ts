import { unifiedDiff } from '../../src/lint/unified-diff';
import { fc } from '../support/properties';

const lines = (...all: readonly string[]) => all.map((line) => `${line}\n`).join('');

/** What a program that reads patches makes of a text. Each hunk must be where it says. */
function patched(text: string, patch: string): string {
  const all = text === '' ? [] : text.split(/(?<=\n)/);
  const hunks = patch.split(/^(?=@@ )/m).slice(1);
  const pieces: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    const [head, ...body] = hunk.split(/(?<=\n)/);
    const [, from, count, newFrom, newCount] = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$/.exec(head)?.map(Number) ?? [];
    const start = count === 0 ? from : from - 1;
    pieces.push(...all.slice(at, start));
    expect(pieces).toHaveLength(newCount === 0 ? newFrom : newFrom - 1);
    const whole = body.flatMap((line, index) => (
      line.startsWith('\\') ? [] : [body[index + 1]?.startsWith('\\') ? line.slice(0, -1) : line]
    ));
    const sideOf = (marks: string) => whole.filter((line) => marks.includes(line[0])).map((line) => line.slice(1));
    expect(sideOf(' -')).toEqual(all.slice(start, start + count));
    expect(sideOf(' +')).toHaveLength(newCount);
    pieces.push(...sideOf(' +'));
    at = start + count;
  }
  return [...pieces, ...all.slice(at)].join('');
}

test('has the name, and three lines around a change', () => {
  expect(unifiedDiff('a/b.yaml', lines(...'abcdefghi'), lines(...'abcdXfghi'))).toBe(lines(
    '--- a/a/b.yaml', '+++ b/a/b.yaml', '@@ -2,7 +2,7 @@', ' b', ' c', ' d', '-e', '+X', ' f', ' g', ' h',
  ));
});

test('is empty without a change', () => {
  expect(unifiedDiff('a.yaml', 'a\n', 'a\n')).toBe('');
});

test('ends a name with blanks by a tab', () => {
  expect(unifiedDiff('my gateways/a.yaml', 'a\n', 'b\n')).toMatch(/^--- a\/my gateways\/a\.yaml\t\n\+\+\+ b\/my gateways\/a\.yaml\t\n/);
});

test('says where a line feed is missing', () => {
  expect(unifiedDiff('a.yaml', 'a\nb', 'a\nc\n')).toContain('@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n');
});

test('shows a moved line where it was and where it is', () => {
  expect(unifiedDiff('a.yaml', lines('a', 'moved', 'spec', 'b'), lines('a', 'spec', 'moved', 'b')).split('\n').slice(3, -1)).toEqual([' a', '-moved', ' spec', '+moved', ' b']);
});

test('has one hunk for changes whose lines meet, and two otherwise', () => {
  const text = (first: number, second: number) => lines(...Array.from({ length: 30 }, (_, index) => ([first, second].includes(index) ? 'X' : String(index))));
  const plain = lines(...Array.from({ length: 30 }, (_, index) => String(index)));
  const hunks = (distance: number) => unifiedDiff('a', plain, text(5, 5 + distance)).match(/^@@/gm);
  expect([hunks(7), hunks(8)]).toEqual([['@@'], ['@@', '@@']]);
});

test('leaves a line below 2,000 lines that disappear, and replaces it below more', () => {
  const text = (count: number) => lines(...Array.from({ length: count }, (_, index) => `a${index}`), 'end');
  const endsIn = (count: number) => unifiedDiff('a', text(count), lines('end')).match(/^.end$/gm);
  expect([endsIn(2000), endsIn(2001)]).toEqual([[' end'], ['-end', '+end']]);
  expect(patched(text(2001), unifiedDiff('a', text(2001), lines('end')))).toBe(lines('end'));
});

test('keeps carriage returns', () => {
  expect(unifiedDiff('a', 'a\r\nb\r\n', 'a\r\nc\r\n')).toContain(' a\r\n-b\r\n+c\r\n');
});

test('turns any text into any other', () => {
  const text = fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c', '', '- x', '+ y', '@@ -1 +1 @@', '\\ z', 'd\r')), fc.boolean())
    .map(([all, isEnded]) => (isEnded ? lines(...all) : all.join('\n')));
  fc.assert(fc.property(text, text, (before, after) => {
    expect(patched(before, unifiedDiff('a', before, after))).toBe(after);
  }), { numRuns: 500 });
});

test('is fast for long texts that differ in every line', () => {
  const text = (name: string) => lines(...Array.from({ length: 20_000 }, (_, index) => `${name}${index}`));
  const started = performance.now();
  expect(unifiedDiff('a', text('a'), text('b')).length).toBeGreaterThan(200_000);
  expect(performance.now() - started).toBeLessThan(5000);
});
