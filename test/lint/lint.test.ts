import { readFileSync } from 'fs';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { findingsOf, FIRST_LINE, gateway, inShort } from './support';
import { sourceOf } from '../../src/kubernetes/source';
import { lint } from '../../src/lint/lint';
import { lintText } from '../../src/lint/lint-text';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const OTHER = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n';

describe('which objects are judged', () => {
  const judgedIn = (text: string) => lint([{ name: 'a.yaml', text }]).judged;

  test('every IstioGateway among the documents of a file, and nothing else', () => {
    expect(judgedIn([OTHER, gateway(), '', '# nothing\n', '- 1\n', 'text\n', gateway()].join('---\n'))).toBe(2);
  });

  test('the items of a list', () => {
    const items = [parse(gateway()), parse(OTHER)] as unknown[];
    expect(['List', 'IstioGatewayList'].map((kind) => judgedIn(stringify({ apiVersion: 'v1', kind, items })))).toEqual([1, 1]);
  });

  test('JSON', () => {
    expect(judgedIn(JSON.stringify(parse(gateway()), undefined, 2))).toBe(1);
  });

  test('no object of that kind in another group', () => {
    expect(judgedIn(gateway().replace('istio.alibabacloud.com', 'istio.example.com'))).toBe(0);
  });
});

describe('the rules', () => {
  test('refuse pod network interfaces together with Local, at the line of the policy', () => {
    const findings = findingsOf(gateway('externalTrafficPolicy: Local', `serviceAnnotations: { ${BACKEND}: eni }`));
    expect(findings.map(inShort)).toContain(`a.yaml:${FIRST_LINE} ASMG0209 spec.externalTrafficPolicy`);
  });

  test('do not report what follows from pod network interfaces together with Local', () => {
    const findings = findingsOf(gateway('externalTrafficPolicy: Local', `serviceAnnotations: { ${BACKEND}: eni }`));
    expect(findings.map(({ code }) => code)).toEqual(['ASMG0209']);
  });

  test('report only the annotation on a Flannel cluster, where it is the mistake', () => {
    const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true });
    const text = gateway('externalTrafficPolicy: Local', `serviceAnnotations: { ${BACKEND}: eni }`);
    expect(lint([{ name: 'a.yaml', text }], platform).findings.map(({ code, message }) => [code, message]))
      .toEqual([['ASMG0202', 'backend-type is "eni", but the declared CNI is "flannel"']]);
  });

  test('find one name twice in all files, and name the other place', () => {
    const [finding, ...others] = findingsOf(gateway(), `${OTHER}---\n${gateway()}`);
    expect([inShort(finding), others]).toEqual(['b.yaml:8 ASMG0107 metadata.name', []]);
    expect(finding.message).toContain('a.yaml:1');
  });

  test('point at the override that is to blame', () => {
    const findings = findingsOf(gateway('ports: [{ name: http2, port: 80 }]', 'overrides:', '  c1:', '    minReplicas: 5', '    maxReplicas: 2'));
    expect(findings.map(inShort)).toEqual([`a.yaml:${FIRST_LINE + 3} ASMG0104 spec.overrides.c1.minReplicas`]);
  });

  test('point at the override and its line even if its id contains quotation marks', () => {
    const findings = findingsOf(gateway('overrides:', '  \'a"b\':', '    minReplicas: 5', '    maxReplicas: 2'));
    expect(findings.map(inShort)).toEqual([`a.yaml:${FIRST_LINE + 2} ASMG0104 spec.overrides["a\\"b"].minReplicas`]);
  });

  test('point at the gateway for an annotation that the override does not repeat', () => {
    const findings = findingsOf(gateway('serviceAnnotations: { "a b": x }', 'overrides:', '  c1: { serviceAnnotations: { "c d": z } }'));
    expect(findings.map(inShort)).toEqual([
      `a.yaml:${FIRST_LINE} ASMG0105 spec.serviceAnnotations["a b"]`,
      `a.yaml:${FIRST_LINE + 2} ASMG0105 spec.overrides.c1.serviceAnnotations["c d"]`,
    ]);
  });

  test('read words as Kubernetes does, where off is a boolean', () => {
    expect(findingsOf(gateway('serviceAnnotations:', '  x/flag: off')).map(inShort)).toEqual([`a.yaml:${FIRST_LINE + 1} ASMG0105 spec.serviceAnnotations["x/flag"]`]);
  });

  test('look through anchors and merged maps', () => {
    const findings = findingsOf(gateway('podAnnotations: &all', '  a: 1', 'serviceAnnotations:', '  <<: *all', '  b: x'));
    expect(findings.map(inShort)).toEqual([
      `a.yaml:${FIRST_LINE + 1} ASMG0105 spec.podAnnotations.a`,
      `a.yaml:${FIRST_LINE + 2} ASMG0105 spec.serviceAnnotations.a`,
    ]);
  });

  test('point at what is around a field that is absent', () => {
    const [finding] = findingsOf(gateway().replace('  namespace: istio-system\n', ''));
    expect(inShort(finding)).toBe('a.yaml:3 ASMG0102 metadata.namespace');
  });
});

describe('the schema', () => {
  test.each([
    ['names the field that was meant', ['externalTraficPolicy: Cluster'], 'spec has no field "externalTraficPolicy"', 'Write "externalTrafficPolicy", or remove the field.'],
    ['names none where none is near', ['selector: {}'], 'spec has no field "selector"', 'Remove it'],
    ['tells a number from a string', ['rollingMaxSurge: 1'], 'spec.rollingMaxSurge is 1; it must be a string', 'Put the value in quotation marks.'],
    ['tells a string from a list', ['clusterIds: c1'], 'spec.clusterIds is "c1"; it must be a list', 'Write a list.'],
    ['knows which values there are', ['externalTrafficPolicy: local'], 'spec.externalTrafficPolicy is "local"; it must be "Cluster" or "Local"', 'Write "Local".'],
    ['knows quantities', ['resources: { limits: { cpu: two } }'], 'spec.resources.limits.cpu is "two"; it must be a quantity', 'for example "500m"'],
    ['lists the fields there are if none is near', ['ports: [{ name: a, port: 80, weight: 1 }]'], 'spec.ports[0] has no field "weight"', 'Remove it, or use "appProtocol", "name"'],
    ['misses a field', ['env: [{ value: x }]'], 'spec.env[0] must have the field "name"', 'Add the field "name".'],
  ])('%s', (_, lines, message, fix) => {
    expect(findingsOf(gateway(...lines))).toEqual([expect.objectContaining({
      code: 'ASMG0109', line: FIRST_LINE, message: expect.stringContaining(message) as string, fix: expect.stringContaining(fix) as string,
    })]);
  });

  test('knows the fields of metadata, and the versions', () => {
    expect(findingsOf(gateway().replace('v1beta1', 'v2').replace('  name:', '  label: {}\n  name:')).map(inShort))
      .toEqual(['a.yaml:1 ASMG0109 apiVersion', 'a.yaml:4 ASMG0109 metadata.label']);
  });

  test('reports one mistake for a value that is of the wrong type and not one of the values', () => {
    expect(findingsOf(gateway('externalTrafficPolicy: 5')).map(({ message }) => message)).toEqual(['spec.externalTrafficPolicy is 5; it must be a string']);
  });

  test('is silent where a rule has spoken', () => {
    expect(findingsOf(gateway('replicaCount: two')).map(inShort)).toEqual([`a.yaml:${FIRST_LINE} ASMG0104 spec.replicaCount`]);
  });

  test('passes over what the API server drops, and over the status', () => {
    expect(findingsOf(`${gateway('ports:', 'replicaCount: null')}status: { Whatever: 1 }\n`)).toEqual([]);
  });

  test('finds in the gateways of documentation what the documentation has wrong', () => {
    const published = parse(readFileSync(join(__dirname, '..', 'schema', 'published-gateways.yaml'), 'utf8')) as { refused?: string; manifest: object }[];
    const refused = published.filter(({ manifest }) => findingsOf(JSON.stringify(manifest)).some(({ code }) => ['ASMG0105', 'ASMG0109'].includes(code)));
    expect(refused).toEqual(published.filter((each) => each.refused !== undefined));
  });
});

describe('what cannot be read', () => {
  test('is found where it breaks, and the other documents and files are judged nevertheless', () => {
    const { judged, passedOver: [], findings } = lint([{ name: 'a.yaml', text: `${gateway()}---\na: [\n---\n${gateway()}` }, { name: 'b.yaml', text: gateway() }]);
    expect(judged).toBe(3);
    expect(findings.filter(({ code }) => code === 'ASMG0110').map(inShort)).toEqual(['a.yaml:10 ASMG0110']);
  });

  test('is a key that stands twice in a gateway', () => {
    expect(findingsOf(gateway('serviceType: NodePort'))).toEqual([expect.objectContaining({
      code: 'ASMG0110', line: FIRST_LINE, message: expect.stringContaining('"serviceType" appears twice') as string,
    })]);
  });

  test('is a document that would become a thousand times as large', () => {
    const bomb = ['a0: &a0 [x, x]', ...Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`)];
    expect(findingsOf(gateway(...bomb)).map(({ code }) => code)).toEqual(['ASMG0110']);
  });

  test('is an alias of nothing, and lists inside lists without end', () => {
    expect(findingsOf(gateway('ports: *nothing')).map(({ code }) => code)).toEqual(['ASMG0110']);
    expect(findingsOf('['.repeat(100_000)).map(({ code }) => code)).toEqual(['ASMG0110']);
  });

  test.each([
    ['binary', Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff]), 'binary'],
    ['not UTF-8', Buffer.from('a: \xe4', 'latin1'), 'not in UTF-8'],
    ['too large', Buffer.alloc(50_000_000, 'a'), 'larger than 8 MiB'],
  ])('is a file that is %s', (_, bytes, problem) => {
    const { findings } = lint([sourceOf('a.yaml', bytes)]);
    expect(findings).toEqual([expect.objectContaining({ code: 'ASMG0110', message: expect.stringContaining(problem) as string })]);
  });
});

describe('a field that must be a map or a list', () => {
  const platform = ClusterPlatform.ack({ cni: Cni.FLANNEL, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28' });
  const inShortOf = (...lines: string[]) => lint([{ name: 'a.yaml', text: gateway(...lines) }], platform).findings.map(inShort);

  test('is reported if it is neither, whatever rules say about it on a declared platform', () => {
    expect(inShortOf('externalTrafficPolicy: Local', 'serviceAnnotations: ["scheduler=wrr"]')).toEqual([
      `a.yaml:${FIRST_LINE} ASMG0301 spec.externalTrafficPolicy`,
      `a.yaml:${FIRST_LINE + 1} ASMG0109 spec.serviceAnnotations`,
    ]);
  });

  test('is reported once, and not also as a port without a name', () => {
    expect(inShortOf('ports:', '- http', '- { name: https, port: 443 }')).toEqual([`a.yaml:${FIRST_LINE + 1} ASMG0109 spec.ports[0]`]);
  });

  test('does not hide what the schema says about other fields', () => {
    expect(inShortOf('ports: none', 'externalTrafficPolicy: local')).toEqual([
      `a.yaml:${FIRST_LINE} ASMG0109 spec.ports`,
      `a.yaml:${FIRST_LINE + 1} ASMG0109 spec.externalTrafficPolicy`,
    ]);
  });
});

describe('rules that need to know the cluster', () => {
  const local = { name: 'a.yaml', text: gateway('externalTrafficPolicy: Local', 'ports: [{ name: http2, port: 80 }]') };

  test('are reported as undecided, with what would decide', () => {
    expect(lint([local]).undecided).toEqual([
      { code: 'ASMG0208', needs: ['cni'] },
      { code: 'ASMG0302', needs: ['proxyMode', 'kubernetesVersion'] },
    ]);
  });

  test('decide once the platform is declared', () => {
    const platform = ClusterPlatform.ack({
      cni: Cni.TERWAY_ENIIP, proxyMode: ProxyMode.IPTABLES, kubernetesVersion: '1.28', podCidrKnown: true,
    });
    const { findings, undecided } = lint([local], platform);
    expect([findings, undecided]).toEqual([[], [{ code: 'ASMG0208', needs: [] }]]);
  });

  test('say in the summary which flags to pass', () => {
    expect(lintText(lint([local]), (_, text) => text)).toMatch(
      /2 rules undecided \(ASMG0208, ASMG0302\): declare --cni, --proxy-mode and --kubernetes\nSee: /,
    );
  });

  test('that no flag decides are on a line of their own', () => {
    const undecided = [{ code: 'ASMG0208', needs: [] }, { code: 'ASMG0302', needs: ['proxyMode'] as const }];
    expect(lintText({ judged: 1, services: 0, passedOver: [], findings: [], undecided }, (_, text) => text)).toContain([
      '1 rule undecided (ASMG0302): declare --proxy-mode',
      '1 rule undecided (ASMG0208): not known for this data plane',
    ].join('\n'));
  });

  test('say so if no flag would decide', () => {
    const result = { judged: 1, services: 0, passedOver: [], findings: [], undecided: [{ code: 'ASMG0208', needs: [] }] };
    expect(lintText(result, (_, text) => text)).toContain('1 rule undecided (ASMG0208): not known for this data plane');
  });
});
