import { type Fields, isFields } from './fields';
import type { FieldPath } from '../findings/field-path';

/** The kind of a gateway. */
export const GATEWAY_KIND = 'IstioGateway';

/** How the kinds of objects end that have other objects in `items`. */
export const LIST = 'List';

/** An object in a document, and its place. */
interface PlacedObject {
  readonly field: FieldPath;
  readonly manifest: Fields;
}

/**
 * The objects in a document, each with its place: the document itself, the items of a list of Kubernetes, or those of a
 * plain list.
 */
export function objectsIn(value: unknown, field: FieldPath = []): PlacedObject[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => objectsIn(item, [...field, index]));
  }
  if (!isFields(value)) {
    return [];
  }
  const { kind, items } = value;
  return typeof kind === 'string' && kind.endsWith(LIST) && Array.isArray(items)
    ? items.flatMap((item, index) => objectsIn(ofList(value, item), [...field, 'items', index]))
    : [{ field, manifest: value }];
}

/**
 * An item of a list of one kind, which may leave its kind to the list.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#collections
 */
function ofList({ apiVersion, kind }: Fields, item: unknown): unknown {
  const itemKind = String(kind).slice(0, -LIST.length);
  return itemKind === '' || !isFields(item) || item.kind !== undefined ? item : { apiVersion, kind: itemKind, ...item };
}
