import type { NotCovered } from './coverage';
import type { Verdict } from './verdict';
import { type ProbeResult, RESULT_FIELDS } from '../probe/result';

/** A result in the JSON document, with the workload that it belongs to. */
export interface ProbeJson extends ProbeResult {
  readonly workload: string;
}

export interface NotCoveredJson extends NotCovered {
  readonly workload: string;
}

/** Why the results of a workload are incomplete. */
export interface ProblemJson {
  readonly workload: string;
  readonly problem: string;
}

/** The JSON document of a verdict. */
export interface VerdictJson {
  readonly version: 1;
  readonly passed: boolean;
  readonly probes: readonly ProbeJson[];
  readonly notCovered: readonly NotCoveredJson[];
  readonly problems: readonly ProblemJson[];

  /** Why objects that the run created may still exist; null if all of them are gone. */
  readonly leftover: string | null;
}

/** The verdict as JSON. Fields may be added, never renamed. */
export function verdictJson({ outcome, workloads, leftover }: Verdict): VerdictJson {
  return {
    version: 1,
    passed: outcome === 'passed',
    probes: workloads.flatMap(({ name, probes }) => probes.map((probe) => probeJson(name, probe))),
    notCovered: workloads.flatMap(({ name: workload, notCovered }) => (
      notCovered.map(({ node, why }) => ({ node, why, workload }))
    )),
    problems: workloads.flatMap(({ name: workload, problem }) => (
      problem === undefined ? [] : [{ workload, problem }]
    )),
    leftover: leftover ?? null,
  };
}

type KnownFields = Pick<ProbeResult, (typeof RESULT_FIELDS)[number]>;

/**
 * The known fields in their order, and no others: the script that wrote a result may be older or newer. If the list of
 * fields lacks one, this does not compile.
 */
function probeJson(workload: string, probe: ProbeResult): ProbeJson {
  const fields = Object.fromEntries(RESULT_FIELDS.map((field) => [field, probe[field]])) as KnownFields;
  return { ...fields, workload };
}
