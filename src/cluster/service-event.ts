import { fieldsOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** The name of the Service that an event is about; undefined if it is about another object. */
export function serviceOfEvent(event: KubernetesObject): string | undefined {
  const { kind, name } = fieldsOf(event.involvedObject ?? event.regarding);
  return kind === 'Service' ? textOf(name) : undefined;
}
