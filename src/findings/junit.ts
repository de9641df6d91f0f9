/*
 * JUnit XML, which CI systems show as results of tests.
 *
 * Source: https://github.com/testmoapp/junitxml
 */

/** How a case ended that did not pass. */
export interface CaseOutcome {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly message: string;
}

/** A line of the report. */
export interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly seconds: number;

  /** Undefined if the case passed. */
  readonly outcome?: CaseOutcome;

  /** What is worth reading and is no failure. */
  readonly output?: string;
}

const OUTCOMES = [['failures', 'failure'], ['errors', 'error'], ['skipped', 'skipped']] as const;

const ENTITIES = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;']]);

/** Cases with a common name. */
export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/** The document. All texts in it must be printable on one line. */
export function junitXml(name: string, suites: readonly TestSuite[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name })}>`,
    ...suites.flatMap(suite),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite({ name, cases }: TestSuite): string[] {
  const counts = Object.fromEntries(OUTCOMES.map(([counter, kind]) => (
    [counter, cases.filter(({ outcome }) => outcome?.kind === kind).length] as const
  )));
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  return [
    `  <testsuite${attributes({ name, tests: cases.length, ...counts, time: seconds.toFixed(3) })}>`,
    ...cases.map(caseText),
    '  </testsuite>',
  ];
}

function caseText({ className, name, seconds, outcome, output }: TestCase): string {
  const opening = `    <testcase${attributes({ classname: className, name, time: seconds.toFixed(3) })}`;
  const inner = [
    ...outcome === undefined ? [] : [`<${outcome.kind}${attributes({ message: outcome.message })}/>`],
    ...output === undefined ? [] : [`<system-out>${escaped(output)}</system-out>`],
  ].join('');
  return inner === '' ? `${opening}/>` : `${opening}>${inner}</testcase>`;
}

function attributes(values: { readonly [name: string]: string | number }): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('');
}

/** A value as XML. It is printable, so XML 1.0 allows all of it. Source: https://www.w3.org/TR/xml/#charsets */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? character);
}
