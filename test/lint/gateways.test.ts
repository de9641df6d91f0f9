import { gateway } from './support';
import { subjectsIn } from '../../src/lint/gateways';

const contentsOf = (text: string) => subjectsIn({ name: 'a.yaml', text });
const countIn = (...objects: unknown[]) => contentsOf(objects.map((each) => JSON.stringify(each)).join('\n---\n')).subjects.length;
const OBJECT = { apiVersion: 'istio.alibabacloud.com/v1', kind: 'IstioGateway' };

describe('a gateway in a file', () => {
  test.each<[string, unknown]>([
    ['in any version', { ...OBJECT, apiVersion: 'istio.alibabacloud.com/v9' }],
    ['in a list', { kind: 'List', items: [OBJECT] }],
    ['in a list of gateways', { kind: 'IstioGatewayList', items: [OBJECT] }],
    ['without a kind in a list of gateways', { ...OBJECT, kind: 'IstioGatewayList', items: [{ metadata: { name: 'a' } }] }],
    ['in a list without a kind', [OBJECT]],
    ['in a list of another kind, which kubectl opens too', { apiVersion: 'example.com/v1', kind: 'Collection', items: [OBJECT] }],
    ['with an empty kind in a list of gateways', { ...OBJECT, kind: 'IstioGatewayList', items: [{ kind: '', metadata: { name: 'a' } }] }],
    ['with a kind that is null in a list of gateways', { ...OBJECT, kind: 'IstioGatewayList', items: [{ kind: null, metadata: { name: 'a' } }] }],
    ['in a list in a list', { kind: 'List', items: [{ kind: 'List', items: [OBJECT] }] }],
    ['next to what is no object', { kind: 'List', items: [null, 'text', 7, [], OBJECT] }],
  ])('is found %s', (_about, object) => {
    expect(countIn(object)).toBe(1);
  });

  test.each<[string, unknown]>([
    ['of another kind', { ...OBJECT, kind: 'Gateway' }],
    ['without a kind', { apiVersion: OBJECT.apiVersion }],
    ['of a kind that is a list', { ...OBJECT, kind: ['IstioGateway'] }],
    ['of another group', { ...OBJECT, apiVersion: 'example.com/istio.alibabacloud.com/v1' }],
    ['of a group that only begins alike', { ...OBJECT, apiVersion: 'istio.alibabacloud.com.example.com/v1' }],
    ['without a version', { kind: 'IstioGateway' }],
    ['of a version that is a number', { ...OBJECT, apiVersion: 1 }],
    ['in an object without a kind', { items: [OBJECT] }],
    ['in a list of a kind that is a list', { kind: ['List'], items: [OBJECT] }],
    ['in a list whose items are a map', { kind: 'List', items: { a: OBJECT } }],
    ['in a list without items', { kind: 'List' }],
    ['in a text', 'IstioGateway'],
    ['in null', null],
  ])('is not found %s', (_about, object) => {
    expect(countIn(object)).toBe(0);
  });

  test('is found next to its items, of which kubectl makes gateways too', () => {
    const { subjects } = contentsOf(JSON.stringify({ ...OBJECT, items: [{ metadata: { name: 'a' } }] }));
    expect(subjects.map(({ manifest, place }) => [manifest.kind, place.field])).toEqual([['IstioGateway', []], ['IstioGateway', ['items', 0]]]);
  });

  test('has its fields without those that are null', () => {
    expect(contentsOf('{"apiVersion": "istio.alibabacloud.com/v1", "kind": "IstioGateway", "spec": {"ports": null, "a": [{"b": null}]}}').subjects[0].manifest)
      .toEqual({ ...OBJECT, spec: { a: [{}] } });
  });
});

describe('a Service in a file', () => {
  const kindsOf = (object: unknown) => contentsOf(JSON.stringify(object)).subjects.map(({ kind }) => kind);
  const SERVICE = { apiVersion: 'v1', kind: 'Service', spec: { type: 'LoadBalancer' } };

  test('is found if it is of type LoadBalancer', () => {
    expect([kindsOf(SERVICE), kindsOf(OBJECT), kindsOf({ kind: 'List', items: [SERVICE, OBJECT] })]).toEqual([['service'], ['gateway'], ['service', 'gateway']]);
  });

  test.each<[string, object]>([
    ['of another type', { spec: { type: 'ClusterIP' } }], ['without a spec', { spec: undefined }], ['of another version', { apiVersion: 'v2' }],
    ['of another kind', { kind: 'ConfigMap' }],
  ])('is not found if it is %s', (_about, changes) => {
    expect(kindsOf({ ...SERVICE, ...changes })).toEqual([]);
  });
});

describe('the place', () => {
  test('of a gateway has its document, and its field in a list', () => {
    const list = JSON.stringify({ kind: 'List', items: [OBJECT, OBJECT] });
    expect(contentsOf(`${gateway()}---\na: [\n---\n${gateway()}---\n${list}\n`).subjects.map(({ place }) => place)).toEqual([
      { document: 0, field: [] }, { document: 2, field: [] }, { document: 3, field: ['items', 0] }, { document: 3, field: ['items', 1] },
    ]);
  });

  const SECOND = ['# first', 'a: 1', '---', 'kind: List', 'items:', '- kind: ConfigMap', '- apiVersion: istio.alibabacloud.com/v1  ', '  kind: IstioGateway',
    '  spec:', '    ports:', '    - port: 80', '    - { name: a, port: 81 }   ', '    gatewayType: ingress'].join('\n');
  const { subjects: [{ placeOf }] } = contentsOf(SECOND);

  test('of a gateway in a list is where its item begins', () => {
    expect(placeOf()).toEqual({ line: 7, column: 3, sourceLine: '- apiVersion: istio.alibabacloud.com/v1' });
    expect(placeOf([])).toEqual(placeOf());
  });

  test.each<[string, readonly (string | number)[], object]>([
    ['a field', ['spec'], { line: 9, column: 3, sourceLine: '  spec:' }],
    ['a field of an item', ['spec', 'ports', 1, 'port'], { line: 12, column: 18, sourceLine: '    - { name: a, port: 81 }' }],
    ['the last line', ['spec', 'gatewayType'], { line: 13, column: 5, sourceLine: '    gatewayType: ingress' }],
  ])('of %s is where its key begins', (_about, field, place) => {
    expect(placeOf(field)).toEqual(place);
  });

  test('in the first line has line 1 and column 1', () => {
    expect(contentsOf(gateway()).subjects[0].placeOf()).toEqual({
      line: 1, column: 1, sourceLine: 'apiVersion: istio.alibabacloud.com/v1beta1',
    });
  });

  test('is right after line feeds of Windows', () => {
    expect(contentsOf(gateway().replaceAll('\n', '\r\n')).subjects[0].placeOf(['spec'])).toEqual({ line: 6, column: 1, sourceLine: 'spec:' });
  });
});

describe('what cannot be read', () => {
  test('is reported at its line, and the gateways of other documents are kept', () => {
    const { subjects, findings } = contentsOf(`${gateway()}---\nb: *unknown\n---\n${gateway()}`);
    expect(subjects).toHaveLength(2);
    expect(findings).toEqual([expect.objectContaining({
      code: 'ASMG0110', file: 'a.yaml', line: 9, column: 4, sourceLine: 'b: *unknown', message: 'the alias "*unknown" has no anchor "&unknown" before it',
    })]);
  });

  test('is a key that one gateway of a list repeats, and the others are kept', () => {
    const { subjects, findings } = contentsOf(['kind: List', 'items:',
      '- {apiVersion: istio.alibabacloud.com/v1, kind: IstioGateway, spec: {}, spec: {a: 1}}',
      '- {apiVersion: istio.alibabacloud.com/v1, kind: IstioGateway}'].join('\n'));
    expect(subjects.map(({ placeOf }) => placeOf().line)).toEqual([4]);
    expect(findings).toEqual([expect.objectContaining({
      code: 'ASMG0110', line: 3, column: 73, message: 'the key "spec" appears twice in one map',
    })]);
  });

  test('is not a key that another object repeats', () => {
    const { subjects, findings } = contentsOf(`kind: List\nitems:\n- {kind: Service, a: 1, a: 2}\n- ${JSON.stringify(OBJECT)}\n`);
    expect([subjects.length, findings]).toEqual([1, []]);
  });
});

test('a template action is a reason only for what is not YAML', () => {
  const messages = (text: string) => contentsOf(text).findings.map(({ message }) => message);
  expect(messages('a: {{ .Values.a }} b\n')).toEqual([expect.stringContaining('contains "{{ }}" and is not YAML')]);
  expect(messages('a: [\n# {{ .Values.a }}\n')).toEqual([expect.stringContaining('contains "{{ }}" and is not YAML')]);
  expect(messages('b: "{{ a }}"\na: *unknown\n')).toEqual(['the alias "*unknown" has no anchor "&unknown" before it']);
  expect(messages('a: [\n')).toEqual([expect.stringMatching(/^the YAML cannot be read/)]);
});
