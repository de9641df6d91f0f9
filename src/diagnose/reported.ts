import type { ClusterDiagnosis } from './diagnose-cluster';
import type { Diagnosis } from './diagnosis';
import { NOTHING_WRONG } from '../findings/catalogue/live';
import type { FieldFinding } from '../findings/finding';

/** A verdict in a report about several clusters or Services. */
export interface Reported {
  /** The cluster and the Service, as far as the report needs their names; undefined if it is about one Service. */
  readonly heading: string | undefined;
  readonly verdict: FieldFinding;

  /** Undefined if no Service of the cluster could be diagnosed. */
  readonly diagnosis: Diagnosis | undefined;

  /** Whether the report shows more than the verdict. */
  readonly hasDetails: boolean;
}

/** Every verdict, cluster by cluster. If a cluster has several Services, those with a finding get details. */
export function reportedIn(clusters: readonly ClusterDiagnosis[]): Reported[] {
  return clusters.flatMap(({ context, diagnoses, problem }): Reported[] => {
    const title = context === undefined ? [] : [`Cluster ${context}`];
    const areSeveral = diagnoses.length > 1 || clusters.length > 1;
    return problem === undefined
      ? diagnoses.map((diagnosis) => ({
        heading: headingOf([...title, ...areSeveral ? [serviceOf(diagnosis)] : []]),
        verdict: diagnosis.verdict,
        diagnosis,
        hasDetails: diagnoses.length === 1 || hasFinding(diagnosis),
      }))
      : [{ heading: headingOf(title), verdict: problem, diagnosis: undefined, hasDetails: true }];
  });
}

/** Whether there is more to say than that nothing is wrong. */
export function hasFinding({ verdict, findings, whatIf }: Diagnosis): boolean {
  return verdict.code !== NOTHING_WRONG.code || findings.length > 0 || (whatIf?.changes.length ?? 0) > 0;
}

/** The namespace and name of the Service. */
export function serviceOf({ subject: { namespace, service } }: Diagnosis): string {
  return `${namespace}/${service}`;
}

function headingOf(parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : parts.join(', ');
}
