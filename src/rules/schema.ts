import { BAD_FIELD, type SchemaType } from '../findings/catalogue/fields';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath, Step } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import { nearest } from '../text';

/** What is wrong in one place. */
interface Problem {
  readonly field: FieldPath;
  readonly values: ValuesOf<typeof BAD_FIELD>;
}

/** What the validator says about one place. Source: https://ajv.js.org/api.html#validation-errors */
interface SchemaError {
  /** A JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly data?: unknown;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

/** A function that checks a value, and the errors of its last call. */
interface Validator {
  (manifest: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** Most apps need no validator, and loading its code takes time. */
function validator(): Validator {
  const { validate } = require('./crd-validator.generated') as typeof import('./crd-validator.generated');
  return validate as Validator;
}

/** A finding of the schema. */
export interface SchemaFinding {
  readonly finding: FieldFinding;

  /** Whether the field must be a map or a list and is neither: then nothing in it can be checked. */
  readonly isNoContainer: boolean;
}

const CONTAINERS: readonly SchemaType[] = ['object', 'array'];

/**
 * Fields that the resource does not have, and values of the wrong type, each with its path.
 *
 * @param isPatched whether the author added fields in a patch: one that resembles no other is newer than the schema
 */
export function schemaFindings(manifest: Readonly<Record<string, unknown>>, isPatched = false): SchemaFinding[] {
  const validate = validator();
  validate(manifest);
  const problems = (validate.errors ?? []).map((error) => problemOf(error, manifest))
    .filter(isNoEmptyWord)
    .filter(({ values }) => !(isPatched && values.case === 'unknownField' && values.near === undefined));
  return firstOfEach(problems).map(({ field, values }) => ({
    finding: BAD_FIELD.finding(values, field),
    isNoContainer: values.case === 'wrongType' && values.types.some((type) => CONTAINERS.includes(type)),
  }));
}

/** An empty word in a field of the gateway or of an override is the same as none: charts print it so. */
function isNoEmptyWord({ field, values }: Problem): boolean {
  const isOfGateway = field.length === 2 || (field.length === 4 && field[1] === 'overrides');
  return !(values.case === 'otherValue' && values.value === '' && isOfGateway);
}

/** One problem for a field: a number where a word must be is of the wrong type, which the validator reports first. */
function firstOfEach(problems: readonly Problem[]): Problem[] {
  const first = new Map([...problems].reverse().map((problem) => [JSON.stringify(problem.field), problem]));
  return problems.filter((problem) => first.get(JSON.stringify(problem.field)) === problem);
}

/** The errors that the schema can give, by their keyword. */
const PROBLEMS: { readonly [keyword: string]: (error: SchemaError, at: FieldPath) => Problem } = {
  additionalProperties: ({ params, parentSchema }, parent) => {
    const name = params.additionalProperty as string;
    const known = Object.keys(parentSchema?.properties as object);
    const [near] = nearest(name, known);
    return { field: [...parent, name], values: { case: 'unknownField', parent, name, known, near } };
  },
  type: ({ params, data }, at) => {
    const types = [params.type as SchemaType | SchemaType[]].flat();
    const quotable = types.every((type) => type === 'string') && typeof data !== 'object';
    return { field: at, values: { case: 'wrongType', at, value: data, types, quotable } };
  },
  enum: ({ params, data }, at) => {
    const allowed = params.allowedValues as string[];
    const [near] = typeof data === 'string' ? nearest(data, allowed) : [];
    return { field: at, values: { case: 'otherValue', at, value: data, allowed, near } };
  },
  required: ({ params }, parent) => {
    const name = params.missingProperty as string;
    return { field: [...parent, name], values: { case: 'missing', parent, name } };
  },
  // The only pattern in the schema is that of quantities.
  pattern: ({ data }, at) => ({ field: at, values: { case: 'notQuantity', at, value: data } }),
};

function problemOf(error: SchemaError, manifest: object): Problem {
  return (PROBLEMS[error.keyword] ?? otherProblem)(error, fieldAt(error.instancePath, manifest));
}

/** Any other error, for example a number outside its range. The rule is in the words of the validator. */
function otherProblem({ data, message = '' }: SchemaError, at: FieldPath): Problem {
  return { field: at, values: { case: 'other', at, value: data, rule: message } };
}

/** A field from its JSON pointer. A number is the index of a list, or the key of a map. */
function fieldAt(pointer: string, manifest: object): FieldPath {
  let value: unknown = manifest;
  return pointer.split('/').slice(1).map((escaped): Step => {
    const key = escaped.replace(/~1/g, '/').replace(/~0/g, '~');
    const step = Array.isArray(value) ? Number(key) : key;
    value = (value as Readonly<Record<Step, unknown>>)[step];
    return step;
  });
}
