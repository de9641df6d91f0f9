import type { LintFinding, Place } from './result';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath } from '../findings/field-path';
import type { Source } from '../kubernetes/source';
import { documentsIn, withoutNulls } from '../kubernetes/yaml';
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
  const gateways: GatewayInFile[] = [];
  const findings: LintFinding[] = [];
  const placeAt = placesIn(text);
  for (const document of documentsIn(text)) {
    if ('problem' in document) {
      const { offset, values } = document.problem;
      findings.push(unreadable(name, placeAt(offset), values));
      continue;
    }
    for (const { field, manifest } of manifestsIn(document.value, [])) {
      const repeated = document.repeatedKey(field);
      if (repeated === undefined) {
        gateways.push({ manifest, placeOf: (inner = []) => placeAt(document.offsetOf([...field, ...inner])) });
      } else {
        findings.push(unreadable(name, placeAt(repeated.offset), { case: 'repeatedKey', key: repeated.key }));
      }
    }
  }
  return { gateways, findings };
}

/** The gateways in a document: the document itself, or the items of a list. */
function manifestsIn(value: unknown, field: FieldPath): { field: FieldPath; manifest: GatewayInFile['manifest'] }[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { apiVersion, kind, items } = value as Readonly<Record<string, unknown>>;
  if (kind === KIND && typeof apiVersion === 'string' && apiVersion.startsWith(GROUP)) {
    return [{ field, manifest: withoutNulls(value) as GatewayInFile['manifest'] }];
  }
  return typeof kind === 'string' && LISTS.includes(kind) && Array.isArray(items)
    ? items.flatMap((item, index) => manifestsIn(item, [...field, 'items', index]))
    : [];
}

/** The place of each offset in a text. */
function placesIn(text: string): (offset: number) => Place {
  const { LineCounter } = yaml();
  const lines = new LineCounter();
  for (let start = 0; start > 0 || lines.lineStarts.length === 0; start = text.indexOf('\n', start) + 1) {
    lines.addNewLine(start);
  }
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col, sourceLine: text.slice(lines.lineStarts[line - 1], lines.lineStarts[line]).trimEnd() };
  };
}

function unreadable(file: string, place: Place, values: ValuesOf<typeof UNREADABLE>): LintFinding {
  return { ...UNREADABLE.finding(values), file, ...place };
}
