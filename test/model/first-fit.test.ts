import { BOUNDS, inRange, type VersionBound, type VersionRange } from '../../src/model/bounds';
import { type Conditions, firstFit, fits } from '../../src/model/first-fit';
import { ProxyMode } from '../../src/model/platform';
import { NodeKind } from '../../src/model/service';
import { fc } from '../support/properties';

/** A field of each kind: an enum, one that may be undefined, a switch and a version. */
interface Sample {
  readonly proxyMode: ProxyMode;
  readonly node: NodeKind | undefined;
  readonly podCidrKnown: boolean;
  readonly kubernetesVersion: number;
}

const bounds = fc.constantFrom<VersionBound | undefined>(undefined, ...Object.values(BOUNDS));
const versions = fc.constantFrom(0, ...Object.values(BOUNDS).flatMap(({ order }) => [order - 1, order, order + 1]), Infinity);
const modes = fc.constantFrom(...Object.values(ProxyMode));
const nodes = fc.constantFrom(...Object.values(NodeKind));

const situations: fc.Arbitrary<Sample> = fc.record({
  proxyMode: modes,
  node: fc.option(nodes, { nil: undefined }),
  podCidrKnown: fc.boolean(),
  kubernetesVersion: versions,
});

const conditions: fc.Arbitrary<Conditions<Sample>> = fc.record({
  proxyMode: fc.oneof(fc.constant(undefined), modes, fc.array(modes)),
  node: fc.oneof(fc.constant(undefined), nodes, fc.array(nodes)),
  podCidrKnown: fc.oneof(fc.constant(undefined), fc.boolean(), fc.array(fc.boolean())),
  kubernetesVersion: fc.oneof(fc.constant(undefined), fc.record({ from: bounds, before: bounds })),
}, { requiredKeys: [] });

const tables = fc.array(conditions).map((rows) => rows.map((when, index) => ({ when, index })));

/** The same, field by field as one would say it. */
function naively({ proxyMode, node, podCidrKnown, kubernetesVersion }: Conditions<Sample>, situation: Sample): boolean {
  const one = <Value>(condition: Value | readonly Value[] | undefined, value: Value | undefined): boolean => (
    condition === undefined || (Array.isArray(condition) ? (condition as Value[]).some((each) => each === value) : condition === value));
  const between = (range: VersionRange | undefined): boolean => range === undefined || inRange(situation.kubernetesVersion, range);
  return one<ProxyMode>(proxyMode, situation.proxyMode) && one<NodeKind>(node, situation.node)
    && one<boolean>(podCidrKnown, situation.podCidrKnown) && between(kubernetesVersion);
}

describe('the matcher of the tables', () => {
  test('agrees with a field-by-field comparison', () => {
    fc.assert(fc.property(conditions, situations, (when, situation) => {
      expect(fits(when, situation)).toBe(naively(when, situation));
    }), { numRuns: 2000 });
  });

  test('returns the first row that fits', () => {
    fc.assert(fc.property(tables, situations, (rows, situation) => {
      const fitting = rows.filter(({ when }) => naively(when, situation)).map(({ index }) => index);
      expect(firstFit(rows, situation)?.index).toBe(fitting[0]);
    }), { numRuns: 1000 });
  });

  test('fits every situation if a row has no conditions', () => {
    fc.assert(fc.property(situations, (situation) => {
      expect(fits<Sample>({}, situation)).toBe(true);
      expect(fits<Sample>({ proxyMode: undefined, node: undefined, podCidrKnown: undefined, kubernetesVersion: undefined }, situation)).toBe(true);
    }));
  });

  test('fits fewer situations if a row has more conditions', () => {
    fc.assert(fc.property(conditions, conditions, situations, (some, more, situation) => {
      fc.pre(fits({ ...some, ...more }, situation));
      expect(fits(more, situation)).toBe(true);
    }));
  });

  test('compiles only with fields of the situation', () => {
    const rows: readonly { readonly when: Conditions<Sample> }[] = [{ when: { proxyMode: ProxyMode.IPVS } }];
    // @ts-expect-error The situation lacks fields that rows of this table may name.
    expect(firstFit(rows, { proxyMode: ProxyMode.IPVS })).toBe(rows[0]);
    const situation = { proxyMode: ProxyMode.IPVS, node: undefined, podCidrKnown: true, kubernetesVersion: 1 };
    // @ts-expect-error A version takes a range.
    expect(fits<Sample>({ kubernetesVersion: 1 }, situation)).toBe(true);
  });
});
