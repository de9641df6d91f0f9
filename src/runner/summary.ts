import type { NotCovered } from './coverage';
import { diagnosisWorthSaying, missingGateway, sentence } from './diagnoses';
import type { Outcome, Verdict, WorkloadVerdict } from './verdict';
import { counted, listed, oneLineIn, wrapped } from '../text';

/** The largest number of nodes that are named one by one. */
const MOST_NAMES = 5;

/** The indent of wrapped lines. */
const INDENT = 4;

/** The end of the report: the verdict, the nodes that were not covered, and the diagnoses. Wrapped at `width`. */
export function summary(verdict: Verdict, width = Infinity): string {
  const { outcome, workloads } = oneLineIn(verdict);
  const probes = workloads.flatMap((workload) => workload.probes);
  const nodes = new Set(probes.map(({ node }) => node));
  const failed = probes.filter(({ ok }) => !ok).length;
  const counts = `${counted(probes.length, 'probe')} on ${counted(nodes.size, 'node')}`;
  return [
    '',
    probes.length === 0 ? 'no probe reported a result' : `${counts}: ${heldText(failed, outcome)}`,
    ...workloads.flatMap((workload) => coverageLines(workload, workloads.length > 1)),
    ...workloads.flatMap((workload) => diagnosisLines(workload, workloads.length > 1)),
    '',
  ].map((line) => wrapped(line, width, INDENT)).join('\n');
}

/** The diagnoses of a workload, one line for each kind, with the Istio Gateway to apply if nothing listens. */
function diagnosisLines({ name, probes, gatewayPods }: WorkloadVerdict, isOneOfSeveral: boolean): string[] {
  const whose = isOneOfSeveral ? ` (${name})` : '';
  return [...new Set(probes.flatMap((probe) => diagnosisWorthSaying(probe) ?? []))].flatMap((diagnosis) => {
    const those = probes.filter((probe) => diagnosisWorthSaying(probe) === diagnosis);
    const nodes = [...new Set(those.flatMap(({ node }) => node ?? []))];
    const where = nodes.length === 0 ? '' : ` on ${namesText(nodes)}`;
    const manifest = missingGateway(those, gatewayPods);
    return [
      sentence(diagnosis, `${where}${whose}`),
      ...manifest === undefined ? [] : ['', manifest],
    ];
  });
}

function heldText(failed: number, outcome: Outcome): string {
  if (failed > 0) {
    return `${counted(failed, 'expectation')} did not hold`;
  }
  return outcome === 'passed' ? 'all expectations held' : 'all expectations held, but results are missing';
}

/** The nodes that were not covered, one line for each reason. */
function coverageLines({ name, notCovered }: WorkloadVerdict, isOneOfSeveral: boolean): string[] {
  const reasons = [...new Set(notCovered.map(({ why }) => why))];
  const whose = isOneOfSeveral ? ` by ${name}` : '';
  return reasons.map((reason) => {
    const those = notCovered.filter(({ why }) => why === reason);
    return `not covered${whose}: ${reasonText(reason, those)}`;
  });
}

/** Pods without a node are counted, not named: their names are random. */
function reasonText(reason: string, those: readonly NotCovered[]): string {
  const names = those.flatMap(({ node }) => node ?? []);
  if (names.length === 0) {
    return those.length === 1 ? reason : `${reason} (${counted(those.length, 'pod')})`;
  }
  return `${namesText(names)} (${reason})`;
}

function namesText(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : listed(names);
}
