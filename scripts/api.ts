import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { loadAssemblyFromPath } from '@jsii/spec';
import { apiPages } from './api/pages';
import { API, ROOT } from './documents';

/* Writes docs/api/, the reference of the public API by subject, from the assembly that jsii compiled. */

const FOLDER = join(ROOT, API);

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
for (const [file, text] of Object.entries(apiPages(loadAssemblyFromPath(ROOT)))) {
  writeFileSync(join(FOLDER, file), text);
}
