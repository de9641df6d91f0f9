import type { NotCovered } from './coverage';
import type { Outcome, Verdict, WorkloadVerdict } from './verdict';
import type { ProbeResult } from '../probe/result';
import { counted, listed, oneLineIn, wrapped } from '../text';

/** The largest number of nodes that are named one by one. */
const MOST_NAMES = 5;

/** The indent of wrapped lines. */
const INDENT = 4;

/** The advice after a load balancer address did not answer. */
const EXPLANATION = 'Some clients cannot reach the load balancer address. See: asm-gateway explain ASMG0301';

/** The end of the report: the verdict, the nodes that were not covered, and where to read on. Wrapped at `width`. */
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
    ...probes.some(isStranded) ? [EXPLANATION] : [],
    '',
  ].map((line) => wrapped(line, width, INDENT)).join('\n');
}

/** Whether a client could not connect to the load balancer, contrary to the expectation. */
function isStranded({ ok, target, expectation, stage }: ProbeResult): boolean {
  return !ok && target === 'load-balancer' && expectation !== 'no-connection' && stage === 'connect';
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
  const more = names.length - MOST_NAMES;
  return `${more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : listed(names)} (${reason})`;
}
