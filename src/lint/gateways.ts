import { judgedAs, whyNotJudged } from './passed-over';
import type { LintFinding, PassedOver, Place, ReadCounts, SubjectPlace } from './result';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import type { ValuesOf } from '../findings/definition';
import type { FieldPath } from '../findings/field-path';
import { objectsIn } from '../kubernetes/gateway-lists';
import type { Source } from '../kubernetes/source';
import { documentsIn, withoutNulls } from '../kubernetes/yaml';
import { yaml } from '../lazy';
import { remembered } from '../text';

/** An object that is judged: an IstioGateway, or a Service of type LoadBalancer. */
export interface SubjectInFile {
  readonly kind: 'gateway' | 'service';
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly place: SubjectPlace;

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
  readonly read: ReadCounts;
}

/** Finds what is judged in a file with any number of documents, and what else is there. */
export function subjectsIn({ name, text }: Source): Contents {
  const subjects: SubjectInFile[] = [];
  const passedOver: PassedOver[] = [];
  const findings: LintFinding[] = [];
  const placeAt = placesIn(text);
  // A file may have 200,000 documents that are not YAML.
  const hasActions = remembered((content: string) => TEMPLATE_ACTION.test(content));
  let [index, documents, objects] = [-1, 0, 0];
  for (const document of documentsIn(text)) {
    index += 1;
    if ('problem' in document) {
      const { offset, values } = document.problem;
      documents += 1;
      findings.push(unreadableAt(name, placeAt(offset), withTemplate(values, () => hasActions(text))));
      continue;
    }
    documents += document.value === null ? 0 : 1;
    for (const { field, manifest } of objectsIn(document.value)) {
      objects += 1;
      const kind = judgedAs(manifest);
      if (kind === undefined) {
        passedOver.push({ file: name, ...whyNotJudged(manifest), line: () => placeAt(document.offsetOf(field)).line });
        continue;
      }
      const repeated = document.repeatedKey(field);
      if (repeated === undefined) {
        const placeOf = (inner: FieldPath = []) => placeAt(document.offsetOf([...field, ...inner]));
        const sound = withoutNulls(manifest) as SubjectInFile['manifest'];
        subjects.push({ kind, manifest: sound, place: { document: index, field }, placeOf });
      } else {
        findings.push(unreadableAt(name, placeAt(repeated.offset), { case: 'repeatedKey', key: repeated.key }));
      }
    }
  }
  return { subjects, passedOver, findings, read: { files: 1, documents, objects } };
}

/** An action of a template, for example `{{ .Values.policy }}`. */
const TEMPLATE_ACTION = /\{\{.*\}\}/;

/** The place of each offset in a text. */
export function placesIn(text: string): (offset: number) => Place {
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

/** Template actions are the reason why a file with them is not YAML. */
function withTemplate(
  values: ValuesOf<typeof UNREADABLE>, hasActions: () => boolean,
): ValuesOf<typeof UNREADABLE> {
  return values.case === 'notYaml' && hasActions() ? { case: 'template', reason: values.reason } : values;
}

/** A file that cannot be read, or a document in it. */
export function unreadableAt(file: string, place: Place, values: ValuesOf<typeof UNREADABLE>): LintFinding {
  return { ...UNREADABLE.finding(values), file, ...place };
}
