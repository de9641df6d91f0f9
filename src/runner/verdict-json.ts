import type { NotCovered } from './coverage';
import type { Verdict } from './verdict';
import { type ProbeResult, RESULT_FIELDS } from '../probe/result';

/** A result as documents for machines carry it, with the workload that asked. */
export interface ProbeJson extends ProbeResult {
  readonly workload: string;
}

export interface NotCoveredJson extends NotCovered {
  readonly workload: string;
}

/** Why nothing can be said of all that a workload was to ask. */
export interface ProblemJson {
  readonly workload: string;
  readonly problem: string;
}

/** The verdict as a document for machines. Fields may be added, never renamed. */
export function verdictJson({ outcome, workloads }: Verdict): {
  version: 1; passed: boolean; probes: readonly ProbeJson[]; notCovered: readonly NotCoveredJson[]; problems: readonly ProblemJson[];
} {
  return {
    version: 1,
    passed: outcome === 'passed',
    probes: workloads.flatMap(({ name, probes }) => probes.map((probe) => probeJson(name, probe))),
    notCovered: workloads.flatMap(({ name: workload, notCovered }) => notCovered.map(({ node, why }) => ({ node, why, workload }))),
    problems: workloads.flatMap(({ name: workload, problem }) => (problem === undefined ? [] : [{ workload, problem }])),
  };
}

type KnownFields = Pick<ProbeResult, (typeof RESULT_FIELDS)[number]>;

/**
 * The known fields in their order, and no others: the script that wrote a result may be older or newer. If the list of fields
 * lacks one, this does not compile.
 */
function probeJson(workload: string, probe: ProbeResult): ProbeJson {
  const fields = Object.fromEntries(RESULT_FIELDS.map((field) => [field, probe[field]])) as KnownFields;
  return { ...fields, workload };
}
