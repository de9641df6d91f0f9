/** `lab:up`: starts a cluster and leaves it running. */
import { requireAndBuild } from './build';
import { clearAwayWhenInterrupted } from './clean';
import { parseWords } from './cluster-options';
import { teardown } from '../ground/teardown';
import { startCluster, type Cluster, type ClusterOptions } from '../nodes/cluster';
import { hostKubeconfig } from '../nodes/host-access';
import { prepare } from '../scenarios/prepare';
import { HOST_PORT } from '../scenarios/user';
import { isSet } from '../settings';

/** Starts a cluster with what every cluster of the mesh has. */
export async function startAndPrepare(options: ClusterOptions): Promise<Cluster> {
  const cluster = await startCluster(options);
  await prepare(cluster);
  return cluster;
}

export async function upCommand(words: readonly string[]): Promise<void> {
  const { options } = parseWords(words);
  requireAndBuild('cluster', [options.proxy.kubernetesVersion]);
  await teardown();
  clearAwayWhenInterrupted();
  try {
    const cluster = await startAndPrepare(options);
    process.stdout.write(`\nexport KUBECONFIG=${hostKubeconfig(cluster.controlPlane, HOST_PORT)}\n`);
  } catch (error) {
    // The logs stay for a look; the next command clears them away.
    if (!isSet('LAB_KEEP')) {
      await teardown(true);
    }
    throw error;
  }
}
