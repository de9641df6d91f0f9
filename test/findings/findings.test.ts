import { CATALOGUE, type CatalogueEntry } from '../../src/findings/catalogue/all';
import { PODS_STRANDED } from '../../src/findings/catalogue/reachability';
import { BAD_NAMESPACE, BAD_PORTS } from '../../src/findings/catalogue/resource';
import { errorOf, FindingLevel, textOf } from '../../src/findings/finding';
import { Findings } from '../../src/findings/findings';
import { listed, shown } from '../../src/text';
import { fc } from '../support/properties';
import { chartOf, refusal } from '../support/synth';

type Values = Readonly<Record<string, unknown>>;

/** Every case of every code, with the values of its example. */
const CASES = CATALOGUE.flatMap((entry) => entry.samples.map((sample) => {
  const values = sample as Values;
  return { name: [entry.code, values.case].filter((part) => part !== undefined).join(' '), entry, values };
}));

const findingOf = (entry: CatalogueEntry, values: Values) => entry.finding(values as never);

/** What the text form of findings is made of: a value that contains it must not be taken for it. */
const PARTS = [': ', '. ', '"', '\\', '\n', '\r\n', '] ', '[ASMG0101] ', 'Error: ', 'a', 'B', ' '];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join('')),
);
const anyPath = fc.array(fc.oneof(anyText, fc.nat(99)), { minLength: 1 });

/** Values that the library chooses, which a message prints without quotation marks. Any other value may come from a user. */
const CHOSEN: { readonly [name: string]: fc.Arbitrary<unknown> } = {
  case: fc.constant(undefined),
  field: fc.constantFrom('port', 'targetPort', 'minReplicas', 'deadline', 'failedJobsHistoryLimit'),
  kind: fc.constantFrom('label', 'annotation'),
  owner: fc.constantFrom('IstioGatewayProps', 'ProbeTargetOptions'),
  type: fc.constantFrom('string', 'number', '{string}', 'object[]', 'Duration', 'GatewayPort[]'),
  factories: fc.subarray(['Duration.seconds(...)', 'Duration.minutes(...)']),
  rule: fc.constantFrom('"Exists" or "Equal"', 'at most the limit, "2Gi"'),
  protocol: fc.constantFrom('TCP', 'UDP', 'SCTP'),
  prop: fc.constantFrom('canary', 'drainTimeout'),
  scheme: fc.constantFrom('http', 'https', undefined),
  factory: fc.constantFrom('LoadBalancer.clb()', 'LoadBalancer.nlb()'),
  failure: fc.constantFrom('timeout', 'refused', undefined),
  endpointWord: fc.constantFrom('gateway pod', 'endpoint'),
  accepted: fc.subarray(['error', 'warning', 'a map', 'a list'], { minLength: 1 }),
  types: fc.subarray(['string', 'integer', 'object', 'array'], { minLength: 1 }),
  undeclared: fc.subarray([{ field: 'cni', flag: '--cni' }, { field: 'podCidrKnown', flag: '--pod-cidr-known' }]),
  unapplied: fc.array(fc.record({
    name: anyText, gateway: fc.option(anyText, { nil: undefined }), service: fc.option(anyText, { nil: undefined }),
  })),
  clients: fc.oneof(
    fc.record({ pod: anyText, node: anyText, isHost: fc.boolean() }), fc.record({ nodes: fc.array(anyText), all: fc.nat(9) }),
  ),
  first: anyPath,
  at: anyPath,
  parent: fc.array(fc.oneof(anyText, fc.nat(99))),
};

/** Any value of the kind that an example has. */
function anyLike(name: string, example: unknown): fc.Arbitrary<unknown> {
  if (name in CHOSEN) {
    return CHOSEN[name];
  }
  if (Array.isArray(example)) {
    return fc.array(anyText);
  }
  switch (typeof example) {
    case 'number': return fc.oneof(fc.double(), fc.integer());
    case 'boolean': return fc.boolean();
    case 'undefined': return fc.option(anyText, { nil: undefined });
    default: return anyText;
  }
}

/** Values of any content for a case. */
function anyValues(values: Values): fc.Arbitrary<Values> {
  return fc.record(Object.fromEntries(Object.entries(values).map(([name, example]) => [name, anyLike(name, example)])))
    .map((filled) => ({ ...filled, ...'case' in values ? { case: values.case } : {} }));
}

describe('the catalogue', () => {
  test('has every code once, in the form ASMG and four digits', () => {
    const codes = CATALOGUE.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^ASMG0[1-5]\d\d$/.test(code))).toEqual([]);
  });

  test('has a title without a period for every code', () => {
    expect(CATALOGUE.filter(({ title }) => title.length < 10 || title.endsWith('.'))).toEqual([]);
  });

  test('reports each code with the levels that it declares, and no others', () => {
    for (const { code, level, otherLevel } of CATALOGUE) {
      const levels = CASES.filter(({ entry }) => entry.code === code)
        .flatMap(({ entry, values }) => [values, { ...values, promised: false }].map((each) => findingOf(entry, each).level));
      expect([code, new Set(levels)]).toEqual([code, new Set(otherLevel === undefined ? [level] : [level, otherLevel])]);
    }
  });

  test('needs the name of a case and all its values, or the call does not compile', () => {
    const withoutValue = () => BAD_NAMESPACE.finding(
      // @ts-expect-error the namespace is missing
      { case: 'other' },
    );
    const unknownCase = () => BAD_PORTS.finding(
      // @ts-expect-error there is no case of this name
      { case: 'portTooLarge', port: 70000 },
    );
    expect([withoutValue().message, unknownCase]).toEqual([
      'namespace undefined is not allowed; an IstioGateway must be in "istio-system"', expect.any(Function),
    ]);
    expect(unknownCase).toThrow(TypeError);
  });
});

describe.each(CASES)('the case $name', ({ entry, values }) => {
  const example = findingOf(entry, values);

  test('has message and why in lower case without a period, and a fix in full sentences', () => {
    expect(example.message).toMatch(/^(?:[a-z"]|IPVS).*[^.]$/);
    expect(example.why).toMatch(/^(?:[a-z]|[A-Z]\w*).*[^.]$/);
    expect(example.fix).toMatch(/^[A-Z].*\.$/);
  });

  test('is written in plain English', () => {
    const words = [example.message, example.why, example.fix, entry.title, entry.why, entry.fix].join(' ');
    expect(words).not.toMatch(/\b(?:so that|nobody|somebody|whoever|beside|which is none|cannot be\b(?! (?:read|found))|refuses?|told|tells?)\b/);
    expect(words).not.toMatch(/, as [`"]/);
    expect(example.message).not.toMatch(/, (?:it|its|this|each|both|only|an? \w+) [^,]*\b(?:must|needs|may|has|have|contains)\b/);
  });

  test('can be read back from its text, whatever its values are', () => {
    fc.assert(fc.property(fc.array(anyValues(values), { minLength: 1, maxLength: 3 }), (all) => {
      const findings = all.map((each) => ({ ...findingOf(entry, each), level: FindingLevel.ERROR }));
      expect(Findings.fromError(errorOf(findings))).toEqual(findings);
    }));
  });
});

test.each([
  ['Alibaba\'s page says so.', 'Alibaba\'s page says so'], ['Terway handles it.', 'Terway handles it'],
  ['IPVS owns the address.', 'IPVS owns the address'], ['The node owns the address.', 'the node owns the address'],
])('a reason of the model becomes part of a sentence, and names keep their capitals: %s', (reason, why) => {
  expect(PODS_STRANDED.finding({ case: 'certain', endpointWord: 'gateway pod', reason, promised: true, failure: undefined }).why).toBe(why);
});

describe('a finding', () => {
  const TEXT = '[ASMG0102] namespace "x" is not allowed: it does not start. Move it.';
  const READ = { code: 'ASMG0102', level: FindingLevel.ERROR, message: 'namespace "x" is not allowed', why: 'it does not start', fix: 'Move it.' };

  test.each(['\u2028', '\u2029', '\r'])('is read back if its value contains the line separator %j', (separator) => {
    const finding = BAD_NAMESPACE.finding({ case: 'other', namespace: `a${separator}b` });
    expect(Findings.fromError(errorOf([finding]))).toMatchObject([{ code: 'ASMG0102', message: finding.message, fix: finding.fix }]);
  });

  test('has the text form: code, what, why, what to do', () => {
    expect(textOf(READ)).toBe(TEXT);
  });

  test.each([
    ['Node.js', `Error: ${TEXT}\n    at named (strategy.js:1:1)\n    at main.js:2:2`],
    ['Python', `Traceback (most recent call last):\n  File "main.py", line 9\njsii.errors.JavaScriptError: \n  Error: ${TEXT}\n      at x (y:1:1)\n`],
    ['Python, without a stack', `RuntimeError: ${TEXT}`],
    ['Java', `Exception in thread "main" software.amazon.jsii.JsiiError: ${TEXT}\n\tat software.amazon.jsii.JsiiRuntime.call(JsiiRuntime.java:1)`],
    ['Java, as the cause', `java.lang.RuntimeException: it failed\nCaused by: software.amazon.jsii.JsiiException: Error: ${TEXT}\n\t... 3 more`],
    ['Go', `panic: ${TEXT}\n\ngoroutine 1 [running]:`],
    ['Windows', `Error: ${TEXT}\r\n    at main.js:2:2\r\n`],
  ])('can be read from the output of %s', (_, text) => {
    expect(Findings.fromError(text)).toEqual([READ]);
    expect(Findings.fromError(new Error(text))).toEqual([READ]);
    expect(Findings.fromError({ message: text, cause: null })).toEqual([READ]);
  });

  test('can be read with the path of its construct, from a text with several findings', () => {
    const text = `jsii.errors.JavaScriptError: \n  Error: Validation failed with the following errors:\n  [mesh/a] ${TEXT}\n  [mesh/b] ${TEXT}\n      at App.synth`;
    expect(Findings.fromError(text)).toEqual([{ ...READ, construct: 'mesh/a' }, { ...READ, construct: 'mesh/b' }]);
    expect(Findings.fromError(`RuntimeError: [mesh/a] ${TEXT}`)).toEqual([{ ...READ, construct: 'mesh/a' }]);
  });

  test('is read once from the output of Python, which repeats the text of the cause', () => {
    const list = `Error: Validation failed with the following errors:\n  [mesh/a] ${TEXT}\n  [mesh/b] ${TEXT}`;
    const cause = `jsii.errors.JavaScriptError: \n  @jsii/kernel.RuntimeError: ${list}\n      at App.synth\n`;
    const direct = `${cause}\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\nRuntimeError: ${list}\n`;
    const findings = [{ ...READ, construct: 'mesh/a' }, { ...READ, construct: 'mesh/b' }];
    expect(Findings.fromError(direct)).toEqual(findings);
    expect(Findings.fromError(`${direct}\nDuring handling of the above exception, another exception occurred:\n\nValueError: no\n`)).toEqual(findings);
  });

  test('is read once from an exception of Java, whose message contains the stack of jsii', () => {
    const list = `Error: Validation failed with the following errors:\n  [mesh/a] ${TEXT}\n  [mesh/b] ${TEXT}\nSee: asm-gateway explain ASMG0102`;
    const stack = '    at Kernel.invoke (program.js:1:1)\n\tat org.cdk8s.App.synth(App.java:52)\n';
    expect(Findings.fromError({ message: `${list}\n@jsii/kernel.RuntimeError: ${list}\n${stack}` }))
      .toEqual([{ ...READ, construct: 'mesh/a' }, { ...READ, construct: 'mesh/b' }]);
    expect(Findings.fromError(`Exception in thread "main" java.lang.RuntimeException: Error: ${TEXT}\n@jsii/kernel.RuntimeError: Error: ${TEXT}\n${stack}`))
      .toEqual([READ]);
  });

  test.each([
    'Error: [ASMG0101] x: y. z', '[mesh/a] [ASMG0101] x: y. z', 'a] [ASMG0101] x: y. z',
  ])('is read once, even if a value in it looks like another one: %j', (value) => {
    const finding = BAD_NAMESPACE.finding({ case: 'other', namespace: value });
    const { message, why, fix } = finding;
    expect(Findings.fromError(`[mesh/ingress] ${textOf(finding)}`))
      .toEqual([{ code: 'ASMG0102', level: FindingLevel.ERROR, message, why, fix, construct: 'mesh/ingress' }]);
    expect(Findings.fromError(`Error: ${textOf(finding)}`)).toEqual([{ code: 'ASMG0102', level: FindingLevel.ERROR, message, why, fix }]);
  });

  test.each([
    new Error('disk full'), 'a text', undefined, null, 7, { message: '[ASMG0102] looks like one' }, 'see [ASMG0102] for more: it helps. Really.',
    'Error: [ASMG0102] is a code', `warning [mesh/a] ${TEXT}`,
  ])('is not read from %p', (caught) => {
    expect(Findings.fromError(caught)).toEqual([]);
  });

  test('shows values on one line, and cuts long ones', () => {
    expect(shown('a\nb')).toBe('"a\\nb"');
    expect(shown(undefined)).toBe('undefined');
    expect(shown('x'.repeat(1000))).toBe(`"${'x'.repeat(200)}…"`);
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual(['', 'a', 'a and b', 'a, b or c']);
  });
});

describe('an acknowledgement is rejected', () => {
  test.each([
    ['of an error', 'ASMG0102', 'we like it', '"ASMG0102" is acknowledged, but it is always an error', 'Remove the acknowledgement and fix the error.'],
    ['of a code that does not exist', 'none', 'we like it', '"none" is acknowledged, but no finding has this code', 'Use the code that the finding shows.'],
    [
      'of a misspelled code, with a suggestion', 'ASM0302', 'we like it', '"ASM0302" is acknowledged, but no finding has this code',
      expect.stringContaining('for example "ASMG0302"'),
    ],
    ['with a reason that is no text', 'ASMG0208', 7 as unknown as string, '"ASMG0208" is acknowledged without a reason', 'Say why the warning does not matter here.'],
    ['with a code that is no text', 208 as unknown as string, 'fine', '"208" is acknowledged, but no finding has this code', 'Use the code that the finding shows.'],
    ['without a reason', 'ASMG0208', ' ', '"ASMG0208" is acknowledged without a reason', 'Say why the warning does not matter here.'],
  ])('%s', (_about, code, reason, message, fix: unknown) => {
    const chart = chartOf();
    Findings.acknowledge(chart, code, reason);
    expect(refusal(chart)).toEqual([expect.objectContaining({ code: 'ASMG0108', message, fix })]);
  });
});
