import type { Plan } from './plan';
import { answerOf, type Answer, endOf, needsLog, type ProbeEnd, type ProbeLog } from './pod-answer';
import {
  emptyState, hasAnswered, isDecided, isOver, type LiveWorkload, type RunState, withAnswer, withPod, withWorkload,
} from './run-state';
import type { Kubectl } from '../cluster/kubectl';
import { keepWatching } from '../cluster/watch';
import { wordsOf } from '../cluster/words';
import type { KubernetesObject, Pod } from '../kubernetes/objects';
import { INSTANCE_LABEL, PROBE_CONTAINER } from '../probe/labels';

/** Why following ended. */
export type FollowEnd = 'over' | 'timeout' | 'interrupted' | 'unseen';

/** The last state of a workload, and why following it ended. */
export interface Followed {
  readonly state: RunState;
  readonly end: FollowEnd;

  /** The message of kubectl, if it could not show the workload or its pods in the end. */
  readonly words: string | undefined;
}

/** The options of `follow`. */
export interface FollowOptions {
  readonly kubectl: Kubectl;
  readonly interrupted: Promise<unknown>;

  /** Called after every change. */
  readonly seen: (state: RunState) => void;

  /** Called for each answer that counts. */
  readonly answered: (plan: Plan, answer: Answer) => void;
}

/** How long to wait for results after a Job has ended, in milliseconds: the Job and its pods are watched separately. */
const GRACE = 3000;

/** Follows a workload until its verdict is certain, its time is up, or the user interrupts. */
export async function follow(plan: Plan, options: FollowOptions): Promise<Followed> {
  const { kubectl, interrupted } = options;
  const follower = new Follower(plan, options);
  const place = ['--namespace', plan.namespace];
  const pods = ['pods', '--selector', `${INSTANCE_LABEL}=${plan.instance}`, ...place];
  const workload = [plan.bundle.workload.kind.toLowerCase(), plan.instance, ...place];
  const watches = [
    keepWatching(kubectl, pods, ofKind('Pod', (pod) => follower.sawPod(pod))),
    keepWatching(kubectl, workload, ofKind(plan.bundle.workload.kind, (live) => follower.sawWorkload(live))),
  ];
  const time = timer(plan.seconds * 1000);
  const wordsOfAny = () => watches.map(({ lastWords }) => lastWords()).find((each) => each !== undefined);
  try {
    const { end, words } = await Promise.race([
      follower.over.then(() => ending('over')),
      time.up.then(() => ending('timeout', wordsOfAny())),
      interrupted.then(() => ending('interrupted')),
      ...watches.map(({ ended }) => ended.then((reason) => ending('unseen', reason))),
    ]);
    return { state: follower.close(), end, words };
  } finally {
    follower.close();
    time.stop();
    watches.forEach(({ stop }) => stop());
  }
}

/** Passes on objects of one kind: a watch that fails may print a `Status` among them. */
function ofKind(kind: string, take: (object: KubernetesObject) => void): (document: unknown) => void {
  return (document) => ((document as KubernetesObject).kind === kind ? take(document as KubernetesObject) : undefined);
}

function ending(end: FollowEnd, words?: string): Pick<Followed, 'end' | 'words'> {
  return { end, words };
}

/** Keeps the state of one workload up to date, and resolves `over` once the verdict is certain. */
class Follower {
  private readonly options: FollowOptions;
  private readonly end = promised();
  private state: RunState;
  private isClosed = false;
  private grace: NodeJS.Timeout | undefined;

  /** The ends of probes whose results were read, or are being read. */
  private readonly read = new Map<string, Promise<void>>();

  constructor(plan: Plan, options: FollowOptions) {
    this.options = options;
    this.state = emptyState(plan);
  }

  /** Fulfilled once the verdict is certain, or no more results will come. */
  public get over(): Promise<void> {
    return this.end.promise;
  }

  public sawWorkload(workload: LiveWorkload): void {
    this.update(withWorkload(this.state, workload));
  }

  public sawPod(pod: Pod): void {
    this.update(withPod(this.state, pod));
    const end = endOf(pod);
    if (end !== undefined && !hasAnswered(this.state, pod) && !this.read.has(end.key)) {
      this.read.set(end.key, this.readAnswer(pod, end).catch(this.end.reject));
    }
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
    const { plan: { namespace } } = this.state;
    const { ended } = this.options.kubectl.run([
      'logs', name, '--container', PROBE_CONTAINER, '--namespace', namespace, '--request-timeout', '20s',
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
      this.end.resolve();
    } else if (isOver(state)) {
      this.grace ??= setTimeout(() => void Promise.all(this.read.values()).then(this.end.resolve), GRACE);
    }
  }
}

/** A promise with its resolve and reject functions. */
function promised() {
  let [resolve, reject]: [() => void, (error: unknown) => void] = [() => undefined, () => undefined];
  const promise = new Promise<void>((keep, fail) => [resolve, reject] = [keep, fail]);
  return { promise, resolve, reject };
}

function timer(milliseconds: number): { readonly up: Promise<void>; readonly stop: () => void } {
  let timeout: NodeJS.Timeout | undefined;
  const up = new Promise<void>((resolve) => (timeout = setTimeout(resolve, milliseconds)));
  return { up, stop: () => clearTimeout(timeout) };
}
