import {
  isLabelKey, isLabelValue, metadataEntries, mapFindings, metadataProblems, type MetadataEntry, sizeProblem,
} from '../../src/kubernetes/metadata';

const entry = (kind: MetadataEntry['kind'], key: string, value: unknown): MetadataEntry => ({ kind, field: ['labels'], key, value });
const a = (length: number) => 'a'.repeat(length);

describe('the key of a label', () => {
  test.each([
    'a', '0', 'A', 'a.b', 'a_b', 'a-b', 'Z9', a(63), 'example.com/a', `example.com/${a(63)}`, `${a(253)}/a`, 'a/A.b_c-d', 'toString',
  ])('may be %p', (key) => {
    expect(isLabelKey(key)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['with nothing before the slash', '/a'], ['with nothing after the slash', 'example.com/'], ['with two slashes', 'a/b/c'],
    ['with capital letters before the slash', 'Example.com/a'], ['with an underscore before the slash', 'a_b/c'],
    ['with more than 253 characters before the slash', `${a(254)}/a`],
    ['with more than 63 characters', a(64)], ['with more than 63 characters after the slash', `example.com/${a(64)}`],
    ['that is empty', ''], ['with a space', 'a b'], ['with a dot at its beginning', '.a'], ['with a hyphen at its end', 'a-'],
    ['with an underscore after the slash', 'a/_b'], ['with a dot at its end', 'example.com/b.'],
    ['with a letter that is not ASCII', 'aäb'], ['with a line break', 'a\nb'], ['with a line break at its end', 'a\n'],
    ['that is a number', 7], ['that is a list', ['a']], ['that is undefined', undefined],
  ])('%s is refused', (_about, key) => {
    expect(isLabelKey(key)).toBe(false);
  });
});

describe('the value of a label', () => {
  test.each(['', 'a', '0', 'A', 'a.b_c-d', a(63)])('may be %p', (value) => {
    expect(isLabelValue(value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['with more than 63 characters', a(64)], ['with a slash', 'a/b'], ['with a space', 'a b'], ['with a hyphen at its beginning', '-a'],
    ['with a dot at its end', 'a.'], ['that is one hyphen', '-'], ['with a line break', 'a\nb'], ['with a letter that is not ASCII', 'ä'],
    ['that is a number', 7], ['that is undefined', undefined],
  ])('%s is refused', (_about, value) => {
    expect(isLabelValue(value)).toBe(false);
  });
});

describe('the API server', () => {
  test.each<[string, MetadataEntry, object]>([
    ['a key', entry('label', 'Example.com/a', 'b'), { case: 'key', kind: 'label', key: 'Example.com/a' }],
    ['the key of an annotation', entry('annotation', 'a b', 'c'), { case: 'key', kind: 'annotation', key: 'a b' }],
    ['a label that is a number', entry('label', 'a', 7), { case: 'notText', kind: 'label', key: 'a', value: 7 }],
    ['an annotation that is a boolean', entry('annotation', 'a', true), { case: 'notText', kind: 'annotation', key: 'a', value: true }],
    ['a character', entry('label', 'a', 'b/c d'), { case: 'character', key: 'a', value: 'b/c d', character: '/' }],
    ['a character outside of the first plane', entry('label', 'a', 'b😀'), { case: 'character', key: 'a', value: 'b😀', character: '😀' }],
    ['64 characters', entry('label', 'a', a(64)), { case: 'tooLong', key: 'a', value: a(64), longest: 63 }],
    ['a hyphen at the end', entry('label', 'a', 'b-'), { case: 'ends', key: 'a', value: 'b-' }],
  ])('refuses %s', (_about, refused, problem) => {
    expect(metadataProblems(refused)).toEqual([problem]);
  });

  test('refuses the key, then the value', () => {
    expect(metadataProblems(entry('label', 'a b', 'c d')).map((problem) => problem.case)).toEqual(['key', 'character']);
    expect(metadataProblems(entry('annotation', 'a b', 5)).map((problem) => problem.case)).toEqual(['key', 'notText']);
  });

  test.each([
    ['any text in an annotation', entry('annotation', 'a', `${a(64)} / ä\n-`)],
    ['capital letters before the slash of an annotation', entry('annotation', 'Example.com/A', '')],
    ['an empty label', entry('label', 'example.com/a', '')],
  ])('accepts %s', (_about, accepted) => {
    expect(metadataProblems(accepted)).toEqual([]);
  });
});

describe('a map of labels', () => {
  test('has an entry for each key', () => {
    expect(metadataEntries('annotation', ['spec', 'labels'], { a: 'b', c: 7 })).toEqual([
      { kind: 'annotation', field: ['spec', 'labels'], key: 'a', value: 'b' },
      { kind: 'annotation', field: ['spec', 'labels'], key: 'c', value: 7 },
    ]);
  });

  test.each([[undefined], [null], ['text'], [7], [['a']]])('has no entries if it is %p', (map) => {
    expect(metadataEntries('label', ['labels'], map)).toEqual([]);
  });

  test('is reported at the key that is wrong', () => {
    const found = mapFindings('annotation', ['annotations'], { 'fine': 'x y', 'd e': 'f' });
    expect(found).toEqual([expect.objectContaining({ code: 'ASMG0105', field: ['annotations', 'd e'] })]);
    expect(found[0].message).toMatch(/^annotation key "d e"/);
  });

  test('may be absent', () => {
    expect(mapFindings('label', ['labels'], undefined)).toEqual([]);
  });
});

describe('all annotations of an object together', () => {
  const MOST = 262_144;
  const text = (length: number) => 'x'.repeat(length);

  test.each<[string, MetadataEntry[], number | undefined]>([
    ['none', [], undefined],
    ['the most bytes', [entry('annotation', 'ab', text(MOST - 2))], undefined],
    ['one byte more', [entry('annotation', 'ab', text(MOST - 1))], MOST + 1],
    ['one byte more in two entries', [entry('annotation', 'a', text(100)), entry('annotation', 'b', text(MOST - 101))], MOST + 1],
    ['two bytes for a letter that is not ASCII', [entry('annotation', 'ä', text(MOST - 1))], MOST + 1],
    ['two bytes for such a letter in a value', [entry('annotation', 'a', `${text(MOST - 2)}ä`)], MOST + 1],
    ['the most bytes next to labels', [entry('label', text(60), text(60)), entry('annotation', 'a', text(MOST - 1))], undefined],
    ['only the key of a value that is no text', [entry('annotation', text(MOST), 7), entry('annotation', 'a', null)], MOST + 1],
  ])('are counted in bytes: %s', (_about, entries, bytes) => {
    expect(sizeProblem(entries)).toEqual(bytes === undefined ? undefined : { case: 'size', bytes, most: MOST });
  });

  test('are reported at their map, and each entry that is wrong at its key', () => {
    const found = mapFindings('annotation', ['metadata', 'annotations'], { 'a b': text(MOST) });
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ['ASMG0105', ['metadata', 'annotations']], ['ASMG0105', ['metadata', 'annotations', 'a b']],
    ]);
    expect(found[0].message).toContain('262147');
  });
});
