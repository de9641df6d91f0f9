import { diagnosisWorthSaying, sentence } from './diagnoses';
import type { Verdict, WorkloadVerdict } from './verdict';
import { junitXml, type TestCase } from '../findings/junit';
import type { DiagnosedResult } from '../probe/diagnosis';
import { oneLineIn } from '../text';

/** The class name of cases without a node. */
const NO_NODE = 'no node';

/**
 * The verdict as JUnit XML for CI systems: a suite for each workload, a case for each probe. Missing results are an
 * error, so a report without failures is never mistaken for a complete one.
 */
export function verdictJunit(verdict: Verdict): string {
  const { workloads, leftover } = oneLineIn(verdict);
  return junitXml('asm-gateway verify', [
    ...workloads.map((workload) => ({ name: workload.name, cases: casesOf(workload) })),
    ...leftover === undefined ? [] : [{ name: 'cleanup', cases: [errorCase('cleanup', leftover)] }],
  ]);
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
