import type { UNREADABLE } from '../findings/catalogue/unreadable';
import type { ValuesOf } from '../findings/definition';

/** The most levels of lists and maps that are read. kubectl reads 10,000, and no object of Kubernetes has a hundred. */
export const MOST_LEVELS = 500;

/** Why a document cannot be read. */
export interface YamlProblem {
  /** Where, in the text. */
  readonly offset: number;
  readonly values: ValuesOf<typeof UNREADABLE>;
}

/** Thrown inside the reader. */
export class UnreadableYaml extends Error {
  constructor(public readonly problem: YamlProblem) {
    super(problem.values.case);
  }
}
