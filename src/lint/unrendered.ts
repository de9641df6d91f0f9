import { existsSync } from 'fs';
import { dirname, join, normalize, resolve } from 'path';
import { CONFIG_NAME } from './config-schema';
import { surprising, type WhyNotJudged } from './passed-over';
import { type Fields, fieldsOf, listOf, textListOf, textOf } from '../kubernetes/fields';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { documentsIn } from '../kubernetes/yaml';

/*
 * Files that are no manifests although they are YAML: the input of Helm and Kustomize, whose output is applied, and
 * configuration files of lint.
 */

/** A file that describes how Kustomize builds a folder. */
const KUSTOMIZATION = /(?:^|[\\/])kustomization\.ya?ml$|(?:^|[\\/])Kustomization$/;

const HELM_TEMPLATE = surprising('Helm template', 'lint the output of "helm template"');

/** A file with this is a manifest, whatever its name. */
const OBJECT = /^kind:/m;

const OTHER_CONFIGURATION = surprising('configuration', 'a run has one; lint its folder by itself');
const MISNAMED_CONFIGURATION = surprising('configuration', `its name must be ${CONFIG_NAME}`);

const KUSTOMIZE = 'lint the output of "kubectl kustomize"';

/** A folder of templates in the path of a file. */
const TEMPLATES = /[\\/]templates(?=[\\/])/g;

/** A configuration file of lint. That of the run is not among the files. */
const CONFIGURATION = /(?:^|[\\/])asm-gateway\.(?<ending>ya?ml)$/;

/** Why a file is not judged as a whole; undefined if its objects are judged. */
export type Unrendered = (source: Source) => WhyNotJudged | undefined;

/** Finds the input of Helm and Kustomize among files. */
export function unrenderedAmong(sources: readonly (Source | UnreadableSource)[]): Unrendered {
  const patches = new Set(sources.flatMap((source) => (isKustomization(source) ? patchesIn(source) : [])));
  return (source) => {
    if (isHelmTemplate(source)) {
      return HELM_TEMPLATE;
    }
    const { ending } = CONFIGURATION.exec(source.name)?.groups ?? {};
    if (ending !== undefined && !OBJECT.test(source.text)) {
      return ending === 'yaml' ? OTHER_CONFIGURATION : MISNAMED_CONFIGURATION;
    }
    if (patches.has(normalize(source.name))) {
      return surprising('Kustomize patch', KUSTOMIZE);
    }
    return isKustomization(source) ? surprising('Kustomization', KUSTOMIZE) : undefined;
  };
}

/** A file with template actions in the folder `templates` of a chart. */
function isHelmTemplate({ name, text }: Source): boolean {
  const path = resolve(name);
  return text.includes('{{')
    && [...path.matchAll(TEMPLATES)].some(({ index }) => existsSync(join(path.slice(0, index), 'Chart.yaml')));
}

function isKustomization(source: Source | UnreadableSource): source is Source {
  return 'text' in source && KUSTOMIZATION.test(source.name);
}

/**
 * The files with the patches of a kustomization.
 *
 * Source: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
function patchesIn({ name, text }: Source): string[] {
  return [...documentsIn(text)]
    .flatMap((document) => ('value' in document ? patchPathsOf(fieldsOf(document.value)) : []))
    .map((path) => join(dirname(name), path));
}

function patchPathsOf({ patches, patchesJson6902, patchesStrategicMerge }: Fields): string[] {
  const withPath = [...listOf(patches), ...listOf(patchesJson6902)].map(({ path }) => textOf(path));
  return [...withPath, ...textListOf(patchesStrategicMerge)].filter((path) => path !== undefined);
}
