import { findingsOf, FIRST_LINE, gateway, inShort } from './support';
import { lint } from '../../src/lint/lint';
import { lintSarif } from '../../src/lint/lint-sarif';
import { lintText } from '../../src/lint/lint-text';
import { fc } from '../support/properties';

/** Names that every object of JavaScript has, or that decide how it is printed. */
const INHERITED = ['toString', 'valueOf', 'constructor', '__proto__', 'toJSON', 'hasOwnProperty', 'length', 'then'];

const FIELDS = [
  'ports', 'overrides', 'serviceAnnotations', 'podLabels', 'replicaCount', 'minReplicas', 'serviceType', 'externalTrafficPolicy', 'loadBalancerClass',
  'gatewayType', 'clusterIds', 'resources', 'env',
];

describe('an object where a scalar belongs', () => {
  test.each(INHERITED)('is a finding at its line if its key is %s, and the other files are judged', (key) => {
    const wrong = gateway().replace('serviceType: LoadBalancer', `serviceType: {${key}: {}}`);
    const { judged, passedOver: [], findings } = lint([{ name: 'a.yaml', text: wrong }, { name: 'b.yaml', text: gateway('wrong: 1').replace('ingressgateway', 'other') }]);
    expect([judged, findings.map(inShort)]).toEqual([
      2, [`a.yaml:${FIRST_LINE - 1} ASMG0109 spec.serviceType`, `b.yaml:${FIRST_LINE} ASMG0109 spec.wrong`],
    ]);
  });

  test('is a finding where a port belongs', () => {
    const annotation = 'serviceAnnotations: {service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port: "http:80"}';
    expect(findingsOf(gateway(annotation, 'ports: [{name: a, port: {toString: {}}}]')).map(inShort)).toEqual([
      `a.yaml:${FIRST_LINE + 1} ASMG0103 spec.ports[0].port`,
    ]);
  });

  test('never stops a run, whatever it is and wherever it stands', () => {
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, 1, '', 'x', 'LoadBalancer'),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom(...INHERITED, ...FIELDS, 'name', 'port', 'app', 'a\u0000b', '1'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(fc.property(value, fc.dictionary(fc.constantFrom(...FIELDS), value), (metadata, spec) => {
      const text = JSON.stringify({ apiVersion: 'istio.alibabacloud.com/v1', kind: 'IstioGateway', metadata, spec });
      const result = lint([{ name: 'a.json', text }]);
      expect([result.judged, lintText(result, (_, each) => each).length > 0, JSON.stringify(lintSarif(result, '1')).length > 0]).toEqual([1, true, true]);
    }), { seed: 1, numRuns: 500 });
  });
});

describe('the id of an override', () => {
  test('may look like a number, and its mistake is reported once', () => {
    expect(findingsOf(gateway('overrides:', '  "123": {minReplicas: x}')).map(inShort)).toEqual([
      `a.yaml:${FIRST_LINE + 1} ASMG0104 spec.overrides["123"].minReplicas`,
    ]);
  });

  test.each(INHERITED)('may be %s, and a finding points at the field that has the mistake', (id) => {
    expect(findingsOf(gateway('podAnnotations: {a: 1}', `overrides: {${id}: {podAnnotations: {b: x}}}`)).map(inShort)).toEqual([
      `a.yaml:${FIRST_LINE} ASMG0105 spec.podAnnotations.a`,
    ]);
  });

  test('may contain control characters, which do not reach a report', () => {
    const result = lint([{ name: 'a.yaml', text: gateway('overrides:', '  "\\e[31m\\x07\\n~/": {wrong: 1}') }]);
    expect(result.findings.map(inShort)).toEqual([`a.yaml:${FIRST_LINE + 1} ASMG0109 spec.overrides["\\u001b[31m\\u0007\\n~/"].wrong`]);
    expect(lintText(result, (_, each) => each)).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

test('an annotation whose name every object has is not taken for one of an override', () => {
  expect(findingsOf(gateway('podAnnotations: {toString: 1}', 'overrides: {c1: {podAnnotations: {b: x}}}')).map(inShort)).toEqual([
    `a.yaml:${FIRST_LINE} ASMG0105 spec.podAnnotations.toString`,
  ]);
});

describe('what kubectl would read otherwise than a parser of YAML 1.2', () => {
  test('is reported as kubectl would refuse it', () => {
    const annotations = ['one: y', 'two: N', 'three: 1_000', 'four: 0b11', 'five: +0x1F', 'six: 0120'];
    const findings = findingsOf(gateway('serviceAnnotations:', ...annotations.map((each) => `  ${each}`)));
    expect(findings.map(({ code, line, message }) => [code, line, / has the value (\S+);/.exec(message)?.[1]])).toEqual(
      ['true', 'false', '1000', '3', '31', '80'].map((value, index) => ['ASMG0105', FIRST_LINE + 1 + index, value]),
    );
  });

  test('is a port in octal notation', () => {
    expect(findingsOf(gateway('ports: [{name: http, port: 0120}, {name: again, port: 80}]')).map(({ message }) => message))
      .toEqual([expect.stringContaining('port 80 is used twice')]);
  });

  test('is a kind that is given twice: kubectl sees a gateway, so it is refused', () => {
    expect(findingsOf(gateway().replace('kind:', 'kind: Service\nkind:')).map(inShort)).toEqual(['a.yaml:3 ASMG0110']);
    expect(findingsOf(gateway().replace('kind: IstioGateway', 'kind: IstioGateway\nkind: Service'))).toEqual([]);
  });
});

describe('an unreadable document', () => {
  test.each([
    ['an anchor inside itself', 'spec: &s\n  podLabels: *s\n', 2, 'contains itself'],
    ['a merge of itself', 'spec: &s\n  <<: *s\n', 2, 'contains itself'],
    ['a separator with text', '--- x\n', 1, 'is not a separator'],
    ['a tab', '\tspec: 1\n', 1, 'contains a tab'],
    ['brackets without end', `spec: ${'['.repeat(100_000)}\n`, 1, 'nested in more than 500 levels'],
    ['a control character', 'spec: "\u0007"\n', 1, 'U+0007'],
  ])('with %s is a finding at its line, and the others are judged', (_, end, line, words) => {
    const wrong = `apiVersion: istio.alibabacloud.com/v1\nkind: IstioGateway\n${end}`;
    const { judged, passedOver: [], findings } = lint([{ name: 'a.yaml', text: `${wrong}---\n${gateway()}` }]);
    expect([judged, findings.map(inShort)]).toEqual([1, [`a.yaml:${2 + line} ASMG0110`]]);
    expect(findings[0]?.message).toContain(words);
  });
});
