import type { ExplainOutput, ExplainReports } from './explain-output';
import { type DescribedSetup, type SetupFlags, setupOfFlags } from './setup-flags';
import { ReachabilityAnswer } from '../model/answer';
import { rowToJson } from '../model/json';
import { BackendType } from '../model/load-balancer';
import { reachabilityRows } from '../model/matrix';
import { ClientKind, type ReachabilityRow, TargetKind } from '../model/question';
import { clientName, reachabilityTable, TARGET_NAMES } from '../model/table';
import type { StrategyRequirement } from '../strategy/strategy-contract';

/** How a setup is explained. */
const REPORTS: ExplainReports<[described: DescribedSetup, rows: readonly ReachabilityRow[]]> = {
  text: (described, rows) => [heading(described), reachabilityTable(rows), ...reasons(rows)].join('\n'),
  json: ({ strategy = null, setup: { externalTrafficPolicy } }, rows) => {
    const document = { version: 1, strategy, externalTrafficPolicy, rows: rows.map(rowToJson) };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  },
};

/** `asm-gateway explain` with flags that describe a setup. */
export function explainSetup(flags: SetupFlags, output: ExplainOutput): string {
  const described = setupOfFlags(flags);
  return REPORTS[output](described, reachabilityRows(described.setup));
}

function heading({ strategy, needs, setup }: DescribedSetup): string {
  const { externalTrafficPolicy, backendType = BackendType.UNKNOWN } = setup;
  const name = strategy === undefined ? '' : `Strategy ${strategy}: `;
  const backend = backendType === BackendType.UNKNOWN ? '' : `, backend type ${backendType}`;
  return [`${name}externalTrafficPolicy ${externalTrafficPolicy}${backend}.`, ...needs.map(requirement), ''].join('\n');
}

function requirement({ description, met }: StrategyRequirement): string {
  return `Requirement${met === ReachabilityAnswer.NO ? ' not met' : ''}: ${description}.`;
}

/** A line for each row in which a client may not get through. */
function reasons(rows: readonly ReachabilityRow[]): string[] {
  const lines = rows.filter(isWorthWarning).map((row) => {
    const failure = row.connects === ReachabilityAnswer.NO && row.failure !== undefined ? ` (${row.failure})` : '';
    return `${clientName(row)}, ${TARGET_NAMES[row.target]}: ${row.connects}${failure}. ${row.why}`;
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

/** The name of a Service is never known outside its cluster. An unresolved name there is not worth a warning. */
function isWorthWarning({ connects, client, target }: ReachabilityRow): boolean {
  return connects !== ReachabilityAnswer.YES && !(client === ClientKind.EXTERNAL && target === TargetKind.SERVICE_DNS);
}
