import { Duration } from 'cdk8s';
import type { CaSecret } from './ca-secret';
import { refusalIsFault, requestsFor } from './control';
import { ProbeExpectation } from './expectation';
import type { ProbePlacement } from './placement';
import { ProbeTarget } from './probe-target';
import { type TimeProblem, unless } from './problem';
import type { ProbeOptions } from './props';
import { NO_URL } from '../findings/catalogue/identity';
import { BAD_PLACEMENT, BAD_TARGET, BAD_TIMES, INSECURE } from '../findings/catalogue/verification';
import type { FieldFinding } from '../findings/finding';
import { findingsIn } from '../findings/parse';
import type { IReachableService } from '../gateway/gateway-contract';
import { isCount } from '../kubernetes/numbers';
import { writeArguments } from '../probe/arguments';

/**
 * The share of the time that the probe gets. The rest is for pulling the image and reading the verdict.
 */
const SHARE_OF_DEADLINE = 0.8;

/** The arguments of a probe, what it needs, and what is wrong with them. */
export interface Probe {
  readonly arguments: readonly string[];
  readonly readsService: boolean;

  /** Whether it asks an address other than the Service's DNS name. */
  readonly asksAddress: boolean;
  readonly caSecrets: readonly CaSecret[];

  /** Ports that the probe connects to. */
  readonly ports: readonly number[];

  /** The longest time of the whole run, in seconds. */
  readonly deadline: number;
  readonly findings: readonly FieldFinding[];
}

/**
 * Creates a probe from its options. The placement determines how long the probe runs, and whether it is a client in the
 * host network.
 */
export function probeOf(
  options: ProbeOptions, placement: Pick<ProbePlacement, '_hostNetwork' | '_lingerSeconds' | '_problems'>,
): Probe {
  const { gateway } = options;
  const targets = options.targets ?? gateway.binding().clientAddresses.map((address) => ProbeTarget._promised(address));
  const expectation = options.expect ?? ProbeExpectation.anyResponse();
  const linger = placement._lingerSeconds;
  const times = timesOf(options, linger);
  const path = options.path ?? '/';
  const { asked, refusals } = askable(targets, gateway, path);
  const readsService = asked.some(({ _readsService }) => _readsService);
  return {
    arguments: writeArguments({
      timeout: times.timeout,
      retry: times.retry,
      budget: times.budget,
      client: placement._hostNetwork ? 'host' : 'pod',
      expect: expectation._argument,
      refusalIsFault: refusalIsFault(gateway.platform, placement._hostNetwork),
      linger,
      service: readsService ? `${gateway.namespace}/${gateway.serviceName}` : undefined,
      requests: requestsFor(asked, expectation, gateway, path),
    }),
    readsService,
    asksAddress: asked.some(({ _isServiceDns }) => !_isServiceDns),
    caSecrets: targets.flatMap(({ _caSecret }) => _caSecret ?? []),
    ports: [...new Set(asked.map((target) => target._ask(gateway, path).port))],
    deadline: times.deadline,
    findings: [
      ...unless(targets.length > 0, BAD_TARGET.finding({ case: 'noTargets' })),
      ...controlFindings(targets, expectation),
      ...[...targets.flatMap((target) => target._problems()), ...expectation._problems]
        .map((problem) => BAD_TARGET.finding(problem)),
      ...placement._problems.map((problem) => BAD_PLACEMENT.finding(problem)),
      ...problemsOf(times).map((problem) => BAD_TIMES.finding(problem)),
      ...refusals,
      ...insecureFindings(asked, gateway, path),
    ],
  };
}

/** The targets that the probe can ask, and why it cannot ask the others. */
interface Askable {
  readonly asked: readonly ProbeTarget[];
  readonly refusals: readonly FieldFinding[];
}

function askable(targets: readonly ProbeTarget[], gateway: IReachableService, path: string): Askable {
  const answers = targets.map((target) => ({ target, refusals: refusalsOf(target, gateway, path) }));
  const refusals = answers.flatMap((answer) => answer.refusals);
  return {
    asked: answers.filter((answer) => answer.refusals.length === 0).map(({ target }) => target),
    // Several targets may have the same reason.
    refusals: [...new Map(refusals.map((refusal) => [refusal.message, refusal])).values()],
  };
}

/** The URL of a gateway throws its findings. */
function refusalsOf(target: ProbeTarget, gateway: IReachableService, path: string): readonly FieldFinding[] {
  if (target._readsService && gateway.managedByAsm === true) {
    return [NO_URL.finding({ case: 'noService' })];
  }
  try {
    target._ask(gateway, path);
    return [];
  } catch (error) {
    const found = findingsIn(String(error));
    if (found.length === 0) {
      throw error;
    }
    return found;
  }
}

/** Every target would be a control. Without targets, another finding says so. */
function controlFindings(targets: readonly ProbeTarget[], { _needsControl }: ProbeExpectation): FieldFinding[] {
  const hasOnlyControls = targets.length > 0 && targets.every(({ _isServiceDns }) => _isServiceDns);
  return _needsControl && hasOnlyControls ? [BAD_TARGET.finding({ case: 'onlyControls' })] : [];
}

/** Targets with a problem are left out, because they are already reported. */
function insecureFindings(targets: readonly ProbeTarget[], gateway: IReachableService, path: string): FieldFinding[] {
  const urls = targets.filter((target) => target._problems().length === 0)
    .map((target) => target._ask(gateway, path).request)
    .filter(({ insecure, url }) => insecure === true && url.startsWith('https:'))
    .map(({ url }) => url);
  return urls.length === 0 ? [] : [INSECURE.finding({ urls })];
}

interface Times {
  readonly timeout: number;
  readonly retry: number;
  readonly deadline: number;
  readonly budget: number;

  /** Seconds of the deadline in which no pod can probe. */
  readonly reserved: number;
}

/**
 * The times in seconds. The pods of a large Job are created one after the other, and each stays for a while. This time
 * is added to the usual deadline.
 */
function timesOf({ timeout, retry, deadline }: ProbeOptions, linger: number): Times {
  const reserved = 2 * linger;
  const whole = deadline === undefined ? 300 + reserved : secondsOf(deadline);
  return {
    timeout: secondsOf(timeout ?? Duration.seconds(10)),
    retry: retry ?? 3,
    deadline: whole,
    budget: Math.floor((whole - reserved) * SHARE_OF_DEADLINE),
    reserved,
  };
}

/** Returns fractions of a second too, for which `Duration` would throw its own error. A finding reports them. */
export function secondsOf(duration: Duration): number {
  return duration.toSeconds({ integral: false });
}

function problemsOf(times: Times): TimeProblem[] {
  return [
    ...unless(isCount(times.retry), { case: 'retry', retry: times.retry }),
    ...deadlineProblems(times),
    ...unless(times.timeout >= 0.001, { case: 'shortTimeout', timeout: times.timeout }),
  ];
}

/** The timeout is compared only if the deadline is a number of seconds. */
function deadlineProblems({ timeout, deadline, budget, reserved }: Times): TimeProblem[] {
  if (!isCount(deadline)) {
    return [{ case: 'seconds', field: 'deadline', seconds: deadline }];
  }
  const least = Math.ceil(Math.max(timeout, 1) / SHARE_OF_DEADLINE) + reserved;
  return unless(timeout <= budget, { case: 'longTimeout', timeout, deadline, budget, least });
}
