/**
 * Builds the pinned programs and keeps them in a cache outside git, keyed by the pins:
 * a changed `go.mod` or `go.sum` makes another folder, an unchanged one builds nothing.
 */
import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync } from 'fs';
import { join } from 'path';
import { LabError } from '../errors';
import { CACHE } from '../ground/cache-folder';
import type { Pin } from '../versions';

/** Folder of a pin's programs. */
function binFolder(pin: Pin): string {
  const key = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) {
    key.update(readFileSync(join(__dirname, pin.name, file)));
  }
  return join(CACHE, 'bin', `${pin.name}-${key.digest('hex').slice(0, 12)}`);
}

/** Path of a built program; says how to build it where it is missing. */
export function program(pin: Pin, name: string): string {
  const path = join(binFolder(pin), name);
  if (!existsSync(path)) {
    throw new LabError(`${name} ${pin.version} is not built yet: run "npm run lab:build" first.`);
  }
  return path;
}

/** Without these the Kubernetes programs call themselves v0.0.0, and kubelet's version decides what the API server thinks of it. */
function linkerFlags(pin: Pin): string {
  const flags = ['-s', '-w'];
  if (pin.module === 'k8s.io/kubernetes') {
    const [major = '', minor = ''] = pin.version.slice(1).split('.');
    for (const [name, value] of Object.entries({ gitVersion: pin.version, gitMajor: major, gitMinor: minor })) {
      flags.push('-X', `k8s.io/component-base/version.${name}=${value}`);
    }
  }
  return flags.join(' ');
}

/** Whether the cache has all programs of a pin. */
export function isBuilt(pin: Pin): boolean {
  return Object.keys(pin.programs).every((name) => existsSync(join(binFolder(pin), name)));
}

/** Builds what is missing of one pin. The programs are static: they run in any namespace, image or user-mode kernel. */
export function build(pin: Pin): void {
  const folder = binFolder(pin);
  for (const [name, path] of Object.entries(pin.programs)) {
    const target = join(folder, name);
    if (existsSync(target)) {
      continue;
    }
    mkdirSync(folder, { recursive: true });
    const started = Date.now();
    process.stdout.write(`building ${name} ${pin.version} ... `);
    const logPath = join(folder, `${name}.build.log`);
    const log = openSync(logPath, 'w');
    const options = ['-trimpath', '-buildvcs=false', '-ldflags', linkerFlags(pin), '-o', `${target}.part`];
    const done = spawnSync('nice', ['-n', '19', 'go', 'build', ...options, path], {
      cwd: join(__dirname, pin.name),
      stdio: ['ignore', log, log],
      env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
    });
    closeSync(log);
    if (done.status !== 0) {
      throw new LabError(`${name} ${pin.version} could not be built: see ${logPath}.`);
    }
    renameSync(`${target}.part`, target);
    process.stdout.write(`${Math.round((Date.now() - started) / 1000)} s\n`);
  }
}
