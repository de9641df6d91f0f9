import { jsonLines, notJson, objectsIn } from '../../src/cluster/documents';
import { fc } from '../support/properties';

/** Values one after the other, a line each. */
const printed = (values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

function read(pieces: readonly string[]) {
  const taken: unknown[] = [];
  const lines = jsonLines((value) => taken.push(value));
  pieces.forEach(lines.read);
  return { taken, problem: lines.problem() };
}

const values = fc.array(fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown));

const FIXED = { seed: 14, numRuns: 300 };

test('reads lines of JSON from a text that is cut anywhere', () => {
  fc.assert(fc.property(values, fc.array(fc.nat(400)), (all, lengths) => {
    const text = printed(all);
    const cuts = [0, ...lengths.map((length) => length % (text.length + 1)), text.length].sort((a, b) => a - b);
    expect(read(cuts.slice(1).map((cut, index) => text.slice(cuts[index], cut)))).toEqual({ taken: all, problem: undefined });
  }), FIXED);
});

test('passes on a value as soon as its line is complete', () => {
  expect(read([printed([{ a: 1 }]), '{"b": 2']).taken).toEqual([{ a: 1 }]);
});

test('skips a line that is not JSON, reads the one after it, and says what it was', () => {
  expect(read(['Hello <b>\n', printed([{ b: 2 }])])).toEqual({ taken: [{ b: 2 }], problem: 'kubectl printed something else than JSON: Hello <b>' });
});

test('gives up a line that never ends, and keeps no more than its beginning', () => {
  const piece = 'x'.repeat(1024 * 1024);
  const { taken, problem } = read([...Array<string>(40).fill(piece), '\n', printed([1])]);
  expect([taken, problem]).toEqual([[1], notJson(piece)]);
});

test('reads pretty-printed objects one after the other, and the items of a list', () => {
  const object = { kind: 'Job', metadata: { name: 'a' }, message: '\n}\n{\n' };
  const pretty = (value: unknown) => `${JSON.stringify(value, null, 4)}\n`;
  expect(objectsIn(`${pretty(object)}${pretty(object)}`)).toEqual([object, object]);
  expect(objectsIn(pretty({ kind: 'List', items: [object, null, 1, { kind: 'A' }] }))).toEqual([object]);
});

test.each(['', 'null', '{}', '[1]', 'created', '{"kind":"Job"}', '{"kind":"Job","metadata":null}'])('finds no object in %s', (text) => {
  expect(objectsIn(text)).toEqual([]);
});
