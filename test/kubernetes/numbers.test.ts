import { isCount, isInt32Text, LARGEST_INT64 } from '../../src/kubernetes/numbers';

test.each<[unknown, boolean]>([
  [0, true], [1, true], [2 ** 31 - 1, true], [2 ** 31, false], [-1, false], [0.5, false], [NaN, false], [Infinity, false],
  ['1', false], [null, false], [undefined, false], [[1], false], [true, false],
])('whether %p counts something is %p', (value, expected) => {
  expect(isCount(value)).toBe(expected);
});

test.each<[string, boolean]>([
  ['0', true], ['1', true], ['-1', true], ['10', true], ['2147483647', true], ['-2147483648', true], ['-0', true], ['-01', true],
  ['2147483648', false], ['-2147483649', false], ['+1', false], ['01', false], ['00', false], ['', false], ['-', false], ['1.5', false], ['1e3', false],
  [' 1', false], ['1 ', false], ['1\n', false], ['x1', false], ['1x', false], ['--1', false], ['0x1', false], ['1-', false],
])('whether "%s" is an integer of 32 bits is %p', (text, expected) => {
  expect(isInt32Text(text)).toBe(expected);
});

test('the largest number of 64 bits is as large as JavaScript has it', () => {
  expect(BigInt(LARGEST_INT64)).toBe(2n ** 63n);
});
