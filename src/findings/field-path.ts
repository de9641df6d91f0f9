/** A step on the way to a field: a key of a map, or an index of a list. */
export type Step = string | number;

/** Where a field is in an object, from the top of the object. */
export type FieldPath = readonly Step[];

/** A key that needs no quotation marks. */
const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/** The path as people read it: `spec.overrides["c1"].ports[0].port`. */
export function pathText(path: FieldPath): string {
  return path.map((step, index) => {
    if (typeof step === 'string' && PLAIN_KEY.test(step)) {
      return index === 0 ? step : `.${step}`;
    }
    return `[${JSON.stringify(step)}]`;
  }).join('');
}
