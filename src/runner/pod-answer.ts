import type { ContainerStatus, Pod } from '../kubernetes/objects';
import { PROBE_CONTAINER } from '../probe/labels';
import { type ProbeResult, readLog, readTerminationMessage } from '../probe/result';

/** How the probe of a pod ended. */
export interface ProbeEnd {
  readonly exitCode: number;
  readonly reason: string;

  /** What it left: its termination message. */
  readonly message: string;

  /** Whether its container was started again since. */
  readonly previous: boolean;

  /** Tells this end from those of later tries. */
  readonly key: string;
}

/** What keeps a pod from its work. */
export interface Trouble {
  /** In a word, as `ImagePullBackOff`. */
  readonly reason: string;
  readonly message: string;
}

/** What a pod says of the targets. */
export interface Answer {
  readonly node: string | null;
  readonly results: readonly ProbeResult[];

  /** Why these may not be all results; undefined if they are. */
  readonly lacking: string | undefined;
}

/** How a probe ends that could ask everything: with 0 if all held, with 1 otherwise. */
const WHOLE = [0, 1];

/** The condition of a pod that has a node. */
const SCHEDULED = 'PodScheduled';

/** What every container waits for at first. */
const ORDINARY = ['ContainerCreating', 'PodInitializing'];

/** How the probe ended, at its last try; undefined while it runs for the first time. */
export function endOf({ metadata, status = {} }: Pod): ProbeEnd | undefined {
  const probe = containersOf(status).find(({ name }) => name === PROBE_CONTAINER);
  const terminated = probe?.state?.terminated ?? probe?.lastState?.terminated;
  if (terminated === undefined) {
    return undefined;
  }
  const { exitCode, reason = 'Error', message = '', finishedAt = '' } = terminated;
  return { exitCode, reason, message, previous: probe?.state?.terminated === undefined, key: `${metadata.name} ${finishedAt}` };
}

/** Whether the log has to say what the termination message has no room for. */
export function needsLog({ message }: ProbeEnd): boolean {
  const { results, count } = readTerminationMessage(message);
  return results.length !== count;
}

/** What the pod says, with the log of its probe if it was asked for, or why there is none. */
export function answerOf(pod: Pod, end: ProbeEnd, log: { readonly text: string; readonly problem?: string } = { text: '' }): Answer {
  const [noted, logged] = [readLog(end.message), readLog(log.text)];
  const results = logged.length > noted.length ? logged : noted;
  const endedEarly = WHOLE.includes(end.exitCode) ? undefined : `its probe was ended early: ${end.reason}, exit code ${end.exitCode}`;
  const { count } = readTerminationMessage(end.message);
  const tooFew = count !== undefined && results.length < count ? `it gave ${count} results, and ${count - results.length} of them are in no log` : undefined;
  const untold = end.exitCode === 1 && results.every(({ ok }) => ok) ? 'its probe failed and does not say at what' : undefined;
  const unread = log.problem === undefined ? undefined : `its results did not fit into the termination message, and its log cannot be read: ${log.problem}`;
  return { node: pod.spec?.nodeName ?? results[0]?.node ?? null, results, lacking: endedEarly ?? unread ?? tooFew ?? untold };
}

/** What keeps a pod from ending; undefined where nothing out of the ordinary does. */
export function troubleOf({ status = {} }: Pod): Trouble | undefined {
  const unplaced = status.conditions?.find(({ type, status: holds }) => type === SCHEDULED && holds === 'False');
  if (unplaced !== undefined) {
    return { reason: unplaced.reason ?? 'Unschedulable', message: unplaced.message ?? '' };
  }
  if (status.reason !== undefined) {
    return { reason: status.reason, message: status.message ?? '' };
  }
  const waiting = containersOf(status).map(({ state }) => state?.waiting)
    .find((each) => each?.reason !== undefined && !ORDINARY.includes(each.reason));
  return waiting && { reason: waiting.reason ?? '', message: waiting.message ?? '' };
}

/** Whether the probe is being run. */
export function isRunning({ status = {} }: Pod): boolean {
  return containersOf(status).some(({ name, state }) => name === PROBE_CONTAINER && state?.running !== undefined);
}

/** As far as a pod got, for want of anything that went wrong. */
export function stateText(pod: Pod): string {
  const { status = {} } = pod;
  const waiting = containersOf(status).find(({ state }) => state?.waiting?.reason !== undefined)?.state?.waiting?.reason;
  return isRunning(pod) ? 'its probe was still running' : waiting ?? status.phase ?? 'Pending';
}

function containersOf({ initContainerStatuses = [], containerStatuses = [] }: NonNullable<Pod['status']>): ContainerStatus[] {
  return [...initContainerStatuses, ...containerStatuses];
}
