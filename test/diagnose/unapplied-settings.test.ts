import { type ApiObject, clusterObjects, type ClusterOptions } from './objects';
import { clusterWith } from './report-support';
import { diagnosed } from './support';
import { clustersHtml } from '../../src/diagnose/clusters-html';
import { clustersMarkdown } from '../../src/diagnose/clusters-markdown';
import { clustersMermaid } from '../../src/diagnose/clusters-mermaid';
import { clustersText } from '../../src/diagnose/clusters-text';
import { diagnosisJson } from '../../src/diagnose/diagnosis-json';

const BACKEND = 'service.beta.kubernetes.io/backend-type';
const HOSTNAME = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname';

const gateway = (spec: Record<string, unknown>): ApiObject => ({
  apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'ingressgateway', namespace: 'istio-system' }, spec,
});
const findingsOf = (spec: Record<string, unknown>, options: ClusterOptions = {}) => diagnosed([...clusterObjects(options), gateway(spec)]).findings;
const messages = (spec: Record<string, unknown>, options?: ClusterOptions) => findingsOf(spec, options).map(({ code, message }) => `${code}: ${message}`);
const differs = 'ASMG0512: the Service istio-system/istio-ingressgateway differs from the IstioGateway istio-system/ingressgateway in ';

describe('an IstioGateway that differs from its Service', () => {
  test.each<[string, Record<string, unknown>, ClusterOptions, string]>([
    ['the policy', { externalTrafficPolicy: 'Cluster' }, {}, 'externalTrafficPolicy ("Cluster" in the gateway, "Local" in the Service)'],
    ['an annotation', { serviceAnnotations: { [BACKEND]: 'eni' } }, {}, `${BACKEND} ("eni" in the gateway, not set in the Service)`],
    ['an annotation that the Service alone has', {}, { annotations: { [HOSTNAME]: 'a.example' } }, `${HOSTNAME} (not set in the gateway, "a.example" in the Service)`],
    [
      'both', { externalTrafficPolicy: 'Cluster', serviceAnnotations: { [BACKEND]: 'eni' } }, { annotations: { [BACKEND]: 'ecs' } },
      `externalTrafficPolicy ("Cluster" in the gateway, "Local" in the Service) and ${BACKEND} ("eni" in the gateway, "ecs" in the Service)`,
    ],
    ['an override with an empty policy', { externalTrafficPolicy: 'Cluster', overrides: { c1: { externalTrafficPolicy: '' } } }, {}, 'externalTrafficPolicy ("Cluster" in the gateway, "Local" in the Service)'],
    ['an annotation that is empty in the gateway', { serviceAnnotations: { [HOSTNAME]: '' } }, { annotations: { [HOSTNAME]: 'a.example' } }, `${HOSTNAME} (not set in the gateway, "a.example" in the Service)`],
    ['every override too', { externalTrafficPolicy: 'Cluster', overrides: { c1: { serviceAnnotations: {} } } }, {}, 'externalTrafficPolicy ("Cluster" in the gateway, "Local" in the Service)'],
  ])('is a warning about %s', (_about, spec, options, words) => {
    expect(messages(spec, options)).toEqual([differs + words]);
    expect(findingsOf(spec, options)[0]?.level).toBe('warning');
  });

  test.each<[string, Record<string, unknown>, ClusterOptions]>([
    ['the settings are equal', { externalTrafficPolicy: 'Local', serviceAnnotations: { [BACKEND]: 'ecs' } }, { annotations: { [BACKEND]: 'ecs' } }],
    ['the gateway sets no policy', {}, {}],
    ['an annotation of the gateway is empty', { serviceAnnotations: { [BACKEND]: '' } }, {}],
    ['an annotation of the Service is empty', {}, { annotations: { [HOSTNAME]: '' } }],
    ['an override with an empty annotation has no other setting than the Service', { serviceAnnotations: { [HOSTNAME]: 'a.example' }, overrides: { c1: { serviceAnnotations: { [HOSTNAME]: '' } } } }, {}],
    ['an override has the policy', { externalTrafficPolicy: 'Cluster', overrides: { c1: {}, c2: { externalTrafficPolicy: 'Local' } } }, {}],
    ['an override has the annotation', { overrides: { c1: { serviceAnnotations: { [BACKEND]: 'eni' } } } }, { annotations: { [BACKEND]: 'eni' } }],
    ['only what no strategy sets differs', { serviceAnnotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-spec': 'slb.s1.small' } }, {}],
  ])('is none if %s', (_about, spec, options) => {
    expect(messages(spec, options)).toEqual([]);
  });

  test('changes neither the verdict nor its level, and is in every report', () => {
    const diagnosis = diagnosed([...clusterObjects(), gateway({ externalTrafficPolicy: 'Cluster' })]);
    expect(diagnosis.verdict).toEqual(diagnosed(clusterObjects()).verdict);
    const clusters = [clusterWith(diagnosis)];
    const reports = [
      clustersText(clusters, (_, text) => text), clustersMarkdown(clusters), clustersMermaid(clusters), clustersHtml(clusters, undefined),
      JSON.stringify(diagnosisJson(diagnosis)),
    ];
    expect(reports.filter((report) => !report.includes('ASMG0512'))).toEqual([]);
  });
});
