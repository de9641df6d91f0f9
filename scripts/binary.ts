import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { sha256Of, writeArchive } from './binary/archive';
import { manifestsWith, valuesFor } from './binary/manifests';
import { unpacked } from './binary/pinned-package';
import { archiveName, binaryName, nodeFor, type Platform, PLATFORMS } from './binary/platforms';
import { blobOf, writeProgram } from './binary/single-executable';
import { bundleCommandAsOne } from './bundles';
import { noticeOf } from './notice';

/*
 * Builds the command as one file for people without Node.js: `npm run binary` for all platforms, `npm run binary -- amd64` for one. Writes
 * to dist/binary: a program and an archive for each platform, the hashes of the archives, and the manifests of package managers, which
 * need all archives.
 */

const ROOT = join(__dirname, '..');
const OUTPUT = join(ROOT, 'dist', 'binary');

/** The file with the hashes, for `sha256sum --check`. */
const HASHES = 'SHA256SUMS';

function platformsNamed(names: readonly string[]): readonly Platform[] {
  const known: readonly string[] = PLATFORMS.map(({ arch }) => arch);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`no platform ${unknown.join(', ')}; the platforms are ${known.join(', ')}`);
  }
  return PLATFORMS.filter(({ arch }) => names.length === 0 || names.includes(arch));
}

/** Writes the program of a platform and its archive, with the licenses of all that is in the program. */
function writePlatform(platform: Platform, blob: string, notice: string): void {
  const program = join(OUTPUT, binaryName(platform));
  writeProgram(program, platform, blob);
  writeArchive(join(OUTPUT, archiveName(platform)), {
    'asm-gateway': { file: program, isProgram: true },
    'LICENSE': { file: join(ROOT, 'LICENSE') },
    'LICENSE.node': { file: join(unpacked(nodeFor(platform)), 'LICENSE') },
    'NOTICE': { file: notice },
  });
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }).version;
}

/** Prints the size of each file in MiB. */
function report(platforms: readonly Platform[]): void {
  const mebibytes = (name: string) => (statSync(join(OUTPUT, name)).size / 2 ** 20).toFixed(1);
  platforms.flatMap((platform) => [binaryName(platform), archiveName(platform)])
    .forEach((name) => console.log(`${mebibytes(name).padStart(6)} MiB  dist/binary/${name}`));
}

async function main(names: readonly string[]): Promise<void> {
  const platforms = platformsNamed(names);
  const version = packageVersion();
  const work = mkdtempSync(join(tmpdir(), 'asm-gateway-'));
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  const [script, notice] = [join(work, 'bundle.js'), join(work, 'NOTICE')];
  writeFileSync(notice, noticeOf([await bundleCommandAsOne(script, version)]));
  const blob = blobOf(script, work);
  platforms.forEach((platform) => writePlatform(platform, blob, notice));
  const archives = platforms.map(archiveName);
  writeFileSync(join(OUTPUT, HASHES), archives.map((name) => `${sha256Of(join(OUTPUT, name))}  ${name}\n`).join(''));
  if (platforms.length === PLATFORMS.length) {
    manifestsWith(valuesFor(version, platforms, OUTPUT)).forEach(({ name, text }) => writeFileSync(join(OUTPUT, name), text));
  }
  rmSync(work, { recursive: true });
  report(platforms);
}

void main(process.argv.slice(2));
