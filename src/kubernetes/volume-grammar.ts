import { isDnsLabel } from './names';
import { listOf, type Refusal, refusedUnless } from './refusal';
import type { FieldPath } from '../findings/field-path';

/*
 * What the API server refuses in the volumes of a pod, and in the mounts of its container.
 *
 * Source: https://github.com/kubernetes/kubernetes `pkg/apis/core/validation/validation.go` (`ValidateVolumes`,
 * `ValidateVolumeMounts`)
 */

/** A list of volumes, the field that holds it, and the field of each that names the object. */
export interface VolumeList {
  readonly at: FieldPath;
  readonly volumes: unknown;
  readonly source: string;
}

interface Volume {
  readonly at: FieldPath;
  readonly name: unknown;
  readonly mountPath: unknown;
  readonly source: string;
  readonly object: unknown;
}

/** What the API server would refuse in volumes of one pod. */
export function volumeRefusals(lists: readonly VolumeList[]): Refusal[] {
  const all = lists.flatMap(({ at, volumes, source }) => listOf(volumes).map((each, index): Volume => (
    { at: [...at, index], name: each.name, mountPath: each.mountPath, source, object: each[source] }
  )));
  return [
    ...all.flatMap(({ at, name, mountPath, source, object }) => [
      ...refusedUnless(typeof name !== 'string' || isDnsLabel(name), [...at, 'name'], name, 'a DNS label'),
      ...refusedUnless(object !== '', [...at, source], object, 'the name of an object'),
      ...refusedUnless(mountPath !== '', [...at, 'mountPath'], mountPath, 'a path'),
    ]),
    ...repeated(all, 'name'),
    ...repeated(all, 'mountPath'),
  ];
}

function repeated(all: readonly Volume[], field: 'name' | 'mountPath'): Refusal[] {
  const values = all.map((each) => each[field]);
  return all.flatMap(({ at, [field]: value }, index) => {
    const isFirst = typeof value !== 'string' || value === '' || values.indexOf(value) === index;
    return refusedUnless(isFirst, [...at, field], value, 'used only once');
  });
}
