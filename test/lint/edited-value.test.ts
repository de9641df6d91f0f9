import { editedValue } from '../../src/lint/edited-value';
import type { KnownEdit } from '../../src/lint/text-edits';

const VALUE = { a: { b: 'c', d: ['e', { f: 'g' }] }, h: { i: 'j' } };

/** The value after edits. The value itself must stay what it was. */
const edited = (...edits: readonly KnownEdit[]) => {
  const copy = structuredClone(VALUE);
  const after = editedValue(copy, edits);
  expect(copy).toEqual(VALUE);
  return after;
};

describe('the value of a document after edits', () => {
  test('is what it was without edits', () => {
    expect(edited()).toEqual(VALUE);
    expect([editedValue(null, []), editedValue('a', []), editedValue([1, [2]], [])]).toEqual([null, 'a', [1, [2]]]);
  });

  test('has another value in a field', () => {
    expect(edited({ kind: 'replaceValue', field: ['a', 'b'], value: 'x' })).toEqual({ ...VALUE, a: { ...VALUE.a, b: 'x' } });
    expect(edited({ kind: 'replaceValue', field: ['a', 'd', 1, 'f'], value: 'x' })).toEqual({ ...VALUE, a: { ...VALUE.a, d: ['e', { f: 'x' }] } });
    expect(edited({ kind: 'replaceValue', field: ['k'], value: 'x' })).toEqual({ ...VALUE, k: 'x' });
  });

  test('has another key for an entry', () => {
    expect(edited({ kind: 'renameKey', field: ['a', 'b'], key: 'x' })).toEqual({ ...VALUE, a: { x: 'c', d: VALUE.a.d } });
  });

  test('lacks a removed entry', () => {
    expect(edited({ kind: 'removeEntry', field: ['a', 'b'], nextTo: 'd' })).toEqual({ ...VALUE, a: { d: VALUE.a.d } });
  });

  test('has a moved entry in another map, which is made if it is absent', () => {
    expect(edited({ kind: 'moveEntry', field: ['a', 'b'], to: ['h'] })).toEqual({ a: { d: VALUE.a.d }, h: { i: 'j', b: 'c' } });
    expect(edited({ kind: 'moveEntry', field: ['a', 'b'], to: ['k'] })).toEqual({ a: { d: VALUE.a.d }, h: { i: 'j' }, k: { b: 'c' } });
    expect(edited({ kind: 'moveEntry', field: ['a', 'b'], to: ['h', 'l'] })).toEqual({ a: { d: VALUE.a.d }, h: { i: 'j', l: { b: 'c' } } });
  });

  test('lacks a map from which the last entry was moved', () => {
    expect(edited({ kind: 'moveEntry', field: ['h', 'i'], to: ['a'] })).toEqual({ a: { ...VALUE.a, i: 'j' } });
  });

  test('has all edits, one after the other', () => {
    expect(edited(
      { kind: 'renameKey', field: ['h', 'i'], key: 'x' }, { kind: 'replaceValue', field: ['h', 'x'], value: 'y' }, { kind: 'removeEntry', field: ['a', 'd'], nextTo: 'b' },
    )).toEqual({ a: { b: 'c' }, h: { x: 'y' } });
  });

  test('stays what it was if the map of a field is absent', () => {
    expect(edited({ kind: 'replaceValue', field: ['x', 'y', 'z'], value: 'x' }, { kind: 'removeEntry', field: ['a', 'b', 'c'], nextTo: 'd' })).toEqual(VALUE);
  });
});
