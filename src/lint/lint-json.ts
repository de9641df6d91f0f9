import type { FileFixes, LintFinding, LintResult, PlacedReplacement, ReadCounts } from './result';
import { pathText } from '../findings/field-path';
import type { FindingLevel } from '../findings/finding';
import { flagOf } from '../model/platform-flags';

/** A finding in the JSON document. Every field is present; null means that it does not apply. */
export interface LintFindingJson {
  readonly code: string;
  readonly level: FindingLevel;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly object: string | null;
  readonly path: string | null;

  /** Why it does not matter, if it is acknowledged. */
  readonly acknowledged: string | null;

  /** What `--fix` replaces in the file. */
  readonly replacements: readonly PlacedReplacement[] | null;
}

/** The whole document. */
export interface LintJson {
  readonly version: 1;
  readonly judged: number;
  readonly services: number;

  /** The path of the configuration file. */
  readonly settings: string | null;

  /** How much was read. */
  readonly read: ReadCounts;

  /** The objects that were not judged. */
  readonly passedOver: readonly {
    readonly file: string; readonly line: number; readonly kind: string; readonly why: string;
  }[];
  readonly findings: readonly LintFindingJson[];

  /** Undecided rules, each with the flags that would decide it. */
  readonly undecided: readonly { readonly code: string; readonly needs: readonly string[] }[];

  /** The files that `--fix` changed. */
  readonly fixed: readonly FileFixes[];

  /** What `--fix` did not fix, although a rule knows the right answer. */
  readonly unfixed: readonly {
    readonly code: string; readonly file: string; readonly line: number; readonly why: string;
  }[];

  /** The findings that were not there before `--fix`. They are among the findings too. */
  readonly appeared: readonly { readonly code: string; readonly file: string; readonly line: number }[];
}

const NOTHING_READ: ReadCounts = { files: 0, documents: 0, objects: 0 };

/** The result as JSON. Fields may be added, never renamed. */
export function lintJson(result: LintResult): LintJson {
  const {
    judged, services, settings, read = NOTHING_READ, passedOver, findings, acknowledged = [], undecided, fixed = [],
    unfixed = [], appeared = [],
  } = result;
  return {
    version: 1,
    judged,
    services,
    settings: settings ?? null,
    read,
    passedOver: passedOver.map(({ file, kind, why, line }) => ({ file, line: line(), kind, why })),
    findings: [
      ...findings.map((finding) => findingJson(finding)),
      ...acknowledged.map((finding) => findingJson(finding, finding.reason)),
    ],
    undecided: undecided.map(({ code, needs }) => ({ code, needs: needs.map(flagOf) })),
    fixed,
    unfixed: unfixed.map(({ finding: { code, file, line }, why }) => ({ code, file, line, why })),
    appeared: appeared.map(({ code, file, line }) => ({ code, file, line })),
  };
}

function findingJson(finding: LintFinding, acknowledged: string | null = null): LintFindingJson {
  const { code, level, message, why, fix, file, line, column, object = null, field, replacements = null } = finding;
  const path = field === undefined ? null : pathText(field);
  return { code, level, message, why, fix, file, line, column, object, path, acknowledged, replacements };
}
