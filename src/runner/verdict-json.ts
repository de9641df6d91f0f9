import type { NotCovered } from './coverage';
import { missingGateway, sentence } from './diagnoses';
import type { Verdict, WorkloadVerdict } from './verdict';
import type { ProbeDiagnosis } from '../probe/diagnosis';
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

/** What the results of one place say together. */
export interface DiagnosisJson extends Pick<ProbeResult, 'node' | 'client' | 'target' | 'url'> {
  readonly workload: string;
  readonly diagnosis: ProbeDiagnosis;

  /** The reason and what to do. */
  readonly message: string;

  /** An Istio Gateway to apply, in YAML; null if it would not help. */
  readonly manifest: string | null;
}

/** The JSON document of a verdict. */
export interface VerdictJson {
  readonly version: 1;
  readonly passed: boolean;
  readonly probes: readonly ProbeJson[];
  readonly diagnoses: readonly DiagnosisJson[];
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
    diagnoses: workloads.flatMap(diagnosesJson),
    notCovered: workloads.flatMap(({ name: workload, notCovered }) => (
      notCovered.map(({ node, why }) => ({ node, why, workload }))
    )),
    problems: workloads.flatMap(({ name: workload, problem }) => (
      problem === undefined ? [] : [{ workload, problem }]
    )),
    leftover: leftover ?? null,
  };
}

function diagnosesJson({ name: workload, probes, gatewayPods }: WorkloadVerdict): DiagnosisJson[] {
  return probes.flatMap((probe) => {
    const { node, client, target, url, diagnosis } = probe;
    const manifest = missingGateway([probe], gatewayPods) ?? null;
    return diagnosis === undefined
      ? []
      : [{ node, client, target, url, workload, diagnosis, message: sentence(diagnosis), manifest }];
  });
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
