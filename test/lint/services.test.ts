import { parse } from 'yaml';
import { gateway, inShort } from './support';
import { lint, type LintSettings } from '../../src/lint/lint';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';

const LB = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';

/** A Service with annotations, from line 6 on. */
const service = (name: string, annotations: readonly string[], ...spec: readonly string[]) => [
  'apiVersion: v1', 'kind: Service', 'metadata:', `  name: ${name}`, '  annotations:', ...annotations.map((line) => `    ${line}`),
  'spec:', '  type: LoadBalancer', '  ports: [{ port: 80 }]', ...spec.map((line) => `  ${line}`), '',
].join('\n');

/** The annotations of an object that takes the listeners of a load balancer that exists. */
const TAKING = [`${LB}id: lb-a`, `${LB}force-override-listeners: "true"`];
const takingGateway = (name: string) => gateway('ports: [{ name: http2, port: 80 }]', 'serviceAnnotations:', ...TAKING.map((line) => `  ${line}`))
  .replace('ingressgateway', name);

const lintOf = (texts: readonly string[], platform?: ClusterPlatform, settings?: LintSettings) => (
  lint(texts.map((text, index) => ({ name: `${'abc'[index]}.yaml`, text })), platform, settings));

describe('a Service of type LoadBalancer', () => {
  test('is judged and counted', () => {
    const { judged, services, read } = lintOf([`${gateway()}---\n${service('a', TAKING)}`, service('b', ['x: b'])]);
    expect({ judged, services, read }).toEqual({ judged: 3, services: 2, read: { files: 2, documents: 3, objects: 3 } });
  });

  test('has findings with its name, its place and the document', () => {
    const { findings } = lintOf([`${gateway()}---\n${service('edge', [`${LB}address-typ: intranet`])}`]);
    expect(findings).toEqual([expect.objectContaining({
      code: 'ASMG0214', file: 'a.yaml', line: 14, column: 5, object: 'edge', subject: { document: 1, field: [] }, field: ['metadata', 'annotations', `${LB}address-typ`],
    })]);
  });

  test('has the place of its item in a list', () => {
    const list = `kind: List\nitems:\n- ${service('edge', [`${LB}address-typ: intranet`]).trimEnd().replaceAll('\n', '\n  ')}\n`;
    expect(lintOf([list]).findings).toMatchObject([{ line: 8, object: 'edge', subject: { document: 0, field: ['items', 0] } }]);
  });

  test('is judged for the cluster that is declared, by flags or otherwise', () => {
    const texts = [service('a', ['x: b'], 'externalTrafficPolicy: Local')];
    const fine = { cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true };
    const codes = (...more: [ClusterPlatform?, LintSettings?]) => lintOf(texts, ...more).findings.map(({ code }) => code);
    expect([codes(), codes(ClusterPlatform.ack(fine)), codes(undefined, { flags: fine })]).toEqual([['ASMG0301'], [], []]);
  });
});

describe('the listeners of a load balancer that exists', () => {
  const shared = (...texts: readonly string[]) => lintOf(texts).findings.map((finding) => `${inShort(finding)}: ${finding.message}`);
  const also = 'the listeners of load balancer "lb-a" on "80" also belong to';

  test('belong to one object only', () => {
    expect(shared(takingGateway('one'), `# b\n${service('two', TAKING)}`, service('three', TAKING))).toEqual([
      `b.yaml:7 ASMG0222 metadata.annotations["${LB}id"]: ${also} "a.yaml:1"`,
      `c.yaml:6 ASMG0222 metadata.annotations["${LB}id"]: ${also} "a.yaml:1"`,
    ]);
    expect(shared(`# a\n${service('two', TAKING)}`, takingGateway('one'))).toEqual([
      `b.yaml:10 ASMG0222 spec.serviceAnnotations["${LB}id"]: ${also} "a.yaml:2"`,
    ]);
  });

  test('belong to one of two objects that are on one line too', () => {
    const onOneLine = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [parse(takingGateway('one')), parse(service('two', TAKING))] });
    expect(shared(onOneLine)).toEqual([`a.yaml:1 ASMG0222 metadata.annotations["${LB}id"]: ${also} "a.yaml:1"`]);
  });

  test('may belong to one object on other ports', () => {
    expect(shared(service('one', TAKING), service('two', TAKING).replace('port: 80', 'port: 81'))).toEqual([]);
  });
});

describe('the findings of a configuration file', () => {
  test('come first, in the order of lines', () => {
    const place = (line: number) => ({ line, column: 1 });
    const mistake = { ...lintOf(['a: [']).findings[0], file: 'asm-gateway.yaml' };
    const config = {
      file: 'asm-gateway.yaml',
      platform: {},
      clusters: {},
      paths: [],
      failOn: undefined,
      failIfNone: false,
      acknowledgements: [{ code: 'ASMG9999', reason: 'x', gateway: undefined, file: 'asm-gateway.yaml', place: place(2) }],
      findings: [{ ...mistake, ...place(3) }, { ...mistake, ...place(1) }],
    };
    const result = lintOf([gateway('wrong: 1')], undefined, { config });
    expect(result.findings.map(inShort)).toEqual([
      'asm-gateway.yaml:1 ASMG0110', 'asm-gateway.yaml:2 ASMG0108', 'asm-gateway.yaml:3 ASMG0110', 'a.yaml:8 ASMG0109 spec.wrong',
    ]);
    expect(result.settings).toBe('asm-gateway.yaml');
    expect(lintOf([gateway()])).not.toHaveProperty('settings');
    expect(lintOf([gateway()])).not.toHaveProperty('acknowledged');
  });
});
