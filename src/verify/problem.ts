import type { BAD_PLACEMENT, BAD_SCHEDULE, BAD_TARGET, BAD_TIMES } from '../findings/catalogue/verification';
import type { ValuesOf } from '../findings/definition';

/*
 * What is wrong with a value: the case in the catalogue, which has the text, and the values for the text.
 */

export type TargetProblem = ValuesOf<typeof BAD_TARGET>;
export type TimeProblem = ValuesOf<typeof BAD_TIMES>;
export type PlacementProblem = ValuesOf<typeof BAD_PLACEMENT>;
export type ScheduleProblem = ValuesOf<typeof BAD_SCHEDULE>;

/** A list with the problem if the value is wrong, otherwise an empty list. */
export function unless<const Problem>(right: boolean, problem: Problem): Problem[] {
  return right ? [] : [problem];
}
