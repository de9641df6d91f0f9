import type { ExplainOutput, ExplainReports } from './explain-output';
import { UsageError } from '../findings/usage-error';
import {
  cellsOf, type FactCell, measuredInWords, resultInWords, TABLE_TITLES, type TableName, whenInWords,
} from '../model/fact-cells';
import { factIdOf, identified, type IdentifiedFact, nearestFacts } from '../model/facts';
import { listed } from '../text';

/** Text that is meant to be the id of a fact, right or wrong. */
const WRITTEN = /^f\d/i;

/** How a fact is explained. */
const REPORTS: ExplainReports<[fact: IdentifiedFact, cells: readonly FactCell[]]> = {
  text: ({ id, statement, source }, cells) => [
    id,
    '',
    `fact    ${statement}`,
    `source  ${source}`,
    '',
    `Answers that rest on it: ${cells.length}`,
    ...cells.flatMap((cell, index) => lines(cell, cells[index - 1]?.table)),
    '',
  ].join('\n'),
  json: (fact, cells) => `${JSON.stringify({ version: 1, ...fact, cells }, undefined, 2)}\n`,
};

/** A cell, below the title of its table if the cell before it is from another one. */
function lines(cell: FactCell, tableBefore: TableName | undefined): string[] {
  const { table, confidence, why, measuredOn } = cell;
  return [
    '',
    ...table === tableBefore ? [] : [TABLE_TITLES[table]],
    `  when    ${whenInWords(cell)}`,
    `  result  ${resultInWords(cell)}${confidence === null ? '' : ` (${confidence})`}`,
    ...why === null ? [] : [`  why     ${why}`],
    ...measuredOn.length === 0 ? [] : [`  on      ${measuredInWords(cell)}`],
  ];
}

/** Whether the text asks for a fact, and not for a code. */
export function asksForFact(written: string): boolean {
  return WRITTEN.test(written);
}

/** `asm-gateway explain F12`. */
export function explainFact(written: string, output: ExplainOutput): string {
  const id = factIdOf(written);
  if (id === undefined) {
    throw new UsageError(`unknown fact ${JSON.stringify(written)}; the nearest are ${listed(nearestFacts(written))}`);
  }
  return REPORTS[output](identified(id), cellsOf(id));
}
