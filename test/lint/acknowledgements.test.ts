import { gateway, inShort } from './support';
import { configIn } from '../../src/lint/config';
import { lint } from '../../src/lint/lint';
import { lintJson } from '../../src/lint/lint-json';
import { lintSarif } from '../../src/lint/lint-sarif';
import { lintText } from '../../src/lint/lint-text';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';

/** A gateway of which lint finds ASMG0301, with this annotation. */
const acknowledging = (text: string, ...lines: readonly string[]) => gateway('externalTrafficPolicy: Local', ...lines)
  .replace('spec:', `  annotations:\n    asm-gateway.io/acknowledge: ${JSON.stringify(text)}\nspec:`);

const FINE = ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true });
const FLANNEL = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPVS, kubernetesVersion: '1.22', podCidrKnown: true });

const lintOf = (text: string, platform?: ClusterPlatform) => lint([{ name: 'a.yaml', text }], platform);
const codesOf = (text: string, platform?: ClusterPlatform) => lintOf(text, platform).findings.map(({ code }) => code);

describe('the annotation asm-gateway.io/acknowledge', () => {
  const CASE = acknowledging('ASMG0301: clients use the DNS name');

  test('moves a warning to those that are acknowledged, with its reason', () => {
    const { findings, acknowledged } = lintOf(CASE);
    expect(findings).toEqual([]);
    expect(acknowledged).toMatchObject([{ code: 'ASMG0301', reason: 'clients use the DNS name', isInManifest: true, line: 10 }]);
  });

  test('acknowledges several codes', () => {
    expect(codesOf(acknowledging('ASMG0301: by name;\n  ASMG0302: no such\n  clients; '), FLANNEL)).not.toContain('ASMG0301');
    const { acknowledged = [] } = lintOf(acknowledging('ASMG0301: by name;\n  ASMG0302: no such\n  clients; '), FLANNEL);
    expect(acknowledged.map(({ code, reason }) => `${code} ${reason}`)).toEqual(['ASMG0301 by name', 'ASMG0302 no such clients']);
  });

  test('may have spaces before the colon, and a semicolon at its end', () => {
    const { findings, acknowledged } = lintOf(acknowledging(' ASMG0301 : by name; ;'));
    expect([findings, acknowledged?.map(({ code, reason }) => `${code} ${reason}`)]).toEqual([[], ['ASMG0301 by name']]);
  });

  test('is for its own gateway only', () => {
    const other = gateway('externalTrafficPolicy: Local').replace('ingressgateway', 'other');
    expect(lintOf(`${CASE}---\n${other}`).findings.map(({ code, object }) => [code, object])).toEqual([['ASMG0301', 'istio-system/other']]);
  });

  test.each([
    ['an error', 'ASMG0102: we like it', '"ASMG0102" is acknowledged, but it is always an error'],
    ['an unknown code', 'ASMG9999: we like it', '"ASMG9999" is acknowledged, but no finding has this code'],
    ['no reason', 'ASMG0301: ', '"ASMG0301" is acknowledged without a reason'],
    ['only a code', 'ASMG0301', 'the acknowledgement "ASMG0301" does not have the form "CODE: reason"'],
    ['words before the code', 'see ASMG0301: fine', 'the acknowledgement "see ASMG0301: fine" does not have the form "CODE: reason"'],
    ['another form', 'ASMG0301=fine', 'the acknowledgement "ASMG0301=fine" does not have the form "CODE: reason"'],
  ])('with %s is rejected at its place', (_about, text, message) => {
    const [finding, ...others] = lintOf(acknowledging(text)).findings;
    expect([inShort(finding), finding.message]).toEqual(['a.yaml:7 ASMG0108 metadata.annotations["asm-gateway.io/acknowledge"]', message]);
    expect(others.map(({ code }) => code)).toEqual(['ASMG0301']);
  });

  test('never silences an error of a code that may also be a warning', () => {
    const { findings } = lintOf(acknowledging('ASMG0117: planned').replace('annotations:', 'annotations:\n    asm.alibabacloud.com/enable-canary-deployment: "yes"'));
    expect(findings.map(({ code, level, message }) => `${code} ${level}: ${message}`)).toEqual([
      'ASMG0117 error: annotation "asm.alibabacloud.com/enable-canary-deployment" is "yes"; it must be "true" or "false"',
      'ASMG0306 warning: "ASMG0117" is acknowledged, but it is an error here',
      expect.stringContaining('ASMG0301 warning'),
    ]);
  });

  test('that has no effect is reported', () => {
    const findings = lintOf(acknowledging('ASMG0301: by name'), FINE).findings;
    expect(findings.map(({ code, level, message }) => [code, level, message]))
      .toEqual([['ASMG0306', 'warning', '"ASMG0301" is acknowledged, but lint does not find it']]);
  });

  test('that has no effect next to an error of another code is reported', () => {
    const { findings } = lintOf(acknowledging('ASMG0206: by name', 'wrong: 1'));
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toContain('ASMG0306 "ASMG0206" is acknowledged, but lint does not find it');
  });

  test('that would have an effect if the cluster were declared is not reported', () => {
    expect(codesOf(acknowledging('ASMG0301: by name; ASMG0302: no such clients'))).toEqual([]);
  });

  test('may acknowledge that it has no effect on some clusters', () => {
    const text = acknowledging('ASMG0301: by name; ASMG0306: one manifest for two clusters');
    const of = (platform?: ClusterPlatform) => {
      const { findings, acknowledged = [] } = lintOf(text, platform);
      return [findings, acknowledged.map(({ code }) => code)];
    };
    expect([of(FINE), of()]).toEqual([[[], ['ASMG0306']], [[], ['ASMG0301']]]);
  });
});

describe('the configuration file', () => {
  const configOf = (...lines: readonly string[]) => configIn({ name: 'asm-gateway.yaml', text: ['acknowledge:', ...lines, ''].join('\n') });
  const LOCAL = { name: 'a.yaml', text: gateway('externalTrafficPolicy: Local') };
  const judgedBy = (settings: Parameters<typeof lint>[2], ...more: readonly { name: string; text: string }[]) => {
    const { findings, acknowledged = [] } = lint([LOCAL, ...more], undefined, settings);
    return [findings.map(inShort), acknowledged.map(({ code, isInManifest }) => `${code} ${isInManifest}`)];
  };
  const OTHER = { name: 'b.yaml', text: LOCAL.text.replace('ingressgateway', 'other') };

  test('acknowledges a warning of all gateways', () => {
    expect(judgedBy({ config: configOf('- { code: ASMG0301, reason: by name }') }, OTHER)).toEqual([[], ['ASMG0301 false', 'ASMG0301 false']]);
  });

  test('acknowledges a warning of one gateway', () => {
    expect(judgedBy({ config: configOf('- { code: ASMG0301, reason: by name, gateway: istio-system/other }') }, OTHER))
      .toEqual([['a.yaml:8 ASMG0301 spec.externalTrafficPolicy'], ['ASMG0301 false']]);
  });

  test('acknowledges for a gateway nothing of a Service that has its name', () => {
    const service = {
      name: 'b.yaml',
      text: 'apiVersion: v1\nkind: Service\nmetadata: { name: ingressgateway, namespace: istio-system }\n'
      + 'spec: { type: LoadBalancer, externalTrafficPolicy: Local, ports: [{ port: 80 }] }\n',
    };
    expect(judgedBy({ config: configOf('- { code: ASMG0301, reason: by name, gateway: istio-system/ingressgateway }') }, service))
      .toEqual([['b.yaml:4 ASMG0301 spec.externalTrafficPolicy'], ['ASMG0301 false']]);
  });

  test('rejects errors and unknown codes', () => {
    expect(judgedBy({ config: configOf('- { code: ASMG0301, reason: by name }', '- { code: ASMG0102, reason: x }', '- { code: ASMG9999, reason: x }') })[0])
      .toEqual(['asm-gateway.yaml:3 ASMG0108', 'asm-gateway.yaml:4 ASMG0108']);
  });

  test('reports an acknowledgement without effect if everything was read', () => {
    const config = configOf('- { code: ASMG0206, reason: fine }');
    const rest = 'a.yaml:8 ASMG0301 spec.externalTrafficPolicy';
    expect(judgedBy({ config, isComplete: true })[0]).toEqual(['asm-gateway.yaml:2 ASMG0306', rest]);
    expect(judgedBy({ config, isComplete: false })[0]).toEqual([rest]);
  });

  test('says what is wrong with an acknowledgement without effect', () => {
    const messages = lint([LOCAL], undefined, { config: configOf('- { code: ASMG0206, reason: fine }'), isComplete: true }).findings.map(({ message }) => message);
    expect(messages[0]).toBe('"ASMG0206" is acknowledged, but lint does not find it');
  });

  test('keeps an acknowledgement with an effect on one of several gateways', () => {
    const fine = { name: 'b.yaml', text: gateway().replace('ingressgateway', 'other') };
    expect(judgedBy({ config: configOf('- { code: ASMG0301, reason: by name }'), isComplete: true }, fine)).toEqual([[], ['ASMG0301 false']]);
  });

  test('reports an acknowledgement without effect on the gateway that it names', () => {
    const stale = (name: string) => judgedBy({ config: configOf(`- { code: ASMG0206, reason: fine, gateway: istio-system/${name} }`) })[0];
    expect(stale('ingressgateway')).toEqual(['asm-gateway.yaml:2 ASMG0306', 'a.yaml:8 ASMG0301 spec.externalTrafficPolicy']);
    expect(stale('not-read')).toEqual(['a.yaml:8 ASMG0301 spec.externalTrafficPolicy']);
  });
});

describe('an acknowledged finding', () => {
  const RESULT = lintOf(acknowledging('ASMG0301: by name'));

  test('has a line in the text', () => {
    expect(lintText(RESULT, (_, text) => text).split('\n').slice(0, 2)).toEqual([
      '1 gateway judged: 1 acknowledged', 'Acknowledged: ASMG0301 at a.yaml:10 (by name)',
    ]);
  });

  test('has its reason in JSON', () => {
    expect(lintJson(RESULT).findings).toMatchObject([{ code: 'ASMG0301', acknowledged: 'by name' }]);
    expect(lintJson(lintOf(gateway('externalTrafficPolicy: Local'))).findings).toMatchObject([{ code: 'ASMG0301', acknowledged: null }]);
  });

  test('is suppressed in SARIF', () => {
    expect(lintSarif(RESULT, '1')).toMatchObject({
      runs: [{ results: [{ ruleId: 'ASMG0301', suppressions: [{ kind: 'inSource', justification: 'by name' }] }] }],
    });
  });
});
