import type { KubernetesObject } from '../../cluster/objects';
import { shown } from '../../findings/finding';
import { yaml } from '../../lazy';
import type { Source, UnreadableSource } from '../../lint/source';
import { UsageError } from '../exit-code';

/** The objects of the Kubernetes API in files; what is none is passed over. One file that cannot be read is refused: the proof may be in it. */
export function objectsIn(sources: readonly (Source | UnreadableSource)[]): KubernetesObject[] {
  return sources.flatMap((source) => {
    if (!('text' in source)) {
      throw new UsageError(`${shown(source.name)} cannot be read: ${source.problem}. ${source.fix}`);
    }
    return documentsOf(source).flatMap(objectsOf);
  });
}

function documentsOf({ name, text }: Source): unknown[] {
  try {
    return yaml().parseAllDocuments(text, { merge: true, prettyErrors: false, uniqueKeys: false }).map((document) => {
      if (document.errors.length > 0) {
        throw document.errors[0];
      }
      // A document of few aliases that would become a huge object is refused here.
      return document.toJS() as unknown;
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${shown(name)} is not readable as YAML: ${said}. Name the file that your app synthesized`);
  }
}

/** An object, or those of a list. */
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
