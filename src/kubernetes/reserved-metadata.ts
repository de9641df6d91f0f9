import { isInt32Text, LARGEST_INT64 } from './numbers';
import { REFUSED_BY_KUBERNETES } from '../findings/catalogue/verification';
import type { FieldFinding } from '../findings/finding';

/*
 * Labels and annotations with a meaning for the API server, which refuses other values than those it knows.
 *
 * Source: https://github.com/kubernetes/kubernetes `pkg/apis/core/validation/validation.go`
 * (`ValidatePodSpecificAnnotations`), `pkg/apis/batch/validation/validation.go` (`validateGeneratedSelector`),
 * `pkg/apis/apps/v1/conversion.go`
 */

/** The kind of the object that carries the labels and annotations, itself or in its template of pods. */
export type CarrierKind = 'Pod' | 'Job' | 'CronJob' | 'DaemonSet';

/** The labels and annotations of an object. Values may have any type. */
export interface CarriedMetadata {
  readonly labels?: unknown;
  readonly annotations?: unknown;
}

/** A key with a meaning. */
interface Reserved {
  /** The whole key, or with a slash at its end the part before the name of a container. */
  readonly key: string;

  /** Kinds that it matters to; every kind if absent. */
  readonly kinds?: readonly CarrierKind[];
  readonly isRight: (value: string, container: string) => boolean;
  readonly rule: string;
}

const NEVER = () => false;

const JOB_LABELS: readonly Reserved[] = [
  'controller-uid', 'job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name',
].map((key) => (
  { key, kinds: ['Job', 'CronJob'], isRight: NEVER, rule: 'absent, because Kubernetes sets it on the pods of a Job' }
));

const SECCOMP_DEFAULTS = ['runtime/default', 'docker/default'];

const ANNOTATIONS: readonly Reserved[] = [
  { key: 'kubernetes.io/config.mirror', isRight: NEVER, rule: 'absent, because only the kubelet sets it' },
  {
    key: 'scheduler.alpha.kubernetes.io/tolerations',
    isRight: (value) => value === '',
    rule: 'absent; write the prop tolerations, which replaced it',
  },
  {
    key: 'seccomp.security.alpha.kubernetes.io/pod',
    isRight: (value) => SECCOMP_DEFAULTS.includes(value),
    rule: '"runtime/default", the profile of the pod',
  },
  {
    key: 'container.seccomp.security.alpha.kubernetes.io/',
    isRight: (value) => SECCOMP_DEFAULTS.includes(value) || value === 'unconfined' || isLocalProfile(value),
    rule: '"runtime/default", "unconfined" or "localhost/" with a path',
  },
  {
    key: 'container.apparmor.security.beta.kubernetes.io/',
    isRight: (value, container) => (
      container === 'probe' && (['', 'runtime/default', 'unconfined'].includes(value) || value.startsWith('localhost/'))
    ),
    rule: '"runtime/default", "unconfined" or "localhost/" with a profile, for the container "probe"',
  },
  { key: 'controller.kubernetes.io/pod-deletion-cost', isRight: isInt32Text, rule: 'an integer of 32 bits' },
  {
    key: 'deprecated.daemonset.template.generation',
    kinds: ['DaemonSet'],
    isRight: (value) => /^[+-]?\d+$/.test(value) && Math.abs(Number(value)) <= LARGEST_INT64,
    rule: 'an integer',
  },
];

/** What the API server would refuse because it reads the label or annotation itself. */
export function reservedMetadataFindings(kind: CarrierKind, { labels, annotations }: CarriedMetadata): FieldFinding[] {
  return [...misused('labels', labels, JOB_LABELS, kind), ...misused('annotations', annotations, ANNOTATIONS, kind)];
}

function misused(field: string, map: unknown, all: readonly Reserved[], kind: CarrierKind): FieldFinding[] {
  const entries = typeof map === 'object' && map !== null ? Object.entries(map) : [];
  return entries.flatMap(([key, value]: [string, unknown]) => all
    .filter((each) => typeof value === 'string' && isAbout(each, key) && (each.kinds?.includes(kind) ?? true))
    .filter(({ key: start, isRight }) => !isRight(String(value), key.slice(start.length)))
    .map(({ rule }) => REFUSED_BY_KUBERNETES.finding({ at: [field, key], value, rule }, [field, key])));
}

function isAbout({ key: reserved }: Reserved, key: string): boolean {
  return reserved.endsWith('/') ? key.startsWith(reserved) : key === reserved;
}

/** Whether a text names a profile below the folder of the kubelet. */
function isLocalProfile(text: string): boolean {
  const path = text.slice('localhost/'.length);
  return text.startsWith('localhost/') && !path.startsWith('/') && !path.split('/').includes('..');
}
