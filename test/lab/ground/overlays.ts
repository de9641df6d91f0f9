/**
 * Overlays over the files of the machine, in a mount namespace of the run's own. Whatever a program writes lands in the upper folder
 * of an overlay, in memory. The upper folders then show every file that a run made, changed or removed (file-traces.ts).
 */
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, type Stats } from 'fs';
import { basename, dirname, join } from 'path';
import { run } from './exec';
import { DEFAULT_FOLDERS, KEPT } from './known-places';
import { RUN } from './run-folder';

/** Where a run mounts the memory for its overlays: outside of everything it covers, and seen in its own namespace alone. */
export const OVERLAYS = `/dev/${basename(RUN)}-overlays`;

/** A folder of the machine with an overlay over it. */
export interface Overlay {
  readonly path: string;

  /** The folder as the machine has it. */
  readonly lower: string;

  /** What was written to it. */
  readonly upper: string;
}

/** A place that gets a mount: an overlay, or the place as it is. */
interface Cover {
  readonly path: string;
  readonly asItIs: boolean;
}

/** These show the kernel's state and not files; snapshot.ts compares what a run can change there. */
const NOT_FILES: readonly string[] = ['proc', 'sys', 'dev'];

/** The folder of files among the devices. */
const SHARED_MEMORY = '/dev/shm';

function topFolders(): Cover[] {
  const names = readdirSync('/', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_FILES.includes(entry.name))
    .map(({ name }) => `/${name}`);
  return [...names, ...[SHARED_MEMORY].filter(existsSync)].map((path) => ({ path, asItIs: false }));
}

/** What is mounted below the top folders: it would be invisible under an overlay. */
function mountsBelow(): Cover[] {
  return readFileSync('/proc/self/mountinfo', 'utf8').trim().split('\n').flatMap((line) => {
    const [, , , , path = '', options = ''] = line.split(' ');
    const [, top = '', below] = path.split('/');
    if (below === undefined || NOT_FILES.includes(top)) {
      return [];
    }
    return [{ path, asItIs: options.split(',').includes('ro') || !lstatSync(path).isDirectory() }];
  });
}

/** Everything that gets a mount, a folder before those in it. */
function covers(): Cover[] {
  const kept = KEPT.map(({ path }) => ({ path, asItIs: true }));
  const byPath = new Map([...topFolders(), ...mountsBelow(), ...kept].map((cover) => [cover.path, cover]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function copyOwnerAndMode(path: string, from: Stats): void {
  chownSync(path, from.uid, from.gid);
  chmodSync(path, from.mode);
}

/** Hides a place with a whiteout, as overlayfs records a removal: the machine's own files stay untouched. */
function hide({ lower, upper, path }: Overlay, hidden: string): void {
  const steps = hidden.slice(path.length + 1).split('/');
  for (let count = 1; count < steps.length; count++) {
    const folder = steps.slice(0, count).join('/');
    if (!existsSync(join(upper, folder))) {
      mkdirSync(join(upper, folder));
      copyOwnerAndMode(join(upper, folder), lstatSync(join(lower, folder)));
    }
  }
  run('mknod', [join(upper, ...steps), 'c', '0', '0']);
}

/** Mounts without a record in /run/mount, which mount makes if it is missing. */
function mount(...words: string[]): void {
  run('mount', ['--no-mtab', ...words]);
}

function mountOverlay(overlay: Overlay, work: string): void {
  const { path, lower, upper } = overlay;
  copyOwnerAndMode(upper, lstatSync(lower));
  for (const hidden of DEFAULT_FOLDERS.filter((each) => isBelow(dirname(each), path))) {
    if (existsSync(join(lower, hidden.slice(path.length)))) {
      hide(overlay, hidden);
    }
  }
  mount('-t', 'overlay', 'overlay', '-o', `lowerdir=${lower},upperdir=${upper},workdir=${work}`, path);
}

/**
 * Covers all files of the machine. Must run in a mount namespace of its own (inOwnMounts), from which the rest of the machine
 * sees nothing.
 */
export function mountOverlays(): Overlay[] {
  mount('-t', 'tmpfs', '-o', 'mode=700', 'tmpfs', OVERLAYS);
  const all = covers().map((cover, index) => ({ ...cover, lower: join(OVERLAYS, `lower-${index}`), index }));
  for (const { path, lower } of all) {
    run(lstatSync(path).isDirectory() ? 'mkdir' : 'touch', [lower]);
    mount('--bind', path, lower);
  }
  const overlays: Overlay[] = [];
  // A place may be below one that is hidden.
  for (const { path, lower, asItIs, index } of all.filter((each) => existsSync(each.path))) {
    if (asItIs) {
      mount('--bind', lower, path);
      continue;
    }
    const [upper, work] = ['upper', 'work'].map((kind) => join(OVERLAYS, `${kind}-${index}`)) as [string, string];
    run('mkdir', [upper, work]);
    overlays.push({ path, lower, upper });
    mountOverlay({ path, lower, upper }, work);
  }
  // The folder this process stands in is the one below the overlay.
  process.chdir(process.cwd());
  return overlays;
}
