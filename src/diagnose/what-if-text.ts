import { cureLines } from './cure-text';
import type { Cure, WhatIf } from './diagnosis';
import { CHANGE_COLUMNS, whatIfWords } from './what-if-words';
import { aligned, oneLine, oneLineIn } from '../text';

/** What a change of the cluster would change. `shown` are the cures that were printed before. */
export function whatIfLines(whatIf: WhatIf, shown: readonly Cure[]): string[] {
  const { heading, none, rows, remarks, advice, cures } = whatIfWords(whatIf, shown);
  return [
    `${heading}:${none === undefined ? '' : ` ${none}`}`,
    ...rows.length === 0 ? [] : aligned([CHANGE_COLUMNS, ...rows]).map((line) => `  ${line}`),
    ...remarks.map((remark) => `  ${oneLine(remark)}`),
    ...advice === undefined ? [] : [advice, ...oneLineIn(cures).flatMap(cureLines)],
  ];
}
