import { copyFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { type PinnedPackage, unpacked } from './pinned-package';
import { nodeFor, ownPlatform, type Platform } from './platforms';
import { run } from './run';

/*
 * Single executable applications of Node.js: a copy of the program `node` that contains a script and runs it.
 *
 * Source: https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html
 */

/** The tool of the Node.js project that puts data into a program. */
const POSTJECT: PinnedPackage = {
  name: 'postject',
  version: '1.0.0-alpha.6',
  integrity: 'sha512-b9Eb8h2eVqNE8edvKdwqkrY6O7kAwmI8kcnBv1NScolYJbo59XUF0noFq+lxbC1yN20bmC0WBEbDC5H/7ASb0A==',
};

/** What `node` looks for: the name of the data, and the mark that says that there is some. */
const RESOURCE = 'NODE_SEA_BLOB';
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** Code that puts the data into a program. It runs in a process of its own: it warns about names of notes that the data does not need. */
const INJECT = `
const [api, file, resource, data, sentinelFuse] = process.argv.slice(1);
require(api).inject(file, resource, require('fs').readFileSync(data), { sentinelFuse });
`;

/**
 * The settings. Without a snapshot and a code cache the data fits every architecture. `NODE_OPTIONS` is meant for the user's own Node.js,
 * and an option that this one does not know would end the command.
 */
const SETTINGS = {
  main: 'asm-gateway.js',
  output: 'asm-gateway.blob',
  disableExperimentalSEAWarning: true,
  useSnapshot: false,
  useCodeCache: false,
  execArgvExtension: 'none',
};

/**
 * Makes the data for a script, in a folder, and returns its file. Only the same version of Node.js can read it. The data contains the name of
 * the script, so that name has no folder.
 */
export function blobOf(script: string, folder: string): string {
  copyFileSync(script, join(folder, SETTINGS.main));
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(SETTINGS));
  run(join(unpacked(nodeFor(ownPlatform())), 'bin', 'node'), ['--experimental-sea-config', 'settings.json'], folder);
  return join(folder, SETTINGS.output);
}

/** Writes the program of a platform that runs the script in the data. */
export function writeProgram(file: string, platform: Platform, blob: string): void {
  // Symbols first: afterwards, strip would move the data.
  run(`${platform.gnu}-strip`, ['-o', file, join(unpacked(nodeFor(platform)), 'bin', 'node')]);
  run(process.execPath, ['-e', INJECT, join(unpacked(POSTJECT), 'dist', 'api.js'), file, RESOURCE, blob, FUSE]);
}
