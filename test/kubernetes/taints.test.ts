import { hindering, taintText, tolerates } from '../../src/kubernetes/taints';

const TAINT = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' };

test.each([
  ['the same key, value and effect', { key: 'dedicated', operator: 'Equal', value: 'gpu', effect: 'NoSchedule' }, true],
  ['Equal by default', { key: 'dedicated', value: 'gpu' }, true],
  ['every effect by default', { key: 'dedicated', operator: 'Exists' }, true],
  ['any value with Exists', { key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }, true],
  ['every taint with Exists and no key', { operator: 'Exists' }, true],
  ['every key, but not every effect', { operator: 'Exists', effect: 'NoExecute' }, false],
  ['another value', { key: 'dedicated', value: 'cpu' }, false],
  ['no value', { key: 'dedicated' }, false],
  ['another key', { key: 'other', operator: 'Exists' }, false],
  ['another effect', { key: 'dedicated', value: 'gpu', effect: 'NoExecute' }, false],
  ['no key with Equal', { value: 'gpu' }, false],
  ['an unknown operator', { key: 'dedicated', operator: 'Lt', value: 'gpu' }, false],
])('a toleration of %s: %j is %j', (_, toleration, tolerated) => {
  expect(tolerates(toleration, TAINT)).toBe(tolerated);
});

test('a taint without a value is tolerated by its key', () => {
  expect(tolerates({ key: 'a' }, { key: 'a', effect: 'NoSchedule' })).toBe(true);
});

test('the first taint without a toleration keeps a pod away', () => {
  const other = { key: 'other', effect: 'NoExecute' };
  expect(hindering([TAINT, other], [{ key: 'dedicated', operator: 'Exists' }])).toBe(other);
  expect(hindering([TAINT, other], [{ operator: 'Exists' }])).toBeUndefined();
});

test('a taint with PreferNoSchedule keeps no pod away', () => {
  expect(hindering([{ ...TAINT, effect: 'PreferNoSchedule' }], [])).toBeUndefined();
});

test.each([
  [TAINT, 'dedicated=gpu:NoSchedule'],
  [{ key: 'a', effect: 'NoExecute' }, 'a:NoExecute'],
  [{ key: 'a', value: '', effect: 'NoExecute' }, 'a:NoExecute'],
])('%j is written as %s, in the form of kubectl', (taint, text) => {
  expect(taintText(taint)).toBe(text);
});
