import type { ProbeResult } from './result';

/*
 * What the results of one probe say together. A load balancer address that gives no connection means something else if
 * the Service's DNS name answers than if it does not.
 */

/** How a target answered. `other` is everything that says nothing about the address, for example a TLS failure. */
export const TARGET_OUTCOMES = ['answered', 'refused', 'timeout', 'other'] as const;

export type TargetOutcome = (typeof TARGET_OUTCOMES)[number];

/**
 * - `works`: the address answers.
 * - `stranded`: only the DNS name answers.
 * - `nothing-listens`: the DNS name refuses.
 * - `filtered`: neither gives a connection in time.
 * - `refused-at-address`: the address refuses and the DNS name answers, but refusal is not the fault on the data plane.
 * - `undecided`: the address gives no connection, and the DNS name gives no answer to compare with.
 */
export type ProbeDiagnosis =
  'works' | 'stranded' | 'nothing-listens' | 'filtered' | 'refused-at-address' | 'undecided';

/** The reason for each diagnosis, and what to do. The probe writes the same texts. */
export const DIAGNOSIS_TEXTS: {
  readonly [diagnosis in ProbeDiagnosis]: { readonly words: string; readonly advice: string }
} = {
  'works': {
    words: 'the address answers',
    advice: 'The fault is not present.',
  },
  'nothing-listens': {
    words: 'the DNS name refuses connections',
    advice: 'Check targetPort, and that an endpoint is ready. A gateway also needs an Istio Gateway for the port.',
  },
  'stranded': {
    words: 'only the DNS name answers',
    advice: 'Use the DNS name or another strategy, or correct loadBalancerSourceRanges. '
      + 'See: asm-gateway explain ASMG0301',
  },
  'refused-at-address': {
    words: 'the address refuses connections, and the DNS name answers',
    advice: 'Check the listeners of the load balancer. '
      + 'Only IPVS before Kubernetes 1.24 refuses because of the fault.',
  },
  'filtered': {
    words: 'the DNS name gives no connection in time either',
    advice: 'Check NetworkPolicies and loadBalancerSourceRanges.',
  },
  'undecided': {
    words: 'the DNS name gives no answer to compare with',
    advice: 'Probe the DNS name from the same place, and correct its failure first.',
  },
};

/** What a diagnosis is made from. */
export interface DiagnosisInput {
  /** How the Service's DNS name answered; undefined if it was not asked. */
  readonly name: TargetOutcome | undefined;

  /** How the other address answered; undefined if none was asked. */
  readonly address: TargetOutcome | undefined;

  /** Whether a refused connection is the fault on this data plane. */
  readonly refusalIsFault: boolean;
}

type Row = readonly [
  when: { readonly [Key in keyof DiagnosisInput]?: DiagnosisInput[Key] },
  diagnosis: ProbeDiagnosis,
];

/** The first row that fits counts. `diagnose` in probe.sh has the same rows. */
const ROWS: readonly Row[] = [
  [{ address: 'answered' }, 'works'],
  [{ name: 'refused', address: 'timeout' }, 'nothing-listens'],
  [{ name: 'refused', address: 'refused' }, 'nothing-listens'],
  [{ name: 'refused', address: undefined }, 'nothing-listens'],
  [{ name: 'answered', address: 'timeout' }, 'stranded'],
  [{ name: 'answered', address: 'refused', refusalIsFault: true }, 'stranded'],
  [{ name: 'answered', address: 'refused' }, 'refused-at-address'],
  [{ name: 'timeout', address: 'timeout' }, 'filtered'],
  [{ address: 'timeout' }, 'undecided'],
  [{ address: 'refused' }, 'undecided'],
];

/** What the outcomes say together; undefined if they say nothing. */
export function diagnosisOf(input: DiagnosisInput): ProbeDiagnosis | undefined {
  const fits = ([when]: Row) => (
    (Object.keys(when) as (keyof DiagnosisInput)[]).every((key) => when[key] === input[key])
  );
  return ROWS.find(fits)?.[1];
}

/** A result, with what it means next to the other results of the same probe. */
export interface DiagnosedResult extends ProbeResult {
  readonly diagnosis?: ProbeDiagnosis;
}

/**
 * The results of one probe. Each address has its diagnosis. If the probe asked no address, the DNS name has one.
 */
export function diagnosed(results: readonly ProbeResult[], refusalIsFault: boolean): DiagnosedResult[] {
  const names = results.filter(({ target }) => target === 'service-dns');
  const hasAddress = results.some(isAddress);
  return results.map((result) => {
    if (isAddress(result)) {
      const name = common(controlsOf(result, names).map(outcomeOf));
      return { ...result, diagnosis: diagnosisOf({ name, address: outcomeOf(result), refusalIsFault }) };
    }
    return names.includes(result) && !hasAddress
      ? { ...result, diagnosis: diagnosisOf({ name: outcomeOf(result), address: undefined, refusalIsFault }) }
      : result;
  });
}

/** Targets that lead to the load balancer. With `no-connection`, every target is compared with the name. */
function isAddress({ target, expectation }: ProbeResult): boolean {
  return target === 'load-balancer' || target === 'hostname'
    || (expectation === 'no-connection' && target !== 'service-dns');
}

/** The results of the DNS name at the port of an address. If there are none, those at every port. */
function controlsOf(address: ProbeResult, names: readonly ProbeResult[]): readonly ProbeResult[] {
  const samePort = names.filter((name) => portOf(name) === portOf(address));
  return samePort.length > 0 ? samePort : names;
}

/** The port that a request connects to, as text. */
export function portOf({ url, connectTo }: ProbeResult): string {
  const [, scheme = '', authority = ''] = /^(https?):\/\/([^/?#]*)/.exec(url ?? '') ?? [];
  return /:(\d+)$/.exec(connectTo ?? authority)?.[1] ?? (scheme === 'https' ? '443' : '80');
}

/** The outcome that all names share; `other` if they differ. */
function common(outcomes: readonly TargetOutcome[]): TargetOutcome | undefined {
  return outcomes.every((outcome) => outcome === outcomes[0]) ? outcomes[0] : 'other';
}

/** How a target answered. curl reports a refused connection and a missing route alike, so the message decides. */
export function outcomeOf({ stage, httpStatus, exitCode, message }: ProbeResult): TargetOutcome {
  if (stage === 'http' && httpStatus !== null) {
    return 'answered';
  }
  const isRefused = /\b[Cc]onnection refused\b/.test(message);
  const isTimeout = exitCode === 28 || /\b(?:Connection|Operation) timed out\b/.test(message);
  if (stage !== 'connect' || isRefused === isTimeout || CUT_SHORT.test(message)) {
    return 'other';
  }
  return isRefused ? 'refused' : 'timeout';
}

/** How the probe says that its time was too short for the last try. */
const CUT_SHORT = /\(only \d+ s were left\)$/;
