import { objectsOfTexts } from '../../src/cluster/documents';
import { objectsInPieces } from '../../src/cluster/list-in-pieces';
import { fc } from '../support/properties';

const named = (kind: string, fields: object = {}) => ({ apiVersion: 'v1', kind, metadata: { name: kind.toLowerCase() }, ...fields });

const ITEMS = [
  named('Node', { spec: { podCIDRs: [] } }),
  named('Service', { spec: { text: 'a\n        },\n    "items": [\n', list: [[], {}] } }),
  named('ConfigMap', { data: { word: 'Größe' } }),
];

const list = (items: readonly unknown[], others: object = {}) => ({ apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' }, ...others });

/** A list as kubectl prints it. */
const printed = (value: unknown) => `${JSON.stringify(value, undefined, 4)}\n`;

/** A text cut behind some of its lines. */
const cut = (text: string, isCut: (line: number) => boolean) => (
  text.split(/(?<=\n)/).reduce<string[]>((pieces, line, index) => (
    index === 0 || (index > 4 && isCut(index)) ? [...pieces, line] : [...pieces.slice(0, -1), `${pieces.at(-1)}${line}`]
  ), [])
);

test('reads the same objects from pieces as from the whole list, wherever the lines are cut', () => {
  const text = printed(list(ITEMS));
  fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }), (cuts) => {
    const pieces = cut(text, (line) => cuts[line] ?? false);
    expect(pieces.join('')).toBe(text);
    expect(objectsInPieces(pieces)).toEqual(objectsOfTexts(text));
  }), { seed: 5, numRuns: 200 });
  expect(objectsOfTexts(text)).toEqual(ITEMS);
});

test.each([
  ['a list that continues elsewhere', list(ITEMS, { metadata: { continue: 'abc' } }), 'part of a list'],
  ['a list with something that is no object', list([...ITEMS, { kind: 'Node' }]), 'no objects'],
  ['a list of one kind', { ...list([{ metadata: { name: 'a' } }]), kind: 'NodeList' }, [{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } }]],
])('judges %s like the whole text', (_about, value, expected) => {
  const text = printed(value);
  expect(objectsInPieces([text])).toEqual(expected);
  expect(objectsOfTexts(text)).toEqual(expected);
});

const LIST = printed(list(ITEMS));

test.each<[string, readonly string[]]>([
  ['an object', [printed(ITEMS[0])]],
  ['a list on one line', [JSON.stringify(list(ITEMS))]],
  ['two lists', [LIST, LIST]],
  ['a list that is cut short', [LIST.slice(0, LIST.lastIndexOf('\n    ]'))]],
  ['a list without a comma', [LIST.replace('        },\n        {', '        }\n        {')]],
  ['a list without a comma at a cut', LIST.replace('        },\n        {', '        }\n|        {').split('|')],
  ['a list that is not at the top', [`{\n"a": ${LIST.trim()}\n}`]],
  ['no text', []],
])('leaves %s to the reader of the whole text', (_about, pieces) => {
  expect(objectsInPieces(pieces)).toBeUndefined();
});

test('gives up an item that never ends', () => {
  let taken = 0;
  const pieces = function* () {
    yield '{\n    "items": [\n';
    for (; taken < 100; taken++) {
      yield 'x'.repeat(1024 * 1024);
    }
  };
  expect(objectsInPieces(pieces())).toBeUndefined();
  expect(taken).toBeLessThan(20);
});
