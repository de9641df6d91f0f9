import { UsageError } from '../findings/usage-error';
import type { KubernetesObject } from '../kubernetes/objects';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { parserMessage, parseYaml } from '../kubernetes/yaml';
import { shown } from '../text';

/**
 * The Kubernetes objects in files. Documents that are not objects are skipped.
 *
 * @throws UsageError for a file that cannot be read: the verification may be in it
 */
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
    return parseYaml(text).documents.map((document) => {
      const [error] = document.errors;
      if (error !== undefined) {
        throw error;
      }
      // The parser refuses a short document whose aliases would expand to a huge object.
      return document.toJS() as unknown;
    });
  } catch (error) {
    throw new UsageError(
      `${shown(name)} is not valid YAML: ${parserMessage(error)}. Pass the file that your app synthesized`,
    );
  }
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
