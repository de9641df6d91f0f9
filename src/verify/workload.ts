import { type ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { accessName, allowReading, makeAccount } from './access';
import { egressPolicy } from './egress';
import type { ProbePlacement } from './placement';
import { type Probe, probeOf } from './probe';
import { NO_SIDECAR, type PodTemplate, type ProbePod, probePodTemplate } from './probe-pod';
import { unless } from './problem';
import type { ProbePodOptions } from './props';
import { sharedChartFindings } from './shared-chart';
import { writtenFindings } from './written';
import { BAD_PLACEMENT } from '../findings/catalogue/verification';
import { addFindings } from '../findings/construct-findings';
import { type FieldFinding, FindingLevel } from '../findings/finding';
import { mapFindings } from '../kubernetes/metadata';
import { isDnsLabel } from '../kubernetes/names';
import { produced } from '../kubernetes/plain';
import { podFindings } from '../kubernetes/pod-grammar';
import { fieldsOf } from '../kubernetes/refusal';
import { type CarrierKind, reservedMetadataFindings } from '../kubernetes/reserved-metadata';
import { ReachabilityAnswer } from '../model/answer';
import type { ClusterPlatform } from '../model/platform';
import { isAtLeast } from '../model/version';

/** The common part of all forms of a verification: a probe in its own pods, and the permission to read the Service. */
export interface Workload {
  readonly probe: Probe;
  readonly namespace: string;

  /** The pods of a workload with this name. */
  podsOf(instance: string): ProbePod;
}

/** What distinguishes a form of a verification. */
export interface WorkloadForm {
  readonly kind: CarrierKind;

  /** Annotations that the object gets next to those of the user. */
  readonly annotations?: Readonly<Record<string, string>>;

  /** What is wrong with the props of this form. */
  readonly findings: () => readonly FieldFinding[];
}

/** Creates the objects that the pods of a probe need, and attaches its findings and those of its form. */
export function workloadOf(
  scope: Construct, options: ProbePodOptions, placement: ProbePlacement, form: WorkloadForm,
): Workload {
  const { gateway } = options;
  const namespace = options.namespace ?? Chart.of(scope).namespace ?? 'default';
  const probe = probeOf(options, placement);
  const account = probe.readsService ? accessName(scope, namespace, gateway) : undefined;
  if (account !== undefined) {
    makeAccount(scope, { name: account, namespace });
    allowReading(scope, { name: account, namespace }, gateway);
  }
  addFindings(scope, () => {
    const findings = [
      ...probe.findings,
      ...placeFindings(namespace),
      ...carriedFindings(options, form),
      ...mapFindings('label', ['metadata', 'labels'], produced(Chart.of(scope).labels)),
      ...form.findings(),
      ...sharedChartFindings(scope, gateway),
    ];
    // What is wrong with a prop is wrong in the manifest too.
    return findings.some(({ level }) => level === FindingLevel.ERROR)
      ? findings
      : [...findings, ...writtenFindings(scope)];
  });
  return { probe, namespace, podsOf: (instance) => ({ options, probe, placement, instance, account }) };
}

/** What is wrong with the props that Kubernetes judges. cdk8s resolves some of their values when it writes them. */
function carriedFindings(options: ProbePodOptions, { kind, annotations }: WorkloadForm): FieldFinding[] {
  const { image, nodeSelector, tolerations, resources, imagePullSecrets, ...metadata } = options;
  const labels = produced(metadata.labels);
  const own = { ...NO_SIDECAR, ...annotations };
  const all = { ...fieldsOf(produced(metadata.annotations)), ...own };
  return [
    ...mapFindings('label', ['labels'], labels),
    ...mapFindings('annotation', ['annotations'], all),
    ...reservedMetadataFindings(kind, { labels, annotations: all }),
    ...podFindings(fieldsOf(produced({ image, nodeSelector, tolerations, resources, imagePullSecrets }))),
  ];
}

function placeFindings(namespace: string): FieldFinding[] {
  return unless(isDnsLabel(namespace), BAD_PLACEMENT.finding({ case: 'namespace', namespace }));
}

/** Lets the pods of a workload reach their targets. A second call changes nothing. */
export function egressOf(scope: Construct, workload: Workload, instance: string): ApiObject {
  const { probe, namespace } = workload;
  const { gateway, labels } = workload.podsOf(instance).options;
  const { ports, readsService } = probe;
  return egressPolicy(scope, { instance, namespace, gateway, labels, ports, readsService });
}

/** The part of a Job with its pods: one, or one for each node. */
export function jobSpec(pods: ProbePod): JobSpec {
  const { placement: { _count: count }, probe, options: { gateway: { platform } } } = pods;
  return {
    ...count === undefined ? { backoffLimit: 0 } : everyIndexOnce(count, platform),
    activeDeadlineSeconds: probe.deadline,
    template: probePodTemplate(pods),
  };
}

/** The common part of the Job of a verification and the Jobs of a monitor. */
export interface JobSpec {
  readonly activeDeadlineSeconds: number;
  readonly template: PodTemplate;
  readonly [field: string]: unknown;
}

/**
 * An index for each node. An index that fails does not stop the others. Kubernetes 1.28 accepts the limit for each
 * index, and 1.29 is the first version that applies it by default. Up to 1.27 kubectl refuses the field; there
 * `backoffLimit` keeps the first failure from ending the Job.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
 */
function everyIndexOnce(count: number, { kubernetesVersion }: ClusterPlatform) {
  const limit = isAtLeast(kubernetesVersion, '1.28') === ReachabilityAnswer.NO ? {} : { backoffLimitPerIndex: 0 };
  return { completionMode: 'Indexed', completions: count, parallelism: count, backoffLimit: count, ...limit };
}
