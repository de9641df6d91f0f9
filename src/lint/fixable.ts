import { type Fix, placeOf, type Sources } from './fix-trials';
import { fixedOnce } from './fixes';
import { placesIn } from './gateways';
import type { FileFixes, LintFinding, LintResult, PlacedReplacement } from './result';
import type { Replacement } from './text-edits';
import { grouped, remembered } from '../text';

/** The result, with the replacements that fix a finding. Each of them was tried. */
export function withReplacements(
  sources: Sources, result: LintResult, relint: (sources: Sources) => LintResult,
): LintResult {
  const { fixes } = fixedOnce(sources, result, relint);
  const byFinding = new Map<LintFinding, Fix>(fixes.map((fix) => [fix.finding, fix]));
  const texts = new Map(sources.map((source) => [source.name, 'text' in source ? source.text : '']));
  const placesOf = remembered((file: string) => placesIn(texts.get(file) ?? ''));
  return {
    ...result,
    findings: result.findings.map((finding) => {
      const fix = byFinding.get(finding);
      return fix === undefined ? finding : { ...finding, replacements: placed(fix, placesOf(finding.file)) };
    }),
  };
}

function placed({ replacements }: Fix, placeAt: ReturnType<typeof placesIn>): PlacedReplacement[] {
  return [...replacements].sort((a, b) => a.start - b.start).map(({ start, end, text }: Replacement) => {
    const [from, to] = [placeAt(start), placeAt(end)];
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column, text };
  });
}

/** The files with fixes. */
export function fileFixes(fixes: readonly Fix[], findings: readonly LintFinding[]): FileFixes[] {
  const all = grouped(findings, ({ file }) => file);
  return [...grouped(fixes, ({ finding }) => finding.file)].map(([file, made]) => ({
    file, fixed: made.length, of: Math.max(made.length, all.get(file)?.length ?? 0),
  }));
}

/** The findings that lint has only after fixes. A fix may change the field of another finding, or its message. */
export function appearedIn(after: readonly LintFinding[], before: readonly LintFinding[]): LintFinding[] {
  const keysOf = (finding: LintFinding) => [{ field: finding.field }, { message: finding.message }].map((detail) => (
    JSON.stringify([placeOf(finding), finding.code, detail])
  ));
  const known = new Set(before.flatMap(keysOf));
  return after.filter((finding) => !keysOf(finding).some((key) => known.has(key)));
}
