import { diagnosisWorthSaying, sentence } from './diagnoses';
import type { Verdict, WorkloadVerdict } from './verdict';
import type { DiagnosedResult } from '../probe/diagnosis';
import { oneLineIn } from '../text';

interface CaseOutcome {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly message: string;
}

interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly seconds: number;

  /** Undefined if the case passed. */
  readonly outcome?: CaseOutcome;
}

const OUTCOMES = [['failures', 'failure'], ['errors', 'error'], ['skipped', 'skipped']] as const;

/** The class name of cases without a node. */
const NO_NODE = 'no node';

const ENTITIES = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;']]);

/**
 * The verdict as JUnit XML for CI systems: a suite for each workload, a case for each probe. Missing results are an
 * error, so a report without failures is never mistaken for a complete one.
 *
 * Source: https://github.com/testmoapp/junitxml
 */
export function verdictJunit(verdict: Verdict): string {
  const { workloads, leftover } = oneLineIn(verdict);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="asm-gateway verify">',
    ...workloads.flatMap((workload) => suite(workload.name, casesOf(workload))),
    ...leftover === undefined ? [] : suite('cleanup', [errorCase('cleanup', leftover)]),
    '</testsuites>',
    '',
  ].join('\n');
}

function casesOf({ probes, notCovered, problem }: WorkloadVerdict): TestCase[] {
  return [
    ...probes.map(probeCase),
    ...notCovered.map(({ node, why }): TestCase => ({
      className: node ?? NO_NODE, name: 'is covered', seconds: 0, outcome: { kind: 'skipped', message: why },
    })),
    ...problem === undefined ? [] : [errorCase('verdict', problem)],
  ];
}

function errorCase(name: string, message: string): TestCase {
  return { className: NO_NODE, name, seconds: 0, outcome: { kind: 'error', message } };
}

function probeCase(probe: DiagnosedResult): TestCase {
  const { node, client, target, url, ok, message, expectation, totalSeconds } = probe;
  const control = expectation === 'control' ? '(control)' : null;
  const diagnosis = diagnosisWorthSaying(probe);
  const reason = diagnosis === undefined ? '' : `. ${sentence(diagnosis)}`;
  return {
    className: node ?? NO_NODE,
    name: [client, target, url, control].filter((part) => part !== null).join(' '),
    seconds: totalSeconds ?? 0,
    outcome: ok ? undefined : { kind: 'failure', message: `${message}${reason}` },
  };
}

function suite(name: string, cases: readonly TestCase[]): string[] {
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

function caseText({ className, name, seconds, outcome }: TestCase): string {
  const opening = `    <testcase${attributes({ classname: className, name, time: seconds.toFixed(3) })}`;
  return outcome === undefined
    ? `${opening}/>`
    : `${opening}><${outcome.kind}${attributes({ message: outcome.message })}/></testcase>`;
}

function attributes(values: { readonly [name: string]: string | number }): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('');
}

/** An attribute's value. It is printable, so XML 1.0 allows all of it. Source: https://www.w3.org/TR/xml/#charsets */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES.get(character) ?? character);
}
