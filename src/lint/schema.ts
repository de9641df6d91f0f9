import type { ErrorObject, ValidateFunction } from 'ajv';
import { BAD_FIELD } from '../findings/catalogue/resource';
import type { FieldFinding } from '../findings/finding';
import { ajv } from '../lazy';
import { CRD_SCHEMA } from './crd-schema.generated';
import { pathText, type Step } from '../findings/field-path';
import { listed, shown, nearest } from '../text';

/** Types of the schema in words. */
const TYPES: { readonly [type: string]: string } = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map',
  string: 'a string',
};

const DROPPED = 'the mesh drops what it does not know, so that the setting has no effect';
const REFUSED = 'the mesh refuses the whole object for one such value';

/** What is wrong in one place. */
interface Problem {
  readonly steps: readonly Step[];
  readonly problem: string;
  readonly why: string;
  readonly fix: string;
}

let compiled: ValidateFunction | undefined;

/** Compiling takes longer than checking a hundred gateways, so it is done once and not before the first. */
function validator(): ValidateFunction {
  compiled ??= new (ajv().Ajv)({ allErrors: true, verbose: true, strict: false }).compile(JSON.parse(CRD_SCHEMA) as object);
  return compiled;
}

/** Fields that the resource does not have, and values of another type, each with its path. */
export function schemaFindings(manifest: Readonly<Record<string, unknown>>): FieldFinding[] {
  const validate = validator();
  return validate(manifest) ? [] : (validate.errors ?? []).map((error) => {
    const { steps, ...values } = problemOf(error);
    return BAD_FIELD.finding(values, steps);
  });
}

/** The errors that the schema can give, by their keyword. */
const PROBLEMS: { readonly [keyword: string]: (error: ErrorObject, steps: readonly Step[]) => Problem } = {
  additionalProperties: ({ params, parentSchema }, parent) => {
    const field = params.additionalProperty as string;
    const [near] = nearest(field, Object.keys(parentSchema?.properties as object));
    const where = parent.length === 0 ? 'an IstioGateway' : pathText(parent);
    return {
      steps: [...parent, field],
      problem: `${where} has no field ${shown(field)}`,
      why: DROPPED,
      fix: near === undefined ? 'Remove it, or correct its spelling or place. What ASM added lately may be missing here.' : `Write ${shown(near)}, or remove it.`,
    };
  },
  type: ({ params, data }, steps) => {
    const types = [params.type as string | string[]].flat().map((type) => TYPES[type]);
    const text = types.length === 1 && params.type === 'string' && typeof data !== 'object';
    return {
      steps,
      problem: `${pathText(steps)} is ${shown(data)}, which is not ${listed(types, 'or')}`,
      why: REFUSED,
      fix: text ? 'Put it in quotation marks.' : `Give it ${listed(types, 'or')}.`,
    };
  },
  enum: ({ params, data }, steps) => {
    const allowed = params.allowedValues as string[];
    const [near] = nearest(String(data), allowed);
    return {
      steps,
      problem: `${pathText(steps)} is ${shown(data)}, which the resource does not know`,
      why: REFUSED,
      fix: `Use ${near === undefined ? listed(allowed.map(shown), 'or') : shown(near)}.`,
    };
  },
  required: ({ params }, parent) => ({
    steps: [...parent, params.missingProperty as string],
    problem: `${parent.length === 0 ? 'the IstioGateway' : pathText(parent)} lacks the field ${shown(params.missingProperty)}`,
    why: REFUSED,
    fix: 'Add it.',
  }),
  // The only pattern in the schema is that of quantities.
  pattern: ({ data }, steps) => ({
    steps,
    problem: `${pathText(steps)} is ${shown(data)}, which is not a quantity`,
    why: REFUSED,
    fix: 'Write a number with a unit of Kubernetes, as "500m" or "2Gi".',
  }),
};

function problemOf(error: ErrorObject): Problem {
  const steps = error.instancePath.split('/').slice(1).map(stepOf);
  return (PROBLEMS[error.keyword] ?? otherProblem)(error, steps);
}

/** What is left, such as a number outside its range, in the words of the validator. */
function otherProblem({ data, message }: ErrorObject, steps: readonly Step[]): Problem {
  return { steps, problem: `${pathText(steps)} is ${shown(data)}, which does not fit, ${shown(message)}`, why: REFUSED, fix: 'Give it a value of that form.' };
}

/** A step as a JSON pointer writes it. */
function stepOf(escaped: string): Step {
  return /^\d+$/.test(escaped) ? Number(escaped) : escaped.replace(/~1/g, '/').replace(/~0/g, '~');
}
