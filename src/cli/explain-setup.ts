import type { ExplainOutput, ExplainReports } from './explain-output';
import { type DescribedSetup, type SetupFlags, setupOfFlags } from './setup-flags';
import { ReachabilityAnswer } from '../model/answer';
import { rowToJson } from '../model/json';
import { LISTENER_FEATURES } from '../model/listener-features';
import { BackendType } from '../model/load-balancer';
import { reachabilityRows } from '../model/matrix';
import { ClientKind, type ReachabilityRow, type ReachabilitySetup, TargetKind } from '../model/question';
import { clientName, EVERY_YES, reachabilityTable, TARGET_NAMES } from '../model/table';
import type { StrategyRequirement } from '../strategy/strategy-contract';

/** How a setup is explained. */
const REPORTS: ExplainReports<[described: DescribedSetup, rows: readonly ReachabilityRow[]]> = {
  text: (described, rows) => [heading(described), reachabilityTable(rows), ...reasons(rows)].join('\n'),
  json: ({ strategy = null, setup: { externalTrafficPolicy, loadBalancer, sourceRanges = null } }, rows) => {
    const document = {
      version: 1,
      strategy,
      externalTrafficPolicy,
      loadBalancer,
      sourceRanges,
      conditions: [EVERY_YES['gateway pod']],
      rows: rows.map(rowToJson),
    };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  },
};

/** `asm-gateway explain` with flags that describe a setup. */
export function explainSetup(flags: SetupFlags, output: ExplainOutput): string {
  const described = setupOfFlags(flags);
  return REPORTS[output](described, reachabilityRows(described.setup));
}

function heading({ strategy, needs, setup, loadBalancer }: DescribedSetup): string {
  const { externalTrafficPolicy, backendType = BackendType.UNKNOWN } = setup;
  const name = strategy === undefined ? '' : `Strategy ${strategy}: `;
  const backend = backendType === BackendType.UNKNOWN ? '' : `, backend type ${backendType}`;
  return [
    `${name}externalTrafficPolicy ${externalTrafficPolicy}${backend}.`,
    `Load balancer: ${loadBalancer}.`,
    ...rangesInWords(setup),
    ...needs.map(requirement),
    '',
  ].join('\n');
}

/** A line about the source ranges, if there are any. */
export function rangesInWords({ sourceRanges }: ReachabilitySetup): string[] {
  return sourceRanges === undefined ? [] : [`loadBalancerSourceRanges: ${sourceRanges.join(', ')}.`];
}

/** A requirement of the strategy as a line. */
export function requirement({ description, met }: StrategyRequirement): string {
  return `Requirement${met === ReachabilityAnswer.NO ? ' not met' : ''}: ${description}.`;
}

/** A line for each row in which a client may not get through, and one for what connections skip. */
function reasons(rows: readonly ReachabilityRow[]): string[] {
  const skipped = [...new Set(rows.flatMap(({ bypasses }) => bypasses))];
  const lines = [
    ...rows.filter(isWorthWarning).map((row) => (
      `${clientName(row)}, ${TARGET_NAMES[row.target]}: ${answerOf(row)}. ${row.why}`
    )),
    ...skipped.map((feature) => LISTENER_FEATURES[feature]).map(({ skips, adds, symptom }) => (
      `Skips ${skips}: the client connects to a gateway pod without the load balancer, which ${adds}; ${symptom}.`
    )),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

function answerOf({ connects, works, failure }: ReachabilityRow): string {
  return connects === ReachabilityAnswer.NO && failure !== undefined ? `no (${failure})` : works;
}

/**
 * What connections skip has a line of its own. The name of a Service is never known outside its cluster; an unresolved
 * name there is not worth a warning.
 */
function isWorthWarning({ works, bypasses, client, target }: ReachabilityRow): boolean {
  return works !== ReachabilityAnswer.YES && bypasses.length === 0
    && !(client === ClientKind.EXTERNAL && target === TargetKind.SERVICE_DNS);
}
