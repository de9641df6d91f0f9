import { UNREADABLE } from '../findings/catalogue/unreadable';
import type { ValuesOf } from '../findings/definition';
import { UsageError } from '../findings/usage-error';
import type { KubernetesObject } from '../kubernetes/objects';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { documentsIn } from '../kubernetes/yaml';
import { shown } from '../text';

/**
 * The Kubernetes objects in files. Documents that are not objects are skipped.
 *
 * @throws UsageError for a file that cannot be read: the verification may be in it
 */
export function objectsIn(sources: readonly (Source | UnreadableSource)[]): KubernetesObject[] {
  return sources.flatMap((source) => {
    if (!('text' in source)) {
      throw unreadable(source.name, source.problem);
    }
    return [...documentsIn(source.text)].flatMap((document) => {
      if ('problem' in document) {
        throw unreadable(source.name, document.problem.values);
      }
      return objectsOf(document.value);
    });
  });
}

function unreadable(name: string, problem: ValuesOf<typeof UNREADABLE>): UsageError {
  const { message } = UNREADABLE.finding(problem);
  return new UsageError(`${shown(name)} cannot be read: ${message}. Pass the file that your app synthesized`);
}

/** The object itself, or the items of a list. */
function objectsOf(value: unknown): KubernetesObject[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { apiVersion, kind, metadata, items } = value as Partial<KubernetesObject>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return [];
  }
  if (kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap(objectsOf);
  }
  return typeof metadata?.name === 'string' ? [value as KubernetesObject] : [];
}
