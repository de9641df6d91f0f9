import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import type { UndecidedRule } from '../rules/judgement';

/** A place in a file. */
export interface Place {
  /** The line, from 1. */
  readonly line: number;

  /** The column, from 1, in UTF-16 code units. */
  readonly column: number;

  /** The text of the line; undefined if the file could not be read. */
  readonly sourceLine?: string;
}

/** The start of a file. */
export const START: Place = { line: 1, column: 1 };

/** Where an object is in a file. */
export interface SubjectPlace {
  /** The index of its document. */
  readonly document: number;

  /** Where it is in the document: empty unless it is in a list. */
  readonly field: FieldPath;
}

/** A finding about a file. */
export interface LintFinding extends FieldFinding, Place {
  readonly file: string;

  /** The object that was judged; undefined if the finding is not about one. */
  readonly subject?: SubjectPlace;

  /** What to replace in the file to fix it, from top to bottom; undefined if `--fix` does not fix it. */
  readonly replacements?: readonly PlacedReplacement[];
}

/** Another text for a part of a file. Lines and columns are like those of a place; the end is behind the part. */
export interface PlacedReplacement {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** How many findings of a file are fixed. */
export interface FileFixes {
  readonly file: string;
  readonly fixed: number;

  /** How many there were. */
  readonly of: number;
}

/** A finding with one right answer that is not fixed. */
export interface Unfixed {
  readonly finding: LintFinding;

  /** Why, in half a sentence. */
  readonly why: string;
}

/** A finding that does not matter, by an acknowledgement. */
export interface AcknowledgedFinding extends LintFinding {
  /** Why it does not matter. */
  readonly reason: string;

  /** Whether the manifest says so; otherwise the configuration file does. */
  readonly isInManifest: boolean;
}

/** An object that was not judged. */
export interface PassedOver {
  readonly file: string;

  /** Its kind, or what the file is; empty for an object without a kind. */
  readonly kind: string;

  /** Why it was not judged. */
  readonly why: string;

  /** Whether the user may have expected a judgment. */
  readonly isSurprising: boolean;

  /** The line where it begins, from 1. Finding it takes time. */
  readonly line: () => number;
}

/** How much was read. */
export interface ReadCounts {
  readonly files: number;

  /** Documents that are not empty. */
  readonly documents: number;

  /** Objects, those in lists included. */
  readonly objects: number;
}

/** The result of lint. */
export interface LintResult {
  /** The number of objects that were judged: gateways, and Services of type LoadBalancer. */
  readonly judged: number;

  /** How many of them are Services. */
  readonly services: number;

  /** The path of the configuration file; undefined if there is none. */
  readonly settings?: string;

  /** How much was read; undefined if no file was. */
  readonly read?: ReadCounts;

  /** The objects that were not judged, in the order of the files. */
  readonly passedOver: readonly PassedOver[];

  /** In the order of the files, then of the lines. Acknowledged findings are not among them. */
  readonly findings: readonly LintFinding[];

  /** The findings that are acknowledged; undefined if none is. */
  readonly acknowledged?: readonly AcknowledgedFinding[];

  /** Rules that could not decide about at least one gateway, in the order of their codes. */
  readonly undecided: readonly UndecidedRule[];

  /** The files that `--fix` changed; undefined without `--fix`. */
  readonly fixed?: readonly FileFixes[];

  /** The findings that `--fix` should fix and did not; undefined without `--fix`. */
  readonly unfixed?: readonly Unfixed[];

  /** Those of the findings that were there only after the fixes; undefined without `--fix`. */
  readonly appeared?: readonly LintFinding[];
}
