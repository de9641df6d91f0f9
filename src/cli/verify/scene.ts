import type { Plan } from './plan';
import { type Answer, isRunning, type Trouble, troubleOf } from './pod';
import type { Condition, ObjectMeta, Pod } from '../../cluster/objects';

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
export interface Scene {
  readonly plan: Plan;
  readonly workload: LiveWorkload | undefined;

  /** By name, as they were last seen, the lost ones too. */
  readonly pods: ReadonlyMap<string, SeenPod>;

  /** By place: see `placeOf`. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#batch-kubernetes-io-job-completion-index-annotation */
const INDEX = 'batch.kubernetes.io/job-completion-index';

export function emptyScene(plan: Plan): Scene {
  return { plan, workload: undefined, pods: new Map(), answers: new Map() };
}

export function withWorkload(scene: Scene, workload: LiveWorkload): Scene {
  return { ...scene, workload };
}

export function withPod(scene: Scene, pod: Pod): Scene {
  const { name } = pod.metadata;
  const before = scene.pods.get(name);
  const hasMoved = before?.pod.spec?.nodeName !== pod.spec?.nodeName || isRunning(pod);
  return { ...scene, pods: new Map(scene.pods).set(name, { pod, trouble: troubleOf(pod) ?? (hasMoved ? undefined : before?.trouble) }) };
}

/** The first answer from a place is the one that counts: whoever asks again until it works, proves nothing. */
export function withAnswer(scene: Scene, pod: Pod, answer: Answer): Scene {
  const place = placeOf(scene, pod);
  return scene.answers.has(place) || answer.results.length === 0 ? scene : { ...scene, answers: new Map(scene.answers).set(place, answer) };
}

/** Whether the place that a pod is to ask from has answered. */
export function hasAnswered(scene: Scene, pod: Pod): boolean {
  return scene.answers.has(placeOf(scene, pod));
}

/** Whether there is a pod on every node that fits, however many these are. */
export function isDaemonSet({ pods }: Plan): boolean {
  return pods === undefined;
}

/** From where a pod asks: the number in a Job, of which each is asked once; else its node. */
function placeOf({ plan }: Scene, { metadata, spec }: Pod): string {
  return plan.indexed ? metadata.annotations?.[INDEX] ?? metadata.name : isDaemonSet(plan) ? spec?.nodeName ?? metadata.name : '';
}

/** How many places are to answer; undefined as long as the cluster has not said so. */
export function expectedOf({ plan, workload }: Scene): number | undefined {
  if (plan.pods !== undefined) {
    return plan.pods;
  }
  const { observedGeneration = 0, desiredNumberScheduled } = workload?.status ?? {};
  return observedGeneration >= (workload?.metadata.generation ?? 1) ? desiredNumberScheduled : undefined;
}

/** Whether every place has answered. */
export function allAnswered(scene: Scene): boolean {
  const expected = expectedOf(scene);
  return expected !== undefined && scene.answers.size >= expected;
}

/** Whether an expectation did not hold. */
export function hasFailed({ answers }: Scene): boolean {
  return [...answers.values()].some(({ results }) => results.some(({ ok }) => !ok));
}

/** How a Job ended; undefined while it has not, and for a DaemonSet. */
export function endOfJob({ workload }: Scene): Condition | undefined {
  return workload?.status?.conditions?.find(({ type, status }) => ['Complete', 'Failed'].includes(type) && status === 'True');
}

/** Whether the cluster does nothing more. The last results of a Job that has ended may still be on their way. */
export function isOver(scene: Scene): boolean {
  return isDaemonSet(scene.plan) ? allAnswered(scene) : endOfJob(scene) !== undefined;
}

/** Whether nothing can change the verdict any more: Kubernetes before 1.29 asks again where the answer was no. */
export function isDecided(scene: Scene): boolean {
  return allAnswered(scene) && (isOver(scene) || hasFailed(scene));
}
