import { podOf } from './cluster-data';
import type { Plan } from './plan';
import { type Answer, answerOf, endOf, needsLog, type ProbeEnd, type ProbeLog } from './pod-answer';
import {
  emptyState, hasAnswered, isDecided, isOver, type LiveWorkload, type RunState, withAnswer, withDeletedPod, withPod,
  withWorkload,
} from './run-state';
import { itemsOf, parsedJson } from '../cluster/documents';
import type { Kubectl } from '../cluster/kubectl';
import { wordsOf } from '../cluster/words';
import type { Pod } from '../kubernetes/objects';
import { INSTANCE_LABEL, PROBE_CONTAINER } from '../probe/labels';

/** Why following ended. */
export type FollowEnd = 'over' | 'deleted' | 'timeout' | 'interrupted' | 'unseen';

/** The options of following. */
export interface FollowOptions {
  readonly kubectl: Kubectl;

  /** The selector of what the run made. */
  readonly selector: string;
  readonly interrupted: Promise<unknown>;

  /** Called after every change. */
  readonly seen: (state: RunState) => void;

  /** Called for each answer that counts. */
  readonly answered: (plan: Plan, answer: Answer) => void;
}

/** How long to wait for results after a Job has ended, in milliseconds: the Job and its pods are watched separately. */
const GRACE = 3000;

/** Keeps the state of one workload up to date, and resolves `over` once the verdict is certain. */
export class Follower {
  public readonly plan: Plan;

  private readonly options: FollowOptions;
  private readonly end = promised<FollowEnd>();
  private state: RunState;
  private isClosed = false;
  private grace: NodeJS.Timeout | undefined;

  /** The ends of probes whose results were read, or are being read. */
  private readonly read = new Map<string, Promise<void>>();

  constructor(plan: Plan, options: FollowOptions) {
    this.plan = plan;
    this.options = options;
    this.state = emptyState(plan);
  }

  /** Fulfilled once the verdict is certain, or no more results will come. */
  public get over(): Promise<FollowEnd> {
    return this.end.promise;
  }

  public sawWorkload(workload: LiveWorkload): void {
    this.update(withWorkload(this.state, workload));
  }

  /** The workload is gone. It was not us: the run removes it only after following has ended. */
  public lostWorkload(): void {
    this.endAfterLastResults('deleted');
  }

  public sawPod(pod: Pod, isDeleted = false): void {
    this.update((isDeleted ? withDeletedPod : withPod)(this.state, pod));
    const end = endOf(pod);
    if (end !== undefined && !hasAnswered(this.state, pod) && !this.read.has(end.key)) {
      this.read.set(end.key, this.readAnswer(pod, end).catch(this.end.reject));
    }
  }

  /** These are all pods that exist. */
  public listedPods(pods: readonly Pod[]): void {
    const names = pods.map(({ metadata }) => metadata.name);
    [...this.state.pods.values()].filter(({ pod }) => !names.includes(pod.metadata.name))
      .forEach(({ pod }) => this.sawPod(pod, true));
    pods.forEach((pod) => this.sawPod(pod));
  }

  /** Stops reporting. */
  public close(): RunState {
    this.isClosed = true;
    clearTimeout(this.grace);
    return this.state;
  }

  private async readAnswer(pod: Pod, end: ProbeEnd): Promise<void> {
    const answer = answerOf(pod, end, needsLog(end) ? await this.logOf(pod, end) : undefined);
    const next = withAnswer(this.state, pod, answer);
    if (!this.isClosed && next !== this.state) {
      this.options.answered(next.plan, answer);
      this.update(next);
    }
  }

  private async logOf({ metadata: { name } }: Pod, { previous }: ProbeEnd): Promise<ProbeLog> {
    const { ended } = this.options.kubectl.run([
      'logs', name, '--container', PROBE_CONTAINER, '--namespace', this.plan.namespace, '--request-timeout', '20s',
      ...previous ? ['--previous'] : [],
    ]);
    const { code, stdout, stderr } = await ended
      .catch((error: unknown) => (
        { code: null, stdout: '', stderr: error instanceof Error ? error.message : String(error) }
      ));
    return code === 0 ? { text: stdout } : { text: stdout, problem: wordsOf(stderr) };
  }

  private update(state: RunState): void {
    this.state = state;
    this.options.seen(state);
    if (isDecided(state)) {
      this.end.resolve('over');
    } else if (isOver(state)) {
      this.endAfterLastResults('over');
    }
  }

  /** Ends after the results that are still on their way. */
  private endAfterLastResults(end: FollowEnd): void {
    this.grace ??= setTimeout(() => {
      this.readLastResults().then(() => this.end.resolve(end), this.end.reject);
    }, GRACE);
  }

  /** A watch may be late. So the pods are listed once more, and their logs are read. */
  private async readLastResults(): Promise<void> {
    const { code, stdout } = await this.options.kubectl.run([
      'get', 'pods', '--selector', `${INSTANCE_LABEL}=${this.plan.instance}`, '--namespace', this.plan.namespace,
      '--output', 'json', '--request-timeout', '20s',
    ]).ended;
    if (!this.isClosed && code === 0) {
      itemsOf(parsedJson(stdout))?.map(podOf).forEach((pod) => this.sawPod(pod));
    }
    await Promise.all(this.read.values());
  }
}

/** A promise with its resolve and reject functions. */
function promised<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<Value>((keep, fail) => [resolve, reject] = [keep, fail]);
  return { promise, resolve, reject };
}
