import type * as Yaml from 'yaml';

/*
 * The package that is loaded when it is first needed: only checks of manifests need the YAML parser.
 *
 * Only this file may load a package with `require`. Other files import its types with `import type`.
 */

let loadedYaml: typeof Yaml | undefined;

/** The YAML parser. It is kept: calling `require` for every node of a document costs more than parsing the document. */
export function yaml(): typeof Yaml {
  loadedYaml ??= require('yaml') as typeof Yaml;
  return loadedYaml;
}
