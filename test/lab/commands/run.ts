/** `npm run lab`: runs the scenarios, and then looks at what they left on the machine. */
import { join } from 'path';
import { requireAndBuild } from './build';
import { clean } from './clean';
import { parseWords } from './cluster-options';
import { say } from './say';
import { startAndPrepare } from './up';
import { SETUP } from '../ground/known-places';
import { mountOverlays } from '../ground/overlays';
import { inOwnMounts } from '../ground/own-mounts';
import { takeSnapshot } from '../ground/snapshot';
import { teardown } from '../ground/teardown';
import { examples } from '../scenarios/manifests';
import { runOnCluster, runOnMachine, scenariosNamed } from '../scenarios/run';
import { type Check, Sentences } from '../scenarios/sentences';
import { isSet } from '../settings';

/** The name of the command that `run` starts in mounts of its own. */
export const RUN_IN_OWN_MOUNTS = 'run-in-own-mounts';

/** Prepares the machine, and has the run itself done in mounts of its own. */
export async function runCommand(words: readonly string[]): Promise<void> {
  // Reads all of them once: better now than in the middle.
  examples();
  const { options } = parseWords(words);
  requireAndBuild('cluster', [options.proxy.kubernetesVersion]);
  await teardown();
  try {
    process.exitCode = await inOwnMounts(join(__dirname, '..', 'cli.ts'), [RUN_IN_OWN_MOUNTS, ...words]);
  } finally {
    if (!isSet('LAB_KEEP')) {
      await teardown();
    }
  }
  for (const { path, because } of SETUP) {
    say(`stays by design: ${path} (${because})`);
  }
}

/** The run itself. All files of the machine are covered, so every change to one is found at the end. */
export async function runInOwnMounts(words: readonly string[]): Promise<void> {
  const overlays = mountOverlays();
  const { options, names } = parseWords(words);
  const scenarios = scenariosNamed(names);
  const sentences = new Sentences(say);
  const check: Check = (...parts) => sentences.check(...parts);
  const context = { say, check };
  const before = await takeSnapshot();
  await clean(async () => {
    await runOnCluster(scenarios, { ...context, cluster: await startAndPrepare(options) });
  });
  if (isSet('LAB_KEEP')) {
    say('LAB_KEEP is set: the cluster stays, and the machine is not searched for traces');
  } else {
    await runOnMachine(scenarios, { ...context, before, overlays });
  }
  sentences.conclude();
}
