import { listed, shown } from '../../text';
import { defineCases, withValues } from '../definition';
import { type FieldPath, pathText } from '../field-path';
import { FindingLevel } from '../finding';

/** The types of a schema in words. */
const TYPES = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  object: 'a map',
  string: 'a string',
};

/** A type of a schema. */
export type SchemaType = keyof typeof TYPES;

/** The most values that a message lists. */
const MOST_LISTED = 10;

const REJECTED = 'the mesh rejects the whole object for one such value';

/** A value, and the field that holds it. */
interface Held {
  readonly at: FieldPath;
  readonly value: unknown;
}

/** A field that is named, and the map that it is in; an empty path for the resource itself. */
interface Named {
  readonly parent: FieldPath;
  readonly name: string;
}

const held = ({ at, value }: Held) => `${pathText(at)} is ${shown(value)}`;

const mapName = (parent: FieldPath) => (parent.length === 0 ? 'an IstioGateway' : pathText(parent));

const oneOf = (values: readonly string[]) => listed(values.map(shown), 'or');

const typeWords = (types: readonly SchemaType[]) => listed(types.map((type) => TYPES[type]), 'or');

export const BAD_FIELD = defineCases({
  code: 'ASMG0109',
  level: FindingLevel.ERROR,
  title: 'Unknown field or wrong type',
  why: 'the mesh drops an unknown field silently, and rejects an object with a value of the wrong type',
  fix: 'Correct the spelling or the value. A field that ASM added recently may be missing from the schema of this '
    + 'version.',
}, {
  unknownField: withValues<Named & { readonly known: readonly string[]; readonly near: string | undefined }>({
    message: ({ parent, name }) => `${mapName(parent)} has no field ${shown(name)}`,
    why: 'the mesh drops unknown fields silently, and the setting has no effect',
    fix: ({ known, near }) => {
      if (near !== undefined) {
        return `Write ${shown(near)}, or remove the field.`;
      }
      return known.length > 0 && known.length <= MOST_LISTED
        ? `Remove it, or use ${oneOf(known)}.`
        : 'Remove it, or correct its spelling or indentation. '
          + 'A field that ASM added recently may be missing from the schema of this version.';
    },
    sample: {
      parent: ['spec'],
      name: 'externalTraficPolicy',
      known: ['externalTrafficPolicy'],
      near: 'externalTrafficPolicy',
    },
  }),
  wrongType: withValues<Held & { readonly types: readonly SchemaType[]; readonly quotable: boolean }>({
    message: ({ types, ...rest }) => `${held(rest)}; it must be ${typeWords(types)}`,
    why: REJECTED,
    fix: ({ types, quotable }) => (quotable ? 'Put the value in quotation marks.' : `Write ${typeWords(types)}.`),
    sample: { at: ['spec', 'rollingMaxSurge'], value: 1, types: ['string'], quotable: true },
  }),
  otherValue: withValues<Held & { readonly allowed: readonly string[]; readonly near: string | undefined }>({
    message: ({ allowed, ...rest }) => {
      const constraint = allowed.length <= MOST_LISTED
        ? `it must be ${oneOf(allowed)}`
        : 'it is not one of the valid values';
      return `${held(rest)}; ${constraint}`;
    },
    why: REJECTED,
    fix: ({ allowed, near = allowed.length === 1 ? allowed[0] : undefined }) => (
      near === undefined ? `Write one of ${oneOf(allowed)}.` : `Write ${shown(near)}.`
    ),
    sample: { at: ['spec', 'externalTrafficPolicy'], value: 'local', allowed: ['Cluster', 'Local'], near: 'Local' },
  }),
  missing: withValues<Named>({
    message: ({ parent, name }) => `${mapName(parent)} must have the field ${shown(name)}`,
    why: REJECTED,
    fix: ({ name }) => `Add the field ${shown(name)}.`,
    sample: { parent: ['spec', 'env', 0], name: 'name' },
  }),
  notQuantity: withValues<Held>({
    message: (values) => `${held(values)}; it must be a quantity`,
    why: REJECTED,
    fix: 'Write a number with a unit of Kubernetes, for example "500m" or "2Gi".',
    sample: { at: ['spec', 'resources', 'limits', 'cpu'], value: 'two' },
  }),
  other: withValues<Held & { readonly rule: string }>({
    message: ({ rule, ...rest }) => `${held(rest)}; it must follow the rule ${shown(rule)}`,
    why: REJECTED,
    fix: 'Write a value that follows the rule.',
    sample: { at: ['spec', 'replicaCount'], value: -1, rule: 'must be >= 0' },
  }),
});
