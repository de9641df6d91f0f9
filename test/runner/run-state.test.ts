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
  test('has no result while its probe runs, and one when it has ended', () => {
    expect(PASSED.pods.map((pod) => endOf(pod)?.exitCode)).toEqual([undefined, undefined, undefined, 0, 0, 0]);
    expect(endsOf(PASSED.pods).map(needsLog)).toEqual([false, false, false]);
  });

  test('of a DaemonSet keeps the result of the try before, while the next is under way', () => {
    const ends = endsOf(DAEMONSET.pods).map(({ exitCode, previous }) => [exitCode, previous]);
    expect(ends).toEqual(expect.arrayContaining([[0, false], [1, false], [1, true]]));
  });

  test('tells the results of its termination message', () => {
    const pod = PASSED.pods.at(-1) as Pod;
    expect(answerOf(pod, endOf(pod) as ProbeEnd)).toMatchObject({
      node: 'node-2', lacking: undefined, results: [{ target: 'service-dns', httpStatus: 404, ok: true }],
    });
  });

  test('is asked for its log where the message has no room for all', () => {
    const pod = endedPod('node-1', messageOf([result()], 3));
    const end = endOf(pod) as ProbeEnd;
    const log = [result(), result({ target: 'url' }), result({ target: 'hostname' })].map((each) => JSON.stringify(each)).join('\n');
    expect(needsLog(end)).toBe(true);
    expect(answerOf(pod, end, { text: log })).toMatchObject({ lacking: undefined, results: [{}, {}, { target: 'hostname' }] });
    expect(answerOf(pod, end, { text: '', problem: 'no' })).toMatchObject({
      results: [{}], lacking: 'its results did not fit into the termination message, and its log cannot be read: no',
    });
  });

  test('of which some are nowhere to be found is not whole', () => {
    const pod = endedPod('node-1', messageOf([result()], 30));
    expect(answerOf(pod, endOf(pod) as ProbeEnd, { text: '' })).toMatchObject({
      results: [{}], lacking: 'it gave 30 results, and 29 of them are in no log',
    });
  });

  test('that failed and does not say at what is not whole', () => {
    const pod = endedPod('node-1', '', 1);
    const log = JSON.stringify(result());
    expect(answerOf(pod, endOf(pod) as ProbeEnd, { text: log })).toMatchObject({ results: [{ ok: true }], lacking: 'its probe failed and does not say at what' });
  });

  test('that was ended early tells what it had found, the lines of its log standing in for the message', () => {
    const pod = endedPod('node-1', messageOf([result()]).split('\n').slice(1).join('\n'), 137, 'OOMKilled');
    const end = endOf(pod) as ProbeEnd;
    expect(needsLog(end)).toBe(true);
    expect(answerOf(pod, end)).toMatchObject({ results: [{ ok: true }], lacking: 'its probe was ended early: OOMKilled, exit code 137' });
  });

  test('says why it is not placed, and why its image is not pulled', () => {
    expect(NOT_PLACED.pods.map(troubleOf).map((trouble) => trouble?.reason)).toEqual([undefined, 'Unschedulable', 'Unschedulable', 'Unschedulable']);
    expect(troubleOf(NOT_PLACED.pods[1])?.message).toContain('0/3 nodes are available');
    expect([...new Set(NO_IMAGE.pods.map(troubleOf).map((trouble) => trouble?.reason))]).toEqual([undefined, 'ErrImagePull']);
  });

  test('that was evicted says so', () => {
    expect(troubleOf({ metadata: { name: 'a' }, status: { phase: 'Failed', reason: 'Evicted', message: 'low on memory' } }))
      .toEqual({ reason: 'Evicted', message: 'low on memory' });
  });

  test('without trouble says how far it is', () => {
    expect([...new Set(PASSED.pods.slice(0, 4).map(stateText))]).toEqual(['Pending', 'ContainerCreating']);
    expect(DAEMONSET.pods.map(stateText)).toContain('its probe was still running');
  });
});

describe('a Job', () => {
  test('that passed is over, and everybody has answered', () => {
    const state = sceneOf(planFor('dns'), PASSED);
    expect([isOver(state), allAnswered(state), isDecided(state), hasFailed(state), endOfJob(state)?.type]).toEqual([true, true, true, false, 'Complete']);
  });

  test('is decided neither before it is complete, nor before its pod was seen', () => {
    expect(isDecided(sceneOf(planFor('dns'), { pods: PASSED.pods }))).toBe(false);
    expect(isDecided(sceneOf(planFor('dns'), { workload: PASSED.workload }))).toBe(false);
  });

  test('with an index for each node is answered by each node', () => {
    const state = sceneOf(planFor('everyNode'), JOB_ON_EVERY_NODE);
    expect([nodesOf(state), hasFailed(state)]).toEqual([['node-1', 'node-2', 'node-3'], true]);
  });

  test('in which one answered no is decided once all have answered: before 1.29 Kubernetes asks again until the deadline', () => {
    const state = sceneOf(planFor('everyNode'), { ...JOB_ON_EVERY_NODE, workload: JOB_ON_EVERY_NODE.workload.slice(0, 1) });
    expect([isOver(state), isDecided(state)]).toEqual([false, true]);
  });

  test('counts the first answer of an index, and not that of another try', () => {
    const plan = planFor('everyNode');
    const pod = (name: string) => ({ metadata: { name, annotations: { 'batch.kubernetes.io/job-completion-index': '0' } } });
    const first = withAnswer(emptyState(plan), pod('a'), { node: 'node-1', results: [NO_ANSWER], lacking: undefined });
    const second = withAnswer(first, pod('b'), { node: 'node-1', results: [result()], lacking: undefined });
    expect(verdictsOf(second)).toEqual([[false]]);
    expect(second === first).toBe(true);
  });

  test('takes no answer without a result', () => {
    const before = emptyState(planFor('dns'));
    const after = withAnswer(before, endedPod('node-1', ''), { node: 'node-1', results: [], lacking: undefined });
    expect(verdictsOf(after)).toEqual([]);
    expect(after === before).toBe(true);
  });

  test('that failed by its deadline is over, and remembers why its pod was not placed', () => {
    const state = sceneOf(planFor('dns'), NOT_PLACED);
    expect([isOver(state), isDecided(state), endOfJob(state)?.reason]).toEqual([true, false, 'DeadlineExceeded']);
    expect([...state.pods.values()].map(({ trouble }) => trouble?.reason)).toEqual(['Unschedulable']);
  });

  test('whose end is only announced is not over', () => {
    const state = withWorkload(emptyState(planFor('dns')), ended([
      { type: 'FailureTarget', status: 'True' }, { type: 'SuccessCriteriaMet', status: 'True' }, { type: 'Complete', status: 'False' },
    ]));
    expect(isOver(state)).toBe(false);
  });
});

describe('a DaemonSet', () => {
  test('is decided when each node has answered once, healed or not', () => {
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

  test('is remembered when Kubernetes clears the pod away', () => {
    expect(troubleAfter(pod(waiting('ImagePullBackOff'), 'node-1'), pod({ phase: 'Failed' }, 'node-1'))).toBe('ImagePullBackOff');
  });

  test('is forgotten when the pod is placed, and when its probe runs', () => {
    const unplaced = pod({ conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }] });
    expect(troubleAfter(unplaced, pod({}, 'node-1'))).toBeUndefined();
    const runs = { containerStatuses: [{ name: 'probe', state: { running: {} } }] };
    expect(troubleAfter(pod(waiting('ErrImagePull'), 'node-1'), pod(runs, 'node-1'))).toBeUndefined();
  });
});
