import { join } from 'path';

/** The variable that names the folder with what was prepared for a run of the tests. */
export const PREPARED = 'ASM_GATEWAY_PREPARED';

/** The path of a file in that folder. */
export function prepared(...path: readonly string[]): string {
  const folder = process.env[PREPARED];
  if (folder === undefined) {
    throw new Error('Nothing is prepared for the tests: jest did not run its global setup.');
  }
  return join(folder, ...path);
}

/** The bundles of the package, laid out as in `lib/src`. */
export const compiled = (...path: readonly string[]) => prepared('src', ...path);

/** A module with the compiled validator of every kind. */
export const validators = () => prepared('validators.js');
