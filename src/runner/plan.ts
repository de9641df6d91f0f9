import { type Bundle, podTemplateOf } from './bundle';
import { freshNames } from './fresh-names';
import type { KubernetesObject, ObjectMeta, PodSpec } from '../kubernetes/objects';
import { type ReadArguments, readArguments, unescapeArgument } from '../probe/arguments';
import { PROBE_CONTAINER } from '../probe/labels';

/** A workload that is to be run, and what to expect of it. */
export interface Plan {
  /** Its name in the manifest, by which people know it. */
  readonly name: string;

  /** Everything that is made, under names of this run. */
  readonly bundle: Bundle;

  /** Its name in the cluster. */
  readonly instance: string;
  readonly namespace: string;
  readonly pod: PodSpec;

  /** How many pods are to give a result; undefined where the cluster says how many, as for a DaemonSet. */
  readonly pods: number | undefined;

  /** Whether its pods are numbered, and each number is asked once. */
  readonly indexed: boolean;

  /** How long it may take, in seconds. */
  readonly seconds: number;
}

/** A target as the probe was told. */
export interface PlannedTarget {
  readonly target: string;
  readonly url: string;
}

interface JobSpec {
  readonly completions?: number;
  readonly completionMode?: string;
  readonly activeDeadlineSeconds?: number;
}

/** The time that a Job has whose deadline is nowhere written, in seconds: that of our constructs. */
const USUAL_DEADLINE = 300;

/** How long Kubernetes may take to tell that a Job is over, and to start the pods of a DaemonSet, in seconds. */
const AFTER_DEADLINE = 30;
const BESIDE_BUDGET = 60;

/** How long a Job stays if we are ended by force, in seconds. */
const TTL = 3600;

/** Makes a plan of what the manifest holds. `seconds` is the time that was asked for. */
export function planOf(bundle: Bundle, suffix: () => string, seconds?: number): Plan {
  const fresh = freshNames({ ...bundle, workload: asJob(bundle.workload) }, suffix);
  const { kind, spec, metadata: { name, namespace = 'default' } } = fresh.workload;
  const pod = podTemplateOf(fresh.workload)?.spec ?? { containers: [] };
  const { completions = 1, completionMode, activeDeadlineSeconds = USUAL_DEADLINE } = spec as JobSpec;
  const isJob = kind === 'Job';
  return {
    name: bundle.workload.metadata.name,
    bundle: fresh,
    instance: name,
    namespace,
    pod,
    pods: isJob ? completions : undefined,
    indexed: isJob && completionMode === 'Indexed',
    seconds: seconds ?? (isJob ? activeDeadlineSeconds + AFTER_DEADLINE : (argumentsOf(pod).budget ?? USUAL_DEADLINE) + BESIDE_BUDGET),
  };
}

/** What makes a Job of a workload that is run once; a DaemonSet stays what it is. */
const AS_JOBS = new Map<string, (workload: KubernetesObject) => Pick<KubernetesObject, 'metadata' | 'spec'>>([
  ['Job', ({ metadata, spec }) => ({ metadata, spec })],
  // The Job that the CronJob would make.
  ['CronJob', ({ metadata: { name, namespace }, spec }) => {
    const { jobTemplate } = spec as { readonly jobTemplate: { readonly metadata?: Partial<ObjectMeta>; readonly spec: object } };
    return { metadata: { ...jobTemplate.metadata, name, namespace }, spec: jobTemplate.spec };
  }],
  // The pod of a Helm test.
  ['Pod', (pod) => {
    const { activeDeadlineSeconds, ...spec } = pod.spec as PodSpec & Pick<JobSpec, 'activeDeadlineSeconds'>;
    const { name, namespace, labels } = pod.metadata;
    return {
      metadata: { name, namespace, labels },
      spec: { backoffLimit: 0, activeDeadlineSeconds, template: { ...podTemplateOf(pod), spec } },
    };
  }],
]);

/** A Job stays for a while even if its results are not wanted for long. */
function asJob(workload: KubernetesObject): KubernetesObject {
  const made = AS_JOBS.get(workload.kind)?.(workload);
  if (made === undefined) {
    return workload;
  }
  const { metadata, spec } = made;
  return { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { ...spec as object, ttlSecondsAfterFinished: TTL } };
}

/** The targets of a plan, in the order in which the probe asks them. */
export function targetsOf({ pod }: Plan): PlannedTarget[] {
  return argumentsOf(pod).requests.map(({ target, url, connectTo }) => ({ target, url: connectTo === undefined ? url : `${url} via ${connectTo}` }));
}

/** The arguments of the probe as its container gets them. */
function argumentsOf({ containers, initContainers = [] }: PodSpec): ReadArguments {
  const args = [...initContainers, ...containers].find(({ name }) => name === PROBE_CONTAINER)?.args ?? [];
  return readArguments(args.map(unescapeArgument));
}
