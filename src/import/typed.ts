import { type Code, literal, text } from './source-text';
import { GatewayApiVersion, GatewayServiceType, GatewayType } from '../gateway/enums';
import { STRUCTS } from '../input/declared.generated';
import { isFields } from '../kubernetes/fields';

/** A value of a prop, as TypeScript and as the construct gets it. */
export interface Typed {
  readonly code: Code;
  readonly value: unknown;
}

/** The enums of props that are fields of the resource. */
const ENUMS: { readonly [type: string]: { readonly [member: string]: string } } = {
  GatewayApiVersion, GatewayServiceType, GatewayType,
};

/** Values that are as they are written in the resource. */
const SCALARS: { readonly [type: string]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  any: () => true,
};

/** Values of Kubernetes that have a class, which takes a text or a number. */
const CLASSES = ['IntOrString', 'Quantity'];

/** A value of the resource as a prop of a declared type; undefined if the type has no such value. */
export function typed(type: string, value: unknown): Typed | undefined {
  if (type.endsWith('?')) {
    return typed(type.slice(0, -1), value);
  }
  if (type.endsWith('[]')) {
    return Array.isArray(value) ? listOf(type.slice(0, -2), value) : undefined;
  }
  if (/^\{.*\}$/.test(type)) {
    return isFields(value) ? structOf(value, () => type.slice(1, -1)) : undefined;
  }
  const members = ENUMS[type];
  if (members !== undefined) {
    const [member] = Object.entries(members).find(([, each]) => each === value) ?? [];
    return member === undefined ? undefined : { code: text(`${type}.${member}`), value };
  }
  if (CLASSES.includes(type)) {
    return classed(type, value);
  }
  if (type === 'GatewayPort') {
    return isFields(value) ? portOf(value) : undefined;
  }
  const fields = STRUCTS[type];
  if (fields !== undefined) {
    return isFields(value) ? structOf(value, (name) => fields[name], camelCase(type)) : undefined;
  }
  return (SCALARS[type]?.(value)) ? { code: literal(value), value } : undefined;
}

function listOf(type: string, values: readonly unknown[]): Typed | undefined {
  const items = values.map((each) => typed(type, each));
  return items.every((item) => item !== undefined)
    ? { code: { kind: 'list', items: items.map(({ code }) => code) }, value: items.map((item) => item.value) }
    : undefined;
}

/** The fields of compression alone are in snake_case. */
const camelCase = (struct: string) => (name: string) => (
  /^Gateway(?:Compression|Gzip)/.test(struct)
    ? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : name
);

function structOf(
  value: Readonly<Record<string, unknown>>, typeOf: (name: string) => string | undefined,
  propOf: (name: string) => string = (name) => name,
): Typed | undefined {
  const fields: (readonly [string, Typed])[] = [];
  for (const [name, each] of Object.entries(value)) {
    const prop = propOf(name);
    const type = typeOf(prop);
    const field = type === undefined ? undefined : typed(type, each);
    if (field === undefined) {
      return undefined;
    }
    fields.push([prop, field]);
  }
  return {
    code: { kind: 'object', fields: fields.map(([prop, { code }]) => [prop, code]) },
    value: Object.fromEntries(fields.map(([prop, field]) => [prop, field.value])),
  };
}

/** `rollingMaxSurge` takes the text of an object with a value. A quantity is written as it is. */
function classed(type: string, value: unknown): Typed | undefined {
  const factory = { string: 'fromString', number: 'fromNumber' }[typeof value as string];
  return factory === undefined ? undefined : {
    code: { kind: 'call', name: `k8s.${type}.${factory}`, given: [literal(value)] },
    value: type === 'IntOrString' ? { value } : value,
  };
}

/** The ports that have a factory of their own. */
const FACTORIES: { readonly [port: string]: string } = {
  'http2 80 80': 'http2', 'https 443 443': 'https', 'status-port 15020 15020': 'statusPort', 'tls 15443 15443': 'tls',
};

function portOf(written: Readonly<Record<string, unknown>>): Typed | undefined {
  const { targetPort, ...others } = written;
  const given = { ...others, ...typeof targetPort === 'string' ? { targetPortName: targetPort } : { targetPort } };
  const options = typed('GatewayPortOptions', withoutUndefined(given));
  if (options === undefined || typeof written.port !== 'number' || typeof written.name !== 'string') {
    return undefined;
  }
  const { name, port } = written;
  const isCommon = Object.keys(others).length === 2;
  const factory = isCommon ? FACTORIES[`${name} ${port} ${String(targetPort)}`] : undefined;
  return {
    code: factory === undefined
      ? { kind: 'call', name: 'GatewayPort.of', given: [options.code] }
      : text(`GatewayPort.${factory}()`),
    // As the port that the factory makes.
    value: { targetPort: port, ...options.value as object },
  };
}

function withoutUndefined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
