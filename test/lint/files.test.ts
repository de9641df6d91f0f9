import { findingsOf, FIRST_LINE, gateway, inShort } from './support';
import { lint } from '../../src/lint/lint';
import { ClusterPlatform, Cni } from '../../src/model/platform';

const named = (name: string) => gateway().replace('name: ingressgateway', `name: ${name}`);

describe('the findings of all files', () => {
  test('are in the order of the files, then of the lines', () => {
    const text = gateway('wrong: 1', 'externalTrafficPolicy: local', 'other: 2');
    expect(findingsOf(text, `${named('b').replace('spec:', 'spec:\n  wrong: 1')}---\na: [\n---\n${named('c')}  wrong: 1\n`).map(inShort)).toEqual([
      `a.yaml:${FIRST_LINE} ASMG0109 spec.wrong`, `a.yaml:${FIRST_LINE + 1} ASMG0109 spec.externalTrafficPolicy`, `a.yaml:${FIRST_LINE + 2} ASMG0109 spec.other`,
      'b.yaml:7 ASMG0109 spec.wrong', 'b.yaml:11 ASMG0110', 'b.yaml:19 ASMG0109 spec.wrong',
    ]);
  });

  test('count all gateways, and none of an unreadable file', () => {
    const result = lint([
      { name: 'a.yaml', text: `${named('a')}---\n${named('b')}` },
      { name: 'b.yaml', problem: { case: 'notText' } },
      { name: 'c.yaml', text: named('c') },
    ]);
    expect([result.judged, result.findings]).toEqual([3, [
      expect.objectContaining({ code: 'ASMG0110', file: 'b.yaml', line: 1, column: 1, message: 'the file is binary or not in UTF-8' }),
    ]]);
    expect(result.undecided).toEqual([]);
  });

  test('of no file are none', () => {
    expect(lint([])).toEqual({ judged: 0, services: 0, read: { files: 0, documents: 0, objects: 0 }, passedOver: [], findings: [], undecided: [] });
  });
});

describe('a rule that is undecided', () => {
  const local = (name: string) => ({ name, text: gateway('externalTrafficPolicy: Local').replace('name: ingressgateway', `name: ${name}`) });
  const ecs = (name: string) => ({
    name, text: gateway('externalTrafficPolicy: Local', 'serviceAnnotations: {service.beta.kubernetes.io/backend-type: ecs}').replace('name: ingressgateway', `name: ${name}`),
  });

  test('is listed once for all gateways and files, in the order of codes', () => {
    const { undecided } = lint([ecs('a'), local('b'), local('c')]);
    expect(undecided).toEqual([
      { code: 'ASMG0208', needs: ['cni'] },
      { code: 'ASMG0302', needs: ['proxyMode', 'kubernetesVersion'] },
    ]);
  });

  test('lists all that would decide it for any of the gateways, once', () => {
    const codes = (...sources: Parameters<typeof lint>[0]) => (
      lint(sources, ClusterPlatform.ack({ cni: Cni.TERWAY_ENIIP })).undecided.filter(({ code }) => code === 'ASMG0302')
    );
    expect(codes(local('a'), ecs('b'), ecs('c'))).toEqual([{ code: 'ASMG0302', needs: ['proxyMode', 'kubernetesVersion'] }]);
  });
});

describe('a gateway that is declared twice', () => {
  test('is reported each time after the first, with the line of the first', () => {
    const findings = findingsOf(`# comment\n${gateway()}`, gateway(), `${named('other')}---\n${gateway()}`);
    expect(findings.map((finding) => [inShort(finding), /a\.yaml:\d+|b\.yaml:\d+/.exec(finding.message)?.[0]])).toEqual([
      ['b.yaml:4 ASMG0107 metadata.name', 'a.yaml:2'], ['c.yaml:12 ASMG0107 metadata.name', 'a.yaml:2'],
    ]);
  });

  test('has the same name and the same namespace', () => {
    const [first, second] = [gateway(), gateway().replace('namespace: istio-system', 'namespace: other')];
    expect(findingsOf(first, second).map(inShort)).toEqual(['b.yaml:5 ASMG0102 metadata.namespace']);
  });
});

describe('the object of a finding', () => {
  const objectsOf = (metadata: string) => {
    const text = `apiVersion: istio.alibabacloud.com/v1\nkind: IstioGateway\nmetadata: ${metadata}\nspec: {wrong: 1}\n`;
    return [...new Set(findingsOf(text).map(({ object }) => object))];
  };

  test.each([
    ['{name: edge, namespace: istio-system}', 'istio-system/edge'],
    ['{name: edge}', 'edge'],
    ['{namespace: istio-system}', 'istio-system'],
    ['{name: 7, namespace: istio-system}', 'istio-system'],
    ['{name: edge, namespace: [a]}', 'edge'],
    ['{}', ''],
    ['text', ''],
    ['7', ''],
    ['null', ''],
    ['[name]', ''],
  ])('with the metadata %s is %j', (metadata, object) => {
    expect(objectsOf(metadata)).toEqual([object]);
  });
});
