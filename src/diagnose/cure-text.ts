import type { Cure } from './diagnosis';
import { effectOf } from './report-words';

/** A cure for a person: what it costs, what it requires, and how to apply it. */
export function cureLines(cure: Cure): string[] {
  const { strategy, needs, patch, typescript } = cure;
  return [
    `  ${strategy}: ${effectOf(cure)}.`,
    ...needs.map((need) => `    requires: ${need}`),
    ...patch === undefined ? [] : [`    ${patch}`],
    `    ${typescript}`,
  ];
}
