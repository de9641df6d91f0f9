import type * as Ajv from 'ajv';
import type * as kplus from 'cdk8s-plus-28';
import type * as Yaml from 'yaml';

/*
 * Packages that are loaded when they are first needed and not before.
 *
 * Loading cdk8s-plus-28 costs about as much as loading cdk8s itself, and most gateways never need it. The same holds for what only a
 * check of manifests needs: a YAML parser and a schema validator.
 * Only this file may load packages with `require`; other files name types of these packages with `import type`.
 */

/** cdk8s-plus-28, whose code of the Kubernetes API alone is 2.7 MB. */
export function cdk8sPlus(): typeof kplus {
  return require('cdk8s-plus-28') as typeof kplus;
}

let loadedYaml: typeof Yaml | undefined;

/** The YAML parser; kept, because looking it up again for every node of a document costs more than parsing the document. */
export function yaml(): typeof Yaml {
  loadedYaml ??= require('yaml') as typeof Yaml;
  return loadedYaml;
}

/** The validator of JSON schemas. */
export function ajv(): typeof Ajv {
  return require('ajv') as typeof Ajv;
}
