import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { buildSync } from 'esbuild';
import { compiled, PREPARED, validators } from './prepared';
import { validatorsModule } from './schema-compiler';

const ROOT = join(__dirname, '..', '..');

/** Below the project, where the compiled sources find their packages. */
const CACHE = join(ROOT, 'node_modules', '.cache');

/** Does once for all test files what each of them, and each process they start, would do again. */
export default function prepare(): void {
  mkdirSync(CACHE, { recursive: true });
  process.env[PREPARED] = mkdtempSync(join(CACHE, 'asm-gateway-'));
  buildSync({ entryPoints: sources(), outdir: compiled(), outbase: join(ROOT, 'src'), format: 'cjs', platform: 'node', target: 'node20' });
  writeFileSync(validators(), validatorsModule());
}

function sources(): string[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true }) as string[];
  return files.filter((file) => file.endsWith('.ts')).map((file) => join(ROOT, 'src', file));
}
