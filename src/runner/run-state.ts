import type { Plan } from './plan';
import { type Answer, isRunning, type Trouble, troubleOf } from './pod-answer';
import type { Condition, ObjectMeta, Pod } from '../kubernetes/objects';

/** A Job or a DaemonSet in the cluster. */
export interface LiveWorkload {
  readonly metadata: ObjectMeta;
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly observedGeneration?: number;
    readonly desiredNumberScheduled?: number;
  };
}

/** A pod and its last trouble, which Kubernetes forgets when it deletes the pod. */
export interface SeenPod {
  readonly pod: Pod;
  readonly trouble: Trouble | undefined;

  /** Whether Kubernetes has deleted it. */
  readonly isDeleted: boolean;
}

/** Everything known about a workload so far. */
export interface RunState {
  readonly plan: Plan;
  readonly workload: LiveWorkload | undefined;

  /** The largest number of answers that was ever expected; undefined until the cluster has reported one. */
  readonly mostExpected: number | undefined;

  /** The last known state of every pod, by name. Deleted pods are kept. */
  readonly pods: ReadonlyMap<string, SeenPod>;

  /** By the key of `placeOf`. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Source: https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const INDEX = 'batch.kubernetes.io/job-completion-index';

export function emptyState(plan: Plan): RunState {
  return { plan, workload: undefined, mostExpected: plan.pods, pods: new Map(), answers: new Map() };
}

export function withWorkload(state: RunState, workload: LiveWorkload): RunState {
  const next = { ...state, workload };
  const expected = expectedOf(next);
  const mostExpected = expected === undefined ? state.mostExpected : Math.max(expected, state.mostExpected ?? 0);
  return { ...next, mostExpected };
}

export function withPod(state: RunState, pod: Pod): RunState {
  return withSeenPod(state, pod, false);
}

/** The last state of a pod that Kubernetes has deleted. */
export function withDeletedPod(state: RunState, pod: Pod): RunState {
  return withSeenPod(state, pod, true);
}

function withSeenPod(state: RunState, pod: Pod, isDeleted: boolean): RunState {
  const { name } = pod.metadata;
  const before = state.pods.get(name);
  const hasMoved = before?.pod.spec?.nodeName !== pod.spec?.nodeName || isRunning(pod);
  const trouble = troubleOf(pod) ?? (hasMoved ? undefined : before?.trouble);
  return { ...state, pods: new Map(state.pods).set(name, { pod, trouble, isDeleted }) };
}

/** Only the first answer from a place counts; a later success does not erase it. */
export function withAnswer(state: RunState, pod: Pod, answer: Answer): RunState {
  const place = placeOf(state, pod);
  const isIgnored = state.answers.has(place) || answer.results.length === 0;
  return isIgnored ? state : { ...state, answers: new Map(state.answers).set(place, answer) };
}

/** Whether the place of a pod has answered. */
export function hasAnswered(state: RunState, pod: Pod): boolean {
  return state.answers.has(placeOf(state, pod));
}

/** Whether the workload is a DaemonSet, which runs on every suitable node. */
export function isDaemonSet({ pods }: Plan): boolean {
  return pods === undefined;
}

/**
 * The key under which the answer of a pod is kept: its number in an indexed Job, its node in a DaemonSet. Any other Job
 * has a single answer.
 */
function placeOf({ plan }: RunState, { metadata, spec }: Pod): string {
  if (plan.indexed) {
    return metadata.annotations?.[INDEX] ?? metadata.name;
  }
  return isDaemonSet(plan) ? spec?.nodeName ?? metadata.name : '';
}

/** The number of expected answers; undefined until the cluster has reported it. */
export function expectedOf({ plan, workload }: RunState): number | undefined {
  if (plan.pods !== undefined) {
    return plan.pods;
  }
  const { observedGeneration = 0, desiredNumberScheduled } = workload?.status ?? {};
  return observedGeneration >= (workload?.metadata.generation ?? 1) ? desiredNumberScheduled : undefined;
}

/** Whether every place has answered. */
export function allAnswered(state: RunState): boolean {
  const expected = expectedOf(state);
  return expected !== undefined && state.answers.size >= expected && !(isDaemonSet(state.plan) && hasSilentPod(state));
}

/** Whether a pod that exists has not answered. Its node may have come after the other nodes had answered. */
function hasSilentPod(state: RunState): boolean {
  return [...state.pods.values()].some(({ pod, isDeleted }) => !isDeleted && !hasAnswered(state, pod));
}

/**
 * The nodes that answered, and how many different ones had to. Undefined if it does not matter which node answers. Two
 * pods of a Job may run on the same node: then another node was not asked.
 */
export function nodesAsked({ plan, mostExpected, answers }: RunState): NodesAsked | undefined {
  const { size } = new Set([...answers.values()].map(({ node }) => node));
  return plan.indexed || isDaemonSet(plan) ? { asked: size, expected: mostExpected ?? size } : undefined;
}

/** How many different nodes answered. */
export interface NodesAsked {
  readonly asked: number;
  readonly expected: number;
}

/** Whether an expectation did not hold. */
export function hasFailed({ answers }: RunState): boolean {
  return [...answers.values()].some(({ results }) => results.some(({ ok }) => !ok));
}

/** The condition with which a Job ended; undefined before its end, and for a DaemonSet. */
export function endOfJob({ workload }: RunState): Condition | undefined {
  return workload?.status?.conditions
    ?.find(({ type, status }) => ['Complete', 'Failed'].includes(type) && status === 'True');
}

/** Whether the workload has ended. The last results of a Job may arrive later. */
export function isOver(state: RunState): boolean {
  return isDaemonSet(state.plan) ? allAnswered(state) : endOfJob(state) !== undefined;
}

/** Whether the verdict is certain. Before 1.29, Kubernetes runs a failed pod again; only the first answer counts. */
export function isDecided(state: RunState): boolean {
  return allAnswered(state) && (isOver(state) || hasFailed(state));
}
