import { KUBE_PROXY_CONFIG_MAPS, type KubeProxyConfig, kubeProxyConfigOf } from './kube-proxy';
import { endpointsIn } from './live-endpoints';
import { liveEventOf } from './live-event';
import { liveGatewayOf } from './live-gateway';
import { networkPolicyOf } from './live-network-policy';
import { liveNodeOf } from './live-node';
import { livePodOf } from './live-pod';
import { serviceOf } from './live-service';
import type { RawCluster, RawService } from './raw-cluster';
import { ABSENT, found, mapped, type Reading } from './reading';
import type { ClusterSnapshot, ClusterSnapshots, LiveDaemonSet } from './snapshot';
import { TERWAY_CONFIG_MAP, terwayConfigOf } from './terway';
import { type NamespacedName, written } from './wanted';
import { fieldsOf, listOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** What is read once for all Services. */
type SharedParts = Omit<ClusterSnapshot, 'service' | 'endpoints' | 'events' | 'networkPolicies' | 'gateway'>;

/** The snapshots of the Services, with the fields that are needed and nothing else. */
export function snapshotsOf(cluster: RawCluster): ClusterSnapshots {
  const shared = sharedParts(cluster);
  const services = mapped(cluster.services, (all) => all.map(({ namespace, name, ...parts }) => (
    { namespace, name, snapshot: { ...shared, ...ownParts(parts) } }
  )));
  return { services, others: cluster.others };
}

function sharedParts({ nodes, daemonSets, configMaps, pod }: RawCluster): SharedParts {
  return {
    nodes: mapped(nodes, (all) => all.map(liveNodeOf)),
    daemonSets: mapped(daemonSets, (all) => all.map(daemonSetOf)),
    kubeProxy: kubeProxyIn(KUBE_PROXY_CONFIG_MAPS.map((name) => configMaps[name])),
    terway: mapped(configMaps[TERWAY_CONFIG_MAP], terwayConfigOf),
    pod: pod === undefined ? undefined : { name: written(pod), reading: mapped(pod.reading, livePodOf) },
  };
}

function ownParts(
  { service, endpointSlices, events, networkPolicies, gateway }: Omit<RawService, keyof NamespacedName>,
): Omit<ClusterSnapshot, keyof SharedParts> {
  return {
    service: mapped(service, serviceOf),
    endpoints: mapped(endpointSlices, endpointsIn),
    events: mapped(events, (all) => all.map(liveEventOf)),
    networkPolicies: mapped(networkPolicies, (all) => all.map(networkPolicyOf)),
    gateway: mapped(gateway, liveGatewayOf),
  };
}

/** The configurations that were found. A ConfigMap that could not be read may hold one that disagrees. */
function kubeProxyIn(readings: readonly Reading<KubernetesObject>[]): Reading<readonly KubeProxyConfig[]> {
  const configs = readings.flatMap((reading) => (
    reading.state === 'found' ? kubeProxyConfigOf(reading.value) ?? [] : []
  ));
  const unread = readings.find((reading) => 'why' in reading) as Reading<never> | undefined;
  return unread ?? (configs.length > 0 ? found(configs) : ABSENT);
}

function daemonSetOf({ metadata, spec }: KubernetesObject): LiveDaemonSet {
  const pod = fieldsOf(fieldsOf(fieldsOf(spec).template).spec);
  return { name: metadata.name, images: listOf(pod.containers).flatMap(({ image }) => textOf(image) ?? []) };
}
