import type { LintFinding, PassedOver, Place } from './result';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath } from '../findings/field-path';
import { type Fields, fieldsOf } from '../kubernetes/fields';
import { GATEWAY_KIND, objectsIn } from '../kubernetes/gateway-lists';
import type { Source } from '../kubernetes/source';
import { documentsIn, withoutNulls } from '../kubernetes/yaml';
import { yaml } from '../lazy';

/** An object that is judged: an IstioGateway, or a Service of type LoadBalancer. */
export interface SubjectInFile {
  readonly kind: 'gateway' | 'service';
  readonly manifest: Readonly<Record<string, unknown>>;

  /** The place of a field, or of the whole object. */
  readonly placeOf: (field?: FieldPath) => Place;
}

/** The contents of a file. */
export interface Contents {
  readonly subjects: readonly SubjectInFile[];

  /** The other objects. */
  readonly passedOver: readonly PassedOver[];

  /** Documents that cannot be read. */
  readonly findings: readonly LintFinding[];
}

const GROUP = 'istio.alibabacloud.com/';
const SERVICE_KIND = 'Service';

/** Finds what is judged in a file with any number of documents, and what else is there. */
export function subjectsIn({ name, text }: Source): Contents {
  const subjects: SubjectInFile[] = [];
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
      const kind = judgedAs(manifest);
      if (kind === undefined) {
        passedOver.push({ file: name, ...whyNotJudged(manifest), line: () => placeAt(document.offsetOf(field)).line });
        continue;
      }
      const repeated = document.repeatedKey(field);
      if (repeated === undefined) {
        const placeOf = (inner: FieldPath = []) => placeAt(document.offsetOf([...field, ...inner]));
        subjects.push({ kind, manifest: withoutNulls(manifest) as SubjectInFile['manifest'], placeOf });
      } else {
        findings.push(unreadable(name, placeAt(repeated.offset), { case: 'repeatedKey', key: repeated.key }));
      }
    }
  }
  return { subjects, passedOver, findings };
}

/** As what an object is judged; undefined if it is not. */
function judgedAs({ apiVersion, kind, spec }: Fields): SubjectInFile['kind'] | undefined {
  if (kind === GATEWAY_KIND && typeof apiVersion === 'string' && apiVersion.startsWith(GROUP)) {
    return 'gateway';
  }
  return apiVersion === 'v1' && kind === SERVICE_KIND && isForLoadBalancer(spec) ? 'service' : undefined;
}

function isForLoadBalancer(spec: unknown): boolean {
  return fieldsOf(spec).type === 'LoadBalancer';
}

/** Why an object is not judged. */
function whyNotJudged({ apiVersion, kind, spec }: Fields): Omit<PassedOver, 'file' | 'line'> {
  const named = typeof kind === 'string' ? kind : '';
  switch (named) {
    case '':
      return { kind: named, why: 'without a kind', isSurprising: false };
    case GATEWAY_KIND:
      return { kind: named, why: `apiVersion does not begin with ${GROUP}`, isSurprising: true };
    case SERVICE_KIND: {
      const isOther = typeof apiVersion === 'string' && apiVersion.includes('/');
      return isForLoadBalancer(spec)
        ? { kind: named, why: 'apiVersion is not v1', isSurprising: !isOther }
        : { kind: named, why: 'not of type LoadBalancer', isSurprising: false };
    }
    default:
      return { kind: named, why: 'neither an IstioGateway nor a Service', isSurprising: false };
  }
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
