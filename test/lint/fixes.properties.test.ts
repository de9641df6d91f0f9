import { parse } from 'yaml';
import { fixesOf, textsOf } from './fix-support';
import { gateway } from './support';
import { fc } from '../support/properties';

const LB = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const OLDER = 'service.beta.kubernetes.io/alicloud-loadbalancer-';

/** An annotation as it is written, and as it should be. */
interface Case {
  readonly key: string;
  readonly value: string;

  /** Undefined for an annotation that must disappear. */
  readonly right: readonly [string, string] | undefined;
}

const same = (key: string, value: string): Case => ({ key, value, right: [key, value] });
const wrongValue = (name: string, value: string, right: string): Case => ({ key: LB + name, value, right: [LB + name, right] });
const wrongKey = (wrong: string, name: string, value: string): Case => ({ key: wrong, value, right: [LB + name, value] });

/** No two of them are about one setting. */
const CASES: readonly Case[] = [
  same('team', 'edge'),
  same('note', 'a: b # "c" \'d\', {}'),
  same('example.com/json', '{"a":[1,2]}'),
  same('empty', ''),
  same(`${LB}spec`, 'slb.s1.small'),
  wrongValue('protocol-port', '"https:443"', 'https:443'),
  wrongValue('name', 'edge ', 'edge'),
  wrongValue('scheduler', '\u201cwrr\u201d', 'wrr'),
  wrongValue('health-check-interval', '\'5\'', '5'),
  wrongValue('force-override-listeners', 'True', 'true'),
  wrongKey(`${LB}address-typ`, 'address-type', 'intranet'),
  wrongKey('service.beta.kubernetes.io/alibabacloud-loadbalancer-charge-type', 'charge-type', 'paybytraffic'),
  wrongKey(`${LB}Resource_Group_ID`, 'resource-group-id', 'rg-abc'),
];

const TWICE: readonly Case[] = [{ key: `${OLDER}bandwidth`, value: '5', right: undefined }, same(`${LB}bandwidth`, '5')];

const STYLES: { readonly [name: string]: (text: string) => string } = {
  plain: (text) => (/^[a-z][\w./-]*$/.test(text) && parse(text) === text && !/^(?:true|on|off)$/.test(text) ? text : JSON.stringify(text)),
  single: (text) => `'${text.replaceAll('\'', '\'\'')}'`,
  double: (text) => JSON.stringify(text),
};

const style = fc.constantFrom(...Object.keys(STYLES)).map((name) => STYLES[name]);

/** An entry with what may be around it. */
const layout = fc.record({
  keyStyle: style,
  valueStyle: style,
  above: fc.constantFrom([], [''], ['# above'], ['', '  # two', '# lines']),
  behind: fc.constantFrom('', ' # behind', '   # "quoted" \'twice\'', '  '),
  colon: fc.constantFrom(': ', ' : ', ':   '),
});

const entries = fc.shuffledSubarray([...CASES]).chain((cases) => fc.tuple(...cases.map((each) => layout.map((around) => ({ ...each, ...around })))));

const written = fc.record({
  entries,
  twice: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  step: fc.integer({ min: 1, max: 5 }),
  before: fc.constantFrom('', '# a file\n', 'kind: ConfigMap\n# x\n---\n', '---\n'),
  after: fc.constantFrom('', '  # end\n', '---\nkind: ConfigMap\ndata: { a: "\u201cb\u201d" }\n', '\n\n'),
});

/** The text, and for each of its lines whether a fix may change or remove it. */
function textOf({ entries: all, twice, lineEnd, step, before, after }: typeof written extends fc.Arbitrary<infer Value> ? Value : never) {
  const plain = { keyStyle: STYLES.plain, valueStyle: STYLES.double, above: [''], behind: '', colon: ': ' };
  const cases = [...all, ...twice ? TWICE.map((each) => ({ ...each, ...plain })) : []];
  const lines = [
    ...`${before}${gateway('serviceAnnotations:')}`.trimEnd().split('\n').map((text) => ({ text, mayChange: false })),
    ...cases.flatMap(({ key, value, right, keyStyle, valueStyle, above, behind, colon }) => [
      ...above.map((text) => ({ text: text === '' ? '' : `${' '.repeat(2 + step)}${text}`, mayChange: false })),
      {
        text: `${' '.repeat(2 + step)}${keyStyle(key)}${colon}${valueStyle(value)}${behind}`,
        mayChange: right === undefined || right[0] !== key || right[1] !== value,
      },
    ]),
    ...after.split('\n').map((text) => ({ text, mayChange: false })),
  ];
  return { cases, lines, text: lines.map(({ text }) => text).join(lineEnd) };
}

const documentsOf = (text: string) => text.split(/^---\r?\n/m).map((part) => parse(part) as unknown);

test('only the lines of mistakes change, to the right value, and nothing is left to fix', () => {
  fc.assert(fc.property(written, (given) => {
    const { cases, lines, text } = textOf(given);
    const { sources, unfixed, result, fixes } = fixesOf(text);
    const [after] = textsOf({ sources });
    expect(unfixed).toEqual([]);

    const kept = lines.filter(({ mayChange }, index) => !(mayChange && lines[index].text.includes(OLDER)));
    const afterLines = after.split(given.lineEnd);
    expect(afterLines).toHaveLength(kept.length);
    afterLines.forEach((line, index) => kept[index].mayChange || expect(line).toBe(kept[index].text));
    expect(after.replaceAll(given.lineEnd, '')).not.toMatch(/[\r\n]/);
    expect(after.match(/# .*/g)).toEqual(text.match(/# .*/g));

    const annotations = Object.fromEntries(cases.flatMap(({ right }) => (right === undefined ? [] : [right])));
    const wanted = documentsOf(text).map((document) => {
      const { spec } = (document ?? {}) as { spec?: object };
      const serviceAnnotations = cases.length === 0 ? null : annotations;
      return spec === undefined ? document : { ...document as object, spec: { ...spec, serviceAnnotations } };
    });
    expect(documentsOf(after)).toEqual(wanted);
    expect(result.findings.filter(({ edits }) => edits !== undefined)).toEqual([]);
    expect(fixes).toHaveLength(lines.filter(({ mayChange }) => mayChange).length);
    expect(textsOf(fixesOf(after))).toEqual([after]);
  }), { numRuns: 150 });
});

/** What may be written in `metadata.annotations`. */
const MISPLACED: readonly (readonly [string, string])[] = [
  [`${LB}address-type`, 'intranet'], ['service.beta.kubernetes.io/backend-type', 'ecs'], [`${LB}name`, 'edge'], [`${OLDER}spec`, 'slb.s1.small'],
];

const moves = fc.record({
  settings: fc.shuffledSubarray([...MISPLACED], { minLength: 1 }),
  other: fc.constantFrom([], ['team: edge # ours'], ['note: "a # b"'], ['text: |', '  # no comment', '  b'], ['list: [ ]']),
  isOtherFirst: fc.boolean(),
  above: fc.constantFrom([], [], [], ['# above'], ['']),
  behind: fc.constantFrom('', '', ' # behind'),
  end: fc.constantFrom([], [], ['# end']),
  isSpecFirst: fc.boolean(),
  target: fc.constantFrom(
    [], ['serviceAnnotations:', '  a: b'], ['serviceAnnotations: # of it', '      # first', '      a: b', '      c: d'], ['serviceAnnotations: { a: b }'],
    ['serviceAnnotations: &a', '  a: b'], ['serviceAnnotations:'],
  ),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  step: fc.constantFrom('  ', '   '),
  isEnded: fc.boolean(),
});

test('settings are moved with their comments, or nothing changes', () => {
  let moved = 0;
  fc.assert(fc.property(moves, ({ settings, other, isOtherFirst, above, behind, end, isSpecFirst, target, lineEnd, step, isEnded }) => {
    const lines = settings.flatMap(([key, value]) => [...above, `${key}: ${value}${behind}`]);
    const annotations = [...isOtherFirst ? other : [], ...lines, ...isOtherFirst ? [] : other, ...end].map((line) => `${step}${line}`);
    const metadata = ['metadata:', '  name: a', '  namespace: istio-system', '  annotations:', ...annotations.map((line) => `  ${line}`)];
    const spec = ['spec: # all', '  # ports', '  replicaCount: 2', ...target.map((line) => `  ${line}`), '  minReplicas: 1'];
    const parts = isSpecFirst ? [...spec, ...metadata] : [...metadata, ...spec];
    const text = ['apiVersion: istio.alibabacloud.com/v1beta1', 'kind: IstioGateway', ...parts, ...isEnded ? [''] : []].join(lineEnd);
    const { sources, unfixed } = fixesOf(text);
    const [after] = textsOf({ sources });
    if (unfixed.some(({ finding }) => finding.code === 'ASMG0216')) {
      expect(after).toBe(text);
      return;
    }
    moved += 1;
    const commentsOf = (all: string) => all.match(/# (?!b|no).*/g)?.map((comment) => comment.trimEnd()).sort();
    expect(commentsOf(after)).toEqual(commentsOf(text));
    expect(after.replaceAll(lineEnd, '')).not.toMatch(/[\r\n]/);
    const before = parse(text) as { metadata: { annotations: Record<string, unknown> }; spec: { serviceAnnotations?: object } };
    const keys = settings.map(([key]) => key);
    const left = Object.entries(before.metadata.annotations).filter(([key]) => !keys.includes(key));
    const { annotations: _all, ...rest } = before.metadata;
    expect(parse(after)).toEqual({
      ...before,
      metadata: left.length === 0 ? rest : { ...rest, annotations: Object.fromEntries(left) },
      spec: { ...before.spec, serviceAnnotations: { ...before.spec.serviceAnnotations, ...Object.fromEntries(settings) } },
    });
    expect(textsOf(fixesOf(after))).toEqual([after]);
  }), { numRuns: 300 });
  expect(moved).toBeGreaterThan(50);
});
