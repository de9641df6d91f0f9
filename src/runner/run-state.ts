import type { Plan } from './plan';
import { type Answer, isRunning, type Trouble, troubleOf } from './pod-answer';
import type { Condition, ObjectMeta, Pod } from '../kubernetes/objects';

/** A Job or a DaemonSet, as the cluster has it. */
export interface LiveWorkload {
  readonly metadata: ObjectMeta;
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly observedGeneration?: number;
    readonly desiredNumberScheduled?: number;
  };
}

/** A pod, and the last trouble that it had: Kubernetes forgets it when it clears the pod away. */
export interface SeenPod {
  readonly pod: Pod;
  readonly trouble: Trouble | undefined;
}

/** What was seen of a workload so far. */
export interface RunState {
  readonly plan: Plan;
  readonly workload: LiveWorkload | undefined;

  /** By name, as they were last seen, the lost ones too. */
  readonly pods: ReadonlyMap<string, SeenPod>;

  /** By place: see `placeOf`. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#batch-kubernetes-io-job-completion-index-annotation */
const INDEX = 'batch.kubernetes.io/job-completion-index';

export function emptyState(plan: Plan): RunState {
  return { plan, workload: undefined, pods: new Map(), answers: new Map() };
}

export function withWorkload(state: RunState, workload: LiveWorkload): RunState {
  return { ...state, workload };
}

export function withPod(state: RunState, pod: Pod): RunState {
  const { name } = pod.metadata;
  const before = state.pods.get(name);
  const hasMoved = before?.pod.spec?.nodeName !== pod.spec?.nodeName || isRunning(pod);
  return { ...state, pods: new Map(state.pods).set(name, { pod, trouble: troubleOf(pod) ?? (hasMoved ? undefined : before?.trouble) }) };
}

/** The first answer from a place is the one that counts: a later success does not erase it. */
export function withAnswer(state: RunState, pod: Pod, answer: Answer): RunState {
  const place = placeOf(state, pod);
  return state.answers.has(place) || answer.results.length === 0 ? state : { ...state, answers: new Map(state.answers).set(place, answer) };
}

/** Whether the place that a pod is to ask from has answered. */
export function hasAnswered(state: RunState, pod: Pod): boolean {
  return state.answers.has(placeOf(state, pod));
}

/** Whether there is a pod on every node that fits, however many these are. */
export function isDaemonSet({ pods }: Plan): boolean {
  return pods === undefined;
}

/** From where a pod asks: the number in a Job, of which each is asked once; else its node. */
function placeOf({ plan }: RunState, { metadata, spec }: Pod): string {
  return plan.indexed ? metadata.annotations?.[INDEX] ?? metadata.name : isDaemonSet(plan) ? spec?.nodeName ?? metadata.name : '';
}

/** How many places are to answer; undefined as long as the cluster has not said so. */
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
  return expected !== undefined && state.answers.size >= expected;
}

/** Whether an expectation did not hold. */
export function hasFailed({ answers }: RunState): boolean {
  return [...answers.values()].some(({ results }) => results.some(({ ok }) => !ok));
}

/** How a Job ended; undefined while it has not, and for a DaemonSet. */
export function endOfJob({ workload }: RunState): Condition | undefined {
  return workload?.status?.conditions?.find(({ type, status }) => ['Complete', 'Failed'].includes(type) && status === 'True');
}

/** Whether the cluster does nothing more. The last results of a Job that has ended may still be on their way. */
export function isOver(state: RunState): boolean {
  return isDaemonSet(state.plan) ? allAnswered(state) : endOfJob(state) !== undefined;
}

/** Whether nothing can change the verdict any more: Kubernetes before 1.29 asks again where the answer was no. */
export function isDecided(state: RunState): boolean {
  return allAnswered(state) && (isOver(state) || hasFailed(state));
}
