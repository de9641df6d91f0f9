import { copyOf, isLike } from '../../src/kubernetes/alike';
import { fc } from '../support/properties';

class Point {
  public constructor(public readonly x: number) {}
}

const data = fc.jsonValue({ maxDepth: 3 });

describe('a copy of plain data', () => {
  test('is like the value that it was made from', () => {
    fc.assert(fc.property(data, (value) => {
      expect(isLike(value, copyOf(value))).toBe(true);
      expect(isLike(JSON.parse(JSON.stringify(value)), copyOf(JSON.parse(JSON.stringify(value))))).toBe(true);
    }));
  });

  test('is unlike every value that prints otherwise', () => {
    fc.assert(fc.property(data, data, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other) && ![one, other].some((each) => JSON.stringify(each).includes('-0')));
      // The order of keys does not count.
      expect(isLike(one, copyOf(other)) && !isLike(other, copyOf(one))).toBe(false);
    }));
    expect(isLike({ a: [1, { b: 2 }] }, copyOf({ a: [1, { b: 3 }] }))).toBe(false);
  });

  test.each<[string, unknown, unknown]>([
    ['a list and a map with the same keys', ['x'], { 0: 'x' }],
    ['a list and one that is longer', ['x'], ['x', 'y']],
    ['a map and one with another key', { a: undefined }, { b: undefined }],
    ['a map and one with fewer keys', { a: 1, b: 2 }, { a: 1 }],
    ['a number and its text', 1, '1'],
    ['null and an empty map', null, {}],
    ['a map and an inherited key', { toString: 1 }, {}],
  ])('tells apart %s', (_about, one, other) => {
    expect(isLike(one, copyOf(other))).toBe(false);
    expect(isLike(other, copyOf(one))).toBe(false);
  });

  test('stays what it was when the value is changed', () => {
    const value = { list: [{ a: 1 }] };
    const copy = copyOf(value);
    value.list[0]!.a = 2;
    expect(isLike(value, copy)).toBe(false);
  });

  test('holds instances of classes by identity', () => {
    const point = new Point(1);
    expect(isLike({ point }, copyOf({ point }))).toBe(true);
    expect(isLike({ point: new Point(1) }, copyOf({ point }))).toBe(false);
  });

  test('of a value that is too large, or contains itself, is like nothing', () => {
    const large = Array.from({ length: 1001 }, () => 0);
    const endless: unknown[] = [];
    endless.push(endless);
    expect(isLike(large, copyOf(large))).toBe(false);
    expect(isLike(endless, copyOf(endless))).toBe(false);
    expect(isLike(large.slice(0, 999), copyOf(large.slice(0, 999)))).toBe(true);
  });
});
