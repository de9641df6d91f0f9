import { readFileSync } from 'fs';
import { join } from 'path';
import type { BuildResult } from 'esbuild';

/* The copyright notices of the packages whose code is in bundles. */

const ROOT = join(__dirname, '..');

/** The names of the packages whose code is in the bundles. */
function packagesIn(bundles: readonly BuildResult[]): string[] {
  const inputs = bundles.flatMap(({ metafile }) => Object.values(metafile?.outputs ?? {}))
    .flatMap((output) => Object.entries(output.inputs)).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return [...new Set(inputs.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []))].sort();
}

/** The copyright notices of the packages, which their licenses want in each copy. */
function notice(packages: readonly string[]): string {
  const parts = packages.map((name) => {
    const textOf = (file: string) => readFileSync(join(ROOT, 'node_modules', name, file), 'utf8');
    const { version, license } = JSON.parse(textOf('package.json')) as { readonly version: string; readonly license: string };
    return `## ${name} ${version} (${license})\n\n${textOf('LICENSE').trim()}\n`;
  });
  return ['cdk8s-asm-gateway contains code of these packages.\n', ...parts].join('\n');
}

/** The notices of the packages in some bundles. */
export function noticeOf(bundles: readonly BuildResult[]): string {
  return notice(packagesIn(bundles));
}
