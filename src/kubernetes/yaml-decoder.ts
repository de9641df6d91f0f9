import type { Alias, Node, Scalar, YAMLMap } from 'yaml';
import { MOST_LEVELS, UnreadableYaml, type YamlProblem } from './yaml-problem';
import { floatKey, type ScalarValue, scalarOf, taggedScalar } from './yaml-scalar';
import { yaml } from '../lazy';

/*
 * From the nodes of a document to its value, in the order and with the limits of the YAML package of kubectl.
 *
 * Source: https://github.com/yaml/go-yaml/blob/v2.4.2/decode.go
 */

/** An entry of a map. */
export interface Entry {
  readonly key: Node;
  readonly node: unknown;
  readonly value: unknown;

  /** Whether it comes from a merged map. */
  readonly isMerged: boolean;
}

/** A part of a text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A key that occurs twice in a map. The last one counts. */
export interface RepeatedKey {
  readonly key: string;

  /** The offset of the second occurrence. */
  readonly offset: number;
}

/** Aliases may make up this part of the values of a small document, and this of a large one. */
const SMALL = { values: 400_000, share: 0.99 };
const LARGE = { values: 4_000_000, share: 0.1 };

/** Names of anchors in YAML 1.1. An alias of another name has no anchor. */
const ANCHOR = /^[\w-]+$/;

/** Reads the value of one document. */
export class YamlDecoder {
  /** The entries of each map. */
  public readonly entries = new Map<YAMLMap, ReadonlyMap<string, Entry>>();

  private readonly repeated: RepeatedKey[] = [];
  private readonly targets = new Map<Alias, Node>();
  private readonly open = new Set<Alias>();
  private byOffset: readonly RepeatedKey[] | undefined;

  // The document itself counts as one value.
  private decoded = 1;
  private throughAliases = 0;
  private levels = 0;

  /**
   * @param root the contents of the document
   * @param is the functions that distinguish nodes, looked up once
   */
  constructor(private readonly root: unknown, private readonly is = yaml()) {
    this.resolveAliases(root, new Map());
  }

  /** @throws UnreadableYaml */
  public decode(): unknown {
    return this.valueOf(this.root);
  }

  /** The first key in a part of the text that is repeated. To be called after decoding. */
  public repeatedIn({ start, end }: Extent): RepeatedKey | undefined {
    this.byOffset ??= [...this.repeated].sort((a, b) => a.offset - b.offset);
    let [low, high] = [0, this.byOffset.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = (this.byOffset[middle]?.offset ?? Infinity) < start ? [middle + 1, high] : [low, middle];
    }
    const found = this.byOffset[low];
    return found !== undefined && found.offset < end ? found : undefined;
  }

  /** The node itself, or the node that an alias stands for. */
  public target(node: unknown): unknown {
    return this.is.isAlias(node) ? this.targets.get(node) : node;
  }

  /** An alias stands for the last node before it with its anchor. */
  private resolveAliases(node: unknown, anchors: Map<string, Node>): void {
    if (this.is.isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) {
        throw unreadable(node, { case: 'unknownAlias', name: node.source });
      }
      this.targets.set(node, target);
      return;
    }
    if (this.is.isNode(node) && node.anchor !== undefined) {
      if (!ANCHOR.test(node.anchor)) {
        throw unreadable(node, { case: 'badAnchor', name: node.anchor });
      }
      anchors.set(node.anchor, node);
    }
    if (this.is.isSeq(node)) {
      node.items.forEach((item) => this.resolveAliases(item, anchors));
    } else if (this.is.isMap(node)) {
      node.items.forEach(({ key, value }) => {
        this.resolveAliases(key, anchors);
        this.resolveAliases(value, anchors);
      });
    }
  }

  private valueOf(node: unknown): unknown {
    this.count(node);
    if (this.is.isAlias(node)) {
      return this.through(node, (target) => this.valueOf(target));
    }
    if (this.is.isSeq(node)) {
      return this.within(node, () => node.items.map((item) => this.valueOf(item)));
    }
    if (this.is.isMap(node)) {
      return this.within(node, () => this.mapOf(node));
    }
    const { type, value } = this.is.isScalar(node) ? scalarIn(node) : scalarOf('');
    if (type === 'float' && !Number.isFinite(value)) {
      throw unreadable(node, { case: 'notJson', value: String((node as Scalar).source) });
    }
    return value;
  }

  private mapOf(map: YAMLMap): object {
    const entries = new Map<string, Entry>();
    this.entries.set(map, entries);
    this.addEntries(map, entries, false);
    return Object.fromEntries([...entries].map(([key, { value }]) => [key, value]));
  }

  /** Adds entries in their order: a merged map replaces what is before it. */
  private addEntries(map: YAMLMap, entries: Map<string, Entry>, isMerged: boolean): void {
    const own = new Set<string>();
    for (const { key: keyNode, value: node } of map.items) {
      if (this.isMerge(keyNode)) {
        this.merge(node, keyNode, entries);
        continue;
      }
      const key = this.keyOf(keyNode);
      if (own.has(key)) {
        this.repeated.push({ key, offset: startOf(keyNode) });
      }
      own.add(key);
      entries.set(key, { key: keyNode as Node, node, value: this.valueOf(node), isMerged });
    }
  }

  private isMerge(key: unknown): boolean {
    return this.is.isScalar(key) && key.source === '<<'
      && (isImplicit(key) || key.tag === '!' || key.tag === 'tag:yaml.org,2002:merge');
  }

  /** Merges a map, or each map of a list. The first map of a list wins. */
  private merge(node: unknown, key: unknown, entries: Map<string, Entry>): void {
    const maps = this.is.isSeq(node) ? [...node.items].reverse() : [node];
    for (const each of maps) {
      const target = this.target(each);
      if (!this.is.isMap(target)) {
        throw unreadable(key, { case: 'badMerge' });
      }
      this.count(each);
      const add = () => this.within(target, () => this.addEntries(target, entries, true));
      if (this.is.isAlias(each)) {
        this.through(each, () => {
          this.count(target);
          add();
        });
      } else {
        add();
      }
    }
  }

  private keyOf(node: unknown): string {
    this.count(node);
    const target = this.target(node);
    if (this.is.isAlias(node)) {
      this.count(target);
    }
    const scalar = this.is.isScalar(target) ? scalarIn(target) : undefined;
    const key = scalar && textOfKey(scalar);
    if (key === undefined) {
      throw unreadable(node, { case: 'badKey', kind: kindOfKey(scalar) });
    }
    return key;
  }

  /** Follows an alias, but not into itself. */
  private through<Result>(alias: Alias, read: (target: unknown) => Result): Result {
    if (this.open.has(alias)) {
      throw unreadable(alias, { case: 'endlessAlias', name: alias.source });
    }
    this.open.add(alias);
    const result = read(this.targets.get(alias));
    this.open.delete(alias);
    return result;
  }

  /** Counts a level of lists and maps. Aliases may nest deeper than the text. */
  private within<Result>(node: Node, read: () => Result): Result {
    if (this.levels >= MOST_LEVELS) {
      throw unreadable(node, { case: 'tooDeep', most: MOST_LEVELS });
    }
    this.levels += 1;
    const result = read();
    this.levels -= 1;
    return result;
  }

  private count(node: unknown): void {
    this.decoded += 1;
    this.throughAliases += this.open.size > 0 ? 1 : 0;
    const { decoded, throughAliases } = this;
    if (throughAliases > 100 && decoded > 1000 && throughAliases / decoded > allowedShare(decoded)) {
      throw unreadable(node, { case: 'manyAliases' });
    }
  }
}

function allowedShare(decoded: number): number {
  const position = (decoded - SMALL.values) / (LARGE.values - SMALL.values);
  return SMALL.share - (SMALL.share - LARGE.share) * Math.min(1, Math.max(0, position));
}

function scalarIn(node: Scalar): ScalarValue {
  const { tag, source = '' } = node;
  if (tag === undefined) {
    return isImplicit(node) ? scalarOf(source) : { type: 'str', value: source };
  }
  const scalar = taggedScalar(tag, source);
  if (scalar === undefined) {
    throw unreadable(node, { case: 'badTag', tag, value: source });
  }
  return scalar;
}

/** Whether the text of a scalar decides its type. */
function isImplicit({ type, tag }: Scalar): boolean {
  return tag === undefined && (type === undefined || type === 'PLAIN');
}

/** Undefined for null, and for integers above the signed ones: kubectl accepts neither as a key. */
function textOfKey({ type, value, integer }: ScalarValue): string | undefined {
  if (integer !== undefined) {
    return integer < 2n ** 63n ? String(integer) : undefined;
  }
  if (type === 'float') {
    return floatKey(value as number);
  }
  return value === null ? undefined : String(value);
}

function kindOfKey(scalar: ScalarValue | undefined): string {
  if (scalar === undefined) {
    return 'a list or a map';
  }
  return scalar.type === 'null' ? 'null' : 'an integer of more than 63 bits';
}

/** The offset at which a node begins. */
export function startOf(node: unknown): number {
  return (node as Partial<Node> | null | undefined)?.range?.[0] ?? 0;
}

function unreadable(node: unknown, values: YamlProblem['values']): UnreadableYaml {
  return new UnreadableYaml({ offset: startOf(node), values });
}
