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

/** The fields of a situation that the matcher reads to find the row that fits, in this order. */
function readsOf(rows: readonly { readonly when: Conditions<Sample> }[], situation: Sample): string[] {
  const read: string[] = [];
  const watched = new Proxy(situation, {
    get: (target, field: keyof Sample) => {
      read.push(field);
      return target[field];
    },
  });
  firstFit(rows, watched);
  return read;
}

describe('the cost of the matcher', () => {
  const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;
  const always: VersionRange = {};
  /** A new table, which no other test has prepared. */
  const rows = () => [
    { when: { kubernetesVersion: always, node: NodeKind.WITH_GATEWAY, proxyMode: IPVS } },
    { when: { kubernetesVersion: always, proxyMode: [IPVS, NFTABLES], podCidrKnown: true } },
    { when: { kubernetesVersion: always, proxyMode: IPTABLES, node: NodeKind.WITH_GATEWAY } },
    { when: { kubernetesVersion: always, podCidrKnown: true } },
  ];
  const situation = (proxyMode: ProxyMode): Sample => ({ proxyMode, node: NodeKind.WITHOUT_GATEWAY, podCidrKnown: false, kubernetesVersion: 1 });

  test('is that of the rows that name the value, by the field that most rows name values of', () => {
    expect(readsOf(rows(), situation(IPTABLES))).toEqual([
      'proxyMode',
      'kubernetesVersion', 'proxyMode', 'node',
      'kubernetesVersion', 'podCidrKnown',
    ]);
    expect(readsOf(rows(), situation(NFTABLES))).toEqual([
      'proxyMode',
      'kubernetesVersion', 'proxyMode', 'podCidrKnown',
      'kubernetesVersion', 'podCidrKnown',
    ]);
  });

  test('is that of the rows without the field if no row names the value', () => {
    expect(readsOf(rows(), situation(NONE))).toEqual(['proxyMode', 'kubernetesVersion', 'podCidrKnown']);
  });

  test('does not include reading the conditions again', () => {
    let reads = 0;
    const when: Conditions<Sample> = Object.defineProperty({}, 'node', { enumerable: true, get: () => { reads++; return NodeKind.WITH_GATEWAY; } });
    const table = [{ when }];
    firstFit(table, situation(IPVS));
    firstFit(table, situation(NONE));
    expect(reads).toBe(1);
    fits(when, situation(IPVS));
    fits(when, situation(NONE));
    expect(reads).toBe(2);
  });
});
