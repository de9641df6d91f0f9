import { App, Chart, Duration } from 'cdk8s';
import { ClusterPlatform, Cni, Findings, IstioGateway, LoadBalancer, ProxyMode, TrafficStrategy } from 'cdk8s-asm-gateway';
import { ENUMS, STRUCTS } from '../../src/input/declared.generated';
import type { BalancerKind } from '../../src/loadbalancer/annotation';
import { BALANCER_PROPS, type BalancerProp, validFor } from '../support/balancer-values';
import { fc } from '../support/properties';

/* Random props of load balancers: valid ones give no finding about a value, and each kind of invalid value gives one. */

type Props = Readonly<Record<string, unknown>>;

const SUBJECTS = BALANCER_PROPS;
const ALL = [...SUBJECTS.clb, ...SUBJECTS.nlb];

const ZONES = [{ zone: 'cn-a', vSwitchId: 'vsw-1' }, { zone: 'cn-b', vSwitchId: 'vsw-2' }];

/** Props with rules of their own about what they say together. */
const APART = ['zoneMaps', 'controllerClass', 'tunnelType', 'id', 'loadBalancerType'];
const needed = (kind: BalancerKind): Props => (kind === 'nlb' ? { zoneMaps: ZONES } : {});

const validProps = fc.constantFrom<BalancerKind>('clb', 'nlb').chain((kind) => (
  fc.uniqueArray(fc.constantFrom(...SUBJECTS[kind].filter(({ prop }) => !APART.includes(prop))), { maxLength: 12, selector: ({ prop }) => prop })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((each) => [each.prop, validFor(each)]))))
    .map((props) => ({ kind, props: { ...needed(kind), ...props } }))
));

const platform = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.30', podCidrKnown: true, ccmVersion: '2.15.0' });

/** The codes about single values, and about settings that the load balancer does not have. */
const OF_VALUES = ['ASMG0105', 'ASMG0111', 'ASMG0112', 'ASMG0201', 'ASMG0207', 'ASMG0210', 'ASMG0214', 'ASMG0215', 'ASMG0216', 'ASMG0217', 'ASMG0218', 'ASMG0221'];

function found(kind: BalancerKind, props: Props): string[] {
  const chart = new Chart(new App(), 'mesh');
  new IstioGateway(chart, 'gateway', { strategy: TrafficStrategy.eni(), platform, loadBalancer: LoadBalancer[kind](props) });
  return Findings.of(chart).filter(({ code }) => OF_VALUES.includes(code)).map(({ code, message }) => `${code} ${message}`);
}

test('valid props give no finding about a value', () => {
  fc.assert(fc.property(validProps, ({ kind, props }) => {
    expect(found(kind, props)).toEqual([]);
  }), { numRuns: 500 });
});

test('each prop occurs among the valid ones, or has its own rule', () => {
  const seen = new Set(fc.sample(validProps, 1000).flatMap(({ kind, props }) => Object.keys(props).map((prop) => `${kind} ${prop}`)));
  const missing = ALL.map(({ kind, prop }) => `${kind} ${prop}`).filter((each) => !seen.has(each));
  expect(missing).toEqual(['clb id', 'clb controllerClass', 'clb loadBalancerType', 'clb tunnelType', 'nlb id', 'nlb loadBalancerType']);
});

/** Values that are wrong for a prop. */
function wrongFor({ type, form, setting, reading: { values } }: BalancerProp): unknown[] {
  switch (form.kind) {
    case 'flag': return ['on', 1];
    case 'seconds':
    case 'number': {
      const { least, most } = values as { readonly least: number; readonly most: number };
      const numbers = [most + 1, least + 0.5, ...least > 0 ? [least - 1] : []];
      return form.kind === 'number' ? [...numbers, NaN, '5'] : [...numbers.map((each) => Duration.millis(each * 1000)), 5];
    }
    case 'text': return [7, '', ...type in ENUMS ? ['no such word'] : ['"quoted"', 'edge\n', ' edge']];
    case 'list': return ['a', [7], [''], ['a,b'], ...type === 'string[]' ? [['a b'], ['"a"']] : [['no such word']]];
    case 'entries': return wrongEntries(type, setting === 'additional-resource-tags');
  }
}

/** Each field of the struct with a separator, empty, or an impossible port. */
function wrongEntries(type: string, mayHaveBlanks: boolean): unknown[] {
  if (type === '{string}') {
    return ['a', { 'a,b': 'c' }, { 'a=b': 'c' }, { a: 'b,c' }, { '': 'b' }, { a: 7 }, { a: 'b c' }];
  }
  const fields = Object.entries(STRUCTS[type.slice(0, -2)]!);
  const sound = Object.fromEntries(fields.map(([name, each]) => [name, ENUMS[each]?.[0] ?? (each === 'number' ? 80 : `${name.toLowerCase()}-1`)]));
  return fields.flatMap(([name, each]) => {
    const text = each.startsWith('string') ? ['a,b', ...name === 'value' ? [] : [''], ...mayHaveBlanks ? [] : ['a b', '"a"']] : ['no such word'];
    return (each === 'number' ? [0, 65536, 1.5, NaN, '80'] : [7, ...text]).map((wrong) => [{ ...sound, [name]: wrong }]);
  });
}

const WRONG = ALL.filter(({ prop }) => !['controllerClass', 'tunnelType'].includes(prop))
  .flatMap((subject) => wrongFor(subject).map((value) => ({ kind: subject.kind, prop: subject.prop, value })));

test('every wrong value of every prop gives a finding, and no error out of nowhere', () => {
  expect(WRONG.length).toBeGreaterThan(450);
  const silent = WRONG.filter(({ kind, prop, value }) => found(kind, { ...needed(kind), [prop]: value }).length === 0);
  expect(silent).toEqual([]);
});

test('a wrong value among valid ones gives a finding', () => {
  fc.assert(fc.property(validProps, fc.nat(), ({ kind, props }, index) => {
    const ofKind = WRONG.filter((each) => each.kind === kind);
    const { prop, value } = ofKind[index % ofKind.length]!;
    expect(found(kind, { ...props, [prop]: value })).not.toEqual([]);
  }), { numRuns: 300 });
});
