import { pathText } from '../../src/findings/field-path';
import { podFindings } from '../../src/kubernetes/pod-grammar';

const found = (chosen: object) => podFindings(chosen).map(({ code, field = [], message }) => (
  `${code} ${message.startsWith(pathText(field)) ? message : `${pathText(field)}: ${message}`}`
));
const tolerations = (...all: readonly unknown[]) => ({ tolerations: all });

const LABEL_KEY = 'it must be a name with an optional DNS prefix and a slash before it';

test.each<[string, object, readonly string[]]>([
  ['an empty image', { image: '' }, ['image "" is not allowed; it must be the name of an image, without spaces']],
  ['a number as image', { image: 7 }, ['image 7 is not allowed; it must be the name of an image, without spaces']],
  ['an image with a space at its beginning', { image: ' a' }, ['image " a" is not allowed; it must be the name of an image, without spaces']],
  ['an image with a space at its end', { image: 'a ' }, ['image "a " is not allowed; it must be the name of an image, without spaces']],
  ['an image with a space inside', { image: 'a b' }, ['image "a b" is not allowed; it must be the name of an image, without spaces']],
  ['the keys of a toleration at its place', tolerations({ key: 'ok' }, { key: 'a b' }), ['tolerations[1].key "a b" is not allowed; it must be a label key']],
  ['a number as key', tolerations({ key: 7 }), ['tolerations[0].key 7 is not allowed; it must be a label key']],
  ['an unknown operator', tolerations({ key: 'a', operator: 'Always' }), ['tolerations[0].operator "Always" is not allowed; it must be "Exists" or "Equal"']],
  ['a value without a key', tolerations({ value: 'a' }), ['tolerations[0].operator is missing; it must be "Exists" without a key']],
  ['Equal with an empty key', tolerations({ key: '', operator: 'Equal' }), ['tolerations[0].operator "Equal" is not allowed; it must be "Exists" without a key']],
  ['a value next to Exists', tolerations({ key: 'a', operator: 'Exists', value: 'b' }), ['tolerations[0].value "b" is not allowed; it must be absent with "Exists"']],
  ['a value with a space', tolerations({ key: 'a', value: 'b c' }), ['tolerations[0].value "b c" is not allowed; it must be a label value']],
  ['an unknown effect', tolerations({ key: 'a', effect: 'Never' }), [
    'tolerations[0].effect "Never" is not allowed; it must be one of NoSchedule, PreferNoSchedule, NoExecute',
  ]],
  ['seconds without an effect', tolerations({ key: 'a', tolerationSeconds: 0 }), [
    'tolerations[0].effect is missing; it must be "NoExecute" with tolerationSeconds',
  ]],
  ['seconds for an effect that evicts nothing', tolerations({ key: 'a', effect: 'PreferNoSchedule', tolerationSeconds: 1 }), [
    'tolerations[0].effect "PreferNoSchedule" is not allowed; it must be "NoExecute" with tolerationSeconds',
  ]],
  ['names of resources', { resources: { limits: { 'a b': '1' }, requests: { 'c d': '1' } } }, [
    'resources.limits["a b"] "a b" is not allowed; it must be cpu, memory, ephemeral-storage, hugepages-<size>, or a name with a DNS prefix',
    'resources.requests["c d"] "c d" is not allowed; it must be cpu, memory, ephemeral-storage, hugepages-<size>, or a name with a DNS prefix',
  ]],
  ['quantities below 0', { resources: { limits: { cpu: '-1m' }, requests: { memory: '-1' } } }, [
    'resources.limits.cpu "-1m" is not allowed; it must be a quantity of 0 or more, like "500m" or "2Gi"',
    'resources.requests.memory "-1" is not allowed; it must be a quantity of 0 or more, like "500m" or "2Gi"',
  ]],
  ['a word as limit, and does not compare the request with it', { resources: { limits: { cpu: 'two' }, requests: { cpu: '3' } } }, [
    'resources.limits.cpu "two" is not allowed; it must be a quantity of 0 or more, like "500m" or "2Gi"',
  ]],
  ['a word as request, and does not compare it with the limit', { resources: { limits: { cpu: '-3' }, requests: { cpu: 'two' } } }, [
    'resources.limits.cpu "-3" is not allowed; it must be a quantity of 0 or more, like "500m" or "2Gi"',
    'resources.requests.cpu "two" is not allowed; it must be a quantity of 0 or more, like "500m" or "2Gi"',
  ]],
  ['a request above its limit', { resources: { limits: { cpu: '500m' }, requests: { cpu: '501m' } } }, [
    'resources.requests.cpu "501m" is not allowed; it must be at most the limit, "500m"',
  ]],
  ['a request above its limit, both in a class of Kubernetes', { resources: { limits: { cpu: { value: '1' } }, requests: { cpu: { value: 2 } } } }, [
    'resources.requests.cpu 2 is not allowed; it must be at most the limit, "1"',
  ]],
  ['names of pull secrets', { imagePullSecrets: [{ name: 'a' }, { name: 'B' }, {}] }, [
    'imagePullSecrets[1].name "B" is not allowed; it must be the name of a Secret',
    'imagePullSecrets[2].name is missing; it must be the name of a Secret',
  ]],
  ['a pull secret that is named again', { imagePullSecrets: [{ name: 'a' }, { name: 'b' }, { name: 'a' }, { name: 'a' }] }, [
    'imagePullSecrets[2].name "a" is not allowed; it must be named only once',
    'imagePullSecrets[3].name "a" is not allowed; it must be named only once',
  ]],
])('refuses %s', (_about, chosen, expected) => {
  expect(found(chosen)).toEqual(expected.map((message) => `ASMG0407 ${message}`));
});

test('refuses node labels as it refuses other labels', () => {
  expect(found({ nodeSelector: { 'ok': 'x', 'a b': 'c', 'n': 7 } })).toEqual([
    `ASMG0105 nodeSelector["a b"]: label key "a b" is invalid; ${LABEL_KEY}`,
    'ASMG0105 nodeSelector.n: label "n" has the value 7; it must be a string',
  ]);
});

test.each<[string, object]>([
  ['no field at all', {}],
  ['an image', { image: 'registry.example.com:5000/curl@sha256:0123' }],
  ['Exists without a key', { tolerations: [{ operator: 'Exists' }, { operator: 'Exists', key: '', value: '', effect: '' }] }],
  ['a key with a value, or with none', { tolerations: [{ key: 'a', operator: 'Equal', value: 'b' }, { key: 'a' }, { key: 'a', operator: '', value: '' }] }],
  ['every effect', { tolerations: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'].map((effect) => ({ key: 'a', effect })) }],
  ['seconds before an eviction', { tolerations: [{ key: 'a', effect: 'NoExecute', tolerationSeconds: 0 }] }],
  ['a request equal to its limit', { resources: { limits: { cpu: '1' }, requests: { cpu: '1000m' } } }],
  ['a request without a limit, and a limit without a request', { resources: { limits: { cpu: 1 }, requests: { memory: '0' } } }],
  ['a resource of a vendor', { resources: { limits: { 'example.com/card': '1' } } }],
  ['empty lists and maps', { tolerations: [], resources: { limits: {}, requests: {} }, imagePullSecrets: [], nodeSelector: {} }],
])('accepts %s', (_about, chosen) => {
  expect(found(chosen)).toEqual([]);
});

test.each<[string, unknown]>([['undefined', undefined], ['null', null], ['a text', 'text'], ['a number', 7]])(
  'leaves it to the check of types if lists and maps are %s', (_about, value) => {
    expect(found({ tolerations: value, imagePullSecrets: value, nodeSelector: value, resources: value })).toEqual([]);
    expect(found({ resources: { limits: value, requests: value } })).toEqual([]);
  },
);

test('reads a list where a map belongs as an empty map', () => {
  expect(found({ resources: [['a b']] })).toEqual([]);
  expect(found({ resources: { limits: ['x'], requests: ['y'] } })).toEqual([]);
  expect(found(tolerations(['x']))).toEqual(found(tolerations({})));
});
