import { existsSync, lstatSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { CONFIG_NAME } from './config-schema';

/** The configuration file in the folder of a path or in the nearest folder above it, inside the same Git repository. */
export function configFileAbove(path: string): string | undefined {
  const full = resolve(path);
  let folder = isFolder(full) ? full : dirname(full);
  for (;;) {
    const file = join(folder, CONFIG_NAME);
    if (isThere(file)) {
      return file;
    }
    const above = dirname(folder);
    if (above === folder || existsSync(join(folder, '.git'))) {
      return undefined;
    }
    folder = above;
  }
}

/** Whether there is a file, or a link: one that leads nowhere is a mistake, and not the absence of settings. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** A path that does not exist, leads through a file or cannot be read is no folder. */
function isFolder(path: string): boolean {
  return existsSync(`${path}/.`);
}
