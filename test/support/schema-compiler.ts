import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { parse } from 'yaml';

type Schema = { readonly [keyword: string]: unknown };

const KUBERNETES = (JSON.parse(readFileSync(join(__dirname, '..', 'schema', 'kubernetes-1.28.json'), 'utf8')) as {
  definitions: Record<string, Schema>;
}).definitions;

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

const DEFINITIONS = [join('..', '..', 'crds', 'istiogateways.yaml'), join('..', 'schema', 'prometheusrules.yaml')]
  .map((path) => parse(readFileSync(join(__dirname, path), 'utf8')) as Definition);

/** Schemas by apiVersion and kind. */
const SCHEMAS = new Map<string, Schema>([
  ...Object.entries(KUBERNETES).flatMap(([name, schema]) => ((schema['x-kubernetes-group-version-kind'] ?? []) as {
    group: string; version: string; kind: string;
  }[]).map(({ group, version, kind }): [string, Schema] => [
    `${group === '' ? '' : `${group}/`}${version}/${kind}`,
    { $ref: `https://kubernetes.io/openapi#/definitions/${name}` },
  ])),
  ...DEFINITIONS.flatMap(({ spec: { group, names: { kind }, versions } }) => versions.map(({ name, schema }): [string, Schema] => (
    [`${group}/${name}/${kind}`, withMetadata(schema.openAPIV3Schema)]
  ))),
]);

/** The text of a module that exports the validator of each kind under its apiVersion and kind. */
export function validatorsModule(): string {
  const definitions = Object.fromEntries(Object.entries(KUBERNETES).map(([name, schema]) => [name, strictly(name, schema)]));
  // Optimizing the code takes longer than it saves.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, code: { source: true, optimize: false }, inlineRefs: false });
  ajv.addSchema({ $id: 'https://kubernetes.io/openapi', definitions });
  SCHEMAS.forEach((schema, key) => ajv.addSchema(schema, key));
  return standaloneCode(ajv, Object.fromEntries([...SCHEMAS.keys()].map((key) => [key, key])));
}

/** A CRD says nothing of metadata; the API server knows what stands there. */
function withMetadata(schema: Schema): Schema {
  const strict = strictly('', schema) as { properties: Schema };
  return { ...strict, properties: { ...strict.properties, metadata: { $ref: 'https://kubernetes.io/openapi#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' } } };
}

/** The schema with unknown fields refused, and Kubernetes' number-or-text types spelled out. */
function strictly(name: string, schema: Schema): unknown {
  if (schema['x-kubernetes-int-or-string'] === true || schema.format === 'int-or-string' || name.endsWith('.api.resource.Quantity')) {
    return { type: ['integer', 'string'] };
  }
  const inner = Object.fromEntries(Object.entries(schema).filter(([, value]) => !isForGoAlone(value)).map(([keyword, value]) => {
    if (keyword === '$ref') {
      return [keyword, (value as string).replace('#/definitions/', 'https://kubernetes.io/openapi#/definitions/')];
    }
    if (keyword === 'properties') {
      return [keyword, Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([key, each]) => [key, strictly('', each)]))];
    }
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [keyword, nested ? strictly('', value as Schema) : value];
  }));
  return 'properties' in schema && !('additionalProperties' in schema) ? { ...inner, additionalProperties: false } : inner;
}

/** A pattern with a flag inside, which a regular expression of JavaScript cannot have. */
function isForGoAlone(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('^(?i)');
}
