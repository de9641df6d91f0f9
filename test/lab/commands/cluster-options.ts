/** The words after `lab` and `lab:up`. */
import { say } from './say';
import { requireKernelFor } from '../ground/requirements';
import { parseConfiguration } from '../matrix/run';
import type { ClusterOptions } from '../nodes/cluster';
import { HOST_PORT } from '../scenarios/user';
import { CLUSTER_RELEASE } from '../versions';

/** What the words ask for: a cluster, and the scenarios that they name. */
export interface Wanted {
  readonly options: ClusterOptions;
  readonly names: readonly string[];
}

const RANGE_WORDS: readonly string[] = ['known', 'unknown'];

/**
 * Reads the words: `mode:release` and `known` or `unknown` (the range of the pods) choose the data plane, and the rest names
 * scenarios. Without any: the data plane that shows the fault.
 */
export function parseWords(words: readonly string[]): Wanted {
  const configuration = words.find((word) => word.includes(':')) ?? `iptables:${CLUSTER_RELEASE}`;
  const plane = parseConfiguration(configuration);
  requireKernelFor(plane.proxyMode);
  return {
    options: { nodes: 3, proxy: { ...plane, podCidrKnown: words.includes('known') }, podsInVpc: false, hostPort: HOST_PORT, say },
    names: words.filter((word) => word !== configuration && !RANGE_WORDS.includes(word)),
  };
}
