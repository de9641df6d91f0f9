import { amountOf } from '../../src/kubernetes/quantity';

test.each<[string, number | undefined]>([
  ['0', 0], ['1.5', 1.5], ['.5', 0.5], ['2.', 2], ['100m', 0.1], ['2Ki', 2048], ['1k', 1000], ['1E', 1e18], ['1n', 1e-9], ['1u', 1e-6], ['1M', 1e6], ['1G', 1e9], ['1T', 1e12], ['1P', 1e15],
  ['1Mi', 1024 ** 2], ['1Ti', 1024 ** 4], ['1Pi', 1024 ** 5], ['1Ei', 1024 ** 6], ['12.34', 12.34], ['10e-10', 1e-9], ['1e+12', 1e12], ['.25', 0.25], ['1e3', 1000], ['1E-2', 0.01], ['+1', 1], ['-1Gi', -(1024 ** 3)],
  ['', undefined], ['two', undefined], ['1K', undefined], ['1 Gi', undefined], ['1mi', undefined], ['--1', undefined], ['.', undefined],
  ['x1', undefined], ['1x', undefined], ['1e', undefined], ['1.2.3', undefined], ['1mm', undefined], ['1Kii', undefined], ['1e1.5', undefined], ['1e1k', undefined],
])('the quantity "%s" means %p', (text, amount) => {
  expect(amountOf(text)).toBe(amount);
});
