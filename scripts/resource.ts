import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { ROOT } from './documents';

/** A schema as a CustomResourceDefinition or JSON schema has it. */
export type Schema = { readonly [keyword: string]: unknown };

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: Schema & { readonly properties: Record<string, Schema> } };
    }[];
  };
}

/** The definition of the resource, from crds/istiogateways.yaml. */
export const RESOURCE = (parse(readFileSync(join(ROOT, 'crds', 'istiogateways.yaml'), 'utf8')) as Definition).spec;

/** The schema in JSON schema: without unknown fields, without the `silent` keywords, and with the int-or-string type of Kubernetes. */
export function strictly(each: Schema, silent: readonly string[]): Schema {
  const inner = strictKeywords(each, silent);
  if (each['x-kubernetes-int-or-string'] === true) {
    return { ...inner, type: ['integer', 'string'] };
  }
  return 'properties' in each && !('additionalProperties' in each) ? { ...inner, additionalProperties: false } : inner;
}

function strictKeywords(each: Schema, silent: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(each)
    .filter(([keyword]) => !silent.includes(keyword) && !keyword.startsWith('x-kubernetes-'))
    .map(([keyword, value]) => {
      if (keyword === 'properties') {
        return [keyword, Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, inner]) => [name, strictly(inner, silent)]))];
      }
      return [keyword, typeof value === 'object' && value !== null && !Array.isArray(value) ? strictly(value as Schema, silent) : value];
    }));
}
