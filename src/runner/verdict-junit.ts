import type { Verdict, WorkloadVerdict } from './verdict';
import type { ProbeResult } from '../probe/result';

interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly seconds: number;

  /** What became of it, if it did not pass. */
  readonly outcome?: { readonly kind: 'failure' | 'error' | 'skipped'; readonly message: string };
}

const OUTCOMES = [['failures', 'failure'], ['errors', 'error'], ['skipped', 'skipped']] as const;

/** The class of what no node is known for. */
const NO_NODE = 'no node';

const ENTITIES = new Map([
  ['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ['\n', '&#10;'], ['\r', '&#13;'], ['\t', '&#9;'],
]);

/**
 * The verdict as JUnit XML, which CI systems show: a suite for each workload, a case for each probe. That not everything was asked is an
 * error, so that nobody takes what was not asked for what held.
 *
 * Source: https://github.com/testmoapp/junitxml
 */
export function verdictJunit({ workloads }: Verdict): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="asm-gateway verify">',
    ...workloads.flatMap((workload) => suite(workload.name, casesOf(workload))),
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
    ...problem === undefined ? [] : [{ className: NO_NODE, name: 'verdict', seconds: 0, outcome: { kind: 'error', message: problem } as const }],
  ];
}

function probeCase({ node, client, target, url, ok, message, totalSeconds }: ProbeResult): TestCase {
  return {
    className: node ?? NO_NODE,
    name: [client, target, url].filter((part) => part !== null).join(' '),
    seconds: totalSeconds ?? 0,
    outcome: ok ? undefined : { kind: 'failure', message },
  };
}

function suite(name: string, cases: readonly TestCase[]): string[] {
  const counts = OUTCOMES.map(([counter, kind]) => [counter, cases.filter(({ outcome }) => outcome?.kind === kind).length] as const);
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  return [
    `  <testsuite${attributes({ name, tests: cases.length, ...Object.fromEntries(counts), time: seconds.toFixed(3) })}>`,
    ...cases.map(({ className, name: caseName, seconds: time, outcome }) => {
      const opening = `    <testcase${attributes({ classname: className, name: caseName, time: time.toFixed(3) })}`;
      return outcome === undefined ? `${opening}/>` : `${opening}><${outcome.kind}${attributes({ message: outcome.message })}/></testcase>`;
    }),
    '  </testsuite>',
  ];
}

function attributes(values: { readonly [name: string]: string | number }): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('');
}

/** XML knows no other control characters, not even escaped, and no halves of surrogate pairs. Source: https://www.w3.org/TR/xml/#charsets */
function escaped(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/[&<>"\n\r\t]/g, (character) => ENTITIES.get(character) ?? character);
}
