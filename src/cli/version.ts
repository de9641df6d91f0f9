import { readFileSync } from 'fs';
import { dirname, join } from 'path';

/** The version of this package, from the nearest package.json above this file, compiled or not. */
export function packageVersion(folder = __dirname): string {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  } catch (error) {
    if (dirname(folder) === folder) {
      throw error;
    }
    return packageVersion(dirname(folder));
  }
}
