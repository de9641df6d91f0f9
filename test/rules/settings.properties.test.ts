import { HEALTHY } from './support';
import type { BalancerKind, Other, Reading, Values as ValidValues } from '../../src/loadbalancer/annotation';
import { ANNOTATIONS, keysOf, readingOf, type Setting, SETTINGS } from '../../src/loadbalancer/annotations';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { RULES } from '../../src/rules/all';
import type { GatewayFacts, PortFact } from '../../src/rules/gateway-facts';
import { isList } from '../../src/rules/rule';
import { fc } from '../support/properties';

/* Sets of settings that are valid by the table, and sets with one mistake. */

/** A value that is valid. */
function validValue(values: ValidValues): string {
  switch (values.kind) {
    case 'words': return values.words[0] ?? '';
    case 'whole': return String(values.least);
    default: return values.sample;
  }
}

/** The codes of the rules that the table alone decides. */
const CODES = ['ASMG0214', 'ASMG0215', 'ASMG0216', 'ASMG0217', 'ASMG0218', 'ASMG0219', 'ASMG0220', 'ASMG0221'];
const JUDGES = RULES.filter(({ code }) => CODES.includes(code));

type Values = ReadonlyMap<Setting, string>;

/** A gateway with a listener of every protocol of its kind of load balancer. */
const PROTOCOLS = { clb: 'http:80,https:443,tcp:81,udp:53', nlb: 'tcp:80,tcpssl:443,udp:53,tcp:81' } as const;
const PORTS: readonly PortFact[] = [80, 443, 81, 53].map((port, index) => (
  { ...HEALTHY.ports[0]!, field: ['spec', 'ports', index], port, protocol: port === 53 ? 'UDP' : 'TCP' }
));

/** What a valid set has: the protocols of the listeners and a certificate. */
const base = (kind: BalancerKind): [Setting, string][] => [
  ['protocol-port', PROTOCOLS[kind]], ['cert-id', '123-cn-a'], ...kind === 'nlb' ? [['zone-maps', 'a:b,c:d'] as [Setting, string]] : [],
];

/** Settings with a rule of their own, or that are not meant for authors. */
const EXCLUDED: readonly Setting[] = ['hostname', 'zone-maps', 'protocol-port', 'cert-id', 'class', 'tunnel-type', 'type'];
const chosen = (kind: BalancerKind) => SETTINGS.filter((name) => readingOf(name, kind) !== undefined && !EXCLUDED.includes(name));

const valueOf = ({ values }: Reading): fc.Arbitrary<string> => {
  switch (values.kind) {
    case 'words': return fc.constantFrom(...values.words);
    case 'whole': return fc.integer({ min: values.least, max: values.most }).map(String);
    case 'list':
    case 'text': return fc.constant(values.sample);
  }
};

/** The set with whatever its settings need. A setting that excludes another one is left out. */
const completed = (kind: BalancerKind, values: Values): Values => {
  const all = new Map([...base(kind), ...values]);
  const isOf = ({ name, values: allowed, initial, initialFrom }: Other) => {
    const value = all.get(name as Setting) ?? initial ?? initialFrom?.value;
    return value !== undefined && (allowed === undefined || allowed.includes(value));
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, value] of all) {
      for (const { when, needs, excludes, excludesListeners } of readingOf(name, kind)?.relations ?? []) {
        const counts = all.has(name) && (when === undefined || when.includes(value));
        if (counts && needs !== undefined && !isOf(needs)) {
          const needed = needs.name as Setting;
          const reading = readingOf(needed, kind)!;
          all.set(needed, needs.values?.[0] ?? validValue(reading.values));
          changed = true;
        }
        const isRuledOut = (excludes !== undefined && isOf(excludes)) || excludesListeners !== undefined;
        if (counts && isRuledOut) {
          all.delete(name);
          changed = true;
        }
      }
    }
    if (all.has('id') && all.get('force-override-listeners') !== 'true') {
      all.set('force-override-listeners', 'true');
      changed = true;
    }
  }
  return all;
};

/** Settings that need different values of the same setting: at most one of them is in a set. */
const isAtOdds = (values: Values) => (
  (values.has('cookie') && values.has('cookie-timeout')) || (values.has('backend-label') && (values.has('listener-port-range') || values.has('graceful-shutdown')))
  || ((values.has('bandwidth') || values.has('charge-type')) && (values.has('vswitch-id') || values.has('ip')))
);

interface Valid {
  readonly kind: BalancerKind;
  readonly values: Values;
}

const validSet: fc.Arbitrary<Valid> = fc.constantFrom<BalancerKind>('clb', 'nlb').chain((kind) => (
  fc.uniqueArray(fc.constantFrom(...chosen(kind)), { minLength: 1, maxLength: 12 })
    .chain((names) => fc.tuple(...names.map((name) => valueOf(readingOf(name, kind)!).map((value) => [name, value] as const))))
    .map((entries) => new Map(entries))
    .filter((values) => !isAtOdds(values))
    .map((values) => ({ kind, values: completed(kind, values) }))
));

const annotationsOf = (values: Values, spelling: 0 | 1): Record<string, string> => Object.fromEntries(
  [...values].map(([name, value]) => [keysOf(name)[spelling] ?? keysOf(name)[0], value]),
);

const factsOf = (kind: BalancerKind, annotations: Readonly<Record<string, string>>, changes: Partial<GatewayFacts> = {}): GatewayFacts => ({
  ...HEALTHY,
  ports: PORTS,
  metadata: Object.entries(annotations).map(([key, value]) => ({ kind: 'annotation', field: ['spec', 'serviceAnnotations'], key, value })),
  service: { ...HEALTHY.service, annotations, loadBalancerClass: kind === 'nlb' ? 'alibabacloud.com/nlb' : undefined },
  strategy: undefined,
  platform: ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: '2.15.0' }),
  ...changes,
});

const found = (facts: GatewayFacts) => JUDGES.flatMap(({ check }) => {
  const verdict = check(facts);
  return isList(verdict) ? verdict.map(({ code, message }) => `${code} ${message}`) : [];
});

const codesAt = (facts: GatewayFacts, key: string) => found(facts).filter((each) => each.includes(key)).map((each) => each.slice(0, 'ASMG0000'.length));

/** One setting of a set, whose value a test spoils. */
const withOne = (isMeant: (reading: Reading) => boolean) => validSet
  .map(({ kind, values }) => ({
    kind, values, names: [...values.keys()].filter((name) => !EXCLUDED.includes(name) && isMeant(readingOf(name, kind)!)),
  }))
  .filter(({ names }) => names.length > 0)
  .chain(({ kind, values, names }) => fc.constantFrom(...names).map((name) => ({ kind, values, name })));

/** The codes at a setting whose value is another one. */
const spoiled = ({ kind, values, name }: Valid & { readonly name: Setting }, value: string) => (
  codesAt(factsOf(kind, annotationsOf(new Map([...values, [name, value]]), 0)), `"${keysOf(name)[0]}"`)
);

test('every set that the table allows gives no finding, in both spellings', () => {
  fc.assert(fc.property(validSet, fc.constantFrom<0 | 1>(0, 1), ({ kind, values }, spelling) => {
    expect(found(factsOf(kind, annotationsOf(values, spelling)))).toEqual([]);
  }), { numRuns: 1000 });
});

test('each setting occurs in a valid set', () => {
  const seen = new Set(fc.sample(validSet, 2000).flatMap(({ values }) => [...values.keys()]));
  expect(SETTINGS.filter((name) => !seen.has(name))).toEqual(['hostname', 'class', 'type', 'tunnel-type']);
});

test('a typing error in a name is found, with the name that is meant', () => {
  const typo = withOne(() => true).filter(({ name }) => name.length > 8 && ANNOTATIONS[name].spelling === 'both')
    .chain(({ kind, values, name }) => fc.nat({ max: name.length - 1 }).map((at) => ({ kind, values, name, wrong: `${name.slice(0, at)}x${name.slice(at + 1)}` })))
    .filter(({ wrong }) => !(SETTINGS as readonly string[]).includes(wrong));
  fc.assert(fc.property(typo, ({ kind, values, name, wrong }) => {
    const { [keysOf(name)[0]]: value = '', ...others } = annotationsOf(values, 0);
    const verdict = RULES.find(({ code }) => code === 'ASMG0214')!.check(factsOf(kind, { ...others, [keysOf(name)[0].replace(name, wrong)]: value }));
    expect(isList(verdict) && verdict.map(({ fix }) => fix)).toEqual([expect.stringMatching(/^Use "service\.beta\.kubernetes\.io\//)]);
  }), { numRuns: 300 });
});

test.each([
  ['quotation marks', (value: string) => `"${value}"`],
  ['a line feed', (value: string) => `${value}\n`],
  ['blanks', (value: string) => ` ${value} `],
])('%s in a value are found', (_about, change) => {
  const isMeant = ({ values }: Reading) => !(values.kind === 'list' && values.trimmed === true);
  fc.assert(fc.property(withOne(isMeant), (one) => {
    expect(spoiled(one, change(one.values.get(one.name)!))).toContain('ASMG0215');
  }), { numRuns: 300 });
});

test('a value out of the list or the range is found', () => {
  const wrong = ({ values }: Reading) => (values.kind === 'whole' ? String(values.most + 1) : 'out-of-the-list');
  fc.assert(fc.property(withOne(({ values }) => values.kind === 'words' || values.kind === 'whole'), (one) => {
    expect(spoiled(one, wrong(readingOf(one.name, one.kind)!))).toContain('ASMG0215');
  }), { numRuns: 300 });
});

test('a setting of the other kind of load balancer is found', () => {
  const only = (kind: BalancerKind) => chosen(kind).filter((name) => readingOf(name, kind === 'clb' ? 'nlb' : 'clb') === undefined);
  const other = validSet.chain(({ kind, values }) => fc.constantFrom(...only(kind === 'clb' ? 'nlb' : 'clb')).map((name) => ({ kind, values, name })));
  fc.assert(fc.property(other, (one) => {
    expect(spoiled(one, 'on')).toEqual(['ASMG0217']);
  }), { numRuns: 300 });
});

test('a setting in another place is found', () => {
  fc.assert(fc.property(validSet, ({ kind, values }) => {
    const entries = Object.entries(annotationsOf(values, 0)).map(([key, value]) => (
      { kind: 'annotation' as const, field: ['metadata', 'annotations'], key, value }
    ));
    expect(found(factsOf(kind, {}, { metadata: entries })).map((each) => each.slice(0, 8))).toEqual(['ASMG0216']);
  }), { numRuns: 100 });
});

test('a setting that is newer than the declared controller is found', () => {
  fc.assert(fc.property(withOne(({ since }) => since !== '1.9.3' && since !== '2.5.0'), ({ kind, values, name }) => {
    const platform = ClusterPlatform.ack({
      cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: kind === 'nlb' ? '2.5.0' : '1.9.2',
    });
    expect(codesAt(factsOf(kind, annotationsOf(values, 0), { platform }), `"${keysOf(name)[0]}"`)).toContain('ASMG0221');
  }), { numRuns: 200 });
});
