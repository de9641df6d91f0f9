import {
  below, checkedFields, checkOf, emptyOf, type Field, fieldsOf, type InputProblem, isUsable, PROBLEMS,
} from './checks';
import { CALLS, STRUCTS } from './declared.generated';
import { bare, type TypeText } from './kinds';
import { BAD_PROP, UNKNOWN_PROP } from '../findings/catalogue/input';
import type { FieldPath } from '../findings/field-path';
import { errorOf, type FieldFinding, FindingLevel } from '../findings/finding';

/*
 * Checks what a caller hands to a constructor, a factory or a method against the declared types. The compiler does this
 * for TypeScript. Plain JavaScript has no compiler, and other languages do not check every value.
 */

/** What a caller handed over, without the values that have a problem. */
export interface Input<Given> {
  /** A required value that has a problem is replaced by an empty one. Only an object can be undefined. */
  readonly given: Given;
  readonly problems: readonly InputProblem[];
}

/** Checks arguments of a call, for example of `GatewayPort.of`. An argument that is not in `args` is not checked. */
export function inputOf<Given extends object>(call: string, args: Given): Input<Given> {
  const parameters = fieldsOf(CALLS[call] ?? {}).filter(({ name }) => name in args);
  const { value, problems } = checkedFields(call, parameters, args);
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
  const result = checkOf(type)(value);
  if (!isUsable(result.problems)) {
    throw errorOf(inputFindings(below(at, result.problems)));
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

/** A struct that a caller left out, or passed as null, is empty. Another value that may be left out stays so. */
function withStructs<Given extends object>(given: Given, parameters: readonly Field[]): Given {
  const left = parameters.filter(({ name, type, isOptional }) => (
    Reflect.get(given, name) === undefined && (bare(type) in STRUCTS || !isOptional)
  ));
  return left.length === 0
    ? given
    : { ...given, ...Object.fromEntries(left.map(({ name, type }) => [name, emptyOf(bare(type))])) };
}

/**
 * A field of a struct is named without the parameter that takes the struct: `port`, not `options.port`. A call that
 * takes several structs needs the parameter.
 */
function withoutStruct(problem: InputProblem, parameters: readonly Field[]): InputProblem {
  const [parameter, ...field] = problem.at;
  const structs = parameters.filter(({ type }) => bare(type) in STRUCTS).map(({ name }) => name);
  return structs.length === 1 && parameter === structs[0] && field.length > 0 ? { ...problem, at: field } : problem;
}
