import { counted, oneLine } from '../text';

/** The most names of nodes in a cell of a table. */
const MOST = 3;

/** The names of nodes in a cell of a table: a few of them, and how many there are. */
export function fewNames(names: readonly string[]): string {
  const others = names.length > MOST ? `, … (${counted(names.length, 'node')})` : '';
  return oneLine(names.slice(0, MOST).join(', ')) + others;
}
