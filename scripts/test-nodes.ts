import { spawnSync } from 'child_process';
import { existsSync, mkdirSync } from 'fs';
import { join } from 'path';

/*
 * Runs the unit tests on each Node.js that the package supports: `npm run test:nodes`, or `npm run test:nodes -- 22` for one. Each comes
 * from the npm package `node`, and is installed once.
 */

const ROOT = join(__dirname, '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'nodes');

/** The major versions. The first one is the oldest that works, and the others are recommended. */
const MAJORS = ['20', '22', '24'];

/** The folder with the program `node` of a major version. */
function installed(major: string): string {
  const place = join(CACHE, major);
  const bin = join(place, 'node_modules', 'node', 'bin');
  if (!existsSync(join(bin, 'node'))) {
    mkdirSync(place, { recursive: true });
    // A script of the package puts the program of this machine in its place.
    const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts=false', '--prefix', place];
    const { status } = spawnSync('npm', ['install', ...flags, `node@${major}`], { stdio: 'inherit' });
    if (status !== 0) {
      throw new Error(`npm could not install node@${major} (exit code ${String(status)})`);
    }
  }
  return bin;
}

/** The version that ran, and whether all tests passed. */
function tested(major: string): { readonly version: string; readonly passed: boolean } {
  const bin = installed(major);
  const program = join(bin, 'node');
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, JEST_JUNIT_OUTPUT_NAME: `junit-node-${major}.xml` };
  const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
  console.log(`\nNode.js ${version}`);
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const { status } = spawnSync(program, [jest, '--testPathIgnorePatterns', '.slow.test.ts$', '--ci'], { cwd: ROOT, env, stdio: 'inherit' });
  return { version, passed: version.startsWith(`v${major}.`) && status === 0 };
}

function main(names: readonly string[]): void {
  const unknown = names.filter((name) => !MAJORS.includes(name));
  if (unknown.length > 0) {
    throw new Error(`no Node.js ${unknown.join(', ')}; the versions are ${MAJORS.join(', ')}`);
  }
  const results = (names.length === 0 ? MAJORS : names).map((major) => tested(major));
  results.forEach(({ version, passed }) => console.log(`Node.js ${version.padEnd(10)} ${passed ? 'passed' : 'failed'}`));
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}

main(process.argv.slice(2));
