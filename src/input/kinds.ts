import { ENUMS, FACTORIES, STRUCTS } from './declared.generated';

/*
 * Types as `declared.generated.ts` writes them, and the kinds of values that they ask for.
 */

/** A type as `declared.generated.ts` writes it, for example `string[]?`. */
export type TypeText = string;

/** Whether a class of an object has a name. A second copy of a library has classes of the same names. */
export function hasClass(value: object, name: string): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype !== null && (prototype.constructor.name === name || hasClass(prototype, name));
}

/** A type without the mark of what may be left out. */
export function bare(type: TypeText = 'any'): TypeText {
  return type.replace(/\?$/, '');
}

/** The type of the elements of a list, or of the values of a map; otherwise the type itself. */
export function elementOf(type: TypeText): TypeText {
  return type.replace(/^\{(.*)\}$|\[\]$/, '$1');
}

/** Whether a value was written as `{...}`, perhaps in another realm of JavaScript. cdk8s renders no other objects. */
export function isWritten(value: unknown): value is object {
  if (!isObject(value)) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether only the manifest needs the value. An object, an enum or a struct is read when the construct is made. */
export function canBeLate(type: TypeText): boolean {
  const element = elementOf(type);
  return !(element in FACTORIES || element in ENUMS || element in STRUCTS);
}

/** A value that cdk8s asks for when it writes the manifest: a `Lazy`. */
export function isProducer(value: unknown): value is { readonly produce: () => unknown } {
  return typeof value === 'object' && value !== null && 'produce' in value && typeof value.produce === 'function';
}

/** Maps to which a construct adds entries, or from which it reads some: their values are read at once. */
const READ_AT_ONCE = ['labels', 'annotations', 'serviceAnnotations'];

/** The value of a field. A construct does not wait for a map that it reads at once. */
export function fieldOf(struct: object, name: string): unknown {
  const value: unknown = Reflect.get(struct, name);
  return READ_AT_ONCE.includes(name) ? resolved(value) : value;
}

function resolved(value: unknown): unknown {
  return isProducer(value) ? resolved(value.produce()) : value;
}
