import { type Kept, KeptEntries, keptFieldsOf, KeptValue } from './kept-fields';
import { decidingMessage } from './live-event';
import { type FieldPath, pathText } from '../findings/field-path';
import { type Fields, isFields } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** What is kept of a map. */
type KeptFields = Exclude<Kept, KeptValue | readonly [Kept]>;

/** The fields of an object that a diagnosis needs, in the shape in which they were found. */
export function keptOf(object: KubernetesObject): object {
  const { apiVersion, kind } = object;
  const message = kind === 'Event' ? decidingMessage(object) : undefined;
  const kept = keep(object, keptFieldsOf(object)) as object;
  return { apiVersion, kind, ...kept, ...message === undefined ? {} : { message } };
}

/**
 * Why an object cannot be judged: a field that a diagnosis needs has a value that the API server never prints;
 * undefined if it can. Such a value must not count as absent: what is absent has a meaning.
 */
export function misfitOf(object: KubernetesObject): string | undefined {
  const { kind, metadata: { name } } = object;
  const path = misfitIn(object, keptFieldsOf(object));
  return path && `${pathText(path)} of the ${kind} ${name} has a value that Kubernetes does not accept`;
}

function keep(value: unknown, kept: Kept): unknown {
  if (value === undefined || value === null) {
    return value;
  }
  if (kept instanceof KeptValue) {
    return kept.fits(value) ? kept.keep(value) : misfitFor(kept);
  }
  if (isListOf(kept)) {
    return Array.isArray(value) ? value.map((each) => keep(each, kept[0])) : misfitFor(kept);
  }
  return isFields(value)
    ? Object.fromEntries(fieldsIn(value, kept).map(([field, inner]) => [field, keep(value[field], inner)]))
    : misfitFor(kept);
}

/** The fields of a map that are kept. */
function fieldsIn(value: Fields, kept: KeptFields): [string, Kept][] {
  return kept instanceof KeptEntries
    ? Object.keys(value).map((key) => [key, kept.each])
    : Object.entries(kept).filter(([field]) => Object.hasOwn(value, field));
}

/** What takes the place of a value of another type, which may hold anything. It does not fit either. */
function misfitFor(kept: Kept): unknown {
  return kept instanceof KeptValue && kept.fits(false) ? 0 : false;
}

/** The path of the first value that does not fit; undefined if all do. Large clusters have many values. */
function misfitIn(value: unknown, kept: Kept): FieldPath | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (kept instanceof KeptValue) {
    return kept.fits(value) ? undefined : [];
  }
  return isListOf(kept) ? misfitInList(value, kept[0]) : misfitInFields(value, kept);
}

function misfitInList(value: unknown, kept: Kept): FieldPath | undefined {
  if (!Array.isArray(value)) {
    return [];
  }
  for (let index = 0; index < value.length; index++) {
    const misfit = misfitIn(value[index], kept);
    if (misfit !== undefined) {
      return [index, ...misfit];
    }
  }
  return undefined;
}

function misfitInFields(value: unknown, kept: KeptFields): FieldPath | undefined {
  if (!isFields(value)) {
    return [];
  }
  const areEntries = kept instanceof KeptEntries;
  for (const field in areEntries ? value : kept) {
    const inner = areEntries ? kept.each : kept[field];
    const misfit = inner && misfitIn(value[field], inner);
    if (misfit !== undefined) {
      return [field, ...misfit];
    }
  }
  return undefined;
}

function isListOf(kept: Kept): kept is readonly [Kept] {
  return Array.isArray(kept);
}
