import type { Document, LineCounter, Node } from 'yaml';
import type { LintFinding } from './result';
import { UNREADABLE } from '../findings/catalogue/resource';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath } from '../findings/field-path';
import type { Source } from '../kubernetes/source';
import { parserMessage, parseYaml, repeatedKey, withoutNulls } from '../kubernetes/yaml';
import { offsetOf } from '../kubernetes/yaml-position';
import { yaml } from '../lazy';

/** An IstioGateway that stands in a file. */
export interface GatewayInFile {
  readonly manifest: Readonly<Record<string, unknown>>;

  /** The line of a field, or of the whole object. */
  readonly lineOf: (field?: FieldPath) => number;
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

/** Finds the gateways in a file of any number of documents. What is not an IstioGateway is passed over. */
export function gatewaysIn({ name, text }: Source): Contents {
  try {
    const { documents, lines } = parseYaml(text);
    const contents = documents.map((document) => contentsOf(name, document, lines));
    return { gateways: contents.flatMap(({ gateways }) => gateways), findings: contents.flatMap(({ findings }) => findings) };
  } catch (error) {
    return { gateways: [], findings: [unreadable(name, 1, notYaml(error))] };
  }
}

function contentsOf(name: string, document: Document, lines: LineCounter): Contents {
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    return { gateways: [], findings: [unreadable(name, line, notYaml(error, col))] };
  }
  const contents = gatewayNodes(document, document.contents).map((node) => contentsOfNode(name, document, node, lines));
  return { gateways: contents.flatMap(({ gateways }) => gateways), findings: contents.flatMap(({ findings }) => findings) };
}

function contentsOfNode(name: string, document: Document, node: Node, lines: LineCounter): Contents {
  const lineOf = (field: FieldPath = []) => lines.linePos(offsetOf(document, node, field)).line;
  const twice = repeatedKey(node);
  if (twice !== undefined) {
    const { line } = lines.linePos(twice.offset);
    return { gateways: [], findings: [unreadable(name, line, { case: 'repeatedKey', key: twice.key })] };
  }
  try {
    // A document of few aliases that would become a huge object is refused here, as ever more aliases are.
    return { gateways: [{ manifest: withoutNulls(node.toJS(document)) as GatewayInFile['manifest'], lineOf }], findings: [] };
  } catch (error) {
    return { gateways: [], findings: [unreadable(name, lineOf(), notYaml(error))] };
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

function unreadable(file: string, line: number, values: ValuesOf<typeof UNREADABLE>): LintFinding {
  return { ...UNREADABLE.finding(values), file, line };
}

function notYaml(error: unknown, column?: number): ValuesOf<typeof UNREADABLE> {
  return { case: 'notYaml', reason: parserMessage(error), column };
}
