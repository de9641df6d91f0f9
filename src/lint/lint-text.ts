import { codeFrame } from './code-frame';
import type { AcknowledgedFinding, LintFinding, LintResult, PassedOver, ReadCounts } from './result';
import { FindingLevel } from '../findings/finding';
import { pointerTo } from '../findings/page';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import type { UndecidedRule } from '../rules/judgement';
import { type Color, counted, greatest, grouped, listed, oneLine, oneLineIn, type Paint, wrapped } from '../text';

const COLORS: { readonly [level in FindingLevel]: Color } = {
  [FindingLevel.ERROR]: 'red',
  [FindingLevel.WARNING]: 'yellow',
  [FindingLevel.INFO]: 'cyan',
  [FindingLevel.UNKNOWN]: 'cyan',
};

const LONGEST_LEVEL = Math.max(...Object.values(FindingLevel).map(({ length }) => length));

/** The column at which the lines below a finding begin. */
const INDENT = 4;

/** The indent of wrapped lines of a reason or a fix: below its first word. */
const TEXT_INDENT = INDENT + 'fix  '.length;

/**
 * The result for a person: the findings of each file, each with its source line and the fix. The reason is printed with
 * the first finding of a code that has it. Lines are wrapped at `width`. Ends with a line feed.
 */
export function lintText(result: LintResult, paint: Paint, width = Infinity): string {
  // The source line is made printable together with its caret.
  const findings = result.findings.map(({ sourceLine, ...finding }) => ({ ...oneLineIn(finding), sourceLine }));
  const reasonOf = ({ code, why }: LintFinding) => `${code} ${why}`;
  const firstWith = new Map([...findings].reverse().map((finding) => [reasonOf(finding), finding]));
  const blocks = byFile(findings).map((those) => {
    const placeWidth = greatest(those.map((finding) => placeOf(finding).length));
    return those.map((finding) => {
      const withReason = firstWith.get(reasonOf(finding)) === finding;
      return findingText(finding, { placeWidth, withReason, paint, width });
    }).join('');
  });
  return [...blocks, lintSummary(result, width)].join('\n');
}

/** The counts, what was passed over, what is undecided, and where to read more. Ends with a line feed. */
export function lintSummary(result: LintResult, width = Infinity): string {
  const { judged, read, passedOver, findings, acknowledged, undecided, settings } = result;
  const pointer = findings.length === 0 ? [] : [pointerTo(findings.map(({ code }) => code))];
  const lines = [
    ...fixedLines(result), summary(result), ...fixableLines(findings), ...acknowledgedLines(acknowledged),
    ...readLines(read, judged),
    ...settings === undefined ? [] : [`Settings: ${oneLine(settings)}`],
    ...passedOverLines(passedOver, judged), ...undecidedLines(undecided), ...pointer,
  ];
  return `${lines.map((line) => wrapped(line, width, INDENT)).join('\n')}\n`;
}

function byFile(findings: readonly LintFinding[]): LintFinding[][] {
  return [...grouped(findings, ({ file }) => file).values()];
}

/** `gateway.yaml:8:3`, in the form that editors recognize. */
function placeOf({ file, line, column }: LintFinding): string {
  return `${file}:${line}:${column}`;
}

interface Layout {
  readonly placeWidth: number;
  readonly withReason: boolean;
  readonly paint: Paint;
  readonly width: number;
}

function findingText(finding: LintFinding, { placeWidth, withReason, paint, width }: Layout): string {
  const { level, code, message, why, fix } = finding;
  const place = placeOf(finding).padEnd(placeWidth);
  const color = (text: string) => paint(COLORS[level], text);
  const part = (name: string, text: string) => (
    paint('grey', wrapped(`${' '.repeat(INDENT)}${name}  ${text}`, width, TEXT_INDENT))
  );
  return [
    wrapped(`${place}  ${color(level.padEnd(LONGEST_LEVEL))}  ${code}  ${message}`, width, INDENT),
    ...codeFrame(finding, INDENT, width, color),
    ...withReason ? [part('why', why)] : [],
    part('fix', fix),
    '',
  ].join('\n');
}

function summary({ judged, services, findings, acknowledged = [] }: LintResult): string {
  const counts = Object.values(FindingLevel)
    .map((level) => ({ level, count: findings.filter((finding) => finding.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => (level === FindingLevel.INFO ? `${count} ${level}` : counted(count, level)));
  const all = [...counts, ...acknowledged.length === 0 ? [] : [`${acknowledged.length} acknowledged`]];
  const nothing = judged === 0 ? 'nothing was judged' : 'nothing wrong';
  return `${judgedText(judged - services, services)} judged: ${all.length === 0 ? nothing : listed(all)}`;
}

/** What `--fix` did: `Fixed: 2 of 3 findings in a.yaml`. */
function fixedLines({ fixed = [], unfixed = [], appeared = [] }: LintResult): string[] {
  return [
    ...fixed.map(({ file, fixed: count, of }) => `Fixed: ${count} of ${counted(of, 'finding')} in ${oneLine(file)}`),
    ...unfixed.map(({ finding: { code, file, line }, why }) => (
      `Not fixed: ${code} at ${oneLine(file)}:${line} (${oneLine(why)})`
    )),
    ...appeared.map(({ code, file, line }) => `New since the fixes: ${code} at ${oneLine(file)}:${line}`),
  ];
}

/** What `--fix` would do. */
function fixableLines(findings: readonly LintFinding[]): string[] {
  const count = findings.filter(({ replacements }) => replacements !== undefined).length;
  return count === 0 ? [] : [`Fixable: ${counted(count, 'finding')} with --fix; --fix --dry-run shows the changes`];
}

/** `Acknowledged: ASMG0301 at a.yaml:8 (clients use the DNS name)`. */
function acknowledgedLines(acknowledged: readonly AcknowledgedFinding[] = []): string[] {
  return acknowledged.map(oneLineIn).map(({ code, file, line, reason }) => (
    `Acknowledged: ${code} at ${file}:${line} (${reason})`
  ));
}

/** `1 gateway and 2 Services`. */
function judgedText(gateways: number, services: number): string {
  const parts = [
    ...gateways > 0 || services === 0 ? [counted(gateways, 'gateway')] : [],
    ...services > 0 ? [counted(services, 'Service')] : [],
  ];
  return listed(parts);
}

/** `Read: 3 files, 5 documents, 12 objects`, if that is more than what was judged of one file. */
function readLines(read: ReadCounts | undefined, judged: number): string[] {
  return read === undefined || (read.files === 1 && read.objects === judged) ? [] : [
    `Read: ${[
      counted(read.files, 'file'), counted(read.documents, 'document'), counted(read.objects, 'object'),
    ].join(', ')}`,
  ];
}

/** The most places that are listed for one reason. */
const MOST_PLACES = 3;

/**
 * What was not judged: always what users may expect to be judged, with its places, and everything if nothing was
 * judged. Other kinds are only counted.
 */
function passedOverLines(all: readonly PassedOver[], judged: number): string[] {
  const shown = all.filter(({ isSurprising }) => isSurprising || judged === 0);
  return [...grouped(shown, ({ kind, why }) => `${kind} ${why}`).values()].flatMap((alike) => (
    alike.slice(0, 1).map(({ kind, why, isSurprising }) => (
      `Passed over: ${alike.length} × ${oneLine(kind) || 'object'} (${oneLine(why)})`
        + (isSurprising ? placesOf(alike) : '')
    ))
  ));
}

/** `: a.yaml:3, b.yaml:1, c.yaml:1 and 4 more`. */
function placesOf(alike: readonly PassedOver[]): string {
  const places = alike.slice(0, MOST_PLACES).map(({ file, line }) => `${oneLine(file)}:${line()}`);
  const more = alike.length - places.length;
  return `: ${places.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

/** `2 rules undecided (ASMG0208, ASMG0302): declare --cni`, and a line for rules that no flag decides. */
function undecidedLines(undecided: readonly UndecidedRule[]): string[] {
  const decidable = undecided.filter(({ needs }) => needs.length > 0);
  const others = undecided.filter(({ needs }) => needs.length === 0);
  const flags = PLATFORM_FLAGS.filter(({ field }) => decidable.some(({ needs }) => needs.includes(field)));
  return [
    ...decidable.length === 0 ? [] : [`${undecidedText(decidable)}: declare ${listed(flags.map(({ flag }) => flag))}`],
    ...others.length === 0 ? [] : [`${undecidedText(others)}: not known for this data plane`],
  ];
}

function undecidedText(rules: readonly UndecidedRule[]): string {
  return `${counted(rules.length, 'rule')} undecided (${rules.map(({ code }) => code).join(', ')})`;
}
