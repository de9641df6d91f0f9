import { diagnosisOf } from './diagnose';
import type { Diagnosis, NamedSubject, Subject } from './diagnosis';
import { gatewayNameOf } from '../cluster/live-gateway';
import { ClusterPlanes } from '../cluster/planes';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot, ClusterSnapshots } from '../cluster/snapshot';
import type { NamespacedName } from '../cluster/wanted';
import { NO_SERVICE } from '../findings/catalogue/live';
import { NOT_READ } from '../findings/catalogue/not-read';
import { type FieldFinding, FindingLevel } from '../findings/finding';
import type { AckPlatformOptions } from '../model/platform';
import type { ITrafficStrategy } from '../strategy/strategy-contract';

/** The diagnoses of a cluster. */
export interface ClusterDiagnosis {
  /** The kubeconfig context; undefined for the current one, and if files were read. */
  readonly context: string | undefined;

  /** One for each Service, the worst first. */
  readonly diagnoses: readonly Diagnosis[];

  /** Why no Service is diagnosed; undefined if at least one is. */
  readonly problem: FieldFinding | undefined;
}

/** What is diagnosed in a cluster. */
export interface Task {
  readonly context: string | undefined;

  /** The flags of kubectl that name the cluster. */
  readonly access: Subject['access'];

  /** The flags of diagnose that read the same again. */
  readonly readAgain: Subject['readAgain'];

  /** The Service that the user named; undefined for every Service. */
  readonly subject: NamedSubject | undefined;

  /** What the cluster is assumed to become. */
  readonly assumed: AckPlatformOptions | undefined;
}

/** The diagnoses of the Services in a cluster. */
export function clusterDiagnosis(
  { context, access, readAgain, subject, assumed }: Task, { services, others }: ClusterSnapshots,
  strategies: readonly ITrafficStrategy[],
): ClusterDiagnosis {
  const planes = new ClusterPlanes();
  const diagnoses = (valueOf(services) ?? []).map((service) => {
    const snapshot = service.snapshot();
    const named = { access, readAgain, ...subject ?? subjectOf(service, snapshot) };
    return diagnosisOf(named, snapshot, { strategies, others, planes, assumed });
  });
  return { context, diagnoses: worstFirst(diagnoses), problem: diagnoses.length > 0 ? undefined : noneOf(services) };
}

/** Why no Service is diagnosed. */
function noneOf(services: ClusterSnapshots['services']): FieldFinding {
  if (!('why' in services)) {
    return NO_SERVICE.finding({ case: 'none' });
  }
  const isDenied = services.state === 'denied';
  return NOT_READ.finding({ case: 'services', what: ['the Services'], because: [services.why], isDenied });
}

/** A Service belongs to an IstioGateway if that was found. Otherwise it is named like any other Service. */
function subjectOf(
  { namespace, name }: NamespacedName, { gateway: reading }: ClusterSnapshot,
): NamedSubject {
  const gateway = reading.state === 'found' ? gatewayNameOf(name) : undefined;
  return gateway === undefined
    ? { kind: 'Service', namespace, name, service: name }
    : { kind: 'IstioGateway', namespace, name: gateway, service: name };
}

/** The levels from the worst to the best. */
export const WORST_LEVEL_FIRST = [
  FindingLevel.ERROR, FindingLevel.UNKNOWN, FindingLevel.WARNING, FindingLevel.INFO,
] as const;

function worstFirst(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  const rank = ({ verdict: { level } }: Diagnosis) => WORST_LEVEL_FIRST.indexOf(level);
  return [...diagnoses].sort((a, b) => rank(a) - rank(b));
}
