import type { NotCovered } from './coverage';
import type { Outcome, Verdict, WorkloadVerdict } from './verdict';
import type { ProbeResult } from '../probe/result';
import { counted, listed } from '../text';

/** The most nodes that are named one by one. */
const MOST_NAMES = 5;

/** What explains a load balancer address that does not answer. */
const EXPLANATION = 'Pods that cannot reach the load balancer address: asm-gateway explain ASMG0301 says why, and what helps.';

/** What is said at the end: the verdict, what was not covered, where to read on. */
export function summary({ outcome, workloads }: Verdict): string {
  const probes = workloads.flatMap((workload) => workload.probes);
  const nodes = new Set(probes.map(({ node }) => node));
  const failed = probes.filter(({ ok }) => !ok).length;
  const asked = `${counted(probes.length, 'probe')} on ${counted(nodes.size, 'node')}`;
  return [
    '',
    probes.length === 0 ? 'no probe gave a result' : `${asked}: ${heldText(failed, outcome)}`,
    ...workloads.flatMap((workload) => coverageLines(workload, workloads.length > 1)),
    ...probes.some(isStranded) ? [EXPLANATION] : [],
    '',
  ].join('\n');
}

/** Whether a client got no connection to the load balancer, and somebody expected that it would. */
function isStranded({ ok, target, expectation, stage }: ProbeResult): boolean {
  return !ok && target === 'load-balancer' && expectation !== 'no-connection' && stage === 'connect';
}

function heldText(failed: number, outcome: Outcome): string {
  if (failed > 0) {
    return `${counted(failed, 'expectation')} did not hold`;
  }
  return outcome === 'passed' ? 'all expectations held' : 'all expectations held, but not everything was asked';
}

/** The nodes that were not covered, those of one reason together. */
function coverageLines({ name, notCovered }: WorkloadVerdict, isOneOfSeveral: boolean): string[] {
  const reasons = [...new Set(notCovered.map(({ why }) => why))];
  const whose = isOneOfSeveral ? ` by ${name}` : '';
  return reasons.map((reason) => `not covered${whose}: ${reasonText(reason, notCovered.filter(({ why }) => why === reason))}`);
}

/** Pods without a node have no name that would tell anybody anything. */
function reasonText(reason: string, those: readonly NotCovered[]): string {
  const names = those.flatMap(({ node }) => node ?? []);
  if (names.length === 0) {
    return those.length === 1 ? reason : `${reason} (${counted(those.length, 'pod')})`;
  }
  return `${names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more` : listed(names)} (${reason})`;
}
