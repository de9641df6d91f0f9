/**
 * The seam to the library: the scenarios know it by the manifests it synthesizes, in one folder per example
 * (`<example>/mesh*.yaml` for the mesh, everything else for the cluster).
 */
import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../cluster/api';
import { LabError } from '../errors';
import { setting } from '../settings';

/** What one example synthesizes. */
export interface Example {
  readonly name: string;
  readonly mesh: readonly KubeObject[];
  readonly cluster: readonly KubeObject[];
}

/** A manifest that must be refused. */
export interface Invalid {
  readonly name: string;
  readonly objects: readonly KubeObject[];
}

const FOLDER = setting('LAB_MANIFESTS');
const INVALID = join(__dirname, 'invalid');

/** The objects in a YAML text. */
export function objectsIn(text: string): KubeObject[] {
  return parseAllDocuments(text).flatMap((document) => document.toJS() as KubeObject | null ?? []);
}

function objectsInFile(path: string): KubeObject[] {
  return objectsIn(readFileSync(path, 'utf8'));
}

function yamlFiles(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort() : [];
}

/** Whether cdk8s wrote into a folder. Other tasks have folders next to those of the examples. */
function isExample(name: string): boolean {
  return yamlFiles(join(FOLDER, name)).some((file) => file.endsWith('.k8s.yaml'));
}

/** Every example that was synthesized. */
export function examples(): Example[] {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter(isExample).sort() : [];
  if (names.length === 0) {
    throw new LabError(`No synthesized examples in ${FOLDER}: synthesize them first, or name their folder in LAB_MANIFESTS.`);
  }
  return names.map((name) => {
    const files = yamlFiles(join(FOLDER, name));
    const read = (wanted: (file: string) => boolean): KubeObject[] => files.filter(wanted).flatMap((file) => objectsInFile(join(FOLDER, name, file)));
    return { name, mesh: read((file) => file.startsWith('mesh')), cluster: read((file) => !file.startsWith('mesh')) };
  });
}

/** The objects in one file of an example, and where the file is. */
export function fileOf(name: string, chart: string): { readonly path: string; readonly objects: readonly KubeObject[] } {
  const path = join(FOLDER, name, `${chart}.k8s.yaml`);
  if (!existsSync(path)) {
    throw new LabError(`There is no chart "${chart}" of the example "${name}" in ${FOLDER}.`);
  }
  return { path, objects: objectsInFile(path) };
}

/** One example by name. */
export function example(name: string): Example {
  const found = examples().find((each) => each.name === name);
  if (!found) {
    throw new LabError(`There is no example "${name}" in ${FOLDER}: these are ${examples().map((each) => each.name).join(', ')}.`);
  }
  return found;
}

/**
 * What must be refused for its shape. Most of what the library's own rules refuse an API server cannot know: it takes the object, and the
 * mesh fails later.
 */
export function invalid(): Invalid[] {
  return yamlFiles(INVALID).map((file) => ({ name: file.replace(/\.yaml$/, ''), objects: objectsInFile(join(INVALID, file)) }));
}
