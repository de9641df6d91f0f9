import type { Edit } from '../../src/findings/edit';
import { documentsIn, type YamlDocument } from '../../src/kubernetes/yaml';
import { NotEditable } from '../../src/lint/not-editable';
import { textEditsOf } from '../../src/lint/text-edits';

/** The text after an edit, or why it is not made. */
function edited(text: string, ...edits: readonly Edit[]): string {
  try {
    const [document] = documentsIn(text);
    const { replacements } = textEditsOf(text, document as YamlDocument, edits);
    return [...replacements].sort((a, b) => b.start - a.start || b.end - a.end)
      .reduce((after, each) => `${after.slice(0, each.start)}${each.text}${after.slice(each.end)}`, text);
  } catch (error) {
    expect(error).toBeInstanceOf(NotEditable);
    expect((error as NotEditable).message).toBe((error as NotEditable).why);
    return (error as NotEditable).why;
  }
}

const replaced = (text: string, value: string) => edited(text, { kind: 'replaceValue', field: ['a'], value });
const renamed = (text: string, key: string) => edited(text, { kind: 'renameKey', field: ['a'], key });

describe('another value', () => {
  test.each([
    ['a: b # c\n', 'd', 'a: d # c\n'],
    ['a: b', 'D.e_f/g:h-i', 'a: D.e_f/g:h-i'],
    ['a: b', 'D', 'a: D'],
    ['a: b', 'd:', 'a: "d:"'],
    ['a: b', 'd e', 'a: "d e"'],
    ['a: b', '-d', 'a: "-d"'],
    ['a: b', '5', 'a: "5"'],
    ['a: b', 'off', 'a: "off"'],
    ['a: 5', 'd', 'a: "d"'],
    ['a: true', 'd', 'a: "d"'],
    ['a: \'b\'', 'd\'e', 'a: \'d\'\'e\''],
    ['a: "b"', 'd"e', 'a: "d\\"e"'],
    ['a: "b"', 'd', 'a: "d"'],
    ['{ a: b, c: d }', 'e', '{ a: "e", c: d }'],
    ['{ a: \'b\' }', 'e', '{ a: \'e\' }'],
    ['a: |\n  b\n', 'b', 'a: |-\n  b\n'],
    ['a: >+\n  b\n\n', 'b', 'a: >-\n  b\n\n'],
    ['a: |+2 # c\n   b\n', ' b', 'the value has several lines'],
    ['a: |\n  b\n', 'c', 'the value has several lines'],
    ['a: |\n  b\n  c\n', 'b', 'the value has several lines'],
    ['a: |-\n  b\n', 'b', 'the value has several lines'],
    ['a: b\n  c\n', 'd', 'the value has several lines'],
    ['a: "b\n  c"\n', 'd', 'the value has several lines'],
  ])('in %j: %j makes %j', (text, value, after) => {
    expect(replaced(text, value)).toBe(after);
  });

  test.each(['\u200b', '\u0007', '\u2028', '\u2029', '\ud800'])('is not written if it has the character %j', (character) => {
    expect(replaced('a: b', `c${character}d`)).toBe('the value contains characters that are not shown');
  });
});

describe('another key', () => {
  test.each([
    ['a : b # c\n', 'd', 'd : b # c\n'],
    ['\'a\': b\n', 'd/e', '\'d/e\': b\n'],
    ['"a": b\n', 'd', '"d": b\n'],
    ['{ a: b }\n', 'd', '{ d: b }\n'],
    ['? |-\n  a\n: b\n', 'd', 'the key has several lines'],
    ['a: b\n', 'd e', 'the key has several lines'],
  ])('in %j: %j makes %j', (text, key, after) => {
    expect(renamed(text, key)).toBe(after);
  });
});

describe('quotation marks', () => {
  const quoted = (value: string) => edited(`a: ${value}\n`, { kind: 'quoteValue', field: ['a'] });

  test.each(['true', 'false', 'on', 'off', '0', '7', '-7', '10', '0.5', '-1.25', '-0.0'])('are put around %s', (value) => {
    expect(quoted(value)).toBe(`a: "${value}"\n`);
  });

  test.each(['yes', '07', '-0', '1.', '.5', '+7', '1e3', 'b', '[]', 'TRUE', 'null', '01.5', '7 8'])('are not put around %s', (value) => {
    expect(quoted(value)).toBe('other readers of YAML take the value for something else, so it is not clear what is meant');
  });
});

describe('an entry', () => {
  const removed = (text: string) => edited(text, { kind: 'removeEntry', field: ['a'], nextTo: 'b' });
  const moved = (text: string, ...keys: readonly string[]) => (
    edited(text, ...keys.map((key): Edit => ({ kind: 'moveEntry', field: ['from', key], to: ['to'] }))));

  test.each([
    ['a: 1\nb: 2\n', 'b: 2\n'],
    ['b: 2\na: 1', 'b: 2\n'],
    ['b: 2\n\na: 1  \nc: 3\n', 'b: 2\n\nc: 3\n'],
    ['a: 1\nb: 2\n# about b\n', 'b: 2\n# about b\n'],
    ['a: 1 # c\nb: 2\n', 'it has a comment'],
    ['# c\na: 1\nb: 2\n', 'it has a comment'],
    ['a: 1\nc: 2\n', 'it is not written in the file'],
    ['b: 1\nc: 2\n', 'it is not written in the file'],
    ['{ a: 1, b: 2 }\n', 'its map is in brackets'],
    ['a: |\n  1\nb: 2\n', 'it does not have a line of its own'],
    ['a:\n  1\nb: 2\n', 'it does not have a line of its own'],
    ['? a\n: 1\nb: 2\n', 'it does not have a line of its own'],
    ['a: &x 1\nb: 2\n', 'an anchor, an alias or a tag is on the way to it, and the change may reach other values'],
    ['b: &x 1\na: *x\n', 'an anchor, an alias or a tag is on the way to it, and the change may reach other values'],
  ])('is removed with its line: %j becomes %j', (text, after) => {
    expect(removed(text)).toBe(after);
  });

  test.each([
    ['from:\n  a: 1\n  b: 2\nto:\n  c: 3\n', 'from:\n  b: 2\nto:\n  a: 1\n  c: 3\n'],
    ['from:\n    a: 1 # d\n    b: 2\nto: # e\n\n # f\n c: 3\n', 'from:\n    b: 2\nto: # e\n a: 1 # d\n\n # f\n c: 3\n'],
    ['to:\n  c: 3\nfrom:\n  b: 2\n  a: 1', 'to:\n  a: 1\n  c: 3\nfrom:\n  b: 2\n'],
    ['from:\n  # x\n  a: 1\n  b: 2\nto:\n  c: 3\n', 'the comment above it may be about other entries too'],
    ['from:\n  a: 1\n  b: 2\nto: { c: 3 }\n', 'the map for it does not have lines of its own'],
    ['from:\n  a: 1\n  b: 2\nto:\n- c: 3\n', 'the map for it does not have lines of its own'],
    ['from: { a: 1, b: 2 }\nto:\n  c: 3\n', 'its map is in brackets'],
    ['from: { a: 1 }\nto:\n  c: 3\n', 'its map is in brackets'],
    ['from:\n  a: 1\n  b: 2\nto:\n  ? c\n  : 3\n', 'the map for it does not have lines of its own'],
    ['from:\n  a: 1\n  b: 2\nto:\n  { c: 3 }\n', 'the map for it does not have lines of its own'],
    ['from:\n  a: 1\n  b: 2\n? to\n:\n  c: 3\n', 'the map for it does not have lines of its own'],
    ['to:\n  c: 3\nfrom:\n  b: 2\n  a: |', 'to:\n  a: |\n  c: 3\nfrom:\n  b: 2\n'],
    ['from:\n  a: 1\nto:\n  c: 3\n', 'to:\n  a: 1\n  c: 3\n'],
  ])('is moved below the key of another map: %j becomes %j', (text, after) => {
    expect(moved(text, 'a')).toBe(after);
  });

  test('is moved with others, in their order', () => {
    expect(moved('from:\n  a: 1\n  x: 0\n  b: 2\nto:\n  c: 3\n', 'a', 'b')).toBe('from:\n  x: 0\nto:\n  a: 1\n  b: 2\n  c: 3\n');
    expect(moved('from:\n  # one\n  a: 1\n\n  b: 2\n  # end\n# top\nto:\n    c: 3\n', 'a', 'b'))
      .toBe('# top\nto:\n    # one\n    a: 1\n\n    b: 2\n    # end\n    c: 3\n');
  });

  test('is moved with two others of a map that disappears', () => {
    expect(moved('from:\n  a: 1\n  b: 2\n  x: 0\nto:\n  c: 3\n', 'a', 'b', 'x')).toBe('to:\n  a: 1\n  b: 2\n  x: 0\n  c: 3\n');
  });

  test('stays if one that is moved with it is below a comment, which may be about others too', () => {
    expect(moved('from:\n  # x\n  a: 1\n  b: 2\n  c: 3\nto:\n  c: 3\n', 'a', 'b')).toBe('the comment above it may be about other entries too');
  });

  test('stays if its map begins behind the hyphen of a list', () => {
    const inList = (text: string) => edited(text, { kind: 'moveEntry', field: [0, 'from', 'a'], to: [0, 'to'] });
    expect(inList('- from:\n    a: 1\n  to:\n    c: 3\n')).toBe('its map does not have lines of its own');
    expect(inList('- to:\n    c: 3\n  from:\n    a: 1\n')).toBe('- to:\n    a: 1\n    c: 3\n');
  });

  test('is moved to a new map, indented like the entries around it', () => {
    const inNew = (text: string) => edited(text, { kind: 'moveEntry', field: ['from', 'a'], to: ['in', 'to'] });
    expect(inNew('from:\n  a: 1\nin:\n   c: 3\n')).toBe('in:\n   to:\n      a: 1\n   c: 3\n');
    expect(inNew('from:\r\n  a: 1\r\nin:\r\n  c: 3\r\n')).toBe('in:\r\n  to:\r\n    a: 1\r\n  c: 3\r\n');
    expect(inNew('in:\n  c: 3\nfrom:\n  a: 1')).toBe('in:\n  to:\n    a: 1\n  c: 3\n');
    expect(inNew('from:\n  a: 1\nx: 1\n')).toBe('it is not written in the file');
  });

  test('is moved to a new map within others', () => {
    const inNew = (text: string) => edited(text, { kind: 'moveEntry', field: ['x', 'from', 'a'], to: ['x', 'in', 'to'] });
    expect(inNew('x:\n  from:\n    a: 1\n  in:\n    c: 3\n')).toBe('x:\n  in:\n    to:\n      a: 1\n    c: 3\n');
  });

  test('is edited next to others', () => {
    expect(edited('a: 1\nb: 2\nc: x\n', { kind: 'quoteValue', field: ['a'] }, { kind: 'renameKey', field: ['b'], key: 'd' }, { kind: 'replaceValue', field: ['c'], value: 'z' }))
      .toBe('a: "1"\nd: 2\nc: z\n');
  });
});

test('the edits of a finding are those of its document, with texts in place of quotation marks', () => {
  const text = 'a: 5\nb: 2\n';
  const [document] = documentsIn(text);
  const rename: Edit = { kind: 'renameKey', field: ['b'], key: 'c' };
  expect(textEditsOf(text, document as YamlDocument, [{ kind: 'quoteValue', field: ['a'] }, rename])).toEqual({
    edits: [{ kind: 'replaceValue', field: ['a'], value: '5' }, rename],
    replacements: [{ start: 3, end: 4, text: '"5"' }, { start: 5, end: 6, text: 'c' }],
  });
});
