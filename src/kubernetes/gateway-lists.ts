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
 *
 * To kubectl, every object with a list in `items` is a list, whatever its kind is. Unless the kind ends in `List`, the
 * object itself is here too, for a report to name it.
 *
 * Source: https://github.com/kubernetes/apimachinery/blob/v0.34.4/pkg/apis/meta/v1/unstructured/helpers.go (`detector`)
 */
export function objectsIn(value: unknown, field: FieldPath = []): PlacedObject[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => objectsIn(item, [...field, index]));
  }
  if (!isFields(value)) {
    return [];
  }
  const { items } = value;
  if (!hasKind(value) || !Array.isArray(items)) {
    return [{ field, manifest: value }];
  }
  const inner = items.flatMap((item, index) => objectsIn(ofList(value, item), [...field, 'items', index]));
  return value.kind.endsWith(LIST) ? inner : [{ field, manifest: value }, ...inner];
}

/** An object of a kind. */
interface OfKind extends Fields {
  readonly kind: string;
}

function hasKind(value: Fields): value is OfKind {
  return typeof value.kind === 'string' && value.kind !== '';
}

/**
 * An item of a list, which may leave its kind to the list.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#collections
 */
function ofList({ apiVersion, kind }: OfKind, item: unknown): unknown {
  const itemKind = kind.endsWith(LIST) ? kind.slice(0, -LIST.length) : kind;
  return itemKind === '' || !isFields(item) || hasKind(item) ? item : { apiVersion, ...item, kind: itemKind };
}
