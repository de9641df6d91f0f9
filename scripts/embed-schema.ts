import { writeFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { ROOT } from './documents';
import { RESOURCE, type Schema, strictly } from './resource';

/*
 * Writes src/rules/crd-validator.generated.ts from crds/istiogateways.yaml: a function that checks a manifest against the schema
 * of the resource. It rejects unknown fields. Compiling the schema in the package would take longer than checking 100 gateways.
 */

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

const schema = {
  type: 'object',
  required: ['metadata'],
  additionalProperties: false,
  properties: {
    apiVersion: { enum: RESOURCE.versions.map(({ name }) => `${RESOURCE.group}/${name}`) },
    kind: { enum: [RESOURCE.names.kind] },
    metadata: METADATA,
    spec: strictly(RESOURCE.versions[0].schema.openAPIV3Schema.properties.spec, SILENT),
    // ASM writes the status.
    status: {},
  },
};

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
writeFileSync(join(ROOT, 'src', 'rules', 'crd-validator.generated.ts'), [
  '// @ts-nocheck',
  '// Generated from crds/istiogateways.yaml by `npx projen embed-schema`. Do not edit.',
  '',
  standaloneCode(ajv, { validate: 'resource' }),
].join('\n'));
