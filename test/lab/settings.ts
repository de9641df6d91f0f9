/** Every variable of the environment that the lab reads, as data. No other file of the lab reads one that starts with `LAB_`. */
import { join, resolve } from 'path';

interface Setting {
  /** Its value if the environment has none. */
  readonly absent: string;

  /** What it is, as the README prints it. */
  readonly about: string;
}

const CHECKOUT = resolve(__dirname, '..', '..');

/** By name. The README has one line for each. */
export const SETTINGS = {
  LAB_RUN: { absent: '/var/tmp/cdk8s-asm-gateway-lab', about: 'folder of the run: sockets, logs and the record of what was started' },
  LAB_KEEP: { absent: '', about: '`1` keeps the cluster and its logs after a run for inspection' },
  LAB_DEBUG: { absent: '', about: '`1` adds stack traces to error messages' },
  LAB_MANIFESTS: { absent: join(CHECKOUT, 'dist'), about: 'folder of the synthesized examples' },
  LAB_PARALLEL: { absent: '', about: 'number of questions that `lab:measure` asks at once (default 16, or 6 in user-mode Linux)' },
  LAB_CELLS: { absent: 'all', about: 'set of cells in `matrix/cell-sets.ts` that is measured; `essential` instead of `all` in user-mode Linux' },
  LAB_CONNECT_SECONDS: { absent: '2.5', about: 'seconds until a connection attempt of `lab:measure` counts as failed; 7 in user-mode Linux' },
  LAB_MEASURED: { absent: join(__dirname, 'measured'), about: 'folder that `lab:measure` writes to; another one in user-mode Linux' },
} as const satisfies Readonly<Record<string, Setting>>;

/** The value of a setting. */
export function setting(name: keyof typeof SETTINGS): string {
  return process.env[name] ?? SETTINGS[name].absent;
}

/** Whether a setting has a value other than the empty one. */
export function isSet(name: keyof typeof SETTINGS): boolean {
  return setting(name) !== '';
}
