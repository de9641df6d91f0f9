import { isDnsSubdomain } from './names';
import { BAD_METADATA } from '../findings/catalogue/resource';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import { shown } from '../text';

/*
 * The grammar of labels and annotations.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */

/** A label or an annotation, and the field that holds it. */
export interface MetadataEntry {
  readonly kind: 'label' | 'annotation';
  readonly field: FieldPath;
  readonly key: string;
  readonly value: unknown;
}

/** What is wrong with a label or an annotation. */
export interface MetadataProblem {
  readonly kind: MetadataEntry['kind'];
  readonly key: string;
  readonly problem: string;
  readonly fix: string;
}

/** The part of a key after the slash, and a label's value. */
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const LONGEST_NAME = 63;

/** The entries of a map of labels or annotations; none if the value is not a map. */
export function metadataEntries(kind: MetadataEntry['kind'], field: FieldPath, map: unknown): MetadataEntry[] {
  const entries = typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.entries(map) : [];
  return entries.map(([key, value]) => ({ kind, field, key, value: value as unknown }));
}

/** What the API server would refuse about a label or an annotation; undefined if it accepts the entry. */
export function metadataProblem(entry: MetadataEntry): MetadataProblem | undefined {
  const { kind, key } = entry;
  // The API server compares the keys of annotations in lower case.
  const problem = keyProblem(kind === 'annotation' ? key.toLowerCase() : key) ?? valueProblem(entry);
  return problem && { kind, key, ...problem };
}

/** What the API server would refuse about the labels and annotations of an object. */
export function metadataFindings({ labels, annotations }: { readonly labels?: object; readonly annotations?: object }): FieldFinding[] {
  return [...metadataEntries('label', ['labels'], labels), ...metadataEntries('annotation', ['annotations'], annotations)].flatMap((entry) => {
    const problem = metadataProblem(entry);
    return problem === undefined ? [] : [BAD_METADATA.finding(problem, [...entry.field, entry.key])];
  });
}

function keyProblem(key: string): Pick<MetadataProblem, 'problem' | 'fix'> | undefined {
  const slash = key.indexOf('/');
  const prefixFits = slash < 0 || isDnsSubdomain(key.slice(0, slash));
  return prefixFits && isName(key.slice(slash + 1)) ? undefined : {
    problem: 'has a key that Kubernetes refuses',
    fix: 'Use up to 63 letters, digits, "-", "_" and ".", begun and ended by a letter or a digit, behind an optional DNS prefix and a slash.',
  };
}

function valueProblem({ kind, value }: MetadataEntry): Pick<MetadataProblem, 'problem' | 'fix'> | undefined {
  if (typeof value !== 'string') {
    return { problem: `has the value ${shown(value)}, which is not a string`, fix: 'Put it in quotation marks.' };
  }
  if (kind === 'annotation' || value === '' || isName(value)) {
    return undefined;
  }
  return {
    problem: `has the value ${shown(value)}`,
    fix: 'Use up to 63 letters, digits, "-", "_" and ".", begun and ended by a letter or a digit; an annotation takes any text.',
  };
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && NAME.test(text);
}
