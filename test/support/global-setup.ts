import { mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { join } from 'path';
import { compiled, PREPARED, validators } from './prepared';
import { validatorsModule } from './schema-compiler';
import { bundleInto } from '../../scripts/bundles';

const ROOT = join(__dirname, '..', '..');

/** Below the project, where the bundles find their packages. */
const CACHE = join(ROOT, 'node_modules', '.cache');

/** Does once for all test files what each of them, and each process they start, would do again. */
export default async function prepare(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  process.env[PREPARED] = mkdtempSync(join(CACHE, 'asm-gateway-'));
  await bundleInto(compiled(), { version: '0.0.0', classes: [] });
  writeFileSync(validators(), validatorsModule());
}
