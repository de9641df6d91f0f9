import { misfitOf } from './kept';
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
import { TERWAY_CONFIG_MAP, TERWAY_KEY, type TerwayConfig, terwayConfigOf } from './terway';
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
    nodes: mapped(sound(nodes), (all) => all.map(liveNodeOf)),
    daemonSets: mapped(sound(daemonSets), (all) => all.map(daemonSetOf)),
    kubeProxy: kubeProxyIn(KUBE_PROXY_CONFIG_MAPS.map((name) => sound(configMaps[name]))),
    terway: terwayIn(sound(configMaps[TERWAY_CONFIG_MAP])),
    pod: pod === undefined ? undefined : { name: written(pod), reading: mapped(sound(pod.reading), livePodOf) },
  };
}

function ownParts(
  { service, endpointSlices, events, networkPolicies, gateway }: Omit<RawService, keyof NamespacedName>,
): Omit<ClusterSnapshot, keyof SharedParts> {
  return {
    service: mapped(sound(service), serviceOf),
    endpoints: mapped(sound(endpointSlices), endpointsIn),
    events: mapped(sound(events), (all) => all.map(liveEventOf)),
    networkPolicies: mapped(sound(networkPolicies), (all) => all.map(networkPolicyOf)),
    gateway: mapped(sound(gateway), liveGatewayOf),
  };
}

/** What was read, if each field that is needed has a value that the API can print. */
function sound<Value extends KubernetesObject | readonly KubernetesObject[]>(reading: Reading<Value>): Reading<Value> {
  const objects = reading.state === 'found' ? [reading.value].flat() as readonly KubernetesObject[] : [];
  for (const object of objects) {
    const why = misfitOf(object);
    if (why !== undefined) {
      return { state: 'failed', why };
    }
  }
  return reading;
}

/** The configurations that were found. A ConfigMap that could not be read may hold one that disagrees. */
function kubeProxyIn(readings: readonly Reading<KubernetesObject>[]): Reading<readonly KubeProxyConfig[]> {
  const configs = readings.flatMap((reading) => (
    reading.state === 'found' ? kubeProxyConfigOf(reading.value) ?? [] : []
  ));
  const unread = readings.find((reading) => 'why' in reading) as Reading<never> | undefined;
  return unread ?? (configs.length > 0 ? found(configs) : ABSENT);
}

function terwayIn(reading: Reading<KubernetesObject>): Reading<TerwayConfig> {
  const config = mapped(reading, terwayConfigOf);
  return config.state !== 'found'
    ? config
    : config.value === undefined ? UNREADABLE_TERWAY : found(config.value);
}

const UNREADABLE_TERWAY: Reading<never> = {
  state: 'failed', why: `${TERWAY_KEY} in the ConfigMap ${TERWAY_CONFIG_MAP} is not what Terway can read`,
};

function daemonSetOf({ metadata, spec }: KubernetesObject): LiveDaemonSet {
  const pod = fieldsOf(fieldsOf(fieldsOf(spec).template).spec);
  return { name: metadata.name, images: listOf(pod.containers).flatMap(({ image }) => textOf(image) ?? []) };
}
