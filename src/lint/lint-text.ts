import type { LintFinding, LintResult } from './result';
import { FindingLevel } from '../findings/finding';
import { flagOf } from '../model/platform-flags';
import type { UndecidedRule } from '../rules/judge';
import { type Color, counted, listed, type Paint } from '../text';

const COLORS: { readonly [level in FindingLevel]: Color } = {
  [FindingLevel.ERROR]: 'red',
  [FindingLevel.WARNING]: 'yellow',
  [FindingLevel.INFO]: 'cyan',
  [FindingLevel.UNKNOWN]: 'cyan',
};

const LONGEST_LEVEL = Math.max(...Object.values(FindingLevel).map(({ length }) => length));

/** The result for a person: the findings of each file together, each with its reason and the way out. Ends with a line feed. */
export function lintText({ judged, findings, undecided }: LintResult, paint: Paint): string {
  const files = [...new Set(findings.map(({ file }) => file))];
  const blocks = files.map((file) => blockOf(findings.filter((finding) => finding.file === file), paint));
  return [...blocks, `${[summary(judged, findings), ...undecidedLine(undecided)].join('\n')}\n`].join('\n');
}

function blockOf(findings: readonly LintFinding[], paint: Paint): string {
  const placeOf = ({ file, line }: LintFinding) => `${file}:${line}`;
  const width = Math.max(...findings.map((finding) => placeOf(finding).length));
  return findings.map((finding) => {
    const { level, code, message, why, fix } = finding;
    const place = placeOf(finding).padEnd(width);
    return [
      `${place}  ${paint(COLORS[level], level.padEnd(LONGEST_LEVEL))}  ${code}  ${message}`,
      paint('grey', `    why  ${why}`),
      paint('grey', `    fix  ${fix}`),
      '',
    ].join('\n');
  }).join('');
}

function summary(judged: number, findings: readonly LintFinding[]): string {
  const counts = Object.values(FindingLevel)
    .map((level) => ({ level, count: findings.filter((finding) => finding.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => (level === FindingLevel.INFO ? `${count} ${level}` : counted(count, level)));
  return `${counted(judged, 'gateway')} judged: ${counts.length === 0 ? 'nothing wrong' : listed(counts)}`;
}

/** `2 rules undecided: declare --cni and --proxy-mode`. */
function undecidedLine(undecided: readonly UndecidedRule[]): string[] {
  if (undecided.length === 0) {
    return [];
  }
  const flags = [...new Set(undecided.flatMap(({ needs }) => needs))].map(flagOf);
  const rules = `${counted(undecided.length, 'rule')} undecided (${undecided.map(({ code }) => code).join(', ')})`;
  return [flags.length === 0 ? `${rules}: not known for this data plane` : `${rules}: declare ${listed(flags)}`];
}
