import { type SetUp, type SetUpFlags, setUpOfFlags } from './set-up';
import { Answer } from '../model/answer';
import { rowToJson } from '../model/json';
import { BackendType } from '../model/load-balancer';
import { reachabilityRows } from '../model/matrix';
import { ClientKind, type ReachabilityRow, TargetKind } from '../model/question';
import { clientName, reachabilityTable, TARGET_NAMES } from '../model/table';

/** How a set-up is explained. */
const REPORTS: { readonly [output: string]: (explained: SetUp, rows: readonly ReachabilityRow[]) => string } = {
  text: (explained, rows) => [heading(explained), reachabilityTable(rows), ...reasons(rows)].join('\n'),
  json: ({ strategy, setUp: { externalTrafficPolicy } }, rows) => (
    `${JSON.stringify({ version: 1, strategy: strategy ?? null, externalTrafficPolicy, rows: rows.map(rowToJson) }, undefined, 2)}\n`
  ),
};

/** `asm-gateway explain` with flags that describe a set-up. */
export function explainSetUp(flags: SetUpFlags, output: string): string {
  const explained = setUpOfFlags(flags);
  return REPORTS[output](explained, reachabilityRows(explained.setUp));
}

function heading({ strategy, needs, setUp: { externalTrafficPolicy, backendType } }: SetUp): string {
  const backend = backendType === undefined || backendType === BackendType.UNKNOWN ? '' : `, backend type ${backendType}`;
  return [
    `${strategy === undefined ? '' : `Strategy ${strategy}: `}externalTrafficPolicy ${externalTrafficPolicy}${backend}.`,
    ...needs.map(({ description, met }) => `It needs that ${description}${met === Answer.NO ? ', which is not so here' : ''}.`),
    '',
  ].join('\n');
}

/** A line for each row in which a client may not get through. */
function reasons(rows: readonly ReachabilityRow[]): string[] {
  const lines = rows.filter(isWorthWarning).map((row) => {
    const failure = row.connects === Answer.NO && row.failure !== undefined ? ` (${row.failure})` : '';
    return `${clientName(row)}, ${TARGET_NAMES[row.target]}: ${row.connects}${failure}. ${row.why}`;
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

/** Nobody expects the name of a Service to be known outside its cluster. */
function isWorthWarning({ connects, client, target }: ReachabilityRow): boolean {
  return connects !== Answer.YES && !(client === ClientKind.EXTERNAL && target === TargetKind.SERVICE_DNS);
}
