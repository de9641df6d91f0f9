import type { Document, LineCounter, Node } from 'yaml';
import { type LintFinding, type Place, START } from './result';
import { UNREADABLE } from '../findings/catalogue/resource';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath } from '../findings/field-path';
import type { Source } from '../kubernetes/source';
import { parserMessage, parseYaml, repeatedKey, withoutNulls } from '../kubernetes/yaml';
import { offsetOf } from '../kubernetes/yaml-position';
import { yaml } from '../lazy';

/** An IstioGateway in a file. */
export interface GatewayInFile {
  readonly manifest: Readonly<Record<string, unknown>>;

  /** The place of a field, or of the whole object. */
  readonly placeOf: (field?: FieldPath) => Place;
}

/** The contents of a file. */
export interface Contents {
  readonly gateways: readonly GatewayInFile[];

  /** Documents that cannot be read. */
  readonly findings: readonly LintFinding[];
}

const GROUP = 'istio.alibabacloud.com/';
const KIND = 'IstioGateway';

/** Objects that have other objects in `items`. */
const LISTS = ['List', `${KIND}List`];

/** Finds the gateways in a file with any number of documents. Other objects are skipped. */
export function gatewaysIn({ name, text }: Source): Contents {
  try {
    const { documents, lines } = parseYaml(text);
    const file = { name, placeAt: (offset: number) => placeAt(text, lines, offset) };
    const contents = documents.map((document) => contentsOf(file, document));
    return joined(contents);
  } catch (error) {
    return { gateways: [], findings: [unreadable(name, START, notYaml(error))] };
  }
}

/** A file that is being read. */
interface ReadFile {
  readonly name: string;

  /** The place of an offset in the text. */
  readonly placeAt: (offset: number) => Place;
}

function placeAt(text: string, { lineStarts, linePos }: LineCounter, offset: number): Place {
  const { line, col } = linePos(offset);
  return { line, column: col, sourceLine: text.slice(lineStarts[line - 1], lineStarts[line]).trimEnd() };
}

function joined(contents: readonly Contents[]): Contents {
  return {
    gateways: contents.flatMap(({ gateways }) => gateways),
    findings: contents.flatMap(({ findings }) => findings),
  };
}

function contentsOf(file: ReadFile, document: Document): Contents {
  const [error] = document.errors;
  if (error !== undefined) {
    const place = file.placeAt(error.pos[0]);
    return { gateways: [], findings: [unreadable(file.name, place, notYaml(error))] };
  }
  return joined(gatewayNodes(document, document.contents).map((node) => contentsOfNode(file, document, node)));
}

function contentsOfNode(file: ReadFile, document: Document, node: Node): Contents {
  const placeOf = (field: FieldPath = []) => file.placeAt(offsetOf(document, node, field));
  const twice = repeatedKey(node);
  if (twice !== undefined) {
    const problem = { case: 'repeatedKey', key: twice.key } as const;
    return { gateways: [], findings: [unreadable(file.name, file.placeAt(twice.offset), problem)] };
  }
  try {
    // The parser refuses a small document whose aliases would expand to a huge object.
    const manifest = withoutNulls(node.toJS(document)) as GatewayInFile['manifest'];
    return { gateways: [{ manifest, placeOf }], findings: [] };
  } catch (error) {
    return { gateways: [], findings: [unreadable(file.name, placeOf(), notYaml(error))] };
  }
}

/** The nodes of the gateways in a document: the document itself, or the items of a list. */
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

function unreadable(file: string, place: Place, values: ValuesOf<typeof UNREADABLE>): LintFinding {
  return { ...UNREADABLE.finding(values), file, ...place };
}

function notYaml(error: unknown): ValuesOf<typeof UNREADABLE> {
  return { case: 'notYaml', reason: parserMessage(error) };
}
