import { execFileSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { compare } from './measure';

const PROGRAM = join(__dirname, '..', 'lib', 'src', 'cli', 'main.js');

const node = (...args: readonly string[]) => () => execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });

/** Starting the command for its help, compared with starting Node.js alone. */
export const starting = () => {
  if (!existsSync(PROGRAM)) {
    throw new Error('The package is not compiled. Run `npx projen compile` first.');
  }
  return compare(
    'starting the command', { name: 'node -e 0', run: node('-e', '0') }, { name: 'asm-gateway --help', run: node(PROGRAM, '--help') }, 25,
  );
};
