import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { endedPod, manifest, messageOf, NO_ANSWER, planFor, result, sceneOf } from './support';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import type { DiagnosedResult, ProbeDiagnosis } from '../../src/probe/diagnosis';
import type { ProbeResult } from '../../src/probe/result';
import { bundlesIn } from '../../src/runner/bundle';
import { missingGateway } from '../../src/runner/diagnoses';
import { type Plan, planOf } from '../../src/runner/plan';
import { tableFor } from '../../src/runner/result-table';
import { summary } from '../../src/runner/summary';
import { type Verdict, verdictOf } from '../../src/runner/verdict';
import { verdictJson } from '../../src/runner/verdict-json';
import { verdictJunit } from '../../src/runner/verdict-junit';

const NAME_REFUSES = result({
  ok: false, httpStatus: null, stage: 'connect', exitCode: 7, exitName: 'CURLE_COULDNT_CONNECT', message: 'did not answer in 4 of 4 tries: curl: (7) (Connection refused)',
});
const NAME_SILENT = { ...NO_ANSWER, target: 'service-dns', url: NAME_REFUSES.url };
const ADDRESS_REFUSES = { ...NAME_REFUSES, target: 'load-balancer', url: NO_ANSWER.url };
const CONTROL = result({ expectation: 'control' });
const FAULT = { ...NO_ANSWER, expectation: 'no-connection', ok: true, message: 'no connection in 1 of 1 tries, as expected, and the DNS name answers' };

/** The verdict on probes that reported these results, one list for each node. */
function verdictOn(nodes: { readonly [node: string]: readonly ProbeResult[] }, changes: Partial<Plan> = {}): Verdict {
  const plan = { ...planFor('everyNode'), ...changes };
  const pods = Object.entries(nodes).map(([node, results], index) => ({
    ...endedPod(node, messageOf(results.map((each) => ({ ...each, node })))),
    metadata: { name: `INSTANCE-${index}`, annotations: { 'batch.kubernetes.io/job-completion-index': String(index) } },
  }));
  return verdictOf([{ state: sceneOf(plan, { pods }), end: 'over', words: undefined }], undefined);
}

/** The lines of the summary after the counts. */
const linesOf = (verdict: Verdict) => summary(verdict).trim().split('\n').slice(1).join('\n');

const GATEWAY = `

apiVersion: networking.istio.io/v1beta1
kind: Gateway
metadata:
  name: ingress
  namespace: istio-system
spec:
  selector:
    app: "istio-ingressgateway"
  servers:
    - hosts: ["*"]
      port: { number: 80, name: http-80, protocol: HTTP }`;

describe('the summary says what a failure means and what to do', () => {
  test.each<[string, ProbeResult[], string]>([
    [
      'stranded', [result(), NO_ANSWER],
      'stranded on node-1: only the DNS name answers. Use the DNS name or another strategy, or correct loadBalancerSourceRanges. '
      + 'See: asm-gateway explain ASMG0301',
    ],
    [
      'nothing listens', [NAME_REFUSES, ADDRESS_REFUSES],
      'nothing-listens on node-1: the DNS name refuses connections. Check targetPort, and that an endpoint is ready. A gateway also needs an Istio Gateway for the port.'
      + GATEWAY,
    ],
    ['filtered', [NAME_SILENT, NO_ANSWER], 'filtered on node-1: the DNS name gives no connection in time either. Check NetworkPolicies and loadBalancerSourceRanges.'],
    [
      'refused at the address', [result(), ADDRESS_REFUSES],
      'refused-at-address on node-1: the address refuses connections, and the DNS name answers. Check the listeners of the load balancer. '
      + 'Only IPVS before Kubernetes 1.24 refuses because of the fault.',
    ],
    [
      'the address alone', [NO_ANSWER],
      'undecided on node-1: the DNS name gives no answer to compare with. Probe the DNS name from the same place, and correct its failure first.',
    ],
    ['another failure', [result(), result({ target: 'load-balancer', ok: false, httpStatus: null, stage: 'tls' })], ''],
    ['another status', [result(), result({ target: 'load-balancer', ok: false })], ''],
    ['no failure', [result(), result({ target: 'load-balancer' })], ''],
    [
      'the fault that was expected', [CONTROL, FAULT],
      'stranded on node-1: only the DNS name answers. Use the DNS name or another strategy, or correct loadBalancerSourceRanges. '
      + 'See: asm-gateway explain ASMG0301',
    ],
    [
      'the fault that was expected and is not there', [CONTROL, result({ target: 'load-balancer', expectation: 'no-connection', ok: false })],
      'works on node-1: the address answers. The fault is not present.',
    ],
  ])('%s', (_about, results, lines) => {
    expect(linesOf(verdictOn({ 'node-1': results }))).toBe(lines);
  });

  test('once for all nodes with the same diagnosis', () => {
    const lines = linesOf(verdictOn({ 'node-1': [result(), NO_ANSWER], 'node-2': [NAME_SILENT, NO_ANSWER], 'node-3': [result(), NO_ANSWER] }));
    expect(lines.split('\n').map((line) => line.slice(0, line.indexOf(':')))).toEqual(['stranded on node-1 and node-3', 'filtered on node-2']);
  });

  test('with the name of the verification if there are several', () => {
    const { outcome, workloads } = verdictOn({ 'node-1': [result(), NO_ANSWER] });
    expect(summary({ outcome, workloads: [...workloads, ...workloads] })).toContain(`\nstranded on node-1 (${workloads[0].name}): only the DNS name`);
  });

  test('and calls a refused connection the fault only if the manifest says so', () => {
    const nodes = { 'node-1': [result(), ADDRESS_REFUSES] };
    expect(linesOf(verdictOn(nodes, { refusalIsFault: true }))).toMatch(/^stranded on node-1: /);
    expect(linesOf(verdictOn(nodes, { refusalIsFault: false }))).toMatch(/^refused-at-address on node-1: /);
  });

  test('without a Gateway to apply if the manifest does not name the pods', () => {
    const lines = linesOf(verdictOn({ 'node-1': [NAME_REFUSES] }, { gatewayPods: undefined }));
    expect(lines).toMatch(/^nothing-listens on node-1: .* for the port\.$/);
  });
});

describe('the Istio Gateway to apply', () => {
  const closed = (url: string, diagnosis: ProbeDiagnosis = 'nothing-listens'): DiagnosedResult => ({ ...NAME_REFUSES, url, diagnosis });
  const pods = { namespace: 'istio-system', labels: { app: 'istio-shop', version: 'true' } };

  test('selects the gateway\'s pods and opens every port at which nothing listens', () => {
    const text = missingGateway([closed('http://a.b/'), closed('https://a.b/x'), closed('http://a.b/y'), closed('http://a.b:8080/'), closed('http://a.b:81/', 'works')], pods);
    expect(parse(text ?? '')).toEqual({
      apiVersion: 'networking.istio.io/v1beta1',
      kind: 'Gateway',
      metadata: { name: 'ingress', namespace: 'istio-system' },
      spec: {
        selector: { app: 'istio-shop', version: 'true' },
        servers: [
          { hosts: ['*'], port: { number: 80, name: 'http-80', protocol: 'HTTP' } },
          { hosts: ['*'], port: { number: 443, name: 'https-443', protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'NAME-OF-A-TLS-SECRET' } },
          { hosts: ['*'], port: { number: 8080, name: 'http-8080', protocol: 'HTTP' } },
        ],
      },
    });
  });

  test('is in the guide as verify prints it', () => {
    expect(readFileSync(join(__dirname, '..', '..', 'docs', 'guide', 'prove-it.md'), 'utf8')).toContain(`\`\`\`yaml${GATEWAY.slice(1)}\n\`\`\`\n`);
  });

  test('is not there if something listens', () => {
    expect(missingGateway([closed('http://a.b/', 'stranded')], pods)).toBeUndefined();
  });

  test.each<[string, Record<string, string>, boolean]>([
    ['of an ASM gateway', { app: 'istio-ingressgateway' }, true],
    ['of a gateway of Istio\'s chart', { app: 'shop', istio: 'shop' }, true],
    ['of ingress-nginx', { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' }, false],
  ])('is proposed only for pods that Istio configures: those %s', (_about, labels, isProposed) => {
    expect(missingGateway([closed('http://a.b/')], { namespace: 'ingress', labels }) !== undefined).toBe(isProposed);
  });
});

describe('other reports', () => {
  test('the JSON document has the diagnosis of each address, and no new field in its probes', () => {
    const { diagnoses, probes } = verdictJson(verdictOn({ 'node-1': [NAME_REFUSES, ADDRESS_REFUSES], 'node-2': [result(), result({ target: 'load-balancer' })] }));
    expect(diagnoses.map((each) => [each.node, each.target, each.diagnosis, each.manifest])).toEqual([
      ['node-1', 'load-balancer', 'nothing-listens', GATEWAY.trim()], ['node-2', 'load-balancer', 'works', null],
    ]);
    expect(probes).toHaveLength(4);
    expect(probes.filter((probe) => 'diagnosis' in probe)).toEqual([]);
  });

  test('the JUnit report has the diagnosis in the failure, and marks a control', () => {
    const text = verdictJunit(verdictOn({ 'node-1': [CONTROL, { ...FAULT, ok: false, message: 'no' }], 'node-2': [result(), NO_ANSWER] }));
    expect(text).toContain('name="pod service-dns http://istio-ingressgateway.istio-system/ (control)"');
    expect(text).toContain('<failure message="no. stranded: only the DNS name answers. Use');
    expect(text).toContain(`<failure message="${NO_ANSWER.message}. stranded: only`);
  });

  test('the table marks a control, and shows how far a request through a sidecar got', () => {
    const { rows } = tableFor([planFor('job')], undefined, (_, text) => text);
    const table = rows(planFor('job'), { node: 'node-1', results: [CONTROL, result({ expectation: 'control', ok: false, httpStatus: null, stage: 'sidecar', exitName: 'CURLE_GOT_NOTHING' })], lacking: undefined });
    expect(table).toMatch(/ 404 \(control\)\n/);
    expect(table).toMatch(/ sidecar CURLE_GOT_NOTHING \(control\)\n/);
  });
});

describe('a plan', () => {
  test.each(['', 'istio-system', 'istio-system/', 'a b/app=c', 'istio-system/app', 'istio-system/app=a b', 'istio-system/app=a\nkind=b', 'a/b=c,'])('ignores an annotation that does not name pods: %j', (annotation) => {
    const objects = JSON.parse(JSON.stringify(manifest('job')).replace('istio-system/app=istio-ingressgateway', JSON.stringify(annotation).slice(1, -1)));
    expect(planOf(bundlesIn(objects as KubernetesObject[], undefined)[0], () => 'abcde').gatewayPods).toBeUndefined();
  });

  test.each(['job', 'monitor', 'helmTest', 'nodeCheck'] as const)('knows the gateway\'s pods from the manifest of a verification (%s)', (form) => {
    expect(planFor(form)).toMatchObject({ gatewayPods: { namespace: 'istio-system', labels: { app: 'istio-ingressgateway' } }, refusalIsFault: false });
  });
});
