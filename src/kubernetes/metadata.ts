import { isDnsSubdomain } from './names';
import { BAD_METADATA } from '../findings/catalogue/resource';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';

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
export type MetadataProblem = ValuesOf<typeof BAD_METADATA>;

/** A character that neither the part of a key after the slash nor a label's value may contain. */
const FORBIDDEN = /[^A-Za-z0-9._-]/u;
const END = /^[A-Za-z0-9](.*[A-Za-z0-9])?$/s;
const LONGEST_NAME = 63;

/** The entries of a map of labels or annotations; none if the value is not a map. */
export function metadataEntries(kind: MetadataEntry['kind'], field: FieldPath, map: unknown): MetadataEntry[] {
  const entries = typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.entries(map) : [];
  return entries.map(([key, value]) => ({ kind, field, key, value: value as unknown }));
}

/** What the API server would refuse about the key and the value of a label or an annotation. */
export function metadataProblems({ kind, key, value }: MetadataEntry): MetadataProblem[] {
  // The API server compares the keys of annotations in lower case.
  const isKey = isLabelKey(kind === 'annotation' ? key.toLowerCase() : key);
  return [...isKey ? [] : [{ case: 'key' as const, kind, key }], ...valueProblems(kind, key, value)];
}

function valueProblems(kind: MetadataEntry['kind'], key: string, value: unknown): MetadataProblem[] {
  if (typeof value !== 'string') {
    return [{ case: 'notText', kind, key, value }];
  }
  const problem = kind === 'label' ? labelProblem(key, value) : undefined;
  return problem === undefined ? [] : [problem];
}

/**
 * The most bytes that the keys and values of an object's annotations may have together.
 *
 * Source: https://github.com/kubernetes/apimachinery `pkg/api/validation/objectmeta.go` (`TotalAnnotationSizeLimitB`)
 */
const MOST_BYTES = 256 * 1024;

/** What the API server would refuse about the annotations of an object as a whole. */
export function sizeProblem(entries: readonly MetadataEntry[]): MetadataProblem | undefined {
  const bytes = entries.filter(({ kind }) => kind === 'annotation')
    .map(({ key, value }) => Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0))
    .reduce((sum, each) => sum + each, 0);
  return bytes > MOST_BYTES ? { case: 'size', bytes, most: MOST_BYTES } : undefined;
}

/** What the API server would refuse about a map of labels or annotations. */
export function mapFindings(kind: MetadataEntry['kind'], field: FieldPath, map: unknown): FieldFinding[] {
  const entries = metadataEntries(kind, field, map);
  const size = sizeProblem(entries);
  return [
    ...size === undefined ? [] : [BAD_METADATA.finding(size, field)],
    ...entries.flatMap((entry) => (
      metadataProblems(entry).map((problem) => BAD_METADATA.finding(problem, [...field, entry.key]))
    )),
  ];
}

/** Whether a text can be the key of a label. Taints and resources have the same form of names. */
export function isLabelKey(key: unknown): boolean {
  if (typeof key !== 'string') {
    return false;
  }
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  const prefixFits = slash < 0 || isDnsSubdomain(key.slice(0, slash));
  return prefixFits && name.length <= LONGEST_NAME && END.test(name) && !FORBIDDEN.test(name);
}

/** Whether a text can be the value of a label. */
export function isLabelValue(value: unknown): boolean {
  return typeof value === 'string' && labelProblem('', value) === undefined;
}

function labelProblem(key: string, value: string): MetadataProblem | undefined {
  const [character] = FORBIDDEN.exec(value) ?? [];
  if (character !== undefined) {
    return { case: 'character', key, value, character };
  }
  if (value.length > LONGEST_NAME) {
    return { case: 'tooLong', key, value, longest: LONGEST_NAME };
  }
  return value === '' || END.test(value) ? undefined : { case: 'ends', key, value };
}
