import type { Document, LineCounter, Node, Schema, Tags } from 'yaml';
import { UNREADABLE } from '../findings/catalogue/resource';
import { shown } from '../findings/finding';
import { yaml } from '../lazy';
import { stepsOf } from './path';
import { offsetOf } from './position';
import type { LintFinding } from './result';
import type { Source } from './source';

/** An IstioGateway that stands in a file. */
export interface GatewayInFile {
  readonly manifest: Readonly<Record<string, unknown>>;

  /** The line of a field, or of the whole object. */
  readonly lineOf: (path?: string) => number;
}

/** What a file holds. */
export interface Contents {
  readonly gateways: readonly GatewayInFile[];

  /** Documents that cannot be read. */
  readonly findings: readonly LintFinding[];
}

const GROUP = 'istio.alibabacloud.com/';
const KIND = 'IstioGateway';

/** Objects that hold others in `items`. */
const LISTS = ['List', `${KIND}List`];

/** Words that Kubernetes' parser takes for booleans, as YAML 1.1 does. */
const BOOLEANS = [
  { value: true, test: /^(?:yes|Yes|YES|on|On|ON)$/ },
  { value: false, test: /^(?:no|No|NO|off|Off|OFF)$/ },
];

let kubernetes: Schema | undefined;

/** As Kubernetes reads manifests: `<<` merges, and more words than two are booleans. Made once, for making it costs as much as a small file. */
function kubernetesSchema(): Schema {
  const { Schema: Made } = yaml();
  kubernetes ??= new Made({
    schema: 'core',
    merge: true,
    customTags: (tags: Tags): Tags => [
      ...tags,
      ...BOOLEANS.map(({ value, test }) => ({ tag: 'tag:yaml.org,2002:bool', default: true, test, resolve: () => value })),
    ],
  });
  return kubernetes;
}

/** Keys are compared in gateways only, since the parser would compare every key of any map with every other. */
const OPTIONS = { uniqueKeys: false, prettyErrors: false };

/** Finds the gateways in a file of any number of documents. What is not an IstioGateway is passed over. */
export function gatewaysIn({ name, text }: Source): Contents {
  const { LineCounter: Lines, parseAllDocuments } = yaml();
  const lineCounter = new Lines();
  try {
    const documents = parseAllDocuments(text, { ...OPTIONS, schema: kubernetesSchema(), lineCounter });
    const contents = documents.map((document) => contentsOf(name, document, lineCounter));
    return { gateways: contents.flatMap(({ gateways }) => gateways), findings: contents.flatMap(({ findings }) => findings) };
  } catch (error) {
    return { gateways: [], findings: [unreadable(name, 1, error)] };
  }
}

function contentsOf(name: string, document: Document, lines: LineCounter): Contents {
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    return { gateways: [], findings: [unreadable(name, line, error, ` at column ${col}`)] };
  }
  const contents = gatewayNodes(document, document.contents).map((node) => contentsOfNode(name, document, node, lines));
  return { gateways: contents.flatMap(({ gateways }) => gateways), findings: contents.flatMap(({ findings }) => findings) };
}

function contentsOfNode(name: string, document: Document, node: Node, lines: LineCounter): Contents {
  const lineOf = (path = '') => lines.linePos(offsetOf(document, node, stepsOf(path))).line;
  const twice = repeatedKey(node);
  if (twice !== undefined) {
    return { gateways: [], findings: [unreadable(name, lines.linePos(twice.offset).line, `the key ${twice.key} stands twice in one map`)] };
  }
  try {
    // A document of few aliases that would become a huge object is refused here, as ever more aliases are.
    return { gateways: [{ manifest: withoutNulls(node.toJS(document)) as GatewayInFile['manifest'], lineOf }], findings: [] };
  } catch (error) {
    return { gateways: [], findings: [unreadable(name, lineOf(), error)] };
  }
}

/** The nodes of the gateways in a document: its own, or those of a list. */
function gatewayNodes(document: Document, node: unknown): Node[] {
  const { isAlias, isMap, isSeq } = yaml();
  const target: unknown = isAlias(node) ? node.resolve(document) : node;
  if (!isMap(target)) {
    return [];
  }
  const [apiVersion, kind] = [target.get('apiVersion'), target.get('kind')];
  if (kind === KIND && typeof apiVersion === 'string' && apiVersion.startsWith(GROUP)) {
    return [target];
  }
  const items = typeof kind === 'string' && LISTS.includes(kind) ? target.get('items') : undefined;
  return isSeq(items) ? items.items.flatMap((item) => gatewayNodes(document, item)) : [];
}

function repeatedKey(node: unknown): { readonly key: string; readonly offset: number } | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  if (isSeq(node)) {
    return firstOf(node.items, repeatedKey);
  }
  if (!isMap(node)) {
    return undefined;
  }
  const seen = new Set<unknown>();
  return firstOf(node.items, ({ key, value }) => {
    // Several maps may be merged into one.
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

/** Maps of which a null is to be told, because somebody meant an empty text. */
const TEXTS = /annotations$|labels$/i;

/**
 * The API server drops fields that are null, as `ports:` without a value is.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting-and-nullable
 */
function withoutNulls(value: unknown): unknown {
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

/** How the parser, which calls itself for every level, says that there are too many of them. */
const TOO_DEEP = 'Maximum call stack size exceeded';

function unreadable(file: string, line: number, error: unknown, where = ''): LintFinding {
  const said = error instanceof Error ? error.message : String(error);
  const message = said === TOO_DEEP ? 'lists or maps stand too deep inside one another' : said;
  return {
    ...UNREADABLE.finding({ problem: `not readable as YAML${where}, ${shown(message)}`, fix: UNREADABLE.fix }),
    file,
    line,
  };
}
