import { readingOf } from '../../src/loadbalancer/annotations';
import { valueEdits } from '../../src/rules/setting-edits';

const reading = readingOf('name', 'clb') as NonNullable<ReturnType<typeof readingOf>>;

describe('the text of a setting', () => {
  test.each([
    ['line feeds at its end', 'edge\r\n\n', 'lineFeed', 'edge'],
    ['blanks around it', ' edge ', 'blanks', 'edge'],
    ['quotation marks and blanks around it', ' "edge" ', 'quoted', 'edge'],
  ] as const)('is corrected without %s', (_about, value, mistake, corrected) => {
    expect(valueEdits(['a'], value, mistake, reading)).toEqual([{ kind: 'replaceValue', field: ['a'], value: corrected }]);
  });

  test('keeps a line feed inside it, so no correction is known', () => {
    expect(valueEdits(['a'], 'ed\nge\n', 'lineFeed', reading)).toBeUndefined();
  });

  test('has no known correction of its letter case', () => {
    expect(valueEdits(['a'], 'EDGE', 'letterCase', reading)).toBeUndefined();
  });
});
