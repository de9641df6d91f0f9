/** Leaves nothing behind: ends what was started, also by a run that crashed, and removes the run folder. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'fs';
import { join } from 'path';
import { removeCgroups } from './cgroups';
import { orphansMentioning, started, stop } from './processes';
import { RUN } from './run-folder';

/** Removes the empty run folder. It stays where a run has mounted it over its overlays; the command that started the run removes it. */
function removeRunFolder(): void {
  try {
    rmdirSync(RUN);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') {
      throw error;
    }
  }
}

function emptyRunFolder(keepLogs: boolean): void {
  if (!existsSync(RUN)) {
    return;
  }
  const names = readdirSync(RUN).filter((name) => !keepLogs || name !== 'logs');
  for (const name of names) {
    rmSync(join(RUN, name), { recursive: true, force: true });
  }
  if (!keepLogs) {
    removeRunFolder();
  }
}

/** Clears everything of the lab away, or all but the logs; does nothing where there is nothing. */
export async function teardown(keepLogs = false): Promise<void> {
  const all = started();
  const holders = all.filter((each) => each.name.startsWith('namespace-'));
  // kubelet and containerd first, or they would start again what is ended below.
  await stop(all.filter((each) => !each.name.startsWith('namespace-')));
  await removeCgroups();
  // containerd's shims outlive it.
  await stop(orphansMentioning(`${RUN}/`));
  await stop(holders);
  emptyRunFolder(keepLogs);
}
