/**
 * A value in the form for a manifest, without undefined fields. Wrappers of cdk8s-plus-28 (quantities and int-or-string
 * values) are replaced by the value inside, which cdk8s would write as `{value: "2"}`. Other instances, for example a
 * `Lazy`, are kept: cdk8s resolves them.
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

/** A value in which everything that cdk8s asks for later has been asked for. cdk8s writes no undefined fields. */
export function produced(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(produced);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return isProducer(value)
    ? produced(value.produce())
    : Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, produced(each)]).filter(([, each]) => each !== undefined),
    );
}

/** A value that a name, a permission or an argument needs at once: it cannot wait until cdk8s writes the manifest. */
export function known<Value>(value: Value): Value {
  const isOther = typeof value === 'object' && value !== null && !Array.isArray(value) && isInstance(value)
    && !isProducer(value);
  return !isOther && hasProducer(value) ? produced(value) as Value : value;
}

/** Whether cdk8s will ask for a part of the value later. */
export function hasProducer(value: unknown, seen: Set<unknown> = new Set()): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) {
    return false;
  }
  seen.add(value);
  return isProducer(value) || Object.values(value).some((each) => hasProducer(each, seen));
}

function isProducer(value: object): value is Producer {
  return 'produce' in value && typeof value.produce === 'function';
}

/** A `Lazy` of cdk8s. */
interface Producer {
  readonly produce: () => unknown;
}

function isInstance(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== null;
}

/** Whether a value is a `k8s.Quantity` or `k8s.IntOrString`: an instance whose only property is `value`. */
function isWrapper(value: object): value is { readonly value: unknown } {
  return 'value' in value && Object.keys(value).length === 1;
}
