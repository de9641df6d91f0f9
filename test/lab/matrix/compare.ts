/** Holds every measured cell against the library's model. */
import { disagreement } from '../model';
import { readMeasured } from './measured-files';

/** How the two compare. */
export interface Comparison {
  readonly cells: number;
  readonly disagreements: readonly string[];
}

export function compareWithModel(): Comparison {
  const cells = readMeasured().flatMap((file) => file.cells);
  return { cells: cells.length, disagreements: cells.flatMap((cell) => disagreement(cell) ?? []) };
}
