import { readFileSync } from 'fs';
import { basename, join } from 'path';
import { sha256Of } from './archive';
import { archiveName, type Platform } from './platforms';

/*
 * The manifests by which package managers install the binary. They are templates in packaging/.
 */

const ROOT = join(__dirname, '..', '..');

/** Where a release has its files. */
const RELEASES = 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway/releases/download';

/** The templates. A manifest has the name of its template. */
export const TEMPLATES = ['packaging/krew/asm-gateway.yaml', 'packaging/homebrew/asm-gateway.rb'].map((file) => join(ROOT, file));

/** The values for the templates, from the archives in a folder. */
export function valuesFor(version: string, platforms: readonly Platform[], folder: string): ReadonlyMap<string, string> {
  return new Map([
    ['version', version],
    ...platforms.flatMap((platform): [string, string][] => [
      [`${platform.arch}.url`, `${RELEASES}/v${version}/${archiveName(platform)}`],
      [`${platform.arch}.sha256`, sha256Of(join(folder, archiveName(platform)))],
    ]),
  ]);
}

/** A template with its values. */
export function filled(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(/\{\{([^}]*)\}\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) {
      throw new Error(`no value "${name}"; the values are ${[...values.keys()].join(', ')}`);
    }
    return value;
  });
}

/** The manifests of a release, each with the name of its file. */
export function manifestsWith(values: ReadonlyMap<string, string>): readonly { readonly name: string; readonly text: string }[] {
  return TEMPLATES.map((file) => ({ name: basename(file), text: filled(readFileSync(file, 'utf8'), values) }));
}
