import { findingsOf, FIRST_LINE, gateway } from './support';
import { lint } from '../../src/lint/lint';
import { fc } from '../support/properties';

/* What takes seconds: not for each mutant of src/lint. */

test('a thousand documents are judged', () => {
  const text = Array.from({ length: 1000 }, (_, index) => gateway().replace('ingressgateway', `gateway-${index}`)).join('---\n');
  expect(lint([{ name: 'a.yaml', text }]).judged).toBe(1000);
});

test('no gateway, whatever is written in it, is too much for the rules', () => {
  const fields = ['ports', 'overrides', 'serviceAnnotations', 'podLabels', 'replicaCount', 'minReplicas', 'serviceType', 'externalTrafficPolicy'];
  const spec = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...fields), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()))));
  fc.assert(fc.property(fc.jsonValue(), spec, (metadata, inner) => {
    const text = JSON.stringify({ apiVersion: 'istio.alibabacloud.com/v1', kind: 'IstioGateway', metadata, spec: inner });
    expect(lint([{ name: 'a.json', text }]).findings.filter(({ line, code }) => line !== 1 || code === 'ASMG0110')).toEqual([]);
  }));
});

test('overrides that are too many are reported at their field, with their gateway', () => {
  const overrides = Array.from({ length: 150 }, (_, index) => `  o${index}: {}`);
  const labels = Array.from({ length: 20_000 }, (_, index) => `l${index}: a`).join(', ');
  const findings = findingsOf(gateway(`nodeSelector: {${labels}}`, 'overrides:', ...overrides));
  expect(findings).toEqual([expect.objectContaining({
    code: 'ASMG0110',
    field: ['spec', 'overrides'],
    object: 'istio-system/ingressgateway',
    file: 'a.yaml',
    line: FIRST_LINE + 1,
    message: 'the gateway has overrides for 150 clusters, only 99 of them are judged',
  })]);
});
