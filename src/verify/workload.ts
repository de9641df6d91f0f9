import { type ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { accessName, allowReading, makeAccount } from './access';
import { egressPolicy } from './egress';
import type { ProbePlacement } from './placement';
import { type Probe, probeOf } from './probe';
import { type PodTemplate, type ProbePod, probePodTemplate } from './probe-pod';
import { unless } from './problem';
import type { ProbePodOptions } from './props';
import { BAD_PLACEMENT } from '../findings/catalogue/verification';
import { addFindings } from '../findings/construct-findings';
import type { FieldFinding } from '../findings/finding';
import { metadataFindings } from '../kubernetes/metadata';
import { isDnsLabel } from '../kubernetes/names';
import { Answer } from '../model/answer';
import type { ClusterPlatform } from '../model/platform';
import { isAtLeast } from '../model/version';

/** What all forms of a proof have in common: a probe in pods of its own, and what it may read. */
export interface Workload {
  readonly probe: Probe;
  readonly namespace: string;

  /** The pods, for something of this name that makes them. */
  podsOf(instance: string): ProbePod;
}

/** Creates what the pods of a probe need, and attaches its findings. `further` are the findings of its form. */
export function workloadOf(scope: Construct, options: ProbePodOptions, placement: ProbePlacement, further: readonly FieldFinding[] = []): Workload {
  const { gateway } = options;
  const namespace = options.namespace ?? Chart.of(scope).namespace ?? 'default';
  const probe = probeOf(options, placement);
  const account = probe.readsService ? accessName(scope, namespace, gateway) : undefined;
  if (account !== undefined) {
    makeAccount(scope, { name: account, namespace });
    allowReading(scope, { name: account, namespace }, gateway);
  }
  addFindings(scope, () => [...probe.findings, ...placeFindings(namespace), ...metadataFindings(options), ...further]);
  return { probe, namespace, podsOf: (instance) => ({ options, probe, placement, instance, account }) };
}

function placeFindings(namespace: string): FieldFinding[] {
  return unless(isDnsLabel(namespace), BAD_PLACEMENT.finding({ case: 'namespace', namespace }));
}

/** Lets the pods of a workload reach what they ask, once. */
export function egressOf(scope: Construct, workload: Workload, instance: string): ApiObject {
  const { probe, namespace } = workload;
  const { gateway, labels } = workload.podsOf(instance).options;
  return egressPolicy(scope, { instance, namespace, gateway, labels, ports: probe.ports, readsService: probe.readsService });
}

/** The part of a Job that says what runs: one pod, or one for each node. */
export function jobSpec(pods: ProbePod): JobSpec {
  const { placement: { _count: count }, probe, options: { gateway: { platform } } } = pods;
  return {
    ...count === undefined ? { backoffLimit: 0 } : everyIndexOnce(count, platform),
    activeDeadlineSeconds: probe.deadline,
    template: probePodTemplate(pods),
  };
}

/** What is the same in the Job of a verification and in those of a monitor. */
export interface JobSpec {
  readonly activeDeadlineSeconds: number;
  readonly template: PodTemplate;
  readonly [field: string]: unknown;
}

/**
 * An index for each node: one that fails keeps none of the others from its verdict. Kubernetes 1.28 knows the limit for
 * each index, and heeds it from 1.29 on; up to 1.27 kubectl refuses the field. There `backoffLimit` keeps the first
 * failure from ending the Job.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
 */
function everyIndexOnce(count: number, { kubernetesVersion }: ClusterPlatform) {
  const limit = isAtLeast(kubernetesVersion, '1.28') === Answer.NO ? {} : { backoffLimitPerIndex: 0 };
  return { completionMode: 'Indexed', completions: count, parallelism: count, backoffLimit: count, ...limit };
}
