/**
 * What reaches the manifest: nothing undefined, and of the wrappers of cdk8s-plus-28 (quantities and int-or-string values) the value
 * inside, which cdk8s would write as `{value: "2"}`. What cdk8s resolves itself, such as a `Lazy`, is left to it.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (isInstance(value)) {
    return isWrapper(value) ? value.value : value;
  }
  const result: { [key: string]: unknown } = {};
  for (const [key, each] of Object.entries(value)) {
    if (each !== undefined) {
      result[key] = plain(each);
    }
  }
  return result;
}

function isInstance(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== null;
}

/** `k8s.Quantity` and `k8s.IntOrString`: instances of a class with the one property `value`. */
function isWrapper(value: object): value is { readonly value: unknown } {
  return 'value' in value && Object.keys(value).length === 1;
}
