import { type Plan, targetsOf } from './plan';
import type { Answer } from './pod-answer';
import type { ProbeResult } from '../probe/result';
import { ADDRESS } from '../probe/target-kind';
import type { Paint } from '../text';

/** A table that is printed row by row, with widths that are known before the first row. */
export interface Table {
  readonly header: string;

  /** The rows for an answer, with their line feeds. */
  readonly rows: (plan: Plan, answer: Answer) => string;
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (plan: Plan, answer: Answer, result: ProbeResult) => string;
}

/** Room for an IPv4 address that is not known before the probe has read it. */
const ROOM_FOR_ADDRESS = '255.255.255.255';

/** The width for names of nodes where nobody may read them. */
const USUAL_NODE = 24;

const NOBODY = '-';

/** A table for what is planned on these nodes (undefined: not known). The workload is named where there are several. */
export function tableFor(plans: readonly Plan[], nodes: readonly string[] | undefined, paint: Paint): Table {
  const targets = plans.flatMap(targetsOf);
  const columns: Column[] = [
    ...plans.length < 2 ? [] : [column('workload', plans.map(({ name }) => name), ({ name }) => name)],
    column('node', nodes ?? [NOBODY.padEnd(USUAL_NODE)], (_, { node }) => node ?? NOBODY),
    column('client', ['host'], (_plan, _answer, { client }) => client),
    column('target', targets.map(({ target }) => target), (_plan, _answer, { target }) => target),
    column('url', targets.map(({ url }) => url.replaceAll(ADDRESS, ROOM_FOR_ADDRESS)), (_plan, _answer, result) => urlText(result)),
    column('time', ['10.000 s'], (_plan, _answer, { totalSeconds }) => (totalSeconds === null ? NOBODY : `${totalSeconds.toFixed(3)} s`)),
    column('result', [], (_plan, _answer, result) => resultText(result)),
  ];
  const line = (verdict: string, cellOf: (each: Column) => string) => (
    `${verdict}  ${columns.map((each) => cellOf(each).padEnd(each.width)).join('  ')}`.trimEnd()
  );
  return {
    header: `${paint('grey', line('    ', ({ title }) => title))}\n`,
    rows: (plan, answer) => answer.results.map((result) => [
      line(result.ok ? paint('green', 'ok  ') : paint('red', 'FAIL'), ({ cell }) => cell(plan, answer, result)),
      ...result.ok ? [] : [paint('grey', `      ${result.message}`)],
      '',
    ].join('\n')).join(''),
  };
}

function column(title: string, values: readonly string[], cell: Column['cell']): Column {
  return { title, width: Math.max(title.length, ...values.map(({ length }) => length)), cell };
}

function urlText({ url, connectTo }: ProbeResult): string {
  return connectTo === null ? url ?? NOBODY : `${url ?? NOBODY} via ${connectTo}`;
}

/** The answer, or how far the request got and what curl calls that. */
function resultText({ httpStatus, stage, exitName }: ProbeResult): string {
  return httpStatus === null ? [stage, exitName].filter((text) => text !== null).join(' ') || NOBODY : String(httpStatus);
}
