import type * as kplus from 'cdk8s-plus-28';
import type * as Yaml from 'yaml';

/*
 * Packages that are loaded when they are first needed.
 *
 * Loading cdk8s-plus-28 costs about as much as loading cdk8s itself, and most gateways never need it. Only checks of
 * manifests need the YAML parser.
 * Only this file may load packages with `require`. Other files import types of these packages with `import type`.
 */

/** cdk8s-plus-28. Its code for the Kubernetes API alone is 2.7 MB. */
export function cdk8sPlus(): typeof kplus {
  return require('cdk8s-plus-28') as typeof kplus;
}

let loadedYaml: typeof Yaml | undefined;

/** The YAML parser. It is kept: calling `require` for every node of a document costs more than parsing the document. */
export function yaml(): typeof Yaml {
  loadedYaml ??= require('yaml') as typeof Yaml;
  return loadedYaml;
}
