import type { CleanResult, CurrentRun, Leftover } from './leftovers';
import { aligned, counted, oneLineIn } from '../text';

/** The JSON document of a removal of leftovers. */
export interface CleanJson {
  readonly version: 1;

  /** Whether nothing is left, except of runs that may be under way. */
  readonly clean: boolean;
  readonly removed: readonly Leftover[];
  readonly left: readonly Leftover[];
  readonly current: readonly CurrentRun[];
  readonly problems: readonly string[];
}

/** Whether nothing is left, except of runs that may be under way. */
export function isClean({ left, problems }: CleanResult): boolean {
  return left.length === 0 && problems.length === 0;
}

/** The result as JSON. Fields may be added, never renamed. */
export function cleanJson(result: CleanResult): CleanJson {
  const { removed, left, current, problems } = result;
  return { version: 1, clean: isClean(result), removed, left, current, problems };
}

/** The result for a person: what was removed, and the runs that may be under way. */
export function cleanText(result: CleanResult): string {
  const { removed, left, current } = oneLineIn(result);
  const rows = [
    ...removed.map((leftover) => ['removed', ...cellsOf(leftover)]),
    ...left.map((leftover) => ['left', ...cellsOf(leftover)]),
  ];
  return [
    ...aligned(rows),
    ...current.map(({ run, overAfter }) => (
      `run ${run} may be under way until ${overAfter}, so its objects stay. `
      + `Remove them with: asm-gateway verify --clean --run ${run}`
    )),
    ...removed.length === 0 && current.length === 0 && isClean(result) ? ['nothing is left of earlier runs'] : [],
    ...removed.length === 0 ? [] : [`removed ${counted(removed.length, 'object')}`],
    '',
  ].join('\n');
}

function cellsOf({ run, kind, namespace, name }: Leftover): string[] {
  return [`run ${run}`, namespace, `${kind.toLowerCase()}/${name}`];
}
