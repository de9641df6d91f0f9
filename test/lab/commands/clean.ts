/** Runs a piece of work and clears everything away after it, however it ends. */
import { startNothingMore } from '../ground/processes';
import { teardown } from '../ground/teardown';
import { isSet } from '../settings';

/** Clears everything away if the user interrupts the command. */
export function clearAwayWhenInterrupted(): void {
  let interrupted = false;
  const clearAway = (): void => {
    if (interrupted) {
      return;
    }
    interrupted = true;
    startNothingMore();
    // Twice: what was being started at that very moment is in the record by the second time.
    void teardown().then(() => teardown()).finally(() => process.exit(130));
  };
  process.on('SIGINT', clearAway).on('SIGTERM', clearAway);
}

/** Runs the work on a clean machine and cleans the machine after it, unless LAB_KEEP is set. */
export async function clean(work: () => Promise<void>): Promise<void> {
  await teardown();
  clearAwayWhenInterrupted();
  try {
    await work();
  } finally {
    if (!isSet('LAB_KEEP')) {
      await teardown();
    }
  }
}
