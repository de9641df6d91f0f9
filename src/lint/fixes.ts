import {
  type AnsweredFinding, type Documents, type Fix, inOrder, type Kept, keptAmong, type Sources,
} from './fix-trials';
import { NotEditable } from './not-editable';
import type { LintFinding, LintResult, Unfixed } from './result';
import { type TextEdits, textEditsOf } from './text-edits';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import { relocated } from '../findings/edit';
import type { Source } from '../kubernetes/source';
import { documentsIn } from '../kubernetes/yaml';
import { grouped, remembered } from '../text';

/** The most edits of one place that are made one after the other. */
const MOST_ROUNDS = 10;

/**
 * Fixes what has one right answer, as far as each text allows it. After that, lint reports no new error, and every
 * other value is what it was. What would break that is not fixed.
 *
 * @param result what lint says about the files
 * @param relint judges the files with other texts
 */
export function fixed(sources: Sources, result: LintResult, relint: (sources: Sources) => LintResult): Kept {
  let last = fixedOnce(sources, result, relint);
  const fixes = [...last.fixes];
  // Some edits can be made only after others.
  for (let round = 1; last.fixes.length > 0 && round < MOST_ROUNDS; round += 1) {
    last = fixedOnce(last.sources, last.result, relint);
    fixes.push(...last.fixes);
  }
  return { ...last, fixes };
}

/** The same without edits that can be made only after others. The edits are those of the given texts. */
export function fixedOnce(sources: Sources, result: LintResult, relint: (sources: Sources) => LintResult): Kept {
  const findings = grouped(result.findings, ({ file }) => file);
  const documentsOf = remembered((text: string): Documents => [...documentsIn(text)]);
  const planned = sources.map((source) => (
    'text' in source ? plannedIn(source, findings.get(source.name) ?? [], documentsOf) : NOTHING
  ));
  const kept = keptAmong(planned.flatMap(({ fixes }) => fixes), { sources, result, relint, documentsOf });
  return { ...kept, unfixed: [...planned.flatMap(({ unfixed }) => unfixed), ...kept.unfixed] };
}

/** Whether a rule knows the right answer to a finding. */
export function hasAnswer(finding: LintFinding): finding is AnsweredFinding {
  return finding.edits !== undefined && finding.subject !== undefined;
}

type Plan = Pick<Kept, 'fixes' | 'unfixed'>;

const NOTHING: Plan = { fixes: [], unfixed: [] };

/** Line breaks that only YAML 1.1 knows. */
const OLD_LINE_BREAKS = /\r(?!\n)|\u0085/;

/** Why a file is not changed at all; undefined if it may be. */
function whyUntouched({ text }: Source, findings: readonly LintFinding[]): string | undefined {
  if (text.includes('{{')) {
    return 'the file has template actions';
  }
  if (findings.some(({ code }) => code === UNREADABLE.code)) {
    return 'another part of the file cannot be read';
  }
  return OLD_LINE_BREAKS.test(text) ? 'the file has line breaks that not every reader of YAML knows' : undefined;
}

/** What can be edited in a file. An edit of what another one touches waits. */
function plannedIn(source: Source, findings: readonly LintFinding[], documentsOf: (text: string) => Documents): Plan {
  const answered = findings.filter(hasAnswer);
  const untouched = whyUntouched(source, findings);
  if (untouched !== undefined) {
    return { fixes: [], unfixed: answered.map((finding) => ({ finding, why: untouched })) };
  }
  const possible: Fix[] = [];
  const unfixed: Unfixed[] = [];
  for (const finding of answered) {
    try {
      possible.push({ finding, ...editsIn(source.text, documentsOf(source.text), finding) });
    } catch (error) {
      if (!(error instanceof NotEditable)) {
        throw error;
      }
      unfixed.push({ finding, why: error.why });
    }
  }
  return { fixes: independentAmong(possible), unfixed };
}

function editsIn(text: string, documents: Documents, { edits, subject }: AnsweredFinding): TextEdits {
  const document = documents[subject.document];
  if (document === undefined || 'problem' in document) {
    throw new NotEditable('its document cannot be read');
  }
  return textEditsOf(text, document, edits.map((edit) => (
    relocated(edit, (field) => [...subject.field, ...field])
  )));
}

/** The fixes without those that touch a field, or a part of the text, that another one touches. */
function independentAmong(fixes: readonly Fix[]): Fix[] {
  const touched = new Set<string>();
  const first = fixes.filter((fix) => {
    const fields = fieldsOf(fix);
    const isFirst = !fields.some((field) => touched.has(field));
    fields.forEach((field) => isFirst && touched.add(field));
    return isFirst;
  });
  const late = new Set<Fix>();
  let end = 0;
  const parts = first.flatMap((fix) => fix.replacements.map((part) => ({ fix, part })));
  for (const { fix, part } of parts.sort((a, b) => inOrder(a.part, b.part))) {
    if (part.start < end) {
      late.add(fix);
    }
    if (!late.has(fix)) {
      ({ end } = part);
    }
  }
  return first.filter((fix) => !late.has(fix));
}

/** The fields that a fix touches, each with its document. */
function fieldsOf({ finding: { subject }, edits }: Fix): string[] {
  return edits.flatMap((edit) => [edit.field, ...edit.kind === 'moveEntry' ? [edit.to] : []])
    .map((field) => JSON.stringify([subject.document, field]));
}
