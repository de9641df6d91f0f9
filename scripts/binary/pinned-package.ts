import { createHash } from 'crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'fs';
import { join } from 'path';
import { run } from './run';

/** A package of npm. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;

  /** The hash of its tarball, in the form of npm: `sha512-` and base64. */
  readonly integrity: string;
}

const CACHE = join(__dirname, '..', '..', 'node_modules', '.cache', 'binary');

/** The folder with the files of a package. It is downloaded once, and no file of it is used before its hash is checked. */
export function unpacked({ name, version, integrity }: PinnedPackage): string {
  const folder = join(CACHE, `${name}-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const work = mkdtempSync(join(CACHE, 'download-'));
    try {
      run('npm', ['pack', '--silent', '--pack-destination', work, `${name}@${version}`]);
      const tarball = join(work, `${name}-${version}.tgz`);
      mustHaveHash(tarball, integrity);
      mkdirSync(join(work, 'package'));
      run('tar', ['-xzf', tarball, '-C', join(work, 'package'), '--strip-components=1']);
      renameSync(join(work, 'package'), folder);
    } finally {
      rmSync(work, { recursive: true });
    }
  }
  return folder;
}

/** Refuses a file with another hash. */
export function mustHaveHash(file: string, integrity: string): void {
  const hash = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (hash !== integrity) {
    throw new Error(`the hash of ${file} is ${hash} and must be ${integrity}`);
  }
}
