import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ROOT } from '../documents';
import { LIBRARIES } from '../languages/package';

/** What TypeScript finds in the folder of a user. */
const PACKAGES: Readonly<Record<string, string>> = {
  'cdk8s-asm-gateway': ROOT,
  ...Object.fromEntries([...LIBRARIES, '@types/node'].map((name) => [name, join(ROOT, 'node_modules', name)])),
};

/** Does something in a folder that has this package and its libraries installed, as links. It needs no network. */
export function whereInstalled<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-installed-'));
  try {
    for (const [name, place] of Object.entries(PACKAGES)) {
      const link = join(folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(place, link);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
