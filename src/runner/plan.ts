import { type Bundle, podTemplateOf } from './bundle';
import { freshNames } from './fresh-names';
import type { KubernetesObject, ObjectMeta, PodSpec, PodTemplate, StringMap } from '../kubernetes/objects';
import { type ReadArguments, readArguments, unescapeArgument } from '../probe/arguments';
import { GATEWAY_PODS_ANNOTATION, PROBE_CONTAINER } from '../probe/labels';

/** A workload to run, and the results to expect from it. */
export interface Plan {
  /** The name in the manifest, which reports use. */
  readonly name: string;

  /** The objects to create, under names that are unique to this run. */
  readonly bundle: Bundle;

  /** The name in the cluster. */
  readonly instance: string;
  readonly namespace: string;
  readonly pod: PodSpec;

  /** The gateway's pods; undefined if the manifest does not name them. */
  readonly gatewayPods: GatewayPods | undefined;

  /** Whether a refused connection is the fault on the declared data plane. */
  readonly refusalIsFault: boolean;

  /** The number of pods that report a result; undefined for a DaemonSet, where the cluster decides. */
  readonly pods: number | undefined;

  /** Whether the pods are numbered and one result is expected for each number. */
  readonly indexed: boolean;

  /** The longest time to wait for results, in seconds. */
  readonly seconds: number;
}

/** Where the pods of a gateway are. */
export interface GatewayPods {
  readonly namespace: string;
  readonly labels: StringMap;
}

/** A target, as it is in the arguments of the probe. */
export interface PlannedTarget {
  readonly target: string;
  readonly url: string;
}

interface JobSpec {
  readonly completions?: number;
  readonly completionMode?: string;
  readonly activeDeadlineSeconds?: number;
}

interface CronJobSpec {
  readonly jobTemplate: { readonly metadata?: Partial<ObjectMeta>; readonly spec: object };
}

/** The deadline of a Job that declares none, in seconds. The constructs of this library use the same. */
const USUAL_DEADLINE = 300;

/** The time that Kubernetes may need to report the end of a Job, in seconds. */
const AFTER_DEADLINE = 30;

/** The time that Kubernetes may need to start the pods of a DaemonSet, in seconds. */
const POD_START = 60;

/** How long a Job stays in the cluster if this process is killed, in seconds. */
const TTL = 3600;

/** The plan for a bundle. `seconds` is the time limit that the user set. */
export function planOf(bundle: Bundle, suffix: () => string, seconds?: number): Plan {
  const fresh = freshNames({ ...bundle, workload: asJob(bundle.workload) }, suffix);
  const { kind, spec, metadata: { name, namespace = 'default' } } = fresh.workload;
  const { spec: pod, metadata }: PodTemplate = podTemplateOf(fresh.workload) ?? { spec: { containers: [] } };
  const { completions = 1, completionMode, activeDeadlineSeconds = USUAL_DEADLINE } = spec as JobSpec;
  const isJob = kind === 'Job';
  return {
    name: bundle.workload.metadata.name,
    bundle: fresh,
    instance: name,
    namespace,
    pod,
    gatewayPods: gatewayPodsOf(metadata?.annotations),
    refusalIsFault: argumentsOf(pod).refusalIsFault,
    pods: isJob ? completions : undefined,
    indexed: isJob && completionMode === 'Indexed',
    seconds: seconds ?? (
      isJob ? activeDeadlineSeconds + AFTER_DEADLINE : (argumentsOf(pod).budget ?? USUAL_DEADLINE) + POD_START
    ),
  };
}

/** How each kind of workload becomes a Job that runs once. A DaemonSet is not in the list and stays a DaemonSet. */
const AS_JOBS = new Map<string, (workload: KubernetesObject) => Pick<KubernetesObject, 'metadata' | 'spec'>>([
  ['Job', ({ metadata, spec }) => ({ metadata, spec })],
  // The Job that the CronJob would create.
  ['CronJob', ({ metadata: { name, namespace }, spec }) => {
    const { jobTemplate } = spec as CronJobSpec;
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

/** A workload as a Job that stays long enough for its results to be read, regardless of its own time to live. */
function asJob(workload: KubernetesObject): KubernetesObject {
  const made = AS_JOBS.get(workload.kind)?.(workload);
  if (made === undefined) {
    return workload;
  }
  const { metadata, spec } = made;
  return { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { ...spec as object, ttlSecondsAfterFinished: TTL } };
}

/** The targets of a plan, in the order of the requests. */
export function targetsOf({ pod }: Plan): PlannedTarget[] {
  return argumentsOf(pod).requests.map(({ target, url, connectTo }) => (
    { target, url: connectTo === undefined ? url : `${url} via ${connectTo}` }
  ));
}

const GATEWAY_PODS = /^([a-z0-9-]+)\/([\w./-]+=[\w.-]*(?:,[\w./-]+=[\w.-]*)*)$/;

/** The gateway's pods, as an annotation names them: a namespace, a slash and a selector. */
function gatewayPodsOf(annotations: StringMap = {}): GatewayPods | undefined {
  const [, namespace, selector] = GATEWAY_PODS.exec(annotations[GATEWAY_PODS_ANNOTATION] ?? '') ?? [];
  if (namespace === undefined || selector === undefined) {
    return undefined;
  }
  const pairs = selector.split(',').map((pair) => pair.split('='));
  return { namespace, labels: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])) };
}

/** The arguments of the probe, as its container gets them. */
function argumentsOf({ containers, initContainers = [] }: PodSpec): ReadArguments {
  const args = [...initContainers, ...containers].find(({ name }) => name === PROBE_CONTAINER)?.args ?? [];
  return readArguments(args.map(unescapeArgument));
}
