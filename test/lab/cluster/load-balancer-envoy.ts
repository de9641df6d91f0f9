/**
 * The part of the load balancer that does more than pass packets on: a real Envoy in the router's namespace. It reads its
 * listeners from files, and reads them again when they change.
 */
import { renameSync, writeFileSync } from 'fs';
import { certificates } from './certificates';
import type { Network } from './network';
import { envoy } from '../build/envoy';
import { clustersFile, type Files, listenersFile, loadBalancerConfig, type ProxyingListener } from '../envoy/load-balancer';
import { start } from '../ground/processes';
import { inRun } from '../ground/run-folder';

/** The port that the router redirects to. */
export const ENVOY_PORT = 15_001;

function files(): Files {
  const { loadBalancer, loadBalancerKey } = certificates();
  return {
    certificate: loadBalancer,
    key: loadBalancerKey,
    listeners: inRun('load-balancer', 'listeners.json'),
    clusters: inRun('load-balancer', 'clusters.json'),
  };
}

/** Envoy notices a file that takes the place of another, and not one that is written over. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

/** Replaces all listeners of Envoy. */
export function setProxyingListeners(listeners: readonly ProxyingListener[]): void {
  replace(files().clusters, clustersFile(listeners));
  replace(files().listeners, listenersFile(listeners, files()));
}

/** Starts Envoy without a listener. */
export function startLoadBalancerEnvoy({ router }: Network): void {
  setProxyingListeners([]);
  const configuration = inRun('load-balancer', 'envoy.json');
  writeFileSync(configuration, loadBalancerConfig(ENVOY_PORT, files()));
  start({
    name: 'load-balancer',
    namespaceOf: router.holder.pid,
    command: envoy(),
    args: ['--config-path', configuration, '--concurrency', '1', '--log-level', 'warn', '--disable-hot-restart'],
  });
}
