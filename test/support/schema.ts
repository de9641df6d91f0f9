import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';

/** An object of the Kubernetes API as it stands in a manifest. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

type Schema = { readonly [keyword: string]: unknown };

const KUBERNETES = (JSON.parse(readFileSync(join(__dirname, '..', 'schema', 'kubernetes-1.28.json'), 'utf8')) as {
  definitions: Record<string, Schema>;
}).definitions;

const CRD = parse(readFileSync(join(__dirname, '..', '..', 'crds', 'istiogateways.yaml'), 'utf8')) as {
  spec: { group: string; names: { kind: string }; versions: { name: string; schema: { openAPIV3Schema: Schema } }[] };
};

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ $id: 'kubernetes', definitions: Object.fromEntries(Object.entries(KUBERNETES).map(([name, schema]) => [name, strictly(name, schema)])) });

/** Schemas by apiVersion and kind. */
const SCHEMAS = new Map<string, Schema>([
  ...Object.entries(KUBERNETES).flatMap(([name, schema]) => ((schema['x-kubernetes-group-version-kind'] ?? []) as {
    group: string; version: string; kind: string;
  }[]).map(({ group, version, kind }): [string, Schema] => [
    `${group === '' ? '' : `${group}/`}${version}/${kind}`,
    { $ref: `kubernetes#/definitions/${name}` },
  ])),
  ...CRD.spec.versions.map(({ name, schema }): [string, Schema] => [`${CRD.spec.group}/${name}/${CRD.spec.names.kind}`, withMetadata(schema.openAPIV3Schema)]),
]);

const VALIDATORS = new Map<string, ValidateFunction>();

/** The validator of a kind, compiled when it is first needed. */
function validatorFor(key: string): ValidateFunction | undefined {
  const schema = SCHEMAS.get(key);
  const validate = VALIDATORS.get(key) ?? (schema && ajv.compile(schema));
  if (validate !== undefined) {
    VALIDATORS.set(key, validate);
  }
  return validate;
}

/** A CRD says nothing of metadata; the API server knows what stands there. */
function withMetadata(schema: Schema): Schema {
  const strict = strictly('', schema) as { properties: Schema };
  return { ...strict, properties: { ...strict.properties, metadata: { $ref: 'kubernetes#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' } } };
}

/** What is wrong with an object, as the API server would say with strict field validation; empty if nothing is. */
export function schemaErrors(manifest: Manifest): string[] {
  const key = `${manifest.apiVersion}/${manifest.kind}`;
  const validate = validatorFor(key);
  if (validate === undefined) {
    return [`no schema for ${key}`];
  }
  return validate(manifest) ? [] : (validate.errors ?? []).map(({ instancePath, message, params }) => (
    `${key}${instancePath}: ${message} ${JSON.stringify(params)}`
  ));
}

/** The schema with unknown fields refused, and Kubernetes' number-or-text types spelled out. */
function strictly(name: string, schema: Schema): unknown {
  if (schema['x-kubernetes-int-or-string'] === true || schema.format === 'int-or-string' || name.endsWith('.api.resource.Quantity')) {
    return { type: ['integer', 'string'] };
  }
  const inner = Object.fromEntries(Object.entries(schema).map(([keyword, value]) => {
    if (keyword === '$ref') {
      return [keyword, (value as string).replace('#/definitions/', 'kubernetes#/definitions/')];
    }
    if (keyword === 'properties') {
      return [keyword, Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([key, each]) => [key, strictly('', each)]))];
    }
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
    return [keyword, nested ? strictly('', value as Schema) : value];
  }));
  return 'properties' in schema && !('additionalProperties' in schema) ? { ...inner, additionalProperties: false } : inner;
}
