import { pathText } from '../../src/findings/field-path';
import { schemaFindings } from '../../src/rules/schema';

const METADATA = { name: 'ingressgateway', namespace: 'istio-system' };
const gateway = (spec: unknown) => ({ apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: METADATA, spec });

const found = (manifest: object) => schemaFindings(manifest as Record<string, unknown>).map(({ finding: { field = [], message, fix } }) => (
  [pathText(field), message, fix.split('. ')[0]].join(' | ')
));

describe('the schema', () => {
  test('reports every mistake of a manifest at once', () => {
    expect(found(gateway({ replicaCont: 1, minReplicas: Infinity, ports: 7 }))).toEqual([
      'spec.replicaCont | spec has no field "replicaCont" | Write "replicaCount", or remove the field.',
      'spec.minReplicas | spec.minReplicas is Infinity; it must be an integer | Write an integer.',
      'spec.ports | spec.ports is 7; it must be a list | Write a list.',
    ]);
  });

  test.each<[string, unknown, string[]]>([
    ['nothing in an empty spec', {}, []],
    ['a field that does not exist', { replica: 1 }, ['spec.replica | spec has no field "replica" | Remove it, or correct its spelling or indentation']],
    ['a misspelled field', { replicaCont: 1 }, ['spec.replicaCont | spec has no field "replicaCont" | Write "replicaCount", or remove the field.']],
    ['a field that does not exist in a small map', { tolerations: [{ keys: 'a' }] }, [
      'spec.tolerations[0].keys | spec.tolerations[0] has no field "keys" | Write "key", or remove the field.',
    ]],
    ['a text where a number belongs', { replicaCount: 'two' }, ['spec.replicaCount | spec.replicaCount is "two"; it must be an integer | Write an integer.']],
    ['numbers and booleans where texts belong', { podLabels: { a: 1, b: true } }, [
      'spec.podLabels.a | spec.podLabels.a is 1; it must be a string | Put the value in quotation marks.',
      'spec.podLabels.b | spec.podLabels.b is true; it must be a string | Put the value in quotation marks.',
    ]],
    ['a map where a text belongs', { podLabels: { a: {} } }, ['spec.podLabels.a | spec.podLabels.a is {}; it must be a string | Write a string.']],
    ['a number where a word belongs, once', { externalTrafficPolicy: 7 }, [
      'spec.externalTrafficPolicy | spec.externalTrafficPolicy is 7; it must be a string | Put the value in quotation marks.',
    ]],
    ['another word, with the nearest', { externalTrafficPolicy: 'local' }, [
      'spec.externalTrafficPolicy | spec.externalTrafficPolicy is "local"; it must be "Cluster" or "Local" | Write "Local".',
    ]],
    ['another word, with all', { externalTrafficPolicy: 'Nowhere' }, [
      'spec.externalTrafficPolicy | spec.externalTrafficPolicy is "Nowhere"; it must be "Cluster" or "Local" | Write one of "Cluster" or "Local".',
    ]],
    ['a list where one of two types belongs', { ports: [{ port: 80, targetPort: [] }] }, [
      'spec.ports[0].targetPort | spec.ports[0].targetPort is []; it must be an integer or a string | Write an integer or a string.',
    ]],
    ['a boolean where one of two types belongs', { ports: [{ port: 80, targetPort: true }] }, [
      'spec.ports[0].targetPort | spec.ports[0].targetPort is true; it must be an integer or a string | Write an integer or a string.',
    ]],
    ['a field that is missing in an element of a list', { ports: [{ port: 80 }, { name: 'a' }] }, [
      'spec.ports[1].port | spec.ports[1] must have the field "port" | Add the field "port".',
    ]],
    ['words that are no quantities, below keys with special characters', { resources: { limits: { 'a/b~c': 'x', '~1': 'y' } } }, [
      'spec.resources.limits["a/b~c"] | spec.resources.limits["a/b~c"] is "x"; it must be a quantity | Write a number with a unit of Kubernetes, for example "500m" or "2Gi".',
      'spec.resources.limits["~1"] | spec.resources.limits["~1"] is "y"; it must be a quantity | Write a number with a unit of Kubernetes, for example "500m" or "2Gi".',
    ]],
    ['a list where a quantity belongs', { resources: { limits: { cpu: [1] } } }, [
      'spec.resources.limits.cpu | spec.resources.limits.cpu is [1]; it must be an integer or a string | Write an integer or a string.',
    ]],
    ['a number outside its range, with the rule', { compression: { min_content_length: -1 } }, [
      'spec.compression.min_content_length | spec.compression.min_content_length is -1; it must follow the rule "must be >= 0" | Write a value that follows the rule.',
    ]],
    ['keys that are numbers, in overrides', { overrides: { 7: { replicaCount: 'x' } } }, [
      'spec.overrides["7"].replicaCount | spec.overrides["7"].replicaCount is "x"; it must be an integer | Write an integer.',
    ]],
  ])('reports %s', (_about, spec, expected) => {
    expect(found(gateway(spec))).toEqual(expected);
  });

  test('reports a kind and a version that do not exist, with the nearest', () => {
    expect(found({ apiVersion: 'istio.alibabacloud.com/v2', kind: 7, metadata: METADATA })).toEqual([
      'apiVersion | apiVersion is "istio.alibabacloud.com/v2"; it must be "istio.alibabacloud.com/v1beta1" or "istio.alibabacloud.com/v1" | Write "istio.alibabacloud.com/v1".',
      'kind | kind is 7; it must be "IstioGateway" | Write "IstioGateway".',
    ]);
  });

  test('reports null where a word belongs', () => {
    expect(found({ ...gateway({}), kind: null })).toEqual(['kind | kind is null; it must be "IstioGateway" | Write "IstioGateway".']);
  });

  test('reports a missing field at the top', () => {
    expect(found({})).toEqual(['metadata | an IstioGateway must have the field "metadata" | Add the field "metadata".']);
  });

  test('reports every mistake, in the order of the schema', () => {
    expect(found(gateway({ minReplicas: 'x', ports: 7, clusterIds: [1, 'a', 2] })).map((line) => line.split(' ')[0])).toEqual([
      'spec.clusterIds[0]', 'spec.clusterIds[2]', 'spec.minReplicas', 'spec.ports',
    ]);
  });
});

test.each<[boolean, string, unknown]>([
  [true, 'a text where a list belongs', { ports: 'a' }],
  [true, 'a list where a map belongs', { podLabels: [] }],
  [true, 'a text where the spec belongs', 'a'],
  [false, 'a list where a text belongs', { loadBalancerClass: [] }],
  [false, 'a field that does not exist', { replica: {} }],
  [false, 'another word', { externalTrafficPolicy: 'local' }],
])('whether nothing inside can be checked is %p for %s', (isNoContainer, _about, spec) => {
  expect(schemaFindings(gateway(spec)).map((each) => each.isNoContainer)).toEqual([isNoContainer]);
});

test('an empty word in a field of the gateway is the same as none', () => {
  const spec = { externalTrafficPolicy: '', serviceType: '' };
  const problems = (manifest: object) => schemaFindings({ apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: {}, ...manifest })
    .map(({ finding }) => pathText(finding.field ?? []));
  expect(problems({ spec: { ...spec, overrides: { c1: spec } } })).toEqual([]);
  expect(problems({ spec: { externalTrafficPolicy: 'None' } })).toEqual(['spec.externalTrafficPolicy']);
});
