import { clusterObjects } from './objects';
import { clusterWith, fine, FAULT, fromPod, large, stranded, unread } from './report-support';
import { diagnosed } from './support';
import { clustersHtml } from '../../src/diagnose/clusters-html';
import { clustersMarkdown } from '../../src/diagnose/clusters-markdown';
import { clustersMermaid } from '../../src/diagnose/clusters-mermaid';
import { clustersText } from '../../src/diagnose/clusters-text';
import type { ClusterDiagnosis } from '../../src/diagnose/diagnose-cluster';
import type { Diagnosis } from '../../src/diagnose/diagnosis';
import { NO_SERVICE } from '../../src/findings/catalogue/live';

const plain = (_: unknown, text: string) => text;

/** What a reader sees of an HTML file. */
function textOfHtml(html: string): string {
  return html.replace(/<(style|script)\b[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&#96;', '`').replaceAll('&amp;', '&');
}

/** Every report for people, in a form in which facts can be looked for. */
const REPORTS: readonly (readonly [string, (clusters: readonly ClusterDiagnosis[]) => string])[] = [
  ['text', (clusters) => clustersText(clusters, plain)],
  ['Markdown', (clusters) => clustersMarkdown(clusters).replace(/\\(?=[^\w\s])/g, '')],
  ['HTML', (clusters) => textOfHtml(clustersHtml(clusters, '{}'))],
];

/** The facts of a diagnosis that every report states. Markup may put a capital letter in front. */
function factsOf({ verdict, questions, nodes, findings, cures, tryFromPod, unread: parts }: Diagnosis): string[] {
  return [
    verdict.code, verdict.level, verdict.message.slice(1), verdict.why.slice(1), verdict.fix,
    ...findings.flatMap(({ code, level, message, why, fix }) => [code, level, message.slice(1), why.slice(1), fix]),
    ...questions.flatMap(({ asks, answer }) => [asks, answer]),
    ...nodes.slice(0, 3).map(({ name }) => name),
    ...nodes.flatMap(({ notJudged }) => notJudged ?? []),
    ...cures.flatMap(({ strategy, needs, patch, typescript }) => [strategy, typescript, ...needs, ...patch === undefined ? [] : [patch]]),
    ...tryFromPod === undefined ? [] : [tryFromPod],
    ...parts.flatMap(({ what, why }) => [what, why]),
  ];
}

/** A cluster without the fault, and with a NetworkPolicy that may drop the requests. */
function withPolicy(): Diagnosis {
  return diagnosed([...clusterObjects(), {
    apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'deny', namespace: 'istio-system' }, spec: { podSelector: {} },
  }]);
}

const DIAGNOSES: readonly (readonly [string, () => Diagnosis])[] = [
  ['stranded pods', stranded], ['a cluster without the fault', fine], ['unread endpoints', unread], ['one pod', fromPod],
  ['nothing that was read', () => diagnosed([])], ['a finding next to the verdict', withPolicy],
  ['a node that is not judged', () => diagnosed(clusterObjects({ ...FAULT, labels: { 'node-3': { 'kubernetes.io/os': 'windows' } } }))],
];

describe.each(REPORTS)('the report as %s', (_, report) => {
  test.each(DIAGNOSES)('states every fact about %s', (__, make) => {
    const diagnosis = make();
    const text = report([clusterWith(diagnosis)]);
    expect(factsOf(diagnosis).filter((fact) => !text.includes(fact))).toEqual([]);
  });

  test('names a few of many nodes, and counts them', () => {
    expect(report([clusterWith(large(200))])).toMatch(/cn-hangzhou\.192\.168\.0\.50, cn-hangzhou\.192\.168\.0\.51, cn-hangzhou\.192\.168\.0\.52, … \(150 nodes\)/);
  });

  test('names each cluster, and gives no details of a Service without a finding among several', () => {
    const other = { ...fine(), subject: { ...fine().subject, service: 'quiet' } };
    const text = report([
      { context: 'east', diagnoses: [stranded(), other], problem: undefined },
      { context: 'west', diagnoses: [], problem: NO_SERVICE.finding({ case: 'none' }) },
    ]);
    expect(text).toContain('Cluster east');
    expect(text).toContain('Cluster west');
    expect(text).toContain('ASMG0501');
    expect(text.split('Which externalTrafficPolicy')).toHaveLength(2);
  });
});

describe('the report as Markdown', () => {
  test('is for a ticket', () => {
    expect(clustersMarkdown([clusterWith(stranded())]).split('\n').slice(0, 30)).toEqual([
      '## error ASMG0502: pods on 2 of 3 nodes (node-2 and node-3) cannot reach the load balancer address 203.0.113.7 of istio-system/istio-ingressgateway (refused)',
      '',
      '**Why:** externalTrafficPolicy is Local, and no gateway pod runs on the node; the node owns the address, but its virtual server holds no endpoint',
      '',
      '**Fix:** Apply one of the cures. More about [ASMG0502](https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway/blob/main/docs/codes/ASMG0502.md).',
      '',
      '1. Which externalTrafficPolicy does the Service have?',
      '   **Local**',
      '2. Which nodes run ready gateway pods?',
      '   **node-1**',
      '3. Does the client\'s node run one?',
      '   **not on 2 of 3 nodes: node-2 and node-3**',
      '',
      '### Nodes',
      '',
      '| nodes | gateway pods | pods | host network |',
      '| --- | --- | --- | --- |',
      '| node-1 | 1 | yes | yes |',
      '| node-2, node-3 | 0 | no: refused | no: refused |',
      '',
      '- The node owns the address, but its virtual server holds no endpoint.',
      '- Every yes requires that a gateway pod listens on the port, which an Istio Gateway resource opens.',
      '',
      '### Cures, the one that costs least first',
      '',
      '1. **dns-only**: let clients use the DNS name of the Service; keeps the client IP.',
      '',
      '   - requires: in the host network, the client resolves names of Services (dnsPolicy ClusterFirstWithHostNet)',
      '',
      '   ```ts',
    ]);
  });
});

describe('the report as Mermaid', () => {
  test('draws the path of each group of clients up to where it ends', () => {
    expect(clustersMermaid([clusterWith(stranded())]).split('\n').slice(2, 8)).toEqual([
      '  c2("pod on a node with a gateway pod<br/>node-1")',
      '  c2 --> c2w1s1["kube-proxy, IPVS, before 1.24"]',
      '  c2w1s1 -->|sees the client IP| e1(["endpoint of the same node"])',
      '  c3("pod on a node without a gateway pod<br/>node-2, node-3")',
      '  c3 --> c3w1s1["kube-proxy, IPVS, before 1.24"]',
      '  c3w1s1 --> e2{{"virtual server without endpoints: refused"}}',
    ]);
  });

  test('frames each cluster, and stays small with many nodes', () => {
    const lines = clustersMermaid([clusterWith(large(1000), 'east'), clusterWith(fine(), 'west')]).split('\n');
    expect(lines.filter((line) => line.startsWith('  subgraph'))).toEqual([
      '  subgraph g1["Cluster east, istio-system/istio-ingressgateway"]', '  subgraph g2["Cluster west, istio-system/istio-ingressgateway"]',
    ]);
    expect(lines.filter((line) => line === '  end')).toHaveLength(2);
    expect(lines.length).toBeLessThan(40);
  });
});

test('the Mermaid flowchart has a box for a finding next to the verdict', () => {
  expect(withPolicy().findings.map(({ code }) => code)).toEqual(['ASMG0511']);
  expect(clustersMermaid([clusterWith(withPolicy())])).toContain('("warning ASMG0511<br/>');
});

test('Markdown links no user, issue, merge request or epic that a cluster names', () => {
  const text = 'GH-12 gh-12 !12 #12 @user &12 %12 $12 ~label group/project!12';
  const diagnosis = { ...fine(), others: [text] };
  const line = clustersMarkdown([clusterWith(diagnosis)]).split('\n').find((each) => each.includes('label')) ?? '';
  expect(line.replaceAll('&#8203;', '\u200b').replaceAll('\\', '')).toBe(`- ${text.replace(/(GH-|gh-|[!#@&%$~])/g, '$1\u200b')}`);
});
