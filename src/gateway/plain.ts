/**
 * What reaches the manifest: no instance of a class, nothing undefined.
 *
 * cdk8s-plus-28 wraps quantities and int-or-string values in objects, and cdk8s would write those as `{value: "2"}`.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (isWrapper(value)) {
    return value.value;
  }
  const result: { [key: string]: unknown } = {};
  for (const [key, each] of Object.entries(value)) {
    if (each !== undefined) {
      result[key] = plain(each);
    }
  }
  return result;
}

/** `k8s.Quantity` and `k8s.IntOrString`: instances of a class with the one property `value`. */
function isWrapper(value: object): value is { readonly value: unknown } {
  return Object.getPrototypeOf(value) !== Object.prototype && 'value' in value && Object.keys(value).length === 1;
}
