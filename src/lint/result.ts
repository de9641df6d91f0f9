import type { FieldFinding } from '../findings/finding';
import type { UndecidedRule } from '../rules/judge';

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

/** A finding about a file. */
export interface LintFinding extends FieldFinding, Place {
  readonly file: string;
}

/** The result of lint. */
export interface LintResult {
  /** The number of gateways that were judged. */
  readonly judged: number;

  /** In the order of the files, then of the lines. */
  readonly findings: readonly LintFinding[];

  /** Rules that could not decide about at least one gateway, in the order of their codes. */
  readonly undecided: readonly UndecidedRule[];
}
