import { ourReading } from './yaml-reference';
import { documentsIn, type YamlDocument } from '../../src/kubernetes/yaml';

const valueOf = (scalar: string) => ourReading(`k: ${scalar}\n`).map((read) => ('value' in read ? (read.value as { k: unknown }).k : read.error));
const keyOf = (scalar: string) => ourReading(`${scalar}: 1\n`).map((read) => ('value' in read ? Object.keys(read.value as object)[0] : read.error));

describe('a scalar', () => {
  test.each<[string, unknown]>([
    ['y', true], ['N', false], ['yes', true], ['on', true], ['OFF', false], ['yEs', 'yEs'], ['~', null], ['', null], ['"y"', 'y'],
    ['1_000', 1000], ['0b11', 3], ['+0x1F', 31], ['-0x1F', -31], ['0120', 80], ['0o17', 15], ['08', 8], ['0xG', '0xG'], ['1__0', 10],
    ['1.', 1], ['.5', 0.5], ['1e3', 1000], ['1e999', '1e999'], ['1:30', '1:30'], ['2001-01-01', '2001-01-01'],
    ['0xFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFF'], ['18446744073709551616', 18446744073709552000],
    ['!!str 1', '1'], ['!!int "7"', 7], ['!!float 1', 1], ['!!binary aGk=', 'hi'], ['!own 1', '1'],
    ['!!int two', 'badTag'], ['.inf', 'notJson'], ['.NaN', 'notJson'],
  ])('%j is %j, as for kubectl', (scalar, value) => {
    expect(valueOf(scalar)).toEqual([value]);
  });

  test.each([
    ['y', 'true'], ['0x1F', '31'], ['1.5', '1.5'], ['1234567.5', '1.2345675e+06'], ['0.00001', '1e-05'], ['.inf', '.inf'], ['2001-01-01', '2001-01-01'],
    ['~', 'badKey'], ['18446744073709551615', 'badKey'], ['[a]', 'badKey'],
  ])('%j as a key is %j', (scalar, key) => {
    expect(keyOf(scalar)).toEqual([key]);
  });
});

describe('a document', () => {
  test.each([
    ['is divided from others inside a block scalar', 'a: |\n  x\n---\nb: 2\n', [{ value: { a: 'x\n' } }, { value: { b: 2 } }]],
    ['is not read if something follows its separator', 'a: 1\n--- b\nc: 3\n', [{ error: 'separator' }, { value: { c: 3 } }]],
    ['ends at three dots', 'a: 1\n...\nb: [\n', [{ value: { a: 1 } }]],
    ['may be one of several JSON objects', '{"a":1} {"b":2}', [{ value: { a: 1 } }, { value: { b: 2 } }]],
    ['of JSON may contain tabs', '{\n\t"a": 1\n}', [{ value: { a: 1 } }]],
    ['of JSON is followed by JSON only', '{"a":1}{"b":2} c', [{ value: { a: 1 } }, { value: { b: 2 } }, { error: 'afterJson' }]],
    ['has the last of two equal keys', 'a: 1\na: 2\n', [{ value: { a: 2 } }]],
    ['has merged keys in their order', 'm: &m {a: 1}\nx: {<<: *m, a: 2}\nz: {a: 2, <<: *m}\n', [{ value: { m: { a: 1 }, x: { a: 2 }, z: { a: 1 } } }]],
    ['with a tab in its indentation is rejected', 'a:\n\tb: 1\n', [{ error: 'tab' }]],
    ['with a control character is rejected', 'a: "\u009b"\n', [{ error: 'control' }]],
    ['with an anchor inside itself is rejected', 'a: &x [*x]\n', [{ error: 'endlessAlias' }]],
    ['with a merge of itself is rejected', 'a: &x\n  <<: *x\n', [{ error: 'endlessAlias' }]],
    ['with an alias of nothing is rejected', 'a: *x\n', [{ error: 'unknownAlias' }]],
    ['with a merge of a text is rejected', 'a: {<<: b}\n', [{ error: 'badMerge' }]],
    ['with an escaped slash is rejected outside JSON', 'a: "b\\/c"\n', [{ error: 'escape' }]],
    ['with a port without its host in brackets is rejected', 'a: [:80]\n', [{ error: 'mark' }]],
    ['with a key that ends in a colon in brackets is rejected', 'a: {b:}\n', [{ error: 'mark' }]],
    ['may have a key without a value in brackets', 'a: {b: , c: }\n', [{ value: { a: { b: null, c: null } } }]],
    ['that has only an end is rejected', '...\n', [{ error: 'emptyEnd' }]],
    ['with a line separator, which ends a comment for kubectl only, is rejected', 'a: 1 # x\u2028b: 2\n', [{ error: 'lineBreak' }]],
    ['with a paragraph separator in a text is rejected', 'a: "x\u2029  y"\n', [{ error: 'lineBreak' }]],
    ['of JSON may contain a line separator', '{"a": "x\u2028y"}', [{ value: { a: 'x\u2028y' } }]],
    ['whose first line alone is indented is rejected', '  a: 1\nb: 2\n', [{ error: 'notYaml' }]],
    ['may be indented as a whole', '  a: 1\n  b: 2\n', [{ value: { a: 1, b: 2 } }]],
    ['with a text in brackets that begins with a question mark is rejected', 'a: {?b: 1}\n---\na: [?b]\n', [{ error: 'mark' }, { error: 'mark' }]],
    ['with a point in the name of an anchor is rejected', 'a: &x.y 1\nb: *x.y\n', [{ error: 'badAnchor' }]],
    ['with a colon in the name of an anchor is rejected', 'a: &x: 1\n', [{ error: 'badAnchor' }]],
  ])('%s', (_, text, documents) => {
    expect(ourReading(text)).toEqual(documents);
  });

  test('may have 500 levels, in every style, and no more', () => {
    const styles = [
      (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`,
      (levels: number) => `${'{a: '.repeat(levels)}${'}'.repeat(levels)}`,
      (levels: number) => `${'- '.repeat(levels)}x`,
      (levels: number) => Array.from({ length: levels }, (_, index) => `${' '.repeat(index)}a:\n`).join(''),
      (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
    ];
    const read = (text: string) => [...documentsIn(text)].map((document) => ('problem' in document ? document.problem.values.case : 'read'));
    expect(styles.map((style) => read(style(500)))).toEqual(styles.map(() => ['read']));
    expect(styles.map((style) => read(style(501)))).toEqual(styles.map(() => ['tooDeep']));
  });

  test('may not nest deeper through aliases', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `- &a${index + 1} ${'['.repeat(30)}*a${index}${']'.repeat(30)}`);
    expect(ourReading(`a:\n- &a0 x\n${lines.join('\n')}\n`)).toEqual([{ error: 'tooDeep' }]);
  });
});

describe('the place of a field', () => {
  const placesIn = (text: string, ...fields: (string | number)[][]) => {
    const [document] = [...documentsIn(text)] as YamlDocument[];
    return fields.map((field) => text.slice(document.offsetOf(field)).split('\n')[0]);
  };

  test('is its key, in YAML and in JSON with tabs', () => {
    expect(placesIn('a:\n  0x1F: [x, y]\n', ['a'], ['a', '31'], ['a', '31', 1])).toEqual(['a:', '0x1F: [x, y]', 'y]']);
    expect(placesIn('{\n\t"a": {\n\t\t"b/c": "x\\/y"\n\t}\n}', ['a', 'b/c'])).toEqual(['"b/c": "x\\/y"']);
  });

  test('is the last of two equal keys', () => {
    expect(placesIn('a: 1\na: 2\n', ['a'])).toEqual(['a: 2']);
  });

  test('is behind an alias, and where a merged map is used', () => {
    expect(placesIn('x: &x\n  b: 1\na: *x\n', ['a', 'b'])).toEqual(['b: 1']);
    expect(placesIn('x: &x\n  b: 1\na:\n  <<: *x\n', ['a', 'b'])).toEqual(['a:']);
  });

  test('of a repeated key is that of the second one, within the field that is asked for', () => {
    const text = 'a: {b: 1, b: 2}\nc: {d: 1, d: 2}\n';
    const [document] = [...documentsIn(text)] as YamlDocument[];
    expect([document.repeatedKey(['c']), document.repeatedKey([])]).toEqual([
      { key: 'd', offset: text.lastIndexOf('d') }, { key: 'b', offset: text.lastIndexOf('b') },
    ]);
  });
});
