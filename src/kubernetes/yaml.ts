import type { Document, LineCounter, Schema, Tags } from 'yaml';
import { yaml } from '../lazy';

/*
 * YAML, as kubectl and the API server read it.
 */

/** The documents of a text, and its lines. */
export interface YamlText {
  readonly documents: readonly Document[];
  readonly lines: LineCounter;
}

/** A key that occurs twice in a map. */
export interface RepeatedKey {
  readonly key: string;

  /** The offset of the second occurrence in the text. */
  readonly offset: number;
}

/** Words that are booleans in YAML 1.1, and so for the YAML parser of Kubernetes. */
const BOOLEANS = [
  { value: true, test: /^(?:yes|Yes|YES|on|On|ON)$/ },
  { value: false, test: /^(?:no|No|NO|off|Off|OFF)$/ },
];

/**
 * The parser does not compare keys, which costs more than parsing. `repeatedKey` compares the keys of gateways only.
 */
const OPTIONS = { uniqueKeys: false, prettyErrors: false };

let kubernetes: Schema | undefined;

/**
 * A schema with merge keys (`<<`) and the booleans of YAML 1.1. It is created once, since that costs as much as a small
 * file.
 */
function kubernetesSchema(): Schema {
  const { Schema: Made } = yaml();
  kubernetes ??= new Made({
    schema: 'core',
    merge: true,
    customTags: (tags: Tags): Tags => [
      ...tags,
      ...BOOLEANS.map(({ value, test }) => (
        { tag: 'tag:yaml.org,2002:bool', default: true, test, resolve: () => value }
      )),
    ],
  });
  return kubernetes;
}

/**
 * Parses a text of any number of documents. A document may have errors.
 *
 * @throws if the parser gives up on the whole text
 */
export function parseYaml(text: string): YamlText {
  const { LineCounter: Lines, parseAllDocuments } = yaml();
  const lines = new Lines();
  return { documents: parseAllDocuments(text, { ...OPTIONS, schema: kubernetesSchema(), lineCounter: lines }), lines };
}

/** The first key that occurs twice in a map below a node. */
export function repeatedKey(node: unknown): RepeatedKey | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  if (isSeq(node)) {
    return firstOf(node.items, repeatedKey);
  }
  if (!isMap(node)) {
    return undefined;
  }
  const seen = new Set<unknown>();
  return firstOf(node.items, ({ key, value }) => {
    // `<<` may occur several times.
    if (isScalar(key) && key.value !== '<<' && seen.size === seen.add(key.value).size) {
      return { key: String(key.value), offset: key.range?.[0] ?? 0 };
    }
    return repeatedKey(value);
  });
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/**
 * Maps in which a null is kept, because its author meant an empty string: labels and annotations. A rule reports it.
 */
const TEXTS = /annotations$|labels$/i;

/**
 * A value without the fields that are null, for example `ports:` without a value. The API server drops them.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value)
    .filter(([, inner]) => inner !== null)
    .map(([key, inner]) => [key, TEXTS.test(key) ? inner as unknown : withoutNulls(inner)]));
}

/** The message of Node.js for a recursion that is too deep. */
const TOO_DEEP = 'Maximum call stack size exceeded';

/** The parser's message about a text that it cannot read. */
export function parserMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === TOO_DEEP ? 'lists or maps are nested too deeply' : message;
}
