import { type KubeProxyConfig, kubeProxyConfigOf } from './kube-proxy';
import { isKubeProxy, type LiveDaemonSet } from './live-daemon-set';
import { ABSENT, found, type Reading, valueOf } from './reading';
import type { KubernetesObject } from '../kubernetes/objects';

/**
 * The configurations of kube-proxy that were found. Its flags decide where it has no file. A ConfigMap that could not
 * be read may hold one that disagrees.
 */
export function kubeProxyIn(
  configMaps: readonly Reading<KubernetesObject>[], daemonSets: Reading<readonly LiveDaemonSet[]>,
): Reading<readonly KubeProxyConfig[]> {
  const own = (valueOf(daemonSets) ?? []).filter(isKubeProxy);
  const unclear = own.flatMap((each) => whyUnclear(each) ?? [])[0];
  if (unclear !== undefined) {
    return { state: 'failed', why: unclear };
  }
  const byFlags = own.flatMap(({ name, flags }) => (
    typeof flags === 'string' ? [] : [{ configMap: name, ...flags }]
  ));
  return own.length > 0 && byFlags.length === own.length ? found(byFlags) : withConfigMaps(byFlags, configMaps);
}

function withConfigMaps(
  byFlags: readonly KubeProxyConfig[], configMaps: readonly Reading<KubernetesObject>[],
): Reading<readonly KubeProxyConfig[]> {
  const configs = configMaps.flatMap((reading) => (
    reading.state === 'found' ? kubeProxyConfigOf(reading.value) ?? [] : []
  ));
  const all = [...byFlags, ...configs];
  const unread = configMaps.find((reading) => 'why' in reading) as Reading<never> | undefined;
  return unread ?? (all.length > 0 ? found(all) : ABSENT);
}

/** Why the settings of a DaemonSet do not tell how kube-proxy runs on each node; undefined if they do. */
function whyUnclear({ name, rollout, flags }: LiveDaemonSet): string | undefined {
  if (rollout !== undefined) {
    return `the DaemonSet ${name} is being rolled out, and only ${rollout} nodes have its current settings`;
  }
  return flags === 'variable' ? `the command line of the DaemonSet ${name} has variables` : undefined;
}
