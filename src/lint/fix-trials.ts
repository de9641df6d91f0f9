import { editedValue } from './edited-value';
import type { LintFinding, LintResult, SubjectPlace, Unfixed } from './result';
import type { Replacement, TextEdits } from './text-edits';
import type { Edit } from '../findings/edit';
import { FindingLevel } from '../findings/finding';
import { isLike } from '../kubernetes/alike';
import type { Source, UnreadableSource } from '../kubernetes/source';
import { type BrokenDocument, documentsIn, type YamlDocument } from '../kubernetes/yaml';
import { grouped } from '../text';

/** A finding with one right answer. */
export interface AnsweredFinding extends LintFinding {
  readonly edits: readonly Edit[];
  readonly subject: SubjectPlace;
}

/** A finding, and the edits of the text that fix it. */
export interface Fix extends TextEdits {
  readonly finding: AnsweredFinding;
}

export type Sources = readonly (Source | UnreadableSource)[];
export type Documents = readonly (YamlDocument | BrokenDocument)[];

/** Files, what lint says about them, and the fixes that they have. */
interface Judged {
  readonly sources: Sources;
  readonly result: LintResult;
  readonly fixes: readonly Fix[];
}

/** Files with their fixes, and the findings whose fixes are refused. */
export interface Kept extends Judged {
  readonly unfixed: readonly Unfixed[];
}

/** How fixes are tried. */
export interface Trying {
  /** The files without fixes. */
  readonly sources: Sources;

  /** What lint says about them. */
  readonly result: LintResult;

  /** Judges the files with other texts. */
  readonly relint: (sources: Sources) => LintResult;

  /** The documents of a text. */
  readonly documentsOf: (text: string) => Documents;
}

/** What fixes must not do, and those that may have done it, in the order of the findings. There is at least one. */
interface Harm {
  readonly suspects: readonly Fix[];

  /** In half a sentence. */
  readonly why: string;
}

/** The most trials that tell suspects apart. After that, all of them are refused. */
const MOST_TRIALS = 200;

/**
 * Keeps the fixes that do no harm together. They are tried all at once. If that does harm, a part of the suspects waits
 * until the others are tried. A fix is refused if it is the only suspect next to those that were kept before it. The
 * fix of an earlier finding comes first.
 *
 * @param fixes none touches what another one touches
 */
export function keptAmong(fixes: readonly Fix[], trying: Trying): Kept {
  const { kept, refused } = new Trials(trying).keep(fixes);
  const made = new Set(kept.fixes);
  return {
    ...kept,
    fixes: fixes.filter((fix) => made.has(fix)),
    unfixed: fixes.flatMap((fix) => {
      const why = refused.get(fix);
      return why === undefined ? [] : [{ finding: fix.finding, why }];
    }),
  };
}

class Trials {
  public kept: Judged;
  public readonly refused = new Map<Fix, string>();
  private count = 0;

  constructor(private readonly trying: Trying) {
    this.kept = { sources: trying.sources, result: trying.result, fixes: [] };
  }

  /** Keeps fixes next to those that are kept already, or refuses them. */
  public keep(batch: readonly Fix[]): this {
    if (batch.length === 0) {
      return this;
    }
    this.count += 1;
    const trial = tried(this.trying, this.kept.fixes, batch);
    if ('fixes' in trial) {
      this.kept = trial;
      return this;
    }
    const waiting = new Set(trial.flatMap(waitingOf));
    const first = batch.filter((fix) => !waiting.has(fix));
    if (this.count > MOST_TRIALS) {
      return this.keepWithout(batch, trial);
    }
    // If all of them must wait, the first one is the only suspect of something.
    return first.length === 0
      ? this.keepWithout(batch, trial.filter(({ suspects }) => suspects.length === 1))
      : this.keep(first).keep(batch.filter((fix) => waiting.has(fix)));
  }

  /** Refuses all suspects, and keeps the others. */
  private keepWithout(batch: readonly Fix[], harms: readonly Harm[]): this {
    for (const { suspects, why } of harms) {
      suspects.forEach((fix) => this.refused.set(fix, why));
    }
    return this.keep(batch.filter((fix) => !this.refused.has(fix)));
  }
}

/** The suspects that wait: the only one, or the later half. */
function waitingOf({ suspects }: Harm): readonly Fix[] {
  return suspects.slice(Math.floor(suspects.length / 2));
}

/** The files with a batch of fixes next to those that are kept; or the harm that the batch does. */
function tried(trying: Trying, kept: readonly Fix[], batch: readonly Fix[]): Judged | readonly Harm[] {
  const fixes = [...kept, ...batch];
  const inFile = grouped(fixes, ({ finding }) => finding.file);
  const changed = trying.sources.map((source) => withFixes(source, inFile.get(source.name), trying.documentsOf));
  const spoiled = changed.filter(({ isSpoiled }) => isSpoiled);
  if (spoiled.length > 0) {
    return spoiled.map(({ source: { name } }) => ({
      suspects: batch.filter(({ finding }) => finding.file === name), why: 'another value would change too',
    }));
  }
  const sources = changed.map(({ source }) => source);
  const result = trying.relint(sources);
  const harms = harmsOf(trying.result, result, kept, batch);
  return harms.length === 0 ? { sources, result, fixes } : harms;
}

/** Findings that stay, and new errors. A fix of one object may be to blame for an error of another. */
function harmsOf(before: LintResult, after: LintResult, kept: readonly Fix[], batch: readonly Fix[]): Harm[] {
  const [had, has] = [countsIn(before), countsIn(after)];
  const known = new Set(errorsOf(before).map(keyOf));
  const bySubject = grouped(batch, ({ finding }) => placeOf(finding));
  const byFile = grouped(batch, ({ finding }) => finding.file);
  // A key and its value may both be wrong.
  const isLeft = ({ finding }: Fix) => has(finding) >= had(finding);
  const back = new Set(kept.filter(isLeft).map(({ finding }) => keyOf(finding)));
  const isNew = (finding: LintFinding) => (
    back.has(keyOf(finding)) || (finding.level === FindingLevel.ERROR && !known.has(keyOf(finding)))
  );
  return [
    ...after.findings.filter(isNew).map((added) => ({
      suspects: bySubject.get(placeOf(added)) ?? byFile.get(added.file) ?? batch,
      why: `lint would then report ${added.code}: ${added.message}`,
    })),
    ...batch.filter(isLeft).map((fix) => ({ suspects: [fix], why: 'the finding would stay' })),
  ];
}

/** How many findings are about the same mistake. */
function countsIn({ findings }: LintResult): (finding: LintFinding) => number {
  const groups = grouped(findings, keyOf);
  return (finding) => groups.get(keyOf(finding))?.length ?? 0;
}

function errorsOf({ findings }: LintResult): LintFinding[] {
  return findings.filter(({ level }) => level === FindingLevel.ERROR);
}

/** The same for a finding about the same mistake before and after a fix. */
function keyOf(finding: LintFinding): string {
  return JSON.stringify([placeOf(finding), finding.code, finding.field]);
}

/** The same for findings about one object. */
export function placeOf({ file, subject }: LintFinding): string {
  return JSON.stringify([file, subject?.document, subject?.field]);
}

/** A file after fixes. */
interface Changed {
  readonly source: Source | UnreadableSource;

  /** Whether a value differs from what the fixes are meant to make of it. */
  readonly isSpoiled: boolean;
}

function withFixes(
  source: Source | UnreadableSource, fixes: readonly Fix[] | undefined, documentsOf: Trying['documentsOf'],
): Changed {
  if (fixes === undefined || !('text' in source)) {
    return { source, isSpoiled: false };
  }
  const text = editedText(source.text, fixes.flatMap(({ replacements }) => replacements));
  return {
    source: { ...source, text },
    isSpoiled: !isLike(valuesOf([...documentsIn(text)]), wantedValues(documentsOf(source.text), fixes)),
  };
}

/** The values that documents should have after fixes. */
function wantedValues(documents: Documents, fixes: readonly Fix[]): unknown[] {
  const byDocument = grouped(fixes, ({ finding: { subject } }) => String(subject.document));
  return valuesOf(documents).map((value, index) => (
    editedValue(value, (byDocument.get(String(index)) ?? []).flatMap(({ edits }) => edits))
  ));
}

/** The values of documents: undefined for one that cannot be read. */
function valuesOf(documents: Documents): unknown[] {
  return documents.map(({ value }: Partial<YamlDocument & BrokenDocument>) => value);
}

function editedText(text: string, replacements: readonly Replacement[]): string {
  const ordered = [...replacements].sort(inOrder);
  const pieces = ordered.map(({ start, text: replacement }, index) => (
    `${text.slice(ordered[index - 1]?.end ?? 0, start)}${replacement}`
  ));
  return `${pieces.join('')}${text.slice(ordered.at(-1)?.end ?? 0)}`;
}

/** What is inserted at an offset comes before what is replaced from there. */
export function inOrder(a: Replacement, b: Replacement): number {
  return a.start - b.start || a.end - b.end;
}
