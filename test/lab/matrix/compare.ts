/** Holds every measured cell against the library's model. */
import { disagreement } from '../model';
import { UNKNOWN_TO_THE_MODEL } from './cell-sets';
import { readMeasured } from './measured-files';

/** How the two compare. */
export interface Comparison {
  readonly cells: number;
  /** Cells with settings that the model does not know. */
  readonly notCompared: number;
  readonly disagreements: readonly string[];
}

export function compareWithModel(): Comparison {
  const cells = readMeasured().flatMap((file) => file.cells);
  const notCompared = UNKNOWN_TO_THE_MODEL.flatMap((folder) => readMeasured(folder)).flatMap((file) => file.cells).length;
  return { cells: cells.length, notCompared, disagreements: cells.flatMap((cell) => disagreement(cell) ?? []) };
}
