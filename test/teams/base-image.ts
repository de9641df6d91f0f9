import { cpSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { run } from '../support/shell';

/** What a shell of the image calls. */
const APPLETS = ['sh', 'rm', 'env', 'id', 'ls'];

/**
 * Writes a small root folder with the Node.js and the npm of this machine, and a user `node`. Returns the folder.
 */
export async function baseWithNode(folder: string): Promise<string> {
  const programs = join(folder, 'usr', 'local', 'bin');
  ['bin', 'etc', 'tmp', join('home', 'node')].forEach((name) => mkdirSync(join(folder, name), { recursive: true }));
  mkdirSync(programs, { recursive: true });
  cpSync(await placeOf('busybox'), join(folder, 'bin', 'busybox'));
  APPLETS.forEach((name) => symlinkSync('busybox', join(folder, 'bin', name)));
  mkdirSync(join(folder, 'usr', 'bin'));
  symlinkSync('/bin/busybox', join(folder, 'usr', 'bin', 'env'));
  cpSync(process.execPath, join(programs, 'node'));
  await copyLibraries(folder);
  // npm-cli.js is in the folder bin of the package.
  const npm = join(dirname(realpathSync(await placeOf('npm'))), '..');
  cpSync(npm, join(folder, 'usr', 'local', 'lib', 'node_modules', 'npm'), { recursive: true, dereference: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(programs, 'npm'));
  writeFileSync(join(folder, 'etc', 'passwd'), 'root:x:0:0:root:/:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n');
  writeFileSync(join(folder, 'etc', 'group'), 'root:x:0:\nnode:x:1000:\n');
  return folder;
}

/** The shared libraries of Node.js, at the same places. */
async function copyLibraries(folder: string): Promise<void> {
  const files = (await output(['ldd', process.execPath])).match(/\/\S+/g) ?? [];
  files.forEach((file) => {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(file, join(folder, file), { dereference: true });
  });
}

const placeOf = (program: string) => output(['sh', '-c', `command -v ${program}`]);

async function output(command: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(command);
  if (code !== 0) {
    throw new Error(`${command.join(' ')}: ${stderr}`);
  }
  return stdout.trim();
}
