import { type ApiObject, clusterObjects, type ClusterOptions, endpoint, networkPolicy, pod, without } from './objects';
import { clusterIn } from '../../src/cluster/from-objects';
import { ABSENT, valueOf } from '../../src/cluster/reading';
import { snapshotsOf } from '../../src/cluster/reduce';
import { clustersHtml } from '../../src/diagnose/clusters-html';
import { clustersMarkdown } from '../../src/diagnose/clusters-markdown';
import { clustersMermaid } from '../../src/diagnose/clusters-mermaid';
import { clustersText } from '../../src/diagnose/clusters-text';
import { diagnosisOf } from '../../src/diagnose/diagnose';
import { type ClusterDiagnosis, clusterDiagnosis, type Task } from '../../src/diagnose/diagnose-cluster';
import { clustersJson } from '../../src/diagnose/diagnosis-json';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { ProxyMode } from '../../src/model/platform';
import { exemplaryStrategies } from '../../src/strategy/traffic-strategy';

/*
 * What reports call the pods behind a Service: "gateway pods" only if it belongs to a gateway of ASM.
 */

const PREFIX = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-';
const OLD_IPVS: ClusterOptions = { version: 'v1.22.15-aliyun.1', mode: 'ipvs' };
const PRIVATE_NAME: ClusterOptions = {
  annotations: { [`${PREFIX}address-type`]: 'intranet', [`${PREFIX}hostname`]: 'gw.example.com' }, ingress: [{ hostname: 'gw.example.com' }],
};
const DOWN = endpoint('node-1', { ready: false, serving: false, terminating: false });

/** Clusters in which every verdict and every part of a report occurs, with the code of the verdict. */
const CLUSTERS: readonly (readonly [string, string, readonly ApiObject[]])[] = [
  ['ASMG0500', 'nothing wrong', clusterObjects()],
  ['ASMG0500', 'the policy Cluster', clusterObjects({ policy: 'Cluster' })],
  ['ASMG0500', 'HTTP listeners', clusterObjects({ annotations: { [`${PREFIX}protocol-port`]: 'http:80' } })],
  ['ASMG0500', 'NetworkPolicies and an unserved port', [
    ...clusterObjects({
      spec: { ports: [{ name: 'http2', port: 80, targetPort: 80, protocol: 'TCP' }, { name: 'x', port: 81, targetPort: 81, protocol: 'TCP' }] },
    }),
    networkPolicy('deny', {}), networkPolicy('other', { matchLabels: { tier: 'edge' } }),
  ]],
  ['ASMG0501', 'another type', clusterObjects({ spec: { type: 'ClusterIP' } })],
  ['ASMG0302', 'only clients in the host network', clusterObjects({ mode: 'ipvs' })],
  ['ASMG0502', 'IPVS before 1.24', clusterObjects(OLD_IPVS)],
  ['ASMG0502', 'iptables without a pod range', clusterObjects({ clusterCidr: '' })],
  ['ASMG0502', 'Terway', clusterObjects({ ...OLD_IPVS, daemonSets: ['terway-eniip', 'kube-proxy-worker'], terway: { '10-terway.conf': '{}', 'eni_conf': '{}' } })],
  ['ASMG0502', 'an old iptables and a Windows node', clusterObjects({ ...OLD_IPVS, labels: { 'node-3': { 'kubernetes.io/os': 'windows' } } })],
  ['ASMG0503', 'an unknown network', clusterObjects({ daemonSets: ['cilium', 'kube-proxy'] })],
  ['ASMG0503', 'no endpoints read', without(clusterObjects(), 'EndpointSlice')],
  ['ASMG0503', 'an address of another family', clusterObjects({ ingress: [{ ip: '2001:db8::7' }] })],
  ['ASMG0504', 'no ready endpoint', clusterObjects({ endpoints: [DOWN] })],
  ['ASMG0505', 'a failed event', clusterObjects({ events: [{ reason: 'SkipSyncBackends', message: 'Not sync pods' }] })],
  ['ASMG0506', 'no address', clusterObjects({ ingress: [] })],
  ['ASMG0507', 'a PROXY header', clusterObjects({ annotations: { [`${PREFIX}proxy-protocol`]: 'on' } })],
  ['ASMG0508', 'source ranges', clusterObjects({ spec: { loadBalancerSourceRanges: ['198.51.100.0/24'] } })],
  ['ASMG0509', 'no port served', clusterObjects({ slicePorts: [{ name: 'other', port: 99, protocol: 'TCP' }] })],
  ['ASMG0510', 'a private CLB', clusterObjects(PRIVATE_NAME)],
];

/** The same cluster, with the Service of ingress-nginx in place of the gateway's. */
function withPlainService(objects: readonly ApiObject[]): ApiObject[] {
  const text = JSON.stringify(objects)
    .replaceAll('istio-system', 'ingress-nginx').replaceAll('istio-ingressgateway', 'ingress-nginx-controller')
    .replaceAll('ingressgateway', 'controller').replaceAll('"gateway"', '"nginx"');
  return JSON.parse(text) as ApiObject[];
}

const PLAIN = { kind: 'Service', namespace: 'ingress-nginx', name: 'ingress-nginx-controller', service: 'ingress-nginx-controller' } as const;
const GATEWAY = { kind: 'IstioGateway', namespace: 'istio-system', name: 'ingressgateway', service: 'istio-ingressgateway' } as const;

function diagnosed(objects: readonly ApiObject[], subject: Task['subject'], client?: string): ClusterDiagnosis {
  const cluster = clusterIn(objects as readonly KubernetesObject[], {
    service: subject && { namespace: subject.namespace, name: subject.service },
    pod: client === undefined ? undefined : { namespace: 'shop', name: client },
  });
  const task: Task = { context: undefined, access: [], readAgain: [], subject, assumed: { proxyMode: ProxyMode.NFTABLES, kubernetesVersion: '1.40' } };
  return clusterDiagnosis(task, snapshotsOf(cluster), [...exemplaryStrategies().values()]);
}

/** The strings of a JSON document, without the names of fields and without the ids that programs compare. */
function stringsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    return key === 'id' ? [] : [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => stringsIn(inner, name))
    : [];
}

const REPORTS: readonly (readonly [string, (clusters: readonly ClusterDiagnosis[]) => string])[] = [
  ['text', (clusters) => clustersText(clusters, (_, text) => text)],
  ['json', (clusters) => stringsIn(clustersJson(clusters)).join('\n')],
  ['markdown', clustersMarkdown],
  ['mermaid', clustersMermaid],
  ['html', (clusters) => clustersHtml(clusters, undefined)],
];

/** A report without the name of this project, of Alibaba Cloud's NAT gateways, and of the pages that it links. */
const inOwnWords = (report: string) => report.replace(/asm-gateway|NAT gateway|https:\/\/[^\s)"]+/g, '');

/** Whom each cluster is diagnosed for: the pods of every node, and one pod on a node without an endpoint. */
const CLIENTS = [undefined, 'client'];

describe.each(CLUSTERS)('%s, %s', (code, _about, objects) => {
  const withClient = [...objects, pod('client', 'node-2')];

  test.each(REPORTS)('of a plain Service says nothing about gateways as %s', (_format, reportOf) => {
    const diagnoses = CLIENTS.map((client) => diagnosed(withPlainService(withClient), PLAIN, client));
    expect(diagnoses[0].diagnoses.map(({ verdict }) => verdict.code)).toEqual([code]);
    for (const diagnosis of diagnoses) {
      expect(inOwnWords(reportOf([diagnosis])).match(/.*gateway.*/gi)).toBeNull();
    }
  });

  test('is the same for a plain Service among all of a cluster', () => {
    const all = diagnosed(withPlainService(objects), undefined);
    const said = REPORTS.map(([, reportOf]) => inOwnWords(reportOf([all])));
    expect(said.flatMap((report) => report.match(/.*gateway.*/gi) ?? [])).toEqual([]);
  });
});

test.each(REPORTS)('a Service that does not exist is no gateway either, as %s', (_format, reportOf) => {
  const [{ snapshot }] = valueOf(snapshotsOf(clusterIn(withPlainService(clusterObjects()) as readonly KubernetesObject[], {
    service: { namespace: 'ingress-nginx', name: 'ingress-nginx-controller' },
    pod: undefined,
  })).services) ?? [];
  const diagnosis = diagnosisOf({ ...PLAIN, access: [], readAgain: [] }, { ...snapshot(), service: ABSENT }, { strategies: [] });
  const report = inOwnWords(reportOf([{ context: undefined, diagnoses: [diagnosis], problem: undefined }]));
  expect(report).toContain('does not exist in this cluster');
  expect(report.match(/.*gateway.*/gi)).toBeNull();
});

describe('of a gateway of ASM', () => {
  const GATEWAY_WORDS: { readonly [format: string]: readonly string[] } = {
    text: ['no gateway pod runs on the node', 'Which nodes run ready gateway pods?', 'nodes           gateway pods  pods', 'an Istio Gateway resource opens'],
    json: ['no gateway pod runs on the node'],
    markdown: ['no gateway pod runs on the node', '| nodes | gateway pods |'],
    mermaid: ['pod on a node without a gateway pod'],
    html: ['no gateway pod runs on the node', 'stranded, 0 gateway pods', 'pod on a node without a gateway pod'],
  };

  test.each(REPORTS)('the report says "gateway pod" as %s', (format, reportOf) => {
    const report = reportOf([diagnosed(clusterObjects(OLD_IPVS), GATEWAY)]);
    expect(GATEWAY_WORDS[format].filter((words) => !report.includes(words))).toEqual([]);
  });

  test('that the cluster holds, its Service may be named too', () => {
    const gateway: ApiObject = { apiVersion: 'istio.alibabacloud.com/v1beta1', kind: 'IstioGateway', metadata: { name: 'ingressgateway', namespace: 'istio-system' } };
    const { diagnoses } = diagnosed([...clusterObjects(OLD_IPVS), gateway], {
      kind: 'Service', namespace: 'istio-system', name: 'istio-ingressgateway', service: 'istio-ingressgateway',
    });
    expect(diagnoses.map(({ endpointWord }) => endpointWord)).toEqual(['gateway pod']);
  });
});

test('a plain Service has "endpoints" in the questions, the table and the reasons', () => {
  const report = clustersText([diagnosed(withPlainService(clusterObjects(OLD_IPVS)), PLAIN)], (_, text) => text);
  expect([
    'externalTrafficPolicy is Local, and no endpoint runs on the node', 'Which nodes run ready endpoints?', 'nodes           endpoints  pods',
    'its virtual server holds no endpoint', 'Every yes requires that an endpoint listens on the port.',
  ].filter((words) => !report.includes(words))).toEqual([]);
});
