import { createHash } from 'crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { run } from './run';

/** The files of an archive, each with its name there. */
export interface ArchivedFiles {
  readonly [name: string]: { readonly file: string; readonly isProgram?: boolean };
}

/** The same files make the same archive, on each machine and at each time. */
const REPRODUCIBLE = ['--format=ustar', '--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];

/** Writes an archive (tar, gzip). */
export function writeArchive(archive: string, files: ArchivedFiles): void {
  const folder = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  try {
    for (const [name, { file, isProgram = false }] of Object.entries(files)) {
      copyFileSync(file, join(folder, name));
      run('chmod', [isProgram ? '755' : '644', join(folder, name)]);
    }
    const names = Object.keys(files).sort();
    run('tar', [...REPRODUCIBLE, '--use-compress-program=gzip -n', '-cf', archive, '-C', folder, ...names]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The SHA-256 of a file, in hexadecimal digits. */
export const sha256Of = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
