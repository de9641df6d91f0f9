/**
 * Calls a function after each call of a method that adds something to an object. cdk8s names these methods `add`,
 * `addLabel`, `addJsonPatch` and so on.
 */
export function afterAdditions(object: object, changed: () => void): void {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name.startsWith('add'));
  for (const name of names) {
    const add = Reflect.get(object, name) as (...given: unknown[]) => void;
    Object.defineProperty(object, name, {
      value: (...given: unknown[]) => {
        add.apply(object, given);
        changed();
      },
    });
  }
}
