import { execFileSync } from 'child_process';
import { cpSync, mkdtempSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');
const NOT_COPIED = ['node_modules', 'lib', 'dist', '.git', 'coverage', 'test-reports'];

/**
 * Compiles the package as a release does, in a copy of the checkout.
 *
 * @returns the folder of the copy
 */
export function compiledCopy(): string {
  const checkout = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  for (const name of readdirSync(ROOT).filter((each) => !NOT_COPIED.includes(each))) {
    cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
  }
  // Packages that resolve from their own place, as links do.
  execFileSync('ln', ['-s', join(ROOT, 'node_modules'), join(checkout, 'node_modules')]);
  execFileSync('npx', ['projen', 'compile'], { cwd: checkout, stdio: 'pipe' });
  return checkout;
}
