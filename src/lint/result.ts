import type { FieldFinding } from '../findings/finding';
import type { UndecidedRule } from '../rules/judge';

/** A finding about a file. */
export interface LintFinding extends FieldFinding {
  readonly file: string;

  /** The line it is about, from 1. */
  readonly line: number;
}

/** The result of lint. */
export interface LintResult {
  /** How many gateways were judged. */
  readonly judged: number;

  /** In the order of the files, and within a file in the order of the lines. */
  readonly findings: readonly LintFinding[];

  /** Rules that could not decide about at least one gateway, in the order of their codes. */
  readonly undecided: readonly UndecidedRule[];
}
