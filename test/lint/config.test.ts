import { readFileSync } from 'fs';
import { join } from 'path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/documents';
import { pathText } from '../../src/findings/field-path';
import { configIn } from '../../src/lint/config';
import { publishedSchema } from '../../src/lint/config-schema';
import { Cni, ProxyMode } from '../../src/model/platform';

const configOf = (...lines: readonly string[]) => configIn({ name: 'asm-gateway.yaml', text: lines.join('\n') });

/** `2:3 ASMG0305 platform.cni: the message`. */
const mistakes = (...lines: readonly string[]) => configOf(...lines).findings
  .map(({ line, column, code, field = [], message }) => `${line}:${column} ${code} ${pathText(field)}: ${message}`);

describe('a configuration file', () => {
  test('declares everything that flags declare', () => {
    const config = configOf(
      'platform:', '  cni: terway-eniip', '  proxyMode: ipvs', '  kubernetesVersion: "1.28"', '  ccmVersion: v1.9.3.376-g5c84e19-aliyun', '  podCidrKnown: false',
      'clusters:', '  c0123456789abcdef: { cni: flannel }',
      'paths: [manifests, more.yaml]', 'failOn: warning', 'failIfNone: true',
      'acknowledge:', '- { code: ASMG0301, reason: they use the DNS name, gateway: istio-system/edge }',
    );
    expect(config.findings).toEqual([]);
    expect(config.platform).toEqual({
      cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.28', ccmVersion: 'v1.9.3.376-g5c84e19-aliyun', podCidrKnown: false,
    });
    expect(config).toMatchObject({
      clusters: { c0123456789abcdef: { cni: Cni.FLANNEL } },
      paths: ['manifests', 'more.yaml'],
      failOn: 'warning',
      failIfNone: true,
      acknowledgements: [{ code: 'ASMG0301', reason: 'they use the DNS name', gateway: 'istio-system/edge', place: { line: 13, column: 5 } }],
    });
  });

  test.each(['', '# nothing', 'platform:', 'paths: []\nacknowledge: []'])('may be empty: %j', (text) => {
    expect(configOf(text)).toMatchObject({ findings: [], paths: [], failOn: undefined, failIfNone: false, acknowledgements: [] });
  });

  test('names the nearest key for a misspelled one', () => {
    const { findings } = configOf('failOnn: warning', 'platform: { proxymode: ipvs }', 'hello: 1');
    expect(findings.map(({ message, fix, line, column }) => [message, fix, line, column])).toEqual([
      ['the key "failOnn" is unknown', 'Use "failOn".', 1, 1],
      ['the key "proxymode" is unknown', 'Use "proxyMode".', 2, 13],
      ['the key "hello" is unknown', 'Use "platform", "clusters", "paths", "failOn", "failIfNone" or "acknowledge".', 3, 1],
    ]);
  });

  test('rejects values that have no meaning, each at its place', () => {
    expect(mistakes('failOn: errors', 'failIfNone: "true"', 'paths: manifests', 'platform: { cni: flanel, kubernetesVersion: 1.30 }', 'acknowledge: [7]')).toEqual([
      '1:1 ASMG0305 failOn: "failOn" has the invalid value "errors"',
      '2:1 ASMG0305 failIfNone: "failIfNone" has the invalid value "true"',
      '3:1 ASMG0305 paths: "paths" has the invalid value "manifests"',
      '4:13 ASMG0305 platform.cni: "platform.cni" has the invalid value "flanel"',
      '4:26 ASMG0305 platform.kubernetesVersion: "platform.kubernetesVersion" has the invalid value 1.3',
      '5:15 ASMG0305 acknowledge[0]: "acknowledge[0]" has the invalid value 7',
    ]);
  });

  test('keeps what has no mistake', () => {
    const config = configOf('failOn: errors', 'paths: [a]', 'platform: { cni: flanel, proxyMode: ipvs }', 'acknowledge:', '- code: ASMG0301', '- { code: ASMG0208, reason: fine }');
    expect(config).toMatchObject({ failOn: undefined, paths: ['a'], platform: { proxyMode: 'ipvs' }, acknowledgements: [{ code: 'ASMG0208' }] });
    expect(config.platform).not.toHaveProperty('cni');
  });

  test('needs a reason for an acknowledgement', () => {
    expect(mistakes('acknowledge:', '- code: ASMG0301', '- { code: ASMG0301, reason: " " }')).toEqual([
      '2:3 ASMG0305 acknowledge[0]: "acknowledge[0]" lacks the key "reason"',
      '3:21 ASMG0305 acknowledge[1].reason: "acknowledge[1].reason" has the invalid value " "',
    ]);
  });

  test.each([
    ['a list', '- failOn', 'ASMG0305'], ['two documents', 'failOn: error\n---\nfailOn: never\n', 'ASMG0305'], ['no YAML', 'a: [', 'ASMG0110'],
    ['a key that is written twice', 'failOn: error\nfailOn: never\n', 'ASMG0110'],
  ])('must not be %s', (_about, text, code) => {
    expect(configOf(text).findings.map((finding) => finding.code)).toEqual([code]);
  });

  test('that cannot be read is a finding', () => {
    expect(configIn({ name: 'asm-gateway.yaml', problem: { case: 'notText' } })).toMatchObject({ findings: [{ code: 'ASMG0110' }], paths: [] });
  });
});

describe('the published schema', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas', 'asm-gateway.schema.json'), 'utf8')) as object;
  const accepts = new Ajv().compile(schema);

  test('is written down', () => {
    expect(schema).toEqual(publishedSchema());
  });

  test.each([
    '{}', 'failOn: never', 'failOn: no', 'platform: { cni: flannel }', 'platform: { cni: bad }', 'platform: { podCidrKnown: true }', 'platform: { podCidrKnown: "true" }',
    'platform: { kubernetesVersion: v1.33.6-aliyun.1 }', 'platform: { kubernetesVersion: 1.30 }', 'platform: { kubernetesVersion: new }', 'platform: { x: 1 }', 'x: 1', 'paths: [""]', 'paths: [a]', '[]',
    'acknowledge: [{ code: ASMG0301, reason: a }]', 'acknowledge: [{ code: ASMG0301 }]', 'acknowledge: [{ code: x, reason: a }]', 'acknowledge: [{ code: ASMG0301, reason: a, gateway: b }]',
  ])('accepts what lint accepts: %s', (text) => {
    expect(accepts(parse(text))).toBe(configOf(text).findings.length === 0);
  });
});
