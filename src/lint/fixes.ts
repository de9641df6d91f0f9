import { editedValue } from './edited-value';
import { NotEditable } from './not-editable';
import type { LintFinding, LintResult, Unfixed } from './result';
import { type Replacement, type TextEdits, textEditsOf } from './text-edits';
import { UNREADABLE } from '../findings/catalogue/unreadable';
import { relocated } from '../findings/edit';
import { FindingLevel } from '../findings/finding';
import { isLike } from '../kubernetes/alike';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { type BrokenDocument, documentsIn, type YamlDocument } from '../kubernetes/yaml';
import { grouped } from '../text';

type Sources = readonly (Source | UnreadableSource)[];

/** A finding, and the edits that fix it. */
export interface Fix extends TextEdits {
  readonly finding: LintFinding;
}

/** Files with their fixes. */
export interface Fixed {
  /** All files. Those with fixes have another text. */
  readonly sources: Sources;

  /** What lint says about them. */
  readonly result: LintResult;
  readonly fixes: readonly Fix[];
  readonly unfixed: readonly Unfixed[];
}

/** The most edits of one place that are made one after the other. */
const MOST_ROUNDS = 10;

/**
 * Fixes what has one right answer, as far as each text allows it. After that, lint reports no new error, and every
 * other value is what it was. What would break that is not fixed.
 *
 * @param result what lint says about the files
 * @param relint judges the files with other texts
 */
export function fixed(sources: Sources, result: LintResult, relint: (sources: Sources) => LintResult): Fixed {
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
export function fixedOnce(sources: Sources, result: LintResult, relint: (sources: Sources) => LintResult): Fixed {
  const findings = grouped(result.findings, ({ file }) => file);
  const planned = sources.map((source) => (
    'text' in source ? plannedIn(source, findings.get(source.name) ?? []) : NOTHING
  ));
  const unfixed = planned.flatMap((plan) => plan.unfixed);
  let fixes = planned.flatMap((plan) => plan.fixes);
  while (fixes.length > 0) {
    const made = grouped(fixes, ({ finding }) => finding.file);
    const changed = sources.map((source) => withFixes(source, made.get(source.name) ?? []));
    const after = relint(changed);
    const refusals = refusedAmong(fixes, result, after);
    if (refusals.size === 0) {
      return { sources: changed, result: after, fixes, unfixed };
    }
    unfixed.push(...fixes.flatMap(({ finding }) => {
      const why = refusals.get(finding);
      return why === undefined ? [] : [{ finding, why }];
    }));
    fixes = fixes.filter(({ finding }) => !refusals.has(finding));
  }
  return { sources, result, fixes, unfixed };
}

/** Whether a rule knows the right answer to a finding. */
export function hasAnswer({ edits, subject }: LintFinding): boolean {
  return edits !== undefined && subject !== undefined;
}

type Plan = Pick<Fixed, 'fixes' | 'unfixed'>;

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
function plannedIn(source: Source, findings: readonly LintFinding[]): Plan {
  const answered = findings.filter(hasAnswer);
  if (answered.length === 0) {
    return NOTHING;
  }
  const untouched = whyUntouched(source, findings);
  if (untouched !== undefined) {
    return { fixes: [], unfixed: answered.map((finding) => ({ finding, why: untouched })) };
  }
  const documents = [...documentsIn(source.text)];
  const possible: Fix[] = [];
  const unfixed: Unfixed[] = [];
  for (const finding of answered) {
    try {
      possible.push({ finding, ...editsIn(source.text, documents, finding) });
    } catch (error) {
      if (!(error instanceof NotEditable)) {
        throw error;
      }
      unfixed.push({ finding, why: error.why });
    }
  }
  const fixes = independentAmong(possible);
  return isAsMeant(source, documents, fixes) ? { fixes, unfixed } : {
    fixes: [],
    unfixed: [...unfixed, ...fixes.map(({ finding }) => ({ finding, why: 'another value would change too' }))],
  };
}

function editsIn(
  text: string, documents: readonly (YamlDocument | BrokenDocument)[], { edits = [], subject }: LintFinding,
): TextEdits {
  const document = documents[subject?.document ?? 0];
  if (document === undefined || 'problem' in document) {
    throw new NotEditable('its document cannot be read');
  }
  return textEditsOf(text, document, edits.map((edit) => (
    relocated(edit, (field) => [...subject?.field ?? [], ...field])
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
    end = late.has(fix) ? end : Math.max(end, part.end);
  }
  return first.filter((fix) => !late.has(fix));
}

/** The fields that a fix touches, each with its document. */
function fieldsOf({ finding: { subject }, edits }: Fix): string[] {
  return edits.flatMap((edit) => [edit.field, ...edit.kind === 'moveEntry' ? [edit.to] : []])
    .map((field) => JSON.stringify([subject?.document, field]));
}

/** Whether the edited text has the edited values, and all others as they were. */
function isAsMeant(source: Source, before: readonly (YamlDocument | BrokenDocument)[], fixes: readonly Fix[]): boolean {
  const after = [...documentsIn(editedText(source.text, fixes.flatMap(({ replacements }) => replacements)))];
  const byDocument = grouped(fixes, ({ finding: { subject } }) => String(subject?.document));
  return after.length === before.length && after.every((document, index) => {
    const original = before[index];
    const edits = (byDocument.get(String(index)) ?? []).flatMap((fix) => fix.edits);
    return original !== undefined && 'value' in document && 'value' in original
      && isLike(document.value, editedValue(original.value, edits));
  });
}

function withFixes(source: Source | UnreadableSource, fixes: readonly Fix[]): Source | UnreadableSource {
  return 'text' in source && fixes.length > 0
    ? { ...source, text: editedText(source.text, fixes.flatMap(({ replacements }) => replacements)) }
    : source;
}

function editedText(text: string, replacements: readonly Replacement[]): string {
  const ordered = [...replacements].sort(inOrder);
  const pieces = ordered.map(({ start, text: replacement }, index) => (
    `${text.slice(ordered[index - 1]?.end ?? 0, start)}${replacement}`
  ));
  return `${pieces.join('')}${text.slice(ordered.at(-1)?.end ?? 0)}`;
}

/** What is inserted at an offset comes before what is replaced from there. */
function inOrder(a: Replacement, b: Replacement): number {
  return a.start - b.start || a.end - b.end;
}

/** Why fixes must not be made: a new error of lint. A fix of one object may be to blame for an error of another. */
function refusedAmong(fixes: readonly Fix[], before: LintResult, after: LintResult): Map<LintFinding, string> {
  const known = new Set(errorsOf(before).map(keyOf));
  const left = new Set(after.findings.map(keyOf));
  const refused = new Map<LintFinding, string>();
  for (const { finding } of fixes) {
    if (left.has(keyOf(finding))) {
      refused.set(finding, 'the finding would stay');
    }
  }
  const bySubject = grouped(fixes, ({ finding }) => placeOf(finding));
  const byFile = grouped(fixes, ({ finding }) => finding.file);
  for (const added of errorsOf(after).filter((finding) => !known.has(keyOf(finding)))) {
    const blamed = bySubject.get(placeOf(added)) ?? byFile.get(added.file) ?? fixes;
    blamed.forEach(({ finding }) => refused.set(finding, `lint would then report ${added.code}: ${added.message}`));
  }
  return refused;
}

function errorsOf({ findings }: LintResult): LintFinding[] {
  return findings.filter(({ level }) => level === FindingLevel.ERROR);
}

/** The same for a finding about the same mistake before and after a fix. */
function keyOf(finding: LintFinding): string {
  return JSON.stringify([placeOf(finding), finding.code, finding.field]);
}

/** The same for findings about one object. */
function placeOf({ file, subject }: LintFinding): string {
  return JSON.stringify([file, subject?.document, subject?.field]);
}
