import { CALLS, ENUMS, FACTORIES, INTERFACES, STRUCTS } from './declared.generated';
import {
  bare, canBeLate, classNames, elementOf, fieldOf, isObject, isProducer, isWritten, type TypeText,
} from './kinds';
import { BAD_PROP, UNKNOWN_PROP } from '../findings/catalogue/input';
import type { FieldPath } from '../findings/field-path';
import { errorOf, type FieldFinding, FindingLevel } from '../findings/finding';
import { nearest } from '../text';

/*
 * Checks what a caller hands to a constructor, a factory or a method against the declared types. The compiler does this
 * for TypeScript. Plain JavaScript has no compiler, and other languages do not check every value.
 */

/** What is wrong with a value. */
export type InputProblem = { readonly at: FieldPath } & (
  | { readonly case: 'unknown'; readonly owner: string; readonly name: string; readonly near: string | undefined }
  | { readonly case: 'missing'; readonly type: string; readonly factories: readonly string[] }
  | {
    readonly case: 'wrongType'; readonly type: string; readonly value: unknown; readonly factories: readonly string[];
  }
  | { readonly case: 'otherValue'; readonly value: unknown; readonly allowed: readonly string[] }
);

/** What a caller handed over, without the values that have a problem. */
export interface Input<Given> {
  /** A required value that has a problem is replaced by an empty one. Only an object can be undefined. */
  readonly given: Given;
  readonly problems: readonly InputProblem[];
}

/** The property of an object that holds the problems of the factory call that made it. */
const PROBLEMS = Symbol.for('cdk8s-asm-gateway.input-problems');

/** An object that a factory made. */
interface Made {
  readonly [PROBLEMS]?: readonly InputProblem[];
}

/** How the names of structs of cdk8s-plus-28 begin. */
const KUBERNETES = 'k8s.';

/** What a value is after the check. */
interface Checked {
  readonly value: unknown;
  readonly problems: readonly InputProblem[];
}

/** Checks arguments of a call, for example of `GatewayPort.of`. An argument that is not in `args` is not checked. */
export function inputOf<Given extends object>(call: string, args: Given): Input<Given> {
  const parameters = Object.fromEntries(Object.entries(CALLS[call] ?? {}).filter(([name]) => name in args));
  const { value, problems } = fieldsOf(call, parameters, args, []);
  return {
    given: withStructs(value as Given, parameters),
    problems: problems.map((problem) => withoutStruct(problem, parameters)),
  };
}

/** Checks the arguments of a constructor. Throws if there is no construct to report them. */
export function constructInput<Given extends { readonly scope: object; readonly id: string }>(
  call: string, args: Given,
): Input<Given> {
  const input = inputOf(call, args);
  const unplaced = input.problems.filter(({ case: problem, at: [parameter] }) => (
    problem !== 'unknown' && (parameter === 'scope' || parameter === 'id')
  ));
  if (unplaced.length > 0) {
    throw errorOf(inputFindings(unplaced));
  }
  return input;
}

/** Makes an object from the arguments of a factory call. The construct that gets the object reports their problems. */
export function made<Given extends object, Value extends object>(
  call: string, args: Given, make: (given: Given) => Value, check: (given: Given) => readonly InputProblem[] = () => [],
): Value {
  const { given, problems: wrong } = inputOf(call, args);
  const value = make(given);
  const problems = [...wrong, ...check(given)];
  return problems.length === 0 ? value : Object.defineProperty(value, PROBLEMS, { value: problems });
}

/** The problems of the factory call that made a value. */
export function problemsOf(value: unknown): readonly InputProblem[] {
  return typeof value === 'object' && value !== null ? (value as Made)[PROBLEMS] ?? [] : [];
}

/**
 * The arguments of a call whose result no construct judges. Throws all problems at once. `check` finds what is wrong
 * with values of the right type.
 */
export function soundInput<Given extends object>(
  call: string, args: Given, check: (given: Given) => readonly InputProblem[] = () => [],
): Given {
  const { given, problems } = inputOf(call, args);
  const errors = inputFindings([...problems, ...check(given)]).filter(({ level }) => level === FindingLevel.ERROR);
  if (errors.length > 0) {
    throw errorOf(errors);
  }
  return given;
}

/** A value that the object of a caller returned. Throws all problems at once. Undeclared fields are left out. */
export function soundResult(type: TypeText, value: unknown, at: FieldPath): unknown {
  const result = checked(type, value, at);
  if (!isUsable(result.problems)) {
    throw errorOf(inputFindings(result.problems));
  }
  return result.value;
}

/** The findings about what a caller handed over. `setByStrategy` are the fields that have no prop on purpose. */
export function inputFindings(
  problems: readonly InputProblem[], setByStrategy: readonly string[] = [],
): FieldFinding[] {
  return problems.map((problem) => {
    if (problem.case !== 'unknown') {
      return BAD_PROP.finding(problem, problem.at);
    }
    const { owner, name, near, at } = problem;
    if (setByStrategy.includes(name)) {
      return UNKNOWN_PROP.finding({ case: 'setByStrategy', owner, name }, at);
    }
    return near === undefined
      ? UNKNOWN_PROP.finding({ case: 'unlike', owner, name }, at)
      : UNKNOWN_PROP.finding({ case: 'misspelled', owner, name, near }, at);
  });
}

function checked(type: TypeText, value: unknown, at: FieldPath): Checked {
  if (isProducer(value) && canBeLate(bare(type))) {
    return { value, problems: [] };
  }
  if (type.endsWith('?')) {
    return value === undefined || value === null ? { value: undefined, problems: [] } : optional(type, value, at);
  }
  const allowed = ENUMS[type];
  if (allowed !== undefined) {
    return typeof value === 'string' && allowed.includes(value)
      ? { value, problems: [] }
      : { value: undefined, problems: [{ case: 'otherValue', at, value, allowed }] };
  }
  if (value === undefined || value === null) {
    return { value: emptyOf(type), problems: [{ case: 'missing', at, type, factories: FACTORIES[type] ?? [] }] };
  }
  if (type.endsWith('[]')) {
    return listOf(type, value, at);
  }
  if (elementOf(type) in STRUCTS && type.startsWith('{')) {
    return mapOf(type, value, at);
  }
  const fields = STRUCTS[type];
  if (fields !== undefined) {
    return isStruct(value) ? fieldsOf(type, fields, value, at) : wrongType(type, value, at);
  }
  return valueOf(type, value, at);
}

/** An optional value is left out if it has a problem. A struct, a list and a map keep what is right in them. */
function optional(type: TypeText, value: unknown, at: FieldPath): Checked {
  const inner = type.slice(0, -1);
  const { value: kept, problems } = checked(inner, value, at);
  const isPartial = (elementOf(inner) in STRUCTS && isStruct(value)) || Array.isArray(value);
  return { value: isUsable(problems) || isPartial ? kept : undefined, problems };
}

function listOf(type: TypeText, value: unknown, at: FieldPath): Checked {
  if (!Array.isArray(value)) {
    return wrongType(type, value, at);
  }
  const elements = value.map((element: unknown, index) => checked(type.slice(0, -2), element, [...at, index]));
  return {
    value: elements.filter(({ problems }) => isUsable(problems)).map((element) => element.value),
    problems: elements.flatMap(({ problems }) => problems),
  };
}

/** A map whose values are structs. */
function mapOf(type: TypeText, map: unknown, at: FieldPath): Checked {
  if (!isWritten(map)) {
    return wrongType(type, map, at);
  }
  const values = Object.entries(map).filter(([, each]) => each !== undefined)
    .map(([key, each]) => [key, checked(elementOf(type), each, [...at, key])] as const);
  return {
    value: Object.fromEntries(values.map(([key, { value }]) => [key, value])),
    problems: values.flatMap(([, { problems }]) => problems),
  };
}

/** The fields of a struct, or the arguments of a call. A parameter that takes a struct adds no step to a path. */
function fieldsOf(owner: string, types: Readonly<Record<string, TypeText>>, value: object, at: FieldPath): Checked {
  // A newer Kubernetes may have more fields than the types of cdk8s-plus-28, so they are kept.
  const isOfKubernetes = owner.startsWith(KUBERNETES);
  const given: { [name: string]: unknown } = isOfKubernetes ? { ...value } : {};
  const problems: InputProblem[] = unknownNames(value, types)
    .map((name) => ({ name, near: nearest(name, Object.keys(types))[0] }))
    .filter(({ near }) => near !== undefined || !isOfKubernetes)
    .map(({ name, near }) => ({ case: 'unknown', at: [...at, name], owner, name, near }));
  for (const [name, type] of Object.entries(types)) {
    const each = fieldOf(value, name);
    // Most props are left out.
    if (each !== undefined || !type.endsWith('?')) {
      const field = checked(type, each, [...at, name]);
      given[name] = field.value;
      problems.push(...field.problems);
    }
  }
  return { value: given, problems };
}

function valueOf(type: TypeText, value: unknown, at: FieldPath): Checked {
  if (!isOfType(type, value)) {
    return wrongType(type, value, at);
  }
  const problems = problemsOf(value);
  return {
    value: isUsable(problems) ? value : undefined,
    problems: problems.map((problem) => ({ ...problem, at: [...at, ...problem.at] })),
  };
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
  return members === undefined ? classNames(value).includes(type) : members.every((member) => member in value);
}

function wrongType(type: TypeText, value: unknown, at: FieldPath): Checked {
  const factories = FACTORIES[type] ?? [];
  return { value: emptyOf(type), problems: [{ case: 'wrongType', at, type, value, factories }] };
}

/** A value with which a factory can make an object. The object is never used, since its problem is an error. */
function emptyOf(type: TypeText): unknown {
  if (type.endsWith('[]')) {
    return [];
  }
  if (type in STRUCTS) {
    return fieldsOf(type, STRUCTS[type] ?? {}, {}, []).value;
  }
  return { string: '', number: NaN, integer: NaN, boolean: false }[type];
}

/** A struct that a caller left out, or passed as null, is empty. Another value that may be left out stays so. */
function withStructs<Given extends object>(given: Given, parameters: Readonly<Record<string, TypeText>>): Given {
  const left = Object.entries(parameters).filter(([name, type]) => (
    Reflect.get(given, name) === undefined && (bare(type) in STRUCTS || !type.endsWith('?'))
  ));
  return { ...given, ...Object.fromEntries(left.map(([name, type]) => [name, emptyOf(bare(type))])) };
}

/**
 * A field of a struct is named without the parameter that takes the struct: `port`, not `options.port`. A call that
 * takes several structs needs the parameter.
 */
function withoutStruct(problem: InputProblem, parameters: Readonly<Record<string, TypeText>>): InputProblem {
  const [parameter = '', ...field] = problem.at;
  const type = bare(parameters[parameter]);
  const structs = Object.values(parameters).filter((each) => bare(each) in STRUCTS);
  return structs.length === 1 && type in STRUCTS && field.length > 0 ? { ...problem, at: field } : problem;
}

/** The fields that a caller wrote and the struct does not have. An instance of a class may have fields of its own. */
function unknownNames(value: object, types: object): string[] {
  const given = isWritten(value) ? Object.entries(value).filter(([, each]) => each !== undefined) : [];
  return given.map(([name]) => name).filter((name) => !Object.hasOwn(types, name));
}

/** Whether a value can be used: an unknown field in it does no harm. */
function isUsable(problems: readonly InputProblem[]): boolean {
  return problems.every((problem) => problem.case === 'unknown');
}
