import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { parse } from 'yaml';

/*
 * Writes src/rules/crd-schema.generated.ts from crds/istiogateways.yaml: the schema of the resource for a validator, without
 * descriptions. It rejects unknown fields.
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
const spec = strictly(definition.versions[0].schema.openAPIV3Schema.properties.spec) as { properties: Record<string, Schema> };

const schema = {
  type: 'object',
  required: ['metadata'],
  additionalProperties: false,
  properties: {
    apiVersion: { enum: definition.versions.map(({ name }) => `${definition.group}/${name}`) },
    kind: { enum: [definition.names.kind] },
    metadata: METADATA,
    spec: { ...spec, properties: { ...spec.properties, overrides: sharing(spec.properties.overrides) } },
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

/** The overrides with references to equal fields of the gateway. This halves the size and the time to compile. */
function sharing(overrides: Schema): Schema {
  const of = overrides.additionalProperties as { properties: Record<string, Schema> };
  return {
    ...overrides,
    additionalProperties: {
      ...of,
      properties: Object.fromEntries(Object.entries(of.properties).map(([name, inner]) => [
        name, isDeepStrictEqual(inner, spec.properties[name]) ? { $ref: `#/properties/spec/properties/${name}` } : inner,
      ])),
    },
  };
}

/** JSON with its outermost levels on separate lines, for readable diffs. */
function lines(value: unknown, levels: number, indent = ''): string[] {
  if (levels === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [JSON.stringify(value)];
  }
  const entries = Object.entries(value).map(([key, inner], index, all) => {
    const [first, ...rest] = lines(inner, levels - 1, `${indent}  `);
    const text = [`${indent}  ${JSON.stringify(key)}: ${first}`, ...rest];
    return index === all.length - 1 ? text : [...text.slice(0, -1), `${text[text.length - 1]},`];
  });
  return ['{', ...entries.flat(), `${indent}}`];
}

const literal = (line: string) => `  '${line.replace(/[\\']/g, '\\$&')}',`;

writeFileSync(join(folder, 'src', 'rules', 'crd-schema.generated.ts'), [
  '// Generated from crds/istiogateways.yaml by `npx projen embed-schema`. Do not edit.',
  '',
  '/** The JSON schema of an IstioGateway, as text: it is read only when something is to be checked. */',
  'export const CRD_SCHEMA = [',
  ...lines(schema, 4).map(literal),
  '].join(\'\\n\');',
  '',
].join('\n'));
