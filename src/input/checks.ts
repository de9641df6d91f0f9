import { ENUMS, FACTORIES, INTERFACES, STRUCTS } from './declared.generated';
import {
  bare, canBeLate, elementOf, fieldOf, hasClass, isObject, isProducer, isWritten, type TypeText,
} from './kinds';
import type { FieldPath } from '../findings/field-path';
import { nearest } from '../text';

/*
 * Checks values against declared types.
 */

/** A field that a caller wrote and the struct does not have. */
interface UnknownField {
  readonly case: 'unknown';
  readonly owner: string;
  readonly name: string;
  readonly near: string | undefined;
}

/** What is wrong with a value. */
export type InputProblem = { readonly at: FieldPath } & (
  | UnknownField
  | { readonly case: 'missing'; readonly type: string; readonly factories: readonly string[] }
  | {
    readonly case: 'wrongType'; readonly type: string; readonly value: unknown; readonly factories: readonly string[];
  }
  | { readonly case: 'otherValue'; readonly value: unknown; readonly allowed: readonly string[] }
);

/** The property of an object that holds the problems of the factory call that made it. */
export const PROBLEMS = Symbol.for('cdk8s-asm-gateway.input-problems');

/** An object that a factory made. */
interface Made {
  readonly [PROBLEMS]?: readonly InputProblem[];
}

/** How the names of structs of cdk8s-plus-28 begin. */
const KUBERNETES = 'k8s.';

/** What a value is after the check. The places of the problems start at the value. */
interface Checked {
  readonly value: unknown;
  readonly problems: readonly InputProblem[];
}

/** The check of a type. */
type Check = (value: unknown) => Checked;

/** Most values have no problem, and lists of problems are never changed. */
const NONE: readonly InputProblem[] = [];

/** The problems of the factory call that made a value. */
export function problemsOf(value: unknown): readonly InputProblem[] {
  return typeof value === 'object' && value !== null ? (value as Made)[PROBLEMS] ?? [] : [];
}

const CHECKS = new Map<TypeText, Check>();

/** The check of a type. The text of a type is read once. */
export function checkOf(type: TypeText): Check {
  const known = CHECKS.get(type);
  if (known !== undefined) {
    return known;
  }
  const check = canBeLate(bare(type)) ? unlessLate(checkOfKind(type)) : checkOfKind(type);
  CHECKS.set(type, check);
  return check;
}

/** cdk8s asks for the value when it writes the manifest. */
function unlessLate(check: Check): Check {
  return (value) => (isProducer(value) ? { value, problems: NONE } : check(value));
}

function checkOfKind(type: TypeText): Check {
  if (type.endsWith('?')) {
    return optional(type.slice(0, -1));
  }
  const allowed = ENUMS[type];
  if (allowed !== undefined) {
    return (value) => (typeof value === 'string' && allowed.includes(value)
      ? { value, problems: NONE }
      : { value: undefined, problems: [{ case: 'otherValue', at: [], value, allowed }] });
  }
  const check = checkOfRequired(type);
  return (value) => (value === undefined || value === null
    ? { value: emptyOf(type), problems: [{ case: 'missing', at: [], type, factories: FACTORIES[type] ?? [] }] }
    : check(value));
}

function checkOfRequired(type: TypeText): Check {
  if (type.endsWith('[]')) {
    return listOf(type);
  }
  if (elementOf(type) in STRUCTS && type.startsWith('{')) {
    return mapOf(type);
  }
  const types = STRUCTS[type];
  return types === undefined
    ? (value) => valueOf(type, value)
    : (value) => (isStruct(value) ? checkedFields(type, fieldsOf(types), value) : wrongType(type, value));
}

/** An optional value is left out if it has a problem. A struct, a list and a map keep what is right in them. */
function optional(type: TypeText): Check {
  const check = checkOf(type);
  const hasStructs = elementOf(type) in STRUCTS;
  return (given) => {
    if (given === undefined || given === null) {
      return { value: undefined, problems: NONE };
    }
    const { value, problems } = check(given);
    const isPartial = (hasStructs && isStruct(given)) || Array.isArray(given);
    return { value: isUsable(problems) || isPartial ? value : undefined, problems };
  };
}

function listOf(type: TypeText): Check {
  const check = checkOf(type.slice(0, -2));
  return (list) => {
    if (!Array.isArray(list)) {
      return wrongType(type, list);
    }
    const elements = list.map(check);
    return {
      value: elements.filter(({ problems }) => isUsable(problems)).map(({ value }) => value),
      problems: elements.flatMap(({ problems }, index) => below([index], problems)),
    };
  };
}

/** A map whose values are structs. */
function mapOf(type: TypeText): Check {
  const check = checkOf(elementOf(type));
  return (map) => {
    if (!isWritten(map)) {
      return wrongType(type, map);
    }
    const values = Object.entries(map).filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, check(each)] as const);
    return {
      value: Object.fromEntries(values.map(([key, { value }]) => [key, value])),
      problems: values.flatMap(([key, { problems }]) => below([key], problems)),
    };
  };
}

type Types = Readonly<Record<string, TypeText>>;

/** A field of a struct, or a parameter of a call. */
export interface Field {
  readonly name: string;
  readonly type: TypeText;
  readonly isOptional: boolean;
  readonly check: Check;
}

/** Fields by their types. */
const FIELDS = new WeakMap<Types, readonly Field[]>();

export function fieldsOf(types: Types): readonly Field[] {
  const fields = FIELDS.get(types) ?? Object.entries(types).map(([name, type]): Field => ({
    name, type, isOptional: type.endsWith('?'), check: checkOf(type),
  }));
  FIELDS.set(types, fields);
  return fields;
}

/** A parameter that takes a struct adds no step to a path. */
export function checkedFields(owner: string, fields: readonly Field[], value: object): Checked {
  // A newer Kubernetes may have more fields than the types of cdk8s-plus-28, so they are kept.
  const isOfKubernetes = owner.startsWith(KUBERNETES);
  const given: { [name: string]: unknown } = isOfKubernetes ? { ...value } : {};
  const problems: InputProblem[] = unknownFields(owner, fields, value)
    .filter(({ near }) => near !== undefined || !isOfKubernetes)
    .map((field) => ({ ...field, at: [field.name] }));
  for (const { name, isOptional, check } of fields) {
    const each = fieldOf(value, name);
    // Most props are left out.
    if (each !== undefined || !isOptional) {
      const field = check(each);
      given[name] = field.value;
      problems.push(...below([name], field.problems));
    }
  }
  return { value: given, problems };
}

/** Problems inside a value, from where the value is. */
export function below(place: FieldPath, problems: readonly InputProblem[]): readonly InputProblem[] {
  return problems.length === 0 ? NONE : problems.map((problem) => ({ ...problem, at: [...place, ...problem.at] }));
}

function valueOf(type: TypeText, value: unknown): Checked {
  if (!isOfType(type, value)) {
    return wrongType(type, value);
  }
  const problems = problemsOf(value);
  return { value: isUsable(problems) ? value : undefined, problems };
}

/** The fields of a struct are read when the construct is made, so a `Lazy` is none. */
function isStruct(value: unknown): value is object {
  return isObject(value) && !isProducer(value);
}

function isOfType(type: TypeText, value: unknown): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isSafeInteger(value);
    default:
      return type.startsWith('{') ? isWritten(value) : isInstance(type, value);
  }
}

/** The values of a map are checked as labels and annotations, and not here. */
function isInstance(type: TypeText, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const members = INTERFACES[type];
  return members === undefined ? hasClass(value, type) : members.every((member) => member in value);
}

function wrongType(type: TypeText, value: unknown): Checked {
  const factories = FACTORIES[type] ?? [];
  return { value: emptyOf(type), problems: [{ case: 'wrongType', at: [], type, value, factories }] };
}

/** A value with which a factory can make an object. The object is never used, since its problem is an error. */
export function emptyOf(type: TypeText): unknown {
  if (type.endsWith('[]')) {
    return [];
  }
  const types = STRUCTS[type];
  if (types !== undefined) {
    return checkedFields(type, fieldsOf(types), {}).value;
  }
  return { string: '', number: NaN, integer: NaN, boolean: false }[type];
}

/** The fields that a caller wrote and the struct does not have. An instance of a class may have fields of its own. */
function unknownFields(owner: string, fields: readonly Field[], value: object): UnknownField[] {
  const names = isWritten(value) ? Object.keys(value).filter((name) => Reflect.get(value, name) !== undefined) : [];
  const unknown = names.filter((name) => !fields.some((field) => field.name === name));
  return unknown.map((name) => {
    const [near] = nearest(name, fields.map((field) => field.name));
    return { case: 'unknown', owner, name, near };
  });
}

/** Whether a value can be used: an unknown field in it does no harm. */
export function isUsable(problems: readonly InputProblem[]): boolean {
  return problems.every((problem) => problem.case === 'unknown');
}
