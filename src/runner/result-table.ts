import { type Plan, targetsOf } from './plan';
import type { Answer } from './pod-answer';
import type { ProbeResult } from '../probe/result';
import { ADDRESS } from '../probe/target-kind';
import { oneLine, type Paint, wrapped } from '../text';

/** A table that is printed row by row. Its column widths are fixed before the first row. */
export interface Table {
  readonly header: string;

  /** The rows for an answer, each with its line feed. */
  readonly rows: (plan: Plan, answer: Answer) => string;
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly cell: (plan: Plan, answer: Answer, result: ProbeResult) => string;
}

/** The widest IPv4 address: the probe reads the real one at run time. */
const ROOM_FOR_ADDRESS = '255.255.255.255';

/** The width of the node column if the nodes cannot be listed. */
const USUAL_NODE = 24;

const NO_VALUE = '-';

/** The column at which wrapped lines go on, below the first cell after the verdict. */
const INDENT = 6;

/**
 * The table for plans on these nodes; undefined if the nodes are not known. With several workloads, a column has their
 * names. Lines that are wider than `width` are wrapped.
 */
export function tableFor(
  plans: readonly Plan[], nodes: readonly string[] | undefined, paint: Paint, width = Infinity,
): Table {
  const targets = plans.flatMap(targetsOf);
  const columns: Column[] = [
    ...plans.length < 2 ? [] : [column('workload', plans.map(({ name }) => name), ({ name }) => name)],
    column('node', nodes ?? [NO_VALUE.padEnd(USUAL_NODE)], (_, { node }) => node ?? NO_VALUE),
    column('client', ['host'], (_plan, _answer, { client }) => client),
    column('target', targets.map(({ target }) => target), (_plan, _answer, { target }) => target),
    column('url', targets.map(({ url }) => url.replaceAll(ADDRESS, ROOM_FOR_ADDRESS)), (_plan, _answer, result) => (
      urlText(result)
    )),
    column('time', ['10.000 s'], (_plan, _answer, { totalSeconds }) => (
      totalSeconds === null ? NO_VALUE : `${totalSeconds.toFixed(3)} s`
    )),
    column('result', [], (_plan, _answer, result) => resultText(result)),
  ];
  const line = (verdict: string, cellOf: (each: Column) => string) => (
    `${verdict}  ${columns.map((each) => oneLine(cellOf(each)).padEnd(each.width)).join('  ')}`.trimEnd()
  );
  return {
    header: `${paint('grey', wrapped(line('    ', ({ title }) => title), width, INDENT))}\n`,
    rows: (plan, answer) => answer.results.map((result) => [
      wrapped(
        line(result.ok ? paint('green', 'ok  ') : paint('red', 'FAIL'), ({ cell }) => cell(plan, answer, result)),
        width, INDENT,
      ),
      ...result.ok ? [] : [paint('grey', wrapped(`${' '.repeat(INDENT)}${oneLine(result.message)}`, width, INDENT))],
      '',
    ].join('\n')).join(''),
  };
}

function column(title: string, values: readonly string[], cell: Column['cell']): Column {
  return { title, width: Math.max(title.length, ...values.map((value) => oneLine(value).length)), cell };
}

function urlText({ url, connectTo }: ProbeResult): string {
  return connectTo === null ? url ?? NO_VALUE : `${url ?? NO_VALUE} via ${connectTo}`;
}

/** The HTTP status, or the stage that the request reached and curl's name for the failure. A control is marked. */
function resultText({ httpStatus, stage, exitName, expectation }: ProbeResult): string {
  const result = httpStatus === null
    ? [stage, exitName].filter((text) => text !== null).join(' ') || NO_VALUE
    : String(httpStatus);
  return expectation === 'control' ? `${result} (control)` : result;
}
