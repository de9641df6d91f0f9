import { execFileSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { compare } from './measure';

const PACKAGE = join(__dirname, '..');

const load = (...files: readonly string[]) => () => {
  const code = files.map((file) => `require(${JSON.stringify(file)})`).join(';');
  return execFileSync(process.execPath, ['-e', code], { stdio: 'inherit', cwd: PACKAGE });
};

/** Loading cdk8s and the package, compared with loading cdk8s alone, each in a new process. The library is loaded when it is first used. */
export const loading = () => {
  const compiled = join(PACKAGE, 'lib', 'src', 'index.js');
  if (!existsSync(compiled)) {
    throw new Error('The package is not compiled. Run `npx projen compile` first.');
  }
  return compare('loading the package', { name: 'cdk8s', run: load('cdk8s') }, { name: 'cdk8s-asm-gateway', run: load('cdk8s', compiled) }, 25);
};
