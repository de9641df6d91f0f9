import { execFileSync } from 'child_process';
import { rmSync } from 'fs';
import { join, relative } from 'path';
import { EXAMPLES, exampleNames, filesWrittenIn, OUTPUT } from './examples';

/* Synthesizes every example and prints the paths of its files. */

const tsx = require.resolve('tsx/cli');
console.log('Files of the examples:\n');
const width = Math.max(...exampleNames().map(({ length }) => length));
for (const name of exampleNames()) {
  const folder = join(OUTPUT, name);
  rmSync(folder, { recursive: true, force: true });
  execFileSync(process.execPath, [tsx, '--tsconfig', join(EXAMPLES, 'tsconfig.json'), join(EXAMPLES, name, 'main.ts')], {
    env: { ...process.env, CDK8S_OUTDIR: folder },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const file of Object.keys(filesWrittenIn(folder))) {
    console.log(`  ${name.padEnd(width)}  ${relative(process.cwd(), join(folder, file))}`);
  }
}
