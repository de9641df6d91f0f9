import { clusterWith, filledWith } from './diagnose/report-support';
import { fc } from './support/properties';
import { clustersHtml } from '../src/diagnose/clusters-html';
import { clustersMarkdown } from '../src/diagnose/clusters-markdown';
import { clustersMermaid } from '../src/diagnose/clusters-mermaid';
import { FindingLevel } from '../src/findings/finding';
import { codeFrame } from '../src/lint/code-frame';
import { lintJunit } from '../src/lint/lint-junit';
import { lintSarif } from '../src/lint/lint-sarif';
import { lintText } from '../src/lint/lint-text';
import type { LintFinding } from '../src/lint/result';
import { cleanText } from '../src/runner/clean-report';
import { tableFor } from '../src/runner/result-table';
import { summary } from '../src/runner/summary';
import type { Verdict } from '../src/runner/verdict';
import { verdictJunit } from '../src/runner/verdict-junit';
import { oneLine, printable, shown } from '../src/text';
import { planFor, result } from './runner/support';

/* Whatever comes from a cluster or a file reaches a terminal, a CI log and a report as text only. */

const FIXED = { seed: 20261127, numRuns: 200 };

/** Ranges of code points that are not text, written without the expression that the code uses. */
const RANGES = [
  [0x00, 0x09], [0x0b, 0x1f], [0x7f, 0x9f], [0xad, 0xad], [0x61c, 0x61c], [0x200b, 0x200b], [0x200e, 0x200f], [0x2028, 0x202e], [0x2060, 0x206f],
  [0xd800, 0xdfff], [0xfeff, 0xfeff], [0xfff9, 0xfffb], [0xffff, 0xffff], [0xe0001, 0xe0001], [0xe0020, 0xe007f],
];

const isText = (character: string) => {
  const code = character.codePointAt(0) ?? 0;
  return !RANGES.some(([first, last]) => code >= first && code <= last);
};

const notText = (text: string) => Array.from(text).filter((character) => !isText(character));

/** What GitHub and Azure take as a command: source code of their runners, `ActionCommand` and `Command`. */
const commandsIn = (text: string) => text.split('\n').filter((line) => line.trim().startsWith('::') || /##[a-z]*\[/i.test(line));

/** Texts in which hostile parts are likely. */
const hostile = fc.array(fc.oneof(
  fc.constantFrom(
    '\u001b[31m', '\u001b]8;;http://a\u0007', '\u009b31m', '\r', '\n', '\r\n', '\n::error::forged', '::warning file=a::x', '  ::set-output name=a::b',
    '##[error]x', '##vso[task.complete result=Succeeded;]', '###[group]', '\u202e', '\u2066', '\u2028', '\u0085', '\ud800', '\u0000', '\ufeff', '\u{e0041}', '\t', '\b',
  ),
  fc.string({ unit: 'binary' }),
), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

const LINE = 'a plain line';

describe('printable', () => {
  test('leaves no character that is not text, and no command', () => {
    fc.assert(fc.property(hostile, (text) => {
      expect([notText(printable(text)), commandsIn(printable(text))]).toEqual([[], []]);
    }), FIXED);
  });

  test('changes nothing the second time', () => {
    fc.assert(fc.property(hostile, (text) => expect(printable(printable(text))).toBe(printable(text))), FIXED);
  });

  test.each(['kubectl get nodes', 'a: b:: c', 'spec["a"] # comment', 'ä 中文 😀 👩\u200d👩', 'one\ntwo', '# # [x]', 'https://[::1]:80/'])('leaves text alone: %j', (text) => {
    expect(printable(text)).toBe(text);
  });

  test('keeps the meaning of JSON', () => {
    fc.assert(fc.property(fc.dictionary(hostile, hostile), (value) => {
      const text = printable(JSON.stringify(value, undefined, 2));
      expect([JSON.parse(text), notText(text), commandsIn(text)]).toEqual([JSON.parse(JSON.stringify(value)), [], []]);
    }), FIXED);
  });

  test('shows what it replaced', () => {
    expect(printable('a\u001b[31m\r\n::error::b ##[x]\u{e0041}')).toBe('a\\u001b[31m\\u000d\n\\u003a:error::b #\\u0023[x]\\udb40\\udc41');
  });

  test('on one line has no line feed either', () => {
    fc.assert(fc.property(hostile, (text) => expect(oneLine(text)).not.toContain('\n')), FIXED);
  });

  test('is every value in a message', () => {
    fc.assert(fc.property(fc.oneof(hostile, fc.array(hostile)), (value) => {
      expect([notText(shown(value)), shown(value).includes('\n')]).toEqual([[], false]);
    }), FIXED);
  });
});

const plain = (_: unknown, text: string) => text;

/** A finding with a text in every place that comes from a file. */
const finding = (text: string): LintFinding => ({
  code: 'ASMG0101',
  level: FindingLevel.ERROR,
  message: `name ${text} is invalid`,
  why: `because ${text}`,
  fix: `Do not write ${text}.`,
  file: `${text}.yaml`,
  line: 1,
  column: 2,
  sourceLine: text.replaceAll('\n', ' '),
  object: text,
  field: ['spec', text],
});

/** A verdict with a text in every place that comes from a cluster. */
const verdict = (text: string): Verdict => ({
  outcome: 'failed',
  workloads: [{
    name: text, probes: [result({ node: text, url: text, message: text, ok: false })], notCovered: [{ node: text, why: text }], problem: text,
  }],
  leftover: text,
});

/** Every report that is not JSON. */
const REPORTS: readonly (readonly [string, (text: string) => string])[] = [
  ['the text of lint', (text) => lintText({ judged: 1, services: 0, passedOver: [], findings: [finding(text)], undecided: [] }, plain)],
  ['the source line of lint', (text) => codeFrame(finding(text), 4, 80, (each) => each).join('\n')],
  ['the SARIF of lint', (text) => JSON.stringify(lintSarif({ judged: 1, services: 0, passedOver: [], findings: [finding(text)], undecided: [] }, '1'), undefined, 2)],
  ['the JUnit of lint', (text) => lintJunit({ judged: 1, services: 0, passedOver: [], findings: [finding(text)], undecided: [] }, [`${text}.yaml`])],
  ['the summary of verify', (text) => summary(verdict(text))],
  ['the JUnit report of verify', (text) => verdictJunit(verdict(text))],
  ['the table of verify', (text) => {
    const { header, rows } = tableFor([planFor('dns')], [text], plain);
    return header + rows(planFor('dns'), { node: text, results: [result({ node: text, url: text, message: text, ok: false })], lacking: undefined });
  }],
  ['the Markdown of diagnose', (text) => clustersMarkdown([clusterWith(filledWith(text), text)])],
  ['the flowchart of diagnose', (text) => clustersMermaid([clusterWith(filledWith(text), text)])],
  ['the HTML of diagnose', (text) => clustersHtml([clusterWith(filledWith(text), text)], undefined).replace(/<tspan.*?<\/tspan>/g, '')],
  ['the report of --clean', (text) => cleanText({
    removed: [{ run: text, kind: text, namespace: text, name: text }], left: [], current: [{ run: text, overAfter: text }], problems: [],
  })],
];

describe.each(REPORTS)('%s', (_, report) => {
  const lines = report(LINE).split('\n').length;

  test('has no forged line and nothing that is not text', () => {
    fc.assert(fc.property(hostile, (text) => {
      const printed = printable(report(`x${text}`));
      expect([printed.split('\n').length, notText(printed), commandsIn(printed)]).toEqual([lines, [], []]);
    }), FIXED);
  });
});

test('the SARIF of lint has text also for a reader that decodes it', () => {
  fc.assert(fc.property(hostile, (text) => {
    const sarif = JSON.parse(JSON.stringify(lintSarif({ judged: 1, services: 0, passedOver: [], findings: [finding(`x${text}`)], undecided: [] }, '1'))) as {
      runs: { results: { message: { text: string }; locations: { logicalLocations: { fullyQualifiedName: string }[] }[] }[] }[];
    };
    const [{ message, locations }] = sarif.runs[0].results;
    expect([notText(message.text), notText(locations[0].logicalLocations[0].fullyQualifiedName)]).toEqual([[], []]);
  }), FIXED);
});
