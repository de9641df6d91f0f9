import type { LintFinding, PassedOver, Place } from './result';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath } from '../findings/field-path';
import { type Fields, fieldsOf } from '../kubernetes/fields';
import { GATEWAY_KIND, objectsIn } from '../kubernetes/gateway-lists';
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

  /** The other objects. */
  readonly passedOver: readonly PassedOver[];

  /** Documents that cannot be read. */
  readonly findings: readonly LintFinding[];
}

const GROUP = 'istio.alibabacloud.com/';

/** Finds the gateways in a file with any number of documents, and what else is there. */
export function gatewaysIn({ name, text }: Source): Contents {
  const gateways: GatewayInFile[] = [];
  const passedOver: PassedOver[] = [];
  const findings: LintFinding[] = [];
  const placeAt = placesIn(text);
  for (const document of documentsIn(text)) {
    if ('problem' in document) {
      const { offset, values } = document.problem;
      findings.push(unreadable(name, placeAt(offset), values));
      continue;
    }
    for (const { field, manifest } of objectsIn(document.value)) {
      const reason = whyNotJudged(manifest);
      if (reason !== undefined) {
        passedOver.push({ file: name, ...reason, line: () => placeAt(document.offsetOf(field)).line });
        continue;
      }
      const repeated = document.repeatedKey(field);
      if (repeated === undefined) {
        const placeOf = (inner: FieldPath = []) => placeAt(document.offsetOf([...field, ...inner]));
        gateways.push({ manifest: withoutNulls(manifest) as GatewayInFile['manifest'], placeOf });
      } else {
        findings.push(unreadable(name, placeAt(repeated.offset), { case: 'repeatedKey', key: repeated.key }));
      }
    }
  }
  return { gateways, passedOver, findings };
}

/** Why an object is not judged; undefined if it is an IstioGateway. */
function whyNotJudged({ apiVersion, kind, spec }: Fields): Omit<PassedOver, 'file' | 'line'> | undefined {
  const named = typeof kind === 'string' ? kind : '';
  if (named === GATEWAY_KIND) {
    return typeof apiVersion === 'string' && apiVersion.startsWith(GROUP)
      ? undefined
      : { kind: named, why: `apiVersion does not begin with ${GROUP}`, isSurprising: true };
  }
  return named === 'Service' && fieldsOf(spec).type === 'LoadBalancer'
    ? { kind: named, why: 'only IstioGateway objects are judged', isSurprising: true }
    : { kind: named, why: named === '' ? 'without a kind' : 'not an IstioGateway', isSurprising: false };
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
