import { endedPod, messageOf, NO_ANSWER, planFor, recorded, result, sceneOf } from './support';
import type { Pod } from '../../src/kubernetes/objects';
import { answerOf, endOf, needsLog, type ProbeEnd, stateText, troubleOf } from '../../src/runner/pod-answer';
import {
  allAnswered, emptyState, endOfJob, expectedOf, hasFailed, isDecided, isOver, type LiveWorkload, type RunState, withAnswer, withPod, withWorkload,
} from '../../src/runner/run-state';

const JOB_ON_EVERY_NODE = recorded('job-on-every-node');
const DAEMONSET = recorded('daemonset');
const PASSED = recorded('job-that-passes');
const NOT_PLACED = recorded('job-not-placed');
const NO_IMAGE = recorded('image-not-pulled');

const nodesOf = ({ answers }: RunState) => [...answers.values()].map(({ node }) => node).sort();
const verdictsOf = ({ answers }: RunState) => [...answers.values()].map(({ results }) => results.map(({ ok }) => ok));
const endsOf = (pods: readonly Pod[]) => pods.flatMap((pod) => endOf(pod) ?? []);
const ended = (conditions: object[]) => ({ metadata: { name: 'a', generation: 1 }, status: { conditions } }) as LiveWorkload;

describe('a pod', () => {
  test('has no result while its probe runs, and one after its end', () => {
    expect(PASSED.pods.map((pod) => endOf(pod)?.exitCode)).toEqual([undefined, undefined, undefined, 0, 0, 0]);
    expect(endsOf(PASSED.pods).map(needsLog)).toEqual([false, false, false]);
  });

  test('of a DaemonSet keeps the result of the last run during the next one', () => {
    const ends = endsOf(DAEMONSET.pods).map(({ exitCode, previous }) => [exitCode, previous]);
    expect(ends).toEqual(expect.arrayContaining([[0, false], [1, false], [1, true]]));
  });

  test('reports the results in its termination message', () => {
    const pod = PASSED.pods.at(-1) as Pod;
    expect(answerOf(pod, endOf(pod) as ProbeEnd)).toMatchObject({
      node: 'node-2', lacking: undefined, results: [{ target: 'service-dns', httpStatus: 404, ok: true }],
    });
  });

  test('needs its log if the results do not fit into the message', () => {
    const pod = endedPod('node-1', messageOf([result()], 3));
    const end = endOf(pod) as ProbeEnd;
    const log = [result(), result({ target: 'url' }), result({ target: 'hostname' })].map((each) => JSON.stringify(each)).join('\n');
    expect(needsLog(end)).toBe(true);
    expect(answerOf(pod, end, { text: log })).toMatchObject({ lacking: undefined, results: [{}, {}, { target: 'hostname' }] });
    expect(answerOf(pod, end, { text: '', problem: 'no' })).toMatchObject({
      results: [{}], lacking: 'the results did not fit into the termination message, and the log cannot be read: no',
    });
  });

  test('with missing results is incomplete', () => {
    const pod = endedPod('node-1', messageOf([result()], 30));
    expect(answerOf(pod, endOf(pod) as ProbeEnd, { text: '' })).toMatchObject({
      results: [{}], lacking: '29 of 30 results are missing from the log',
    });
  });

  test('that failed without a failed request is incomplete', () => {
    const pod = endedPod('node-1', '', 1);
    const log = JSON.stringify(result());
    expect(answerOf(pod, endOf(pod) as ProbeEnd, { text: log })).toMatchObject({
      results: [{ ok: true }], lacking: 'the probe failed without reporting which request failed',
    });
  });

  test('that was terminated early reports its results, from the log if there is no message', () => {
    const pod = endedPod('node-1', messageOf([result()]).split('\n').slice(1).join('\n'), 137, 'OOMKilled');
    const end = endOf(pod) as ProbeEnd;
    expect(needsLog(end)).toBe(true);
    expect(answerOf(pod, end)).toMatchObject({ results: [{ ok: true }], lacking: 'the probe was terminated early: OOMKilled, exit code 137' });
  });

  test('reports why it was not scheduled, and why its image was not pulled', () => {
    expect(NOT_PLACED.pods.map(troubleOf).map((trouble) => trouble?.reason)).toEqual([undefined, 'Unschedulable', 'Unschedulable', 'Unschedulable']);
    expect(troubleOf(NOT_PLACED.pods[1])?.message).toContain('0/3 nodes are available');
    expect([...new Set(NO_IMAGE.pods.map(troubleOf).map((trouble) => trouble?.reason))]).toEqual([undefined, 'ErrImagePull']);
  });

  test('reports an eviction', () => {
    expect(troubleOf({ metadata: { name: 'a' }, status: { phase: 'Failed', reason: 'Evicted', message: 'low on memory' } }))
      .toEqual({ reason: 'Evicted', message: 'low on memory' });
  });

  test('without trouble reports its state', () => {
    expect([...new Set(PASSED.pods.slice(0, 4).map(stateText))]).toEqual(['Pending', 'ContainerCreating']);
    expect(DAEMONSET.pods.map(stateText)).toContain('the probe was still running');
  });
});

describe('a Job', () => {
  test('that passed is over and has all answers', () => {
    const state = sceneOf(planFor('dns'), PASSED);
    expect([isOver(state), allAnswered(state), isDecided(state), hasFailed(state)]).toEqual([true, true, true, false]);
    expect(endOfJob(state)?.type).toBe('Complete');
  });

  test('is undecided before it is complete, and before its pod was seen', () => {
    expect(isDecided(sceneOf(planFor('dns'), { pods: PASSED.pods }))).toBe(false);
    expect(isDecided(sceneOf(planFor('dns'), { workload: PASSED.workload }))).toBe(false);
  });

  test('with an index for each node has an answer from each node', () => {
    const state = sceneOf(planFor('everyNode'), JOB_ON_EVERY_NODE);
    expect([nodesOf(state), hasFailed(state)]).toEqual([['node-1', 'node-2', 'node-3'], true]);
  });

  test('with a failure is decided after all answers: before 1.29, Kubernetes retries until the deadline', () => {
    const state = sceneOf(planFor('everyNode'), { ...JOB_ON_EVERY_NODE, workload: JOB_ON_EVERY_NODE.workload.slice(0, 1) });
    expect([isOver(state), isDecided(state)]).toEqual([false, true]);
  });

  test('counts only the first answer of an index', () => {
    const plan = planFor('everyNode');
    const pod = (name: string) => ({ metadata: { name, annotations: { 'batch.kubernetes.io/job-completion-index': '0' } } });
    const first = withAnswer(emptyState(plan), pod('a'), { node: 'node-1', results: [NO_ANSWER], lacking: undefined });
    const second = withAnswer(first, pod('b'), { node: 'node-1', results: [result()], lacking: undefined });
    expect(verdictsOf(second)).toEqual([[false]]);
    expect(second === first).toBe(true);
  });

  test('ignores an answer without a result', () => {
    const before = emptyState(planFor('dns'));
    const after = withAnswer(before, endedPod('node-1', ''), { node: 'node-1', results: [], lacking: undefined });
    expect(verdictsOf(after)).toEqual([]);
    expect(after === before).toBe(true);
  });

  test('that exceeded its deadline is over, and keeps the reason why its pod was not scheduled', () => {
    const state = sceneOf(planFor('dns'), NOT_PLACED);
    expect([isOver(state), isDecided(state), endOfJob(state)?.reason]).toEqual([true, false, 'DeadlineExceeded']);
    expect([...state.pods.values()].map(({ trouble }) => trouble?.reason)).toEqual(['Unschedulable']);
  });

  test('is not over before its final condition', () => {
    const state = withWorkload(emptyState(planFor('dns')), ended([
      { type: 'FailureTarget', status: 'True' }, { type: 'SuccessCriteriaMet', status: 'True' }, { type: 'Complete', status: 'False' },
    ]));
    expect(isOver(state)).toBe(false);
  });
});

describe('a DaemonSet', () => {
  test('is decided after one answer from each node, passed or failed', () => {
    const state = sceneOf(planFor('nodeCheck'), DAEMONSET);
    expect([nodesOf(state), isDecided(state), hasFailed(state)]).toEqual([['node-1', 'node-2', 'node-3'], true, true]);
  });

  test('is not over before its controller has seen it', () => {
    const [unseen, seen] = DAEMONSET.workload;
    const plan = planFor('nodeCheck');
    expect(expectedOf(withWorkload(emptyState(plan), unseen))).toBeUndefined();
    expect(expectedOf(withWorkload(emptyState(plan), seen))).toBe(3);
    expect(isDecided(withWorkload(emptyState(plan), unseen))).toBe(false);
  });

  test('that fits no node is over', () => {
    const none = { metadata: { name: 'a', generation: 1 }, status: { observedGeneration: 1, desiredNumberScheduled: 0 } };
    expect(isDecided(withWorkload(emptyState(planFor('nodeCheck')), none))).toBe(true);
  });
});

describe('trouble', () => {
  const state = emptyState(planFor('dns'));
  const pod = (status: Pod['status'], nodeName?: string): Pod => ({ metadata: { name: 'a' }, spec: { nodeName }, status });
  const troubleAfter = (...pods: Pod[]) => pods.reduce(withPod, state).pods.get('a')?.trouble?.reason;
  const waiting = (reason: string) => ({ containerStatuses: [{ name: 'probe', state: { waiting: { reason } } }] });

  test('is kept when Kubernetes deletes the pod', () => {
    expect(troubleAfter(pod(waiting('ImagePullBackOff'), 'node-1'), pod({ phase: 'Failed' }, 'node-1'))).toBe('ImagePullBackOff');
  });

  test('is cleared when the pod is scheduled, and when its probe runs', () => {
    const unplaced = pod({ conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }] });
    expect(troubleAfter(unplaced, pod({}, 'node-1'))).toBeUndefined();
    const runs = { containerStatuses: [{ name: 'probe', state: { running: {} } }] };
    expect(troubleAfter(pod(waiting('ErrImagePull'), 'node-1'), pod(runs, 'node-1'))).toBeUndefined();
  });
});
