import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { REFUSED_BY_KUBERNETES } from '../findings/catalogue/verification';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import { afterAdditions } from '../kubernetes/additions';
import { mapFindings } from '../kubernetes/metadata';
import { isDnsLabel, isDnsSubdomain } from '../kubernetes/names';
import { isCount } from '../kubernetes/numbers';
import { podFindings } from '../kubernetes/pod-grammar';
import { fieldsOf, listOf, type Refusal, refusedUnless } from '../kubernetes/refusal';

type Fields = Readonly<Record<string, unknown>>;

/** Numbers that the API server requires to be counts, in every spec of our objects. */
const COUNTS = [
  'activeDeadlineSeconds', 'backoffLimit', 'backoffLimitPerIndex', 'completions', 'failedJobsHistoryLimit',
  'minReadySeconds', 'parallelism', 'revisionHistoryLimit', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit',
  'ttlSecondsAfterFinished',
];

/** The longest names by kind. Names of pods begin with them. */
const LONGEST_NAMES: Readonly<Record<string, number>> = { Job: 63, CronJob: 52 };

/**
 * What the API server would refuse in the objects below a construct, as they will be written: their author may have
 * changed them by patches or by their metadata.
 */
export function writtenFindings(scope: IConstruct): FieldFinding[] {
  const objects = scope.node.findAll().filter((each) => ApiObject.isApiObject(each));
  // A CronJob has its labels three times.
  return objects.flatMap(findingsOf).filter(({ message }, index, all) => (
    all.findIndex((other) => other.message === message) === index
  ));
}

/** What was found in objects, until their next change. cdk8s validates several times, and each rendering takes time. */
const JUDGED = new WeakMap<ApiObject, readonly FieldFinding[]>();

const WATCHED = new WeakSet<ApiObject>();

function findingsOf(object: ApiObject): readonly FieldFinding[] {
  if (!WATCHED.has(object)) {
    WATCHED.add(object);
    [object, object.metadata].forEach((each) => afterAdditions(each, () => JUDGED.delete(object)));
  }
  const findings = JUDGED.get(object) ?? objectFindings(written(object));
  JUDGED.set(object, findings);
  return findings;
}

/** No field if cdk8s cannot make the changes, which synthesis reports. */
function written(object: ApiObject): Fields {
  try {
    return object.toJson() as Fields;
  } catch {
    return {};
  }
}

function objectFindings({ kind, metadata, spec }: Fields): FieldFinding[] {
  if (metadata === undefined) {
    return [];
  }
  const ofKind = fieldsOf(spec);
  const jobTemplate = fieldsOf(ofKind.jobTemplate);
  const [job, ofJob] = ofKind.jobTemplate === undefined
    ? [ofKind, ['spec']] as const
    : [fieldsOf(jobTemplate.spec), ['spec', 'jobTemplate', 'spec']] as const;
  const template = fieldsOf(job.template);
  const refusals = [
    ...nameRefusals(String(kind), fieldsOf(metadata)),
    ...countRefusals(ofKind, ['spec']),
    ...job === ofKind ? [] : countRefusals(job, ofJob),
  ];
  return [
    ...refusals.map((each) => REFUSED_BY_KUBERNETES.finding(each, each.at)),
    ...mapsOf(metadata, []),
    ...mapsOf(jobTemplate.metadata, ['spec', 'jobTemplate']),
    ...mapsOf(template.metadata, [...ofJob, 'template']),
    ...podOf(kind === 'Pod' ? ofKind : fieldsOf(template.spec)),
  ];
}

function nameRefusals(kind: string, { name, namespace }: Fields): Refusal[] {
  const longest = LONGEST_NAMES[kind] ?? 253;
  const fits = typeof name === 'string' && isDnsSubdomain(name) && name.length <= longest;
  return [
    ...refusedUnless(fits, ['metadata', 'name'], name, `a DNS name of at most ${longest} characters`),
    ...refusedUnless(isDnsLabel(namespace), ['metadata', 'namespace'], namespace, 'the name of a namespace'),
  ];
}

function countRefusals(spec: Fields, at: FieldPath): Refusal[] {
  return COUNTS.filter((field) => spec[field] !== undefined)
    .flatMap((field) => refusedUnless(isCount(spec[field]), [...at, field], spec[field], 'an integer of at least 0'));
}

function mapsOf(metadata: unknown, at: FieldPath): FieldFinding[] {
  const { labels, annotations } = fieldsOf(metadata);
  return [
    ...mapFindings('label', [...at, 'metadata', 'labels'], labels),
    ...mapFindings('annotation', [...at, 'metadata', 'annotations'], annotations),
  ];
}

function podOf({ nodeSelector, tolerations, imagePullSecrets, containers, initContainers }: Fields): FieldFinding[] {
  const all = [...listOf(initContainers), ...listOf(containers)];
  return [
    ...podFindings({ nodeSelector, tolerations, imagePullSecrets }),
    ...all.flatMap(({ image, resources }) => podFindings({ image, resources })),
  ];
}
