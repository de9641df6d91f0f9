import { configAbove } from './config';
import { isFailure } from './fail-level';
import { fileSource } from './file-source';
import { lint } from './lint';
import type { LintFinding, LintResult } from './result';

/** What came out for the files of an app. */
interface JudgedManifests {
  readonly findings: readonly LintFinding[];
  readonly judged: number;
  readonly acknowledged: NonNullable<LintResult['acknowledged']>;
  readonly isFailure: boolean;
}

/** Judges files by the settings of the nearest `asm-gateway.yaml` above them. */
export function lintManifests(files: readonly string[]): JudgedManifests {
  const config = configAbove(files[0] ?? '.');
  const { findings, judged, acknowledged = [] } = lint(files.map(fileSource), undefined, { config });
  return { findings, judged, acknowledged, isFailure: isFailure(findings, config?.failOn ?? 'error') };
}
