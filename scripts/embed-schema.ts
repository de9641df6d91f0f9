import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { parse } from 'yaml';

/*
 * Writes src/rules/crd-validator.generated.ts from crds/istiogateways.yaml: a function that checks a manifest against the schema
 * of the resource. It rejects unknown fields. Compiling the schema in the package would take longer than checking 100 gateways.
 */

type Schema = { readonly [keyword: string]: unknown };

/** Keywords that the validator does not use. */
const SILENT = ['description', 'format'];

/** The fields of metadata. The definition omits them, since they are part of Kubernetes. */
const METADATA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { type: 'string' },
    namespace: { type: 'string' },
    labels: { type: 'object' },
    annotations: { type: 'object' },
    ...Object.fromEntries([
      'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generateName', 'generation', 'managedFields',
      'ownerReferences', 'resourceVersion', 'selfLink', 'uid',
    ].map((field) => [field, {}])),
  },
};

const folder = join(__dirname, '..');
const { spec: definition } = parse(readFileSync(join(folder, 'crds', 'istiogateways.yaml'), 'utf8')) as {
  spec: { group: string; names: { kind: string }; versions: { name: string; schema: { openAPIV3Schema: { properties: { spec: Schema } } } }[] };
};
const spec = strictly(definition.versions[0].schema.openAPIV3Schema.properties.spec);

const schema = {
  type: 'object',
  required: ['metadata'],
  additionalProperties: false,
  properties: {
    apiVersion: { enum: definition.versions.map(({ name }) => `${definition.group}/${name}`) },
    kind: { enum: [definition.names.kind] },
    metadata: METADATA,
    spec,
    // ASM writes the status.
    status: {},
  },
};

/** The schema without unknown fields, and with the int-or-string type of Kubernetes in JSON schema. */
function strictly(each: Schema): Schema {
  if (each['x-kubernetes-int-or-string'] === true) {
    return { ...strictKeywords(each), type: ['integer', 'string'] };
  }
  const inner = strictKeywords(each);
  return 'properties' in each && !('additionalProperties' in each) ? { ...inner, additionalProperties: false } : inner;
}

function strictKeywords(each: Schema): Schema {
  return Object.fromEntries(Object.entries(each)
    .filter(([keyword]) => !SILENT.includes(keyword) && !keyword.startsWith('x-kubernetes-'))
    .map(([keyword, value]) => {
      if (keyword === 'properties') {
        return [keyword, Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, inner]) => [name, strictly(inner)]))];
      }
      return [keyword, typeof value === 'object' && value !== null && !Array.isArray(value) ? strictly(value as Schema) : value];
    }));
}

/** The schemas inside a schema, each once, by the names under which they are referred to. */
const shared = new Map<string, { readonly name: string; readonly schema: Schema }>();

/** A reference to a schema, or the schema itself if it only names a type. Equal ones are one: that makes the code a sixth as long. */
function sharing(each: Schema): Schema {
  const inner = Object.fromEntries(Object.entries(each).map(([keyword, value]) => {
    if (keyword === 'properties') {
      return [keyword, Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, field]) => [name, sharing(field)]))];
    }
    return [keyword, ['items', 'additionalProperties'].includes(keyword) && typeof value === 'object' ? sharing(value as Schema) : value];
  }));
  const text = JSON.stringify(inner);
  if (Object.keys(inner).length === 0) {
    return inner;
  }
  const known = shared.get(text) ?? { name: `part${shared.size}`, schema: inner };
  shared.set(text, known);
  return { $ref: `#/$defs/${known.name}` };
}

const root = Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, sharing(field)]));
const $defs = Object.fromEntries([...shared.values()].map(({ name, schema: part }) => [name, part]));

const ajv = new Ajv({
  allErrors: true, verbose: true, strict: false, strictNumbers: true, inlineRefs: false, code: { source: true, esm: true, lines: true },
});
ajv.addSchema({ ...schema, properties: root, $defs }, 'resource');
writeFileSync(join(folder, 'src', 'rules', 'crd-validator.generated.ts'), [
  '// @ts-nocheck',
  '// Generated from crds/istiogateways.yaml by `npx projen embed-schema`. Do not edit.',
  '',
  standaloneCode(ajv, { validate: 'resource' }),
].join('\n'));
