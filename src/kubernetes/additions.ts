/**
 * Calls a function after each call of a method that adds something to an object. cdk8s names these methods `add`,
 * `addLabel`, `addJsonPatch` and so on.
 */
export function afterAdditions(object: object, changed: () => void): void {
  for (const name of additionsOf(Object.getPrototypeOf(object) as object)) {
    const add = Reflect.get(object, name) as (...given: unknown[]) => void;
    Reflect.set(object, name, (...given: unknown[]) => {
      add.apply(object, given);
      changed();
    });
  }
}

/** The names of these methods for each prototype: an app may have thousands of objects. */
const ADDITIONS = new WeakMap<object, readonly string[]>();

function additionsOf(prototype: object): readonly string[] {
  const names = ADDITIONS.get(prototype)
    ?? Object.getOwnPropertyNames(prototype).filter((name) => name.startsWith('add'));
  ADDITIONS.set(prototype, names);
  return names;
}
