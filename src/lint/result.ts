import type { Finding } from '../findings/finding';

/** A finding about a file. */
export interface LintFinding extends Finding {
  readonly file: string;

  /** The line it is about, from 1 on. */
  readonly line: number;
}

/** What lint has to say. */
export interface LintResult {
  /** How many gateways were judged. */
  readonly judged: number;

  /** In the order of the files, and in a file in the order of the lines. */
  readonly findings: readonly LintFinding[];
}
