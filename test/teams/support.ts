import { cpSync, mkdirSync } from 'fs';
import { join } from 'path';
import { compiled } from '../support/prepared';
import { run } from '../support/shell';

export const ROOT = join(__dirname, '..', '..');

/** A small repository with a Helm chart, a Kustomize overlay and plain manifests. */
export const EXAMPLE = join(ROOT, 'examples', 'lint-in-ci');

/** An environment in which npm takes packages from its cache if it can, and prints only its own errors. */
export const NPM_ENV = {
  npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false',
};

/** Packs the package as it is published, from the bundles. Returns the path of the tarball in the folder. */
export async function packedPackage(folder: string): Promise<string> {
  const checkout = join(folder, 'checkout');
  mkdirSync(checkout);
  for (const path of ['package.json', '.npmignore', 'schemas', 'README.md', 'LICENSE']) {
    cpSync(join(ROOT, path), join(checkout, path), { recursive: true });
  }
  cpSync(compiled(), join(checkout, 'lib', 'src'), { recursive: true });
  const { code, stdout, stderr } = await run(['npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: checkout, env: { ...process.env, ...NPM_ENV },
  });
  if (code !== 0) {
    throw new Error(`npm pack failed: ${stderr}`);
  }
  return join(folder, stdout.trim());
}

/** The files of the package as it is published, unpacked. */
export async function unpackedPackage(folder: string): Promise<string> {
  await run(['tar', '-xzf', await packedPackage(folder), '-C', folder]);
  return join(folder, 'package');
}
