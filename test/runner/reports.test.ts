import { messageOf, NO_ANSWER, NODES, planFor, recorded, result, sceneOf, endedPod } from './support';
import { diagnosed } from '../../src/probe/diagnosis';
import type { FollowEnd } from '../../src/runner/follower';
import { progressText } from '../../src/runner/progress';
import { tableFor } from '../../src/runner/result-table';
import type { RunState } from '../../src/runner/run-state';
import { summary } from '../../src/runner/summary';
import { type Verdict, verdictOf, type WorkloadVerdict } from '../../src/runner/verdict';
import { verdictJson } from '../../src/runner/verdict-json';
import { verdictJunit } from '../../src/runner/verdict-junit';

const plain = (_: string, text: string) => text;

const workload = (changes: Partial<WorkloadVerdict>): WorkloadVerdict => (
  { name: 'verify', probes: [], notCovered: [], problem: undefined, ...changes }
);

const PASSED: Verdict = { outcome: 'passed', workloads: [workload({ probes: [result(), result({ node: 'node-2' })] })] };
const FAILED: Verdict = {
  outcome: 'failed',
  workloads: [workload({
    probes: diagnosed([result(), NO_ANSWER], false),
    notCovered: [{ node: 'node-2', why: 'cordoned' }, { node: null, why: 'a pod was not scheduled: no room' }],
  })],
};
const NOTHING: Verdict = { outcome: 'undecided', workloads: [workload({ problem: 'it did not end.' })] };

describe('the table', () => {
  const plan = planFor('job');
  const rowsOf = (...results: ReturnType<typeof result>[]) => {
    const { header, rows } = tableFor([plan], ['node-1', 'cn-hangzhou.10.0.0.12'], plain);
    return `${header}${results.map((each) => rows(plan, { node: each.node, results: [each], lacking: undefined })).join('')}`;
  };

  test('has column widths that are fixed before the first row', () => {
    expect(rowsOf(result(), NO_ANSWER, result({ node: null, target: 'load-balancer', url: 'http://255.255.255.255/' }))).toMatchSnapshot();
  });

  test('shows the connect-to address, and dashes for a request that was not made', () => {
    const notMade = result({ ok: false, stage: null, exitName: null, httpStatus: null, totalSeconds: null, url: null });
    const text = rowsOf(result({ connectTo: '10.0.0.1:80' }), notMade);
    expect(text).toContain('http://istio-ingressgateway.istio-system/ via 10.0.0.1:80');
    expect(text).toMatch(/^FAIL {2}node-1 .* - +- +-\n/m);
  });

  test('names the workload if there are several', () => {
    const plans = [plan, planFor('nodeCheck')];
    const { header, rows } = tableFor(plans, undefined, plain);
    expect(header).toMatch(/^ +workload +node +client/);
    expect(rows(plans[1], { node: 'a', results: [result()], lacking: undefined })).toMatch(new RegExp(`^ok +${plans[1].name} +a +pod`));
  });

  test('colors only the verdict and the message', () => {
    const { rows } = tableFor([plan], [], (color, text) => `<${color}>${text}</>`);
    expect(rows(plan, { node: 'a', results: [result(), NO_ANSWER], lacking: undefined }).match(/<[^/>]+>[^<]*/g)).toEqual([
      '<green>ok  ', '<red>FAIL', `<grey>      ${NO_ANSWER.message}`,
    ]);
  });
});

describe('the summary', () => {
  test.each([
    ['a run that passed', PASSED], ['a run that failed, with missing nodes and a pointer', FAILED], ['a run without results', NOTHING],
  ])('of %s', (_, verdict) => {
    expect(summary(verdict)).toMatchSnapshot();
  });

  test('reports missing results', () => {
    expect(summary({ ...PASSED, outcome: 'undecided' })).toContain('2 probes on 2 nodes: all expectations held, but results are missing');
  });

  test('names five nodes for each reason, and counts the others', () => {
    const notCovered = Array.from({ length: 12 }, (_, index) => ({ node: `node-${index}`, why: 'cordoned' }));
    expect(summary({ ...PASSED, workloads: [workload({ notCovered })] })).toContain(
      'not covered: node-0, node-1, node-2, node-3, node-4 and 7 more (cordoned)\n',
    );
  });

  test('counts pods that were not scheduled', () => {
    const notCovered = [1, 2].map(() => ({ node: null, why: 'a pod was not scheduled: no room' }));
    expect(summary({ ...PASSED, workloads: [workload({ notCovered })] })).toContain('not covered: a pod was not scheduled: no room (2 pods)\n');
  });

  test('names the workload of uncovered nodes if there are several', () => {
    const both = ['a', 'b'].map((name) => workload({ name, notCovered: [{ node: 'node-1', why: 'cordoned' }] }));
    expect(summary({ ...PASSED, workloads: both })).toContain('not covered by a: node-1 (cordoned)\nnot covered by b: node-1 (cordoned)\n');
  });

});

describe('the JSON document', () => {
  test('has the fixed fields', () => {
    expect(verdictJson(FAILED)).toEqual({
      version: 1,
      passed: false,
      leftover: null,
      diagnoses: [{
        node: 'node-1',
        client: 'pod',
        target: 'load-balancer',
        url: 'http://203.0.113.1/',
        workload: 'verify',
        diagnosis: 'stranded',
        message: expect.stringMatching(/^stranded: only the DNS name answers\. Use the DNS name /),
        manifest: null,
      }],
      probes: [{ ...result(), workload: 'verify' }, { ...NO_ANSWER, workload: 'verify' }],
      notCovered: [
        { node: 'node-2', why: 'cordoned', workload: 'verify' },
        { node: null, why: 'a pod was not scheduled: no room', workload: 'verify' },
      ],
      problems: [],
    });
  });

  test('has the reason for missing results', () => {
    expect(verdictJson(NOTHING).problems).toEqual([{ workload: 'verify', problem: 'it did not end.' }]);
  });

  test.each([[PASSED, true], [FAILED, false], [NOTHING, false]])('has the outcome', (verdict, passed) => {
    expect(verdictJson(verdict).passed).toBe(passed);
  });

  test('has no other field of the probe', () => {
    const [probe] = verdictJson({ ...PASSED, workloads: [workload({ probes: [{ ...result(), ...{ extra: 1 } }] })] }).probes;
    expect(Object.keys(probe)).not.toContain('extra');
  });
});

describe('the JUnit report', () => {
  test('has a suite for each workload, a case for each probe, and a skipped case for each uncovered node', () => {
    expect(verdictJunit(FAILED)).toMatchSnapshot();
  });

  test('reports missing results as an error', () => {
    expect(verdictJunit(NOTHING)).toContain('tests="1" failures="0" errors="1" skipped="0"');
    expect(verdictJunit(NOTHING)).toContain('<error message="it did not end."/>');
  });

  test('is valid XML for any message', () => {
    const message = '<a href="b">&amp;\u0000\u0007\uFFFF\uD800</a>\n\ttab \u{1F600}';
    const text = verdictJunit({ ...PASSED, workloads: [workload({ probes: [result({ ok: false, message })] })] });
    expect(text).toContain('<failure message="&lt;a href=&quot;b&quot;&gt;&amp;amp;\\u0000\\u0007\\uffff\\ud800&lt;/a&gt;\\n\\u0009tab \u{1F600}"/>');
  });
});

describe('the verdict', () => {
  const verdict = (state: RunState, end: FollowEnd = 'over', words?: string) => verdictOf([{ state, end, words }], NODES);
  const passed = sceneOf(planFor('dns'), recorded('job-that-passes'));
  const failed = sceneOf(planFor('everyNode'), recorded('job-on-every-node'));
  const notPlaced = sceneOf(planFor('dns'), recorded('job-not-placed'));
  const noPod = sceneOf(planFor('dns'), { workload: recorded('job-not-placed').workload });

  test('is passed if every probe ran and every expectation held', () => {
    expect(verdict(passed)).toMatchObject({ outcome: 'passed', workloads: [{ problem: undefined, probes: [{ node: 'node-2' }] }] });
  });

  test('is failed if an expectation did not hold, even if results are missing', () => {
    expect(verdict(failed)).toMatchObject({ outcome: 'failed', workloads: [{ problem: undefined }] });
    expect(verdict(failed, 'timeout').outcome).toBe('failed');
  });

  test('is undecided if one of several workloads has no result', () => {
    const both = [passed, notPlaced].map((state) => ({ state, end: 'over' as const, words: undefined }));
    expect(verdictOf(both, NODES).outcome).toBe('undecided');
  });

  const oneOfThree = sceneOf(planFor('everyNode'), {
    pods: recorded('job-on-every-node').pods.filter((pod) => pod.spec?.nodeName === 'node-1'),
  });
  const cutOff = sceneOf(planFor('dns'), {
    workload: recorded('job-that-passes').workload, pods: [endedPod('node-1', messageOf([result()]), 137, 'OOMKilled')],
  });
  const fitsNoNode = sceneOf(planFor('nodeCheck'), {
    workload: [{ metadata: { name: 'a', generation: 1 }, status: { observedGeneration: 1, desiredNumberScheduled: 0 } }],
  });

  const onOneNode = sceneOf(planFor('everyNode'), {
    workload: recorded('job-that-passes').workload,
    pods: ['0', '1', '2'].map((index) => ({
      ...endedPod('node-1', messageOf([result()])),
      metadata: { name: `INSTANCE-${index}`, annotations: { 'batch.kubernetes.io/job-completion-index': index } },
    })),
  });
  const daemonSet = (desiredNumberScheduled: number) => (
    { metadata: { name: 'a', generation: 1 }, status: { observedGeneration: 1, desiredNumberScheduled } }
  );
  const lostNode = sceneOf(planFor('nodeCheck'), { workload: [daemonSet(2), daemonSet(1)], pods: [endedPod('node-1', messageOf([result()]))] });

  test.each<[string, RunState, FollowEnd, string | undefined, RegExp]>([
    ['asked one node three times', onOneNode, 'over', undefined, /probed 1 of 3 nodes, so results are missing: the other pods shared a node/],
    ['lost a node', lostNode, 'over', undefined, /probed 1 of 2 nodes, so results are missing: .* or their node went away/],
    ['was deleted', oneOfThree, 'deleted', undefined, /was deleted from the cluster during the run, .* \(1 of 3 answers\)\. Check what deletes/],
    ['was interrupted', failed, 'interrupted', undefined, /was interrupted before every probe ran\. Run the command again\.$/],
    ['can no longer be watched', passed, 'unseen', 'EOF', /can no longer be watched, .*: EOF\. Run the command again\.$/],
    [
      'lacks a permission', passed, 'unseen', 'pods is forbidden: User "a" cannot list resource "pods"',
      /"pods"\. Run asm-gateway verify --print-rbac/,
    ],
    ['got no pod', noPod, 'over', 'exceeded quota', /got no pod, so no probe ran: exceeded quota\. Allow its pods in the namespace/],
    ['ran out of time', oneOfThree, 'timeout', undefined, /did not end within 5m30s, so results are missing\. .*--timeout\.$/],
    ['was not visible at its end', oneOfThree, 'timeout', 'EOF', /results are missing \(EOF\)\./],
    [
      'exceeded its deadline', notPlaced, 'over', undefined,
      /\(DeadlineExceeded: Job was active longer than specified deadline\)\. Check the nodes that are listed as not covered\.$/,
    ],
    ['has too few answers', oneOfThree, 'over', undefined, /got 1 of 3 answers, so results are missing\./],
    ['has incomplete answers', cutOff, 'over', undefined, /did not report all of its results/],
    ['fits no node', fitsNoNode, 'over', undefined, /found no node to run on, .* Tolerate the taints/],
  ])('is undecided on a workload that %s', (_, state, end, words, sentence) => {
    const { outcome, workloads: [{ problem }] } = verdict(state, end, words);
    expect([outcome, problem]).toEqual(['undecided', expect.stringMatching(sentence)]);
  });
});

describe('progress', () => {
  const [job, nodeCheck] = [planFor('everyNode'), planFor('nodeCheck')];

  test('counts nodes', () => {
    expect(progressText([job], new Map(), 0)).toBe('0 of 3 nodes, 0 s');
    expect(progressText([job], new Map([[job, sceneOf(job, recorded('job-on-every-node'))]]), 14)).toBe('3 of 3 nodes, 2 failed, 14 s');
  });

  test('shows no total if the number of nodes is unknown', () => {
    expect(progressText([job, nodeCheck], new Map(), 3)).toBe('0 nodes, 3 s');
  });

  test('names at most three waiting pods', () => {
    const pods = ['a', 'b', 'c', 'd'].map((name) => ({
      metadata: { name, annotations: { 'batch.kubernetes.io/job-completion-index': name } },
      spec: { nodeName: name },
      status: { containerStatuses: [{ name: 'probe', state: { waiting: { reason: 'ErrImagePull' } } }] },
    }));
    expect(progressText([job], new Map([[job, sceneOf(job, { pods })]]), 3)).toBe(
      '0 of 3 nodes, 3 s; waiting: a ErrImagePull, b ErrImagePull, c ErrImagePull and 1 more',
    );
  });

  test('does not count a pod as waiting that has answered and runs again', () => {
    expect(progressText([nodeCheck], new Map([[nodeCheck, sceneOf(nodeCheck, recorded('daemonset'))]]), 3)).toBe('3 of 3 nodes, 2 failed, 3 s');
  });
});
