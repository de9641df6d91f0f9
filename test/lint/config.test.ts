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

  test('says what each key accepts', () => {
    const { findings } = configOf(
      'failOn: errors', 'failIfNone: 1', 'paths: ["", a]', 'clusters: []', 'acknowledge:', '- { code: ASMG1, reason: a, gateway: edge }',
      'platform: { cni: 1, kubernetesVersion: new, podCidrKnown: maybe }',
    );
    expect(findings.map(({ field = [], fix }) => `${pathText(field)}: ${fix}`)).toEqual([
      'failOn: Use error, warning or never.',
      'failIfNone: Use true or false.',
      'paths[0]: Use a text.',
      'clusters: Use a map.',
      'acknowledge[0].code: Use a text in quotation marks (Code of a warning, for example "ASMG0301").',
      'acknowledge[0].gateway: Use a text in quotation marks (The gateway, as namespace/name. Without it, the acknowledgement is for all gateways).',
      'platform.cni: Use flannel, terway-eniip, terway-ipvlan, terway-datapath-v2, terway-exclusive-eni or other.',
      'platform.kubernetesVersion: Use a text in quotation marks (Kubernetes version, for example 1.28 or 1.33.6).',
      'platform.podCidrKnown: Use true or false.',
    ]);
    expect(configOf('paths: a').findings.map(({ fix }) => fix)).toEqual(['Use a list.']);
  });

  test('a key without a value is absent', () => {
    const config = configOf('failOn:', 'paths:', 'platform: { cni: , proxyMode: ipvs }', 'clusters:', '  c1:', '  c2: { cni: , proxyMode: ipvs }');
    expect(config).toMatchObject({ findings: [], failOn: undefined, paths: [] });
    expect([config.platform, config.clusters]).toEqual([{ proxyMode: 'ipvs' }, { c1: {}, c2: { proxyMode: 'ipvs' } }]);
    expect(mistakes('acknowledge:', '- { code: ASMG0301, reason: }')).toEqual(['2:3 ASMG0305 acknowledge[0]: "acknowledge[0]" lacks the key "reason"']);
  });

  test('rejects what is no text', () => {
    expect(mistakes('paths: [[a], null, 1]')).toEqual([
      '1:9 ASMG0305 paths[0]: "paths[0]" has the invalid value ["a"]',
      '1:14 ASMG0305 paths[1]: "paths[1]" has the invalid value null',
      '1:20 ASMG0305 paths[2]: "paths[2]" has the invalid value 1',
    ]);
  });

  test('rejects what is no map', () => {
    expect(mistakes('clusters: { c1: flannel }', 'platform: [cni]')).toEqual([
      '1:13 ASMG0305 clusters.c1: "clusters.c1" has the invalid value "flannel"',
      '2:1 ASMG0305 platform: "platform" has the invalid value ["cni"]',
    ]);
  });

  test.each(['constructor', 'toString', '__proto__'])('does not know the key %s', (key) => {
    expect(mistakes(`platform: { ${key}: a }`)).toEqual([`1:13 ASMG0305 platform.${key}: the key "${key}" is unknown`]);
  });

  test('keeps for a cluster what has no mistake', () => {
    const { clusters } = configOf('clusters:', '  c1: { cni: flanel, proxyMode: ipvs }', '  c2: { cni: flannel }');
    expect(clusters).toEqual({ c1: { proxyMode: 'ipvs' }, c2: { cni: 'flannel' } });
  });

  test('uses no path if one of them is wrong', () => {
    expect(configOf('paths: [a, 1]')).toMatchObject({ paths: [], findings: [{ field: ['paths', 1] }] });
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
    ['a list', '# paths\n- failOn', '1:1 ASMG0305 the file is not a single map in YAML'],
    ['two documents', 'failOn: error\n---\nfailOn: never\n', '1:1 ASMG0305 the file is not a single map in YAML'],
    ['no YAML', 'paths: [a]\na: ]', '2:4 ASMG0110 the YAML cannot be read ("Unexpected flow-seq-end token in YAML stream: \\"]\\"")'],
    ['a key that is written twice', 'failOn: error\n\nfailOn: never\n', '3:1 ASMG0110 the key "failOn" appears twice in one map'],
  ])('must not be %s', (_about, text, finding) => {
    const { findings, paths, file } = configOf(text);
    expect(findings.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`)).toEqual([finding]);
    expect([paths, file, findings[0].file]).toEqual([[], 'asm-gateway.yaml', 'asm-gateway.yaml']);
  });

  test('that cannot be read is a finding', () => {
    expect(configIn({ name: 'asm-gateway.yaml', problem: { case: 'notText' } })).toMatchObject({
      file: 'asm-gateway.yaml', findings: [{ code: 'ASMG0110', file: 'asm-gateway.yaml', line: 1, column: 1 }], paths: [], platform: {}, failIfNone: false,
    });
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
