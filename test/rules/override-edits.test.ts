import type { Edit } from '../../src/findings/edit';
import type { FieldPath } from '../../src/findings/field-path';
import { FindingLevel } from '../../src/findings/finding';
import { editsOfVariants, type VariantFinding } from '../../src/rules/override-edits';

const set = (...field: FieldPath): Edit => ({ kind: 'replaceValue', field, value: 'right' });
const move = (field: FieldPath, to: FieldPath): Edit => ({ kind: 'moveEntry', field, to });

/** A finding with these edits in a variant. */
const inVariant = (cluster: string | undefined, ...edits: readonly Edit[]): VariantFinding => ({
  cluster, finding: { code: 'ASMG0214', level: FindingLevel.ERROR, message: '', why: '', fix: '', edits },
});

const HERE = ['spec', 'serviceAnnotations', 'a'] as const;
const IN_C1 = ['spec', 'overrides', 'c1', 'serviceAnnotations', 'a'] as const;
const IN_C2 = ['spec', 'overrides', 'c2', 'serviceAnnotations', 'a'] as const;

/** A manifest in which two clusters have an override, and the first repeats the entry. */
const REPEATED = { spec: { serviceAnnotations: { a: 'wrong' }, overrides: { c1: { serviceAnnotations: { a: 'wrong' } }, c2: { serviceAnnotations: {} } } } };

describe('a finding about every variant of a gateway', () => {
  const everywhere = (...edits: readonly Edit[]) => [inVariant(undefined, ...edits), inVariant('c1', ...edits)];

  test('is corrected in the gateway and in each override that repeats the entry', () => {
    expect(editsOfVariants(everywhere(set(...HERE)), 2, REPEATED)).toEqual([set(...HERE), set(...IN_C1)]);
  });

  test('is corrected in the gateway alone if no override repeats the entry', () => {
    expect(editsOfVariants(everywhere(set(...HERE)), 2, { spec: { overrides: { c1: {} } } })).toEqual([set(...HERE)]);
    expect(editsOfVariants(everywhere(move(HERE, ['spec', 'podAnnotations', 'a'])), 2, { spec: {} })).toHaveLength(1);
  });

  test('has no correction if an entry must move that an override repeats', () => {
    expect(editsOfVariants(everywhere(move(HERE, ['spec', 'podAnnotations', 'a'])), 2, REPEATED)).toBeUndefined();
    expect(editsOfVariants(everywhere(set(...HERE), move(HERE, ['spec', 'podAnnotations', 'a'])), 2, REPEATED)).toBeUndefined();
  });

  test.each<[string, FieldPath]>([
    ['metadata', ['metadata', 'serviceAnnotations', 'a']],
    ['a field in an override', ['spec', 'overrides', 'serviceAnnotations']],
    ['a field deep in an entry', ['spec', 'serviceAnnotations', 'a', 'b']],
  ])('is corrected in one place if it is about %s', (_about, field) => {
    const manifest = { spec: { overrides: { c1: { serviceAnnotations: { a: 1 }, overrides: { serviceAnnotations: 1 } } } } };
    expect(editsOfVariants(everywhere(set(...field)), 2, manifest)).toEqual([set(...field)]);
  });

  test('has no correction if the variants need different ones, or one has none', () => {
    expect(editsOfVariants([inVariant(undefined, set(...HERE)), inVariant('c1', set(...IN_C1))], 2, REPEATED)).toBeUndefined();
    expect(editsOfVariants([{ cluster: undefined, finding: { ...inVariant('c1').finding, edits: undefined } }], 1, REPEATED)).toBeUndefined();
    expect(editsOfVariants([], 0, REPEATED)).toBeUndefined();
  });
});

describe('a finding about some variants of a gateway', () => {
  const only = (cluster: string | undefined, ...edits: readonly Edit[]) => editsOfVariants([inVariant(cluster, ...edits)], 3, REPEATED);

  test('is corrected if all of the correction is in the override of its cluster', () => {
    expect(only('c1', set(...IN_C1))).toEqual([set(...IN_C1)]);
    expect(only('c1', move(IN_C1, ['spec', 'overrides', 'c1', 'podAnnotations', 'a']))).toHaveLength(1);
  });

  test.each<[string, string | undefined, readonly Edit[]]>([
    ['in another override', 'c1', [set(...IN_C2)]],
    ['partly in another override', 'c1', [set(...IN_C1), set(...IN_C2)]],
    ['in the gateway', 'c1', [set(...HERE)]],
    ['of the gateway itself', undefined, [set('spec', 'overrides')]],
    ['in the metadata', 'c1', [set('metadata', 'overrides', 'c1')]],
    ['in another map', 'c1', [set('spec', 'serviceAnnotations', 'c1')]],
    ['a move out of the override', 'c1', [move(IN_C1, HERE)]],
    ['a move into the override', 'c1', [move(HERE, IN_C1)]],
  ])('has no correction if it is %s', (_about, cluster, edits) => {
    expect(only(cluster, ...edits)).toBeUndefined();
  });

  test('has no correction if several variants have it and one does not', () => {
    expect(editsOfVariants([inVariant('c1', set(...IN_C1)), inVariant('c2', set(...IN_C1))], 3, REPEATED)).toBeUndefined();
  });
});
