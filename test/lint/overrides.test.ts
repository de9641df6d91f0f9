import { limitedOverrides } from '../../src/lint/overrides';

const map = (count: number, value: unknown = '') => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, value]));
const gateway = (spec: unknown) => ({ kind: 'IstioGateway', spec });

/** How many of so many overrides are left out of a gateway with this spec. */
const excessOf = (spec: object, overrides: number) => limitedOverrides(gateway({ ...spec, overrides: map(overrides, {}) })).excess;

describe('overrides', () => {
  test.each([[{}], [{ podLabels: map(1000), overrides: map(100, {}) }], ['text'], [null], [undefined], [['a']], [{ overrides: 'text' }]])(
    'are all judged if there are few: %#', (spec) => {
      const manifest = gateway(spec);
      const limited = limitedOverrides(manifest);
      expect(limited).toEqual({ manifest, excess: undefined });
      expect(limited.manifest).toBe(manifest);
    },
  );

  test('beyond two million entries are left out from the end, and all other fields stay', () => {
    const podLabels = map(19_999);
    const manifest = gateway({ podLabels, overrides: { ...map(100, { minReplicas: 1 }), last: {} } });
    const limited = limitedOverrides(manifest);
    expect(limited.excess).toEqual({ count: 101, judged: 100 });
    expect(limited.manifest).toEqual(gateway({ podLabels, overrides: map(100, { minReplicas: 1 }) }));
  });

  test.each<[string, object, number]>([
    ['an entry of a map', { podLabels: map(20_000) }, 99],
    ['the gateway itself', { podLabels: map(19_999) }, 100],
    ['an item of a list', { ports: Array<number>(20_000).fill(1) }, 99],
    ['each field that is not a map', { podLabels: map(19_998), a: 'text', b: 1 }, 99],
    ['a field that is null', { podLabels: map(19_999), a: null }, 99],
    ['a text once, whatever its length', { podLabels: map(19_998), a: 'x'.repeat(1000) }, 100],
  ])('are counted with %s', (_about, spec, judged) => {
    expect(excessOf(spec, judged)).toBeUndefined();
    expect(excessOf(spec, judged + 1)).toEqual({ count: judged + 1, judged });
  });

  test('do not count for the size of the gateway', () => {
    expect(excessOf({}, 50_000)).toBeUndefined();
  });

  test('of a gateway that is larger than the limit are judged one by one', () => {
    expect(excessOf({ ports: Array<number>(2_000_001).fill(1) }, 1)).toBeUndefined();
    expect(excessOf({ ports: Array<number>(2_000_001).fill(1) }, 2)).toEqual({ count: 2, judged: 1 });
  });
});
