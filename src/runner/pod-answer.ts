import type { ContainerStatus, Pod } from '../kubernetes/objects';
import { PROBE_CONTAINER } from '../probe/labels';
import { type ProbeResult, readLog, readTerminationMessage } from '../probe/result';

/** How the probe of a pod ended. */
export interface ProbeEnd {
  readonly exitCode: number;
  readonly reason: string;

  /** The termination message. */
  readonly message: string;

  /** Whether the container has been restarted since. */
  readonly previous: boolean;

  /** Distinguishes this end from the ends of later runs. */
  readonly key: string;
}

/** Why a pod does not run. */
export interface Trouble {
  /** One word, for example `ImagePullBackOff`. */
  readonly reason: string;
  readonly message: string;
}

/** The results that a pod reported. */
export interface Answer {
  readonly node: string | null;
  readonly results: readonly ProbeResult[];

  /** Why results may be missing; undefined if they are complete. */
  readonly lacking: string | undefined;
}

/** The exit codes of a probe that made every request: 0 if every expectation held, otherwise 1. */
const WHOLE = [0, 1];

/** Waiting reasons that every container passes through. */
const ORDINARY = ['ContainerCreating', 'PodInitializing'];

/** How the last run of the probe ended; undefined during the first run. */
export function endOf({ metadata, status = {} }: Pod): ProbeEnd | undefined {
  const probe = containersOf(status).find(({ name }) => name === PROBE_CONTAINER);
  const terminated = probe?.state?.terminated ?? probe?.lastState?.terminated;
  if (terminated === undefined) {
    return undefined;
  }
  const { exitCode, reason = 'Error', message = '', finishedAt = '' } = terminated;
  const previous = probe?.state?.terminated === undefined;
  return { exitCode, reason, message, previous, key: `${metadata.name} ${finishedAt}` };
}

/** Whether the log is needed because the termination message does not contain all results. */
export function needsLog({ message }: ProbeEnd): boolean {
  const { results, count } = readTerminationMessage(message);
  return results.length !== count;
}

/** The log of a probe. `problem` is the reason why it could not be read. */
export interface ProbeLog {
  readonly text: string;
  readonly problem?: string;
}

/** The results of a pod, from the termination message or from the log, whichever has more. */
export function answerOf(pod: Pod, end: ProbeEnd, log: ProbeLog = { text: '' }): Answer {
  const [noted, logged] = [readLog(end.message).filter(isWhole), readLog(log.text).filter(isWhole)];
  const results = logged.length > noted.length ? logged : noted;
  return { node: pod.spec?.nodeName ?? results[0]?.node ?? null, results, lacking: lackingIn(results, end, log) };
}

const TEXTS = ['client', 'target', 'expectation', 'message'] as const;
const OPTIONAL_TEXTS = ['node', 'url', 'connectTo', 'exitName', 'stage', 'remoteAddress'] as const;
const OPTIONAL_NUMBERS = ['exitCode', 'httpStatus', 'connectSeconds', 'totalSeconds'] as const;

/** Whether a result has the types that the probe writes. A program in its place may write anything. */
function isWhole(result: ProbeResult): boolean {
  return typeof result.ok === 'boolean' && TEXTS.every((field) => typeof result[field] === 'string')
    && OPTIONAL_TEXTS.every((field) => result[field] === null || typeof result[field] === 'string')
    && OPTIONAL_NUMBERS.every((field) => result[field] === null || typeof result[field] === 'number');
}

/** Why results may be missing; undefined if they are complete. */
function lackingIn(results: readonly ProbeResult[], end: ProbeEnd, { problem }: ProbeLog): string | undefined {
  if (!WHOLE.includes(end.exitCode)) {
    return `the probe was terminated early: ${end.reason}, exit code ${end.exitCode}`;
  }
  if (problem !== undefined) {
    return `the results did not fit into the termination message, and the log cannot be read: ${problem}`;
  }
  const { count } = readTerminationMessage(end.message);
  if (count !== undefined && results.length < count) {
    return `${count - results.length} of ${count} results are missing from the log`;
  }
  const isUnexplained = end.exitCode === 1 && results.every(({ ok }) => ok);
  return isUnexplained ? 'the probe failed without reporting which request failed' : undefined;
}

/** Why a pod does not finish; undefined if nothing unusual prevents it. */
export function troubleOf({ status = {} }: Pod): Trouble | undefined {
  const notScheduled = status.conditions
    ?.find(({ type, status: holds }) => type === 'PodScheduled' && holds === 'False');
  if (notScheduled !== undefined) {
    return { reason: notScheduled.reason ?? 'Unschedulable', message: notScheduled.message ?? '' };
  }
  if (status.reason !== undefined) {
    return { reason: status.reason, message: status.message ?? '' };
  }
  const waiting = containersOf(status).map(({ state }) => state?.waiting)
    .find((each) => each?.reason !== undefined && !ORDINARY.includes(each.reason));
  return waiting && { reason: waiting.reason ?? '', message: waiting.message ?? '' };
}

/** Whether the probe is running. */
export function isRunning({ status = {} }: Pod): boolean {
  return containersOf(status).some(({ name, state }) => name === PROBE_CONTAINER && state?.running !== undefined);
}

/** How far a pod got, if no trouble is known. */
export function stateText(pod: Pod): string {
  const { status = {} } = pod;
  const waiting = containersOf(status).map(({ state }) => state?.waiting?.reason)
    .find((reason) => reason !== undefined);
  return isRunning(pod) ? 'the probe was still running' : waiting ?? status.phase ?? 'Pending';
}

function containersOf(status: NonNullable<Pod['status']>): ContainerStatus[] {
  const { initContainerStatuses = [], containerStatuses = [] } = status;
  return [...initContainerStatuses, ...containerStatuses];
}
