/** Runs a command of the lab again in a mount namespace of its own, where it can cover the machine's files (overlays.ts). */
import { spawn } from 'child_process';
import { existsSync, mkdirSync, rmdirSync } from 'fs';
import { KEPT } from './known-places';
import { OVERLAYS } from './overlays';

/** Removes the folder that the overlays were mounted on. It is empty, since they are gone with the namespace. */
export function removeOverlaysFolder(): void {
  if (existsSync(OVERLAYS)) {
    rmdirSync(OVERLAYS);
  }
}

/** Runs a TypeScript file with some words and returns its exit code; signals are passed on. */
export async function inOwnMounts(file: string, words: readonly string[]): Promise<number> {
  for (const path of [OVERLAYS, ...KEPT.map((each) => each.path)]) {
    mkdirSync(path, { recursive: true });
  }
  const child = spawn('unshare', ['--mount', '--propagation=private', process.execPath, '--import', 'tsx', file, ...words], { stdio: 'inherit' });
  const passOn = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on('SIGINT', passOn).on('SIGTERM', passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject).on('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    process.off('SIGINT', passOn).off('SIGTERM', passOn);
    removeOverlaysFolder();
  }
}
