import { execFileSync } from 'child_process';
import { join } from 'path';
import type { Figure } from './measure';

const ROOT = join(__dirname, '..');

/** The size of the installed package. */
export function packed(): Figure {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent'], { cwd: ROOT, encoding: 'utf8' });
  const [{ unpackedSize, entryCount }] = JSON.parse(printed) as [{ readonly unpackedSize: number; readonly entryCount: number }];
  const value = unpackedSize / 1e6;
  return { about: 'installed package: MB', value, text: `${value.toFixed(2)} MB in ${entryCount} files` };
}
