import type { LintFinding, LintResult } from './result';
import { pathText } from '../findings/field-path';
import type { FindingLevel } from '../findings/finding';
import { flagOf } from '../model/platform-flags';

/** A finding as documents for machines carry it: every field is there, and what does not apply is null. */
export interface LintFindingJson {
  readonly code: string;
  readonly level: FindingLevel;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly file: string;
  readonly line: number;
  readonly object: string | null;
  readonly path: string | null;
}

/** The whole document. */
export interface LintJson {
  readonly version: 1;
  readonly judged: number;
  readonly findings: readonly LintFindingJson[];

  /** Rules that could not decide, each with the flags that would decide. */
  readonly undecided: readonly { readonly code: string; readonly needs: readonly string[] }[];
}

/** The result as a document for machines. Fields may be added, never renamed. */
export function lintJson({ judged, findings, undecided }: LintResult): LintJson {
  return {
    version: 1,
    judged,
    findings: findings.map(findingJson),
    undecided: undecided.map(({ code, needs }) => ({ code, needs: needs.map(flagOf) })),
  };
}

function findingJson({ code, level, message, why, fix, file, line, object, field }: LintFinding): LintFindingJson {
  return { code, level, message, why, fix, file, line, object: object ?? null, path: field === undefined ? null : pathText(field) };
}
