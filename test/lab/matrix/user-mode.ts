/**
 * IPVS where the kernel has no ip_vs: the same measurement, run under Debian's user-mode Linux, which has it as a module.
 * The host's files are its root, read-only; only one folder of ours can be written.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'fs';
import { join, resolve } from 'path';

import { LabError } from '../errors';
import { chosenSet, setInUserMode, type Configuration } from './cell-sets';
import { MEASURED } from './measured-files';
import { CACHE } from '../ground/cache-folder';
import { untilStuck } from '../ground/exec';
import { isRunning, start, type Started, stop } from '../ground/processes';
import { inRun } from '../ground/run-folder';
import { setting } from '../settings';

const INIT = join(__dirname, 'user-mode-init.sh');
const ROOT = resolve(__dirname, '..', '..', '..');

/** A kernel that writes no line for so long hangs, and is ended. On one core a line takes three minutes at most. */
const SILENT_SECONDS = 1200;

/** Questions that are open at once: a user-mode kernel has one processor. */
const PARALLEL = '6';

/** Whether this kernel can do IPVS by itself. */
export function kernelHasIpvs(): boolean {
  return existsSync('/proc/net/ip_vs');
}

/** The words of a configuration on the command line. */
function wordOf({ proxyMode, kubernetesVersion }: Configuration): string {
  return `${proxyMode}:${kubernetesVersion}`;
}

/** Starts the kernel; its command line carries what user-mode-init.sh needs. */
function startKernel(configurations: readonly Configuration[], out: string): Started {
  return start({
    name: 'user-mode-linux',
    command: 'linux.uml',
    args: [
      'mem=4G', 'root=/dev/root', 'rootfstype=hostfs', 'rootflags=/', 'ro', `init=${INIT}`,
      `uml_dir=${inRun('user-mode', 'sockets')}`, 'umid=lab', 'con=null', 'con0=null,fd:1', 'quiet',
      `lab_out=${out}`,
      `lab_cache=${join(CACHE, '..')}`,
      `lab_root=${ROOT}`,
      `lab_node=${process.execPath}`,
      `lab_configurations=${configurations.map(wordOf).join(',')}`,
      `lab_cells=${setInUserMode()}`,
      `lab_parallel=${setting('LAB_PARALLEL') || PARALLEL}`,
    ],
    env: { TMPDIR: '/dev/shm' },
  });
}

/** Shows the lines that the kernel's log gets, until the kernel ends. */
async function follow(kernel: Started, log: string, say: (line: string) => void): Promise<void> {
  let shown = 0;
  await untilStuck(`the user-mode kernel neither ends nor writes to ${log}`, SILENT_SECONDS, () => String(shown), () => {
    const ended = !isRunning(kernel);
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines.slice(shown)) {
      say(`  ${line}`);
    }
    shown = lines.length;
    return ended;
  }, 2000);
}

/** The exit code that the measurement left, or the word "none". */
function exitCodeIn(out: string): string {
  const path = join(out, 'exit-code');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : 'none';
}

/** Measures the configurations inside a user-mode kernel and brings the files home. */
export async function measureInUserMode(configurations: readonly Configuration[], say: (line: string) => void): Promise<void> {
  if (!existsSync('/usr/bin/linux.uml')) {
    throw new LabError('This kernel has no ip_vs, and user-mode Linux is not installed: run test/lab/install-packages.sh (Debian).');
  }
  const out = inRun('user-mode', 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  say(`user-mode Linux measures ${configurations.map(wordOf).join(', ')}`);
  const kernel = startKernel(configurations, out);
  const log = join(out, 'log');
  await follow(kernel, log, say).finally(() => stop([kernel]));
  const { folder } = chosenSet();
  mkdirSync(join(MEASURED, folder), { recursive: true });
  for (const name of existsSync(join(out, folder)) ? readdirSync(join(out, folder)).filter((each) => each.endsWith('.json')) : []) {
    copyFileSync(join(out, folder, name), join(MEASURED, folder, name));
  }
  const code = exitCodeIn(out);
  if (code !== '0') {
    const logs = `see ${log} and ${kernel.log} (kept until the next run with LAB_KEEP=1)`;
    throw new LabError(`The measurement in user-mode Linux ended with ${code}: ${logs}.`);
  }
}
