import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './documents';
import { RESOURCE, type Schema, strictly } from './resource';

/*
 * Writes schemas/ from crds/istiogateways.yaml: a JSON schema for each version of the resource, for kubeconform and editors. Folders
 * and file names are those of the CRDs catalog, https://github.com/datreeio/CRDs-catalog, so its templates of a location fit.
 */

type Schemas = Record<string, Schema>;

/** Keywords whose values in a CustomResourceDefinition are unknown to JSON schema. */
const SILENT = ['format'];

/** Fields of a cluster's override that are spelled like those of spec refer to them. That makes a schema half as long. */
function sharing(spec: Schema): Schema {
  const fields = spec.properties as Schemas;
  const override = fields.overrides.additionalProperties as Schema;
  const shared = Object.fromEntries(Object.entries(override.properties as Schemas).map(([name, field]) => (
    [name, JSON.stringify(field) === JSON.stringify(fields[name]) ? { $ref: `#/properties/spec/properties/${name}` } : field]
  )));
  return { ...spec, properties: { ...fields, overrides: { ...fields.overrides, additionalProperties: { ...override, properties: shared } } } };
}

/** The schema of a version. Metadata stays open, since the schema of Kubernetes checks it; so does the status, which ASM writes. */
function schemaOf({ name, schema: { openAPIV3Schema: { description, properties } } }: (typeof RESOURCE.versions)[number]): Schema {
  const { apiVersion, kind, metadata, spec, status } = properties;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Generated from crds/istiogateways.yaml by `npx projen schemas`. Do not edit.',
    description,
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata'],
    additionalProperties: false,
    properties: {
      apiVersion: { ...apiVersion, enum: [`${RESOURCE.group}/${name}`] },
      kind: { ...kind, enum: [RESOURCE.names.kind] },
      metadata,
      spec: sharing(strictly(spec, SILENT)),
      status: { ...strictly(status, SILENT), additionalProperties: true },
    },
  };
}

const folder = join(ROOT, 'schemas', RESOURCE.group);
mkdirSync(folder, { recursive: true });
for (const version of RESOURCE.versions) {
  const file = `${RESOURCE.names.kind.toLowerCase()}_${version.name}.json`;
  writeFileSync(join(folder, file), `${JSON.stringify(schemaOf(version), undefined, 2)}\n`);
}
