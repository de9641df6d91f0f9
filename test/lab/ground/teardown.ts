/** Leaves nothing behind: ends what was started, also by a run that crashed, and removes the run folder. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeCgroups } from './cgroups';
import { heirsMentioning, started, stop } from './processes';
import { RUN } from './run-folder';

/** Clears everything of the lab away, or all but the logs; does nothing where there is nothing. */
export async function teardown(keepLogs = false): Promise<void> {
  const all = started();
  const holders = all.filter((each) => each.name.startsWith('namespace-'));
  // kubelet and containerd first, or they would start again what is ended below.
  await stop(all.filter((each) => !each.name.startsWith('namespace-')));
  await removeCgroups();
  // containerd's shims outlive it.
  await stop(heirsMentioning(`${RUN}/`));
  await stop(holders);
  for (const name of existsSync(RUN) ? readdirSync(RUN) : []) if (!keepLogs || name !== 'logs') rmSync(join(RUN, name), { recursive: true, force: true });
  if (!keepLogs) rmSync(RUN, { recursive: true, force: true });
}
