import { gateway } from './support';
import { FindingLevel } from '../../src/findings/finding';
import { lint } from '../../src/lint/lint';
import { lintJunit } from '../../src/lint/lint-junit';

function junit(files: Readonly<Record<string, string>>): string {
  const sources = Object.entries(files).map(([name, text]) => ({ name, text }));
  return lintJunit(lint(sources), Object.keys(files));
}

describe('the JUnit report', () => {
  test('has a case for each file, which fails by errors and passes with warnings', () => {
    const report = junit({
      'good.yaml': gateway(),
      'bad.yaml': gateway('replicaCount: -1').replace('name: ingressgateway', 'name: bad'),
      'warned.yaml': gateway('externalTrafficPolicy: Local').replace('name: ingressgateway', 'name: warned'),
    });
    expect(report).toContain('<testsuite name="files" tests="3" failures="1" errors="0" skipped="0"');
    expect(report).toContain('<testcase classname="asm-gateway" name="good.yaml" time="0.000"/>');
    expect(report).toMatch(/name="bad.yaml" time="0.000"><failure message="8:3 error ASMG0104 [^"]*"\/><\/testcase>/);
    expect(report).toMatch(/name="warned.yaml" time="0.000"><system-out>8:3 warning ASMG0301 [^<]*<\/system-out><\/testcase>/);
  });

  test('fails by what makes lint fail', () => {
    const warned = [{ name: 'a.yaml', text: gateway('externalTrafficPolicy: Local') }, { name: 'b.yaml', text: gateway('replicaCount: -1') }];
    const failures = (failOn: 'error' | 'warning' | 'never') => /failures="(\d)"/.exec(lintJunit(lint(warned), ['a.yaml', 'b.yaml'], failOn))?.[1];
    expect([failures('never'), failures('error'), failures('warning')]).toEqual(['0', '1', '2']);
  });

  test('skips a file whose gateway was not judged', () => {
    expect(junit({ 'good.yaml': gateway(), 'odd.yaml': gateway().replace('kind: IstioGateway', 'kind: IstioGatway') }))
      .toContain('name="odd.yaml" time="0.000"><skipped message="not judged: IstioGatway: the kind must be IstioGateway"/>');
  });

  test('lists all errors of a file', () => {
    expect(junit({ 'bad.yaml': gateway('replicaCount: -1', 'wrong: 1') })).toMatch(/<failure message="8:3 error ASMG0104 [^"]* \| 9:3 error ASMG0109 [^"]*"/);
  });

  test('has a skipped case if nothing was judged', () => {
    expect(junit({ 'empty.yaml': '' })).toContain('name="judged something" time="0.000"><skipped message="nothing was judged: no file has an IstioGateway or a Service of type LoadBalancer"/>');
    expect(junit({ 'good.yaml': gateway() })).not.toContain('skipped message');
  });

  test('is a whole document', () => {
    const base = { code: 'ASMG0109', level: FindingLevel.ERROR, message: 'what\n', why: 'why', fix: 'Do this.', file: 'a.yaml', line: 7, column: 3 };
    const warning = { ...base, level: FindingLevel.WARNING };
    const passed = (file: string, isSurprising: boolean) => ({ file, kind: 'Service', why: 'why\n', isSurprising, line: () => 1 });
    const result = {
      judged: 2,
      services: 0,
      undecided: [],
      findings: [base, warning, warning, { ...base, file: 'b.yaml' }],
      passedOver: [passed('c.yaml', true), passed('c.yaml', true), passed('d.yaml', false), passed('b.yaml', true)],
    };
    const text = 'what\\n: why. Do this.';
    expect(lintJunit(result, ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'])).toBe([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="asm-gateway lint">',
      '  <testsuite name="files" tests="4" failures="2" errors="0" skipped="1" time="0.000">',
      '    <testcase classname="asm-gateway" name="a.yaml" time="0.000">'
      + `<failure message="7:3 error ASMG0109 ${text}"/>`
      + `<system-out>7:3 warning ASMG0109 ${text} | 7:3 warning ASMG0109 ${text}</system-out></testcase>`,
      `    <testcase classname="asm-gateway" name="b.yaml" time="0.000"><failure message="7:3 error ASMG0109 ${text}"/></testcase>`,
      '    <testcase classname="asm-gateway" name="c.yaml" time="0.000">'
      + '<skipped message="not judged: Service: why\\n | Service: why\\n"/></testcase>',
      '    <testcase classname="asm-gateway" name="d.yaml" time="0.000"/>',
      '  </testsuite>',
      '</testsuites>',
      '',
    ].join('\n'));
  });

  test('has the class of the command in the case without a judgment', () => {
    expect(junit({})).toContain('    <testcase classname="asm-gateway" name="judged something" time="0.000"><skipped ');
  });

  test('holds any text of a file as text', () => {
    const report = junit({ 'a<b>&"c.yaml': gateway('"<&\'\\u0007": 1') });
    expect(report).toContain('name="a&lt;b&gt;&amp;&quot;c.yaml"');
    expect(report).not.toMatch(/\u0007|"[^"]*<[^"]*" time/);
  });
});
