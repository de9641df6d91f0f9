import { type Fields, fieldsOf, isFields } from '../kubernetes/fields';

/** Fields that the API server writes. A manifest that is applied must not have most of them. */
const SERVER_FIELDS = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'selfLink'];

/** What kubectl remembers of the manifest that was applied last. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** A manifest without what the API server writes. */
interface OwnManifest {
  readonly kept: Fields;
  readonly leftOut: readonly string[];
}

export function withoutServerFields(manifest: Fields): OwnManifest {
  const { status, ...others } = manifest;
  const { metadata } = manifest;
  if (!isFields(metadata)) {
    return { kept: others, leftOut: status === undefined ? [] : ['status'] };
  }
  const { annotations } = metadata;
  const hasLast = isFields(annotations) && Object.hasOwn(annotations, LAST_APPLIED);
  const keptAnnotations = hasLast ? without(annotations, [LAST_APPLIED]) : annotations;
  return {
    kept: {
      ...others,
      metadata: {
        ...without(metadata, hasLast ? [...SERVER_FIELDS, 'annotations'] : SERVER_FIELDS),
        ...hasLast && Object.keys(fieldsOf(keptAnnotations)).length > 0 ? { annotations: keptAnnotations } : {},
      },
    },
    leftOut: [
      ...status === undefined ? [] : ['status'],
      ...SERVER_FIELDS.filter((name) => Object.hasOwn(metadata, name)).map((name) => `metadata.${name}`),
      ...hasLast ? [`the annotation ${LAST_APPLIED}`] : [],
    ],
  };
}

/** The fields without those of some names. */
export function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
