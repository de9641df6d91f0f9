import { type Fields, isFields } from './fields';
import type { FieldPath } from '../findings/field-path';

/** The kind of a gateway. */
export const GATEWAY_KIND = 'IstioGateway';

/** Objects that have other objects in `items`. */
const LISTS = ['List', `${GATEWAY_KIND}List`];

/** The objects in a document, each with its place: the document itself, or the items of a list. */
export function objectsIn(value: unknown, field: FieldPath = []): { field: FieldPath; manifest: Fields }[] {
  if (!isFields(value)) {
    return [];
  }
  const { kind, items } = value;
  return typeof kind === 'string' && LISTS.includes(kind) && Array.isArray(items)
    ? items.flatMap((item, index) => objectsIn(item, [...field, 'items', index]))
    : [{ field, manifest: value }];
}
