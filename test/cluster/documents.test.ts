import * as fc from 'fast-check';
import { documentsIn } from '../../src/cluster/documents';

/** Objects one after the other, in the form of kubectl. */
const printed = (documents: readonly unknown[]) => documents.map((document) => `${JSON.stringify(document, null, 4)}\n`).join('');

function read(pieces: readonly string[]): unknown[] {
  const taken: unknown[] = [];
  pieces.forEach(documentsIn((document) => taken.push(document)));
  return taken;
}

const objects = fc.array(
  fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 }).map((value) => JSON.parse(JSON.stringify(value)) as object),
);

test('reads objects from a text that is cut anywhere', () => {
  fc.assert(fc.property(objects, fc.array(fc.nat(400)), (documents, lengths) => {
    const text = printed(documents);
    const cuts = [0, ...lengths.map((length) => length % (text.length + 1)), text.length].sort((a, b) => a - b);
    expect(read(cuts.slice(1).map((cut, index) => text.slice(cuts[index], cut)))).toEqual(documents);
  }));
});

test('reads strings with line feeds and braces', () => {
  const document = { message: '\n}\n{\n', nested: { list: [{}, {}] } };
  expect(read([printed([document, document])])).toEqual([document, document]);
});

test('passes on an object as soon as it is complete', () => {
  const text = printed([{ a: 1 }, { b: 2 }]);
  expect(read([text.slice(0, -1)])).toEqual([{ a: 1 }]);
});

test('skips text that is not JSON, and reads the object after it', () => {
  expect(read(['{\n    "a":\n}\n', printed([{ b: 2 }])])).toEqual([{ b: 2 }]);
});
