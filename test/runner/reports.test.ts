import { messageOf, NO_ANSWER, NODES, planFor, recorded, result, sceneOf, endedPod } from './support';
import type { ProbeResult } from '../../src/probe/result';
import type { FollowEnd } from '../../src/runner/follow';
import { progressText } from '../../src/runner/progress';
import { tableFor } from '../../src/runner/result-table';
import type { RunState } from '../../src/runner/run-state';
import { summary } from '../../src/runner/summary';
import { type Verdict, verdictOf, type WorkloadVerdict } from '../../src/runner/verdict';
import { verdictJson } from '../../src/runner/verdict-json';
import { verdictJunit } from '../../src/runner/verdict-junit';

const plain = (_: string, text: string) => text;

const workload = (otherwise: Partial<WorkloadVerdict>): WorkloadVerdict => ({ name: 'verify', probes: [], notCovered: [], problem: undefined, ...otherwise });

const PASSED: Verdict = { outcome: 'passed', workloads: [workload({ probes: [result(), result({ node: 'node-2' })] })] };
const FAILED: Verdict = {
  outcome: 'failed',
  workloads: [workload({ probes: [result(), NO_ANSWER], notCovered: [{ node: 'node-2', why: 'cordoned' }, { node: null, why: 'a pod was not placed: no room' }] })],
};
const NOTHING: Verdict = { outcome: 'undecided', workloads: [workload({ problem: 'it did not end.' })] };

describe('the table', () => {
  const plan = planFor('job');
  const rowsOf = (...results: ReturnType<typeof result>[]) => {
    const { header, rows } = tableFor([plan], ['node-1', 'cn-hangzhou.10.0.0.12'], plain);
    return `${header}${results.map((each) => rows(plan, { node: each.node, results: [each], lacking: undefined })).join('')}`;
  };

  test('has columns whose widths are known before the first row', () => {
    expect(rowsOf(result(), NO_ANSWER, result({ node: null, target: 'load-balancer', url: 'http://255.255.255.255/' }))).toMatchSnapshot();
  });

  test('says where a target connected to, and how a request ended that was never made', () => {
    const text = rowsOf(result({ connectTo: '10.0.0.1:80' }), result({ ok: false, stage: null, exitName: null, httpStatus: null, totalSeconds: null, url: null }));
    expect(text).toContain('http://istio-ingressgateway.istio-system/ via 10.0.0.1:80');
    expect(text).toMatch(/^FAIL {2}node-1 .* - +- +-\n/m);
  });

  test('names the workload where there are several', () => {
    const plans = [plan, planFor('nodeCheck')];
    const { header, rows } = tableFor(plans, undefined, plain);
    expect(header).toMatch(/^ +workload +node +client/);
    expect(rows(plans[1], { node: 'a', results: [result()], lacking: undefined })).toMatch(new RegExp(`^ok +${plans[1].name} +a +pod`));
  });

  test('paints nothing but the verdict and what is said beside it', () => {
    const { rows } = tableFor([plan], [], (color, text) => `<${color}>${text}</>`);
    expect(rows(plan, { node: 'a', results: [result(), NO_ANSWER], lacking: undefined }).match(/<[^/>]+>[^<]*/g)).toEqual([
      '<green>ok  ', '<red>FAIL', `<grey>      ${NO_ANSWER.message}`,
    ]);
  });
});

describe('the summary', () => {
  test.each([
    ['what held', PASSED], ['what did not, what was not covered, and where to read on', FAILED], ['that there was nothing', NOTHING],
  ])('tells %s', (_, verdict) => {
    expect(summary(verdict)).toMatchSnapshot();
  });

  test('says that not everything was asked', () => {
    expect(summary({ ...PASSED, outcome: 'undecided' })).toContain('2 probes on 2 nodes: all expectations held, but not everything was asked');
  });

  test('names five nodes of a reason, and counts the others', () => {
    const notCovered = Array.from({ length: 12 }, (_, index) => ({ node: `node-${index}`, why: 'cordoned' }));
    expect(summary({ ...PASSED, workloads: [workload({ notCovered })] })).toContain('not covered: node-0, node-1, node-2, node-3, node-4 and 7 more (cordoned)\n');
  });

  test('counts pods that were not placed', () => {
    const notCovered = [1, 2].map(() => ({ node: null, why: 'a pod was not placed: no room' }));
    expect(summary({ ...PASSED, workloads: [workload({ notCovered })] })).toContain('not covered: a pod was not placed: no room (2 pods)\n');
  });

  test('says whose nodes were not covered where there are several workloads', () => {
    const both = ['a', 'b'].map((name) => workload({ name, notCovered: [{ node: 'node-1', why: 'cordoned' }] }));
    expect(summary({ ...PASSED, workloads: both })).toContain('not covered by a: node-1 (cordoned)\nnot covered by b: node-1 (cordoned)\n');
  });

  test.each<[string, Partial<ProbeResult>]>([
    ['that was expected not to answer', { expectation: 'no-connection' }], ['that failed only after the connection', { stage: 'tls' }],
    ['that was not asked', { stage: null }],
  ])('explains no load balancer address %s', (_about, change) => {
    expect(summary({ ...FAILED, workloads: [workload({ probes: [{ ...NO_ANSWER, ...change }] })] })).not.toContain('ASMG0301');
  });
});

describe('the document for machines', () => {
  test('is the one that is promised', () => {
    expect(verdictJson(FAILED)).toEqual({
      version: 1,
      passed: false,
      probes: [{ ...result(), workload: 'verify' }, { ...NO_ANSWER, workload: 'verify' }],
      notCovered: [{ node: 'node-2', why: 'cordoned', workload: 'verify' }, { node: null, why: 'a pod was not placed: no room', workload: 'verify' }],
      problems: [],
    });
  });

  test('says why there is no verdict', () => {
    expect(verdictJson(NOTHING).problems).toEqual([{ workload: 'verify', problem: 'it did not end.' }]);
  });

  test.each([[PASSED, true], [FAILED, false], [NOTHING, false]])('says whether all passed', (verdict, passed) => {
    expect(verdictJson(verdict).passed).toBe(passed);
  });

  test('carries no field that the script made up', () => {
    const [probe] = verdictJson({ ...PASSED, workloads: [workload({ probes: [{ ...result(), ...{ extra: 1 } }] })] }).probes;
    expect(Object.keys(probe)).not.toContain('extra');
  });
});

describe('the JUnit report', () => {
  test('has a suite for each workload, a case for each probe, and what was not covered as skipped', () => {
    expect(verdictJunit(FAILED)).toMatchSnapshot();
  });

  test('calls what was not asked an error', () => {
    expect(verdictJunit(NOTHING)).toContain('tests="1" failures="0" errors="1" skipped="0"');
    expect(verdictJunit(NOTHING)).toContain('<error message="it did not end."/>');
  });

  test('is XML whatever a message holds', () => {
    const message = '<a href="b">&amp;\u0000\u0007\uFFFF\uD800</a>\n\ttab \u{1F600}';
    const text = verdictJunit({ ...PASSED, workloads: [workload({ probes: [result({ ok: false, message })] })] });
    expect(text).toContain('<failure message="&lt;a href=&quot;b&quot;&gt;&amp;amp;&lt;/a&gt;&#10;&#9;tab \u{1F600}"/>');
  });
});

describe('the verdict', () => {
  const verdict = (state: RunState, end: FollowEnd = 'over', words?: string) => verdictOf([{ state, end, words }], NODES);
  const passed = sceneOf(planFor('dns'), recorded('job-that-passes'));
  const failed = sceneOf(planFor('everyNode'), recorded('job-on-every-node'));
  const notPlaced = sceneOf(planFor('dns'), recorded('job-not-placed'));
  const noPod = sceneOf(planFor('dns'), { workload: recorded('job-not-placed').workload });

  test('is good where all was asked and all held', () => {
    expect(verdict(passed)).toMatchObject({ outcome: 'passed', workloads: [{ problem: undefined, probes: [{ node: 'node-2' }] }] });
  });

  test('is bad where something did not hold, whatever else was not asked', () => {
    expect(verdict(failed)).toMatchObject({ outcome: 'failed', workloads: [{ problem: undefined }] });
    expect(verdict(failed, 'timeout').outcome).toBe('failed');
  });

  test('does not stand where one of several workloads has none', () => {
    const both = [{ state: passed, end: 'over' as const, words: undefined }, { state: notPlaced, end: 'over' as const, words: undefined }];
    expect(verdictOf(both, NODES).outcome).toBe('undecided');
  });

  const oneOfThree = sceneOf(planFor('everyNode'), { pods: recorded('job-on-every-node').pods.filter((pod) => pod.spec?.nodeName === 'node-1') });
  const cutOff = sceneOf(planFor('dns'), {
    workload: recorded('job-that-passes').workload, pods: [endedPod('node-1', messageOf([result()]), 137, 'OOMKilled')],
  });
  const fitsNoNode = sceneOf(planFor('nodeCheck'), {
    workload: [{ metadata: { name: 'a', generation: 1 }, status: { observedGeneration: 1, desiredNumberScheduled: 0 } }],
  });

  test.each<[string, RunState, FollowEnd, string | undefined, RegExp]>([
    ['interrupted', failed, 'interrupted', undefined, /was interrupted before every probe ran\. Run it again\.$/],
    ['no more to be seen', passed, 'unseen', 'EOF', /can no longer be watched, .*: EOF\. Run it again\.$/],
    ['not to be seen for want of a permission', passed, 'unseen', 'pods is forbidden: User "a" cannot list resource "pods"', /"pods"\. asm-gateway verify --print-rbac/],
    ['without a pod', noPod, 'over', 'exceeded quota', /did not get a single pod, and no probe ran: exceeded quota\. Make the namespace admit it/],
    ['not at its end in time', oneOfThree, 'timeout', undefined, /did not end within 5m30s, and not every probe ran\. .*--timeout\.$/],
    ['not seen at its end in time', oneOfThree, 'timeout', 'EOF', /not every probe ran \(EOF\)\./],
    ['ended by its deadline', notPlaced, 'over', undefined, /\(DeadlineExceeded: Job was active longer than specified deadline\)\. Look at what was not covered\.$/],
    ['not answered by all', oneOfThree, 'over', undefined, /got 1 of 3 results, and the rest is unknown\./],
    ['answered in part', cutOff, 'over', undefined, /did not report all of its results/],
    ['for no node', fitsNoNode, 'over', undefined, /found no node that it may run on, .* tolerate the taints/],
  ])('does not stand on a workload that was %s', (_, state, end, words, sentence) => {
    const { outcome, workloads: [{ problem }] } = verdict(state, end, words);
    expect([outcome, problem]).toEqual(['undecided', expect.stringMatching(sentence)]);
  });
});

describe('progress', () => {
  const [job, nodeCheck] = [planFor('everyNode'), planFor('nodeCheck')];

  test('is counted in nodes', () => {
    expect(progressText([job], new Map(), 0)).toBe('0 of 3 nodes, 0 s');
    expect(progressText([job], new Map([[job, sceneOf(job, recorded('job-on-every-node'))]]), 14)).toBe('3 of 3 nodes, 2 failed, 14 s');
  });

  test('does not pretend to know how many nodes there are', () => {
    expect(progressText([job, nodeCheck], new Map(), 3)).toBe('0 nodes, 3 s');
  });

  test('names pods that wait, three at most', () => {
    const pods = ['a', 'b', 'c', 'd'].map((name) => ({
      metadata: { name, annotations: { 'batch.kubernetes.io/job-completion-index': name } },
      spec: { nodeName: name },
      status: { containerStatuses: [{ name: 'probe', state: { waiting: { reason: 'ErrImagePull' } } }] },
    }));
    expect(progressText([job], new Map([[job, sceneOf(job, { pods })]]), 3)).toBe('0 of 3 nodes, 3 s; waiting: a ErrImagePull, b ErrImagePull, c ErrImagePull and 1 more');
  });

  test('does not call waiting what has answered and tries again', () => {
    expect(progressText([nodeCheck], new Map([[nodeCheck, sceneOf(nodeCheck, recorded('daemonset'))]]), 3)).toBe('3 of 3 nodes, 2 failed, 3 s');
  });
});
