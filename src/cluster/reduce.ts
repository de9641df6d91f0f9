import { misfitOf } from './kept';
import { KUBE_PROXY_CONFIG_MAPS } from './kube-proxy';
import { kubeProxyIn } from './kube-proxy-settings';
import { daemonSetOf } from './live-daemon-set';
import { endpointsIn } from './live-endpoints';
import { liveEventOf } from './live-event';
import { liveGatewayOf } from './live-gateway';
import { networkPolicyOf } from './live-network-policy';
import { liveNodeOf } from './live-node';
import { livePodOf } from './live-pod';
import { serviceOf } from './live-service';
import type { RawCluster, RawPod, RawService } from './raw-cluster';
import { found, mapped, type Reading } from './reading';
import { gitVersionOf } from './server-version';
import type { ClusterSnapshot, ClusterSnapshots, NamedPod } from './snapshot';
import { TERWAY_CONFIG_MAP, TERWAY_KEY, type TerwayConfig, terwayConfigOf } from './terway';
import { type NamespacedName, written } from './wanted';
import type { KubernetesObject } from '../kubernetes/objects';

/** What is read once for all Services. */
type SharedParts = Omit<ClusterSnapshot, 'service' | 'endpoints' | 'events' | 'networkPolicies' | 'gateway'>;

/** The snapshots of the Services, with the fields that are needed and nothing else. */
export function snapshotsOf(cluster: RawCluster): ClusterSnapshots {
  const shared = sharedParts(cluster);
  const services = mapped(cluster.services, (all) => all.map(({ namespace, name, ...parts }) => (
    { namespace, name, snapshot: () => ({ ...shared, ...ownParts(parts) }) }
  )));
  return { services, others: cluster.others };
}

function sharedParts({ nodes, daemonSets, configMaps, pod, serverVersion }: RawCluster): SharedParts {
  const ofSystem = mapped(sound(daemonSets), (all) => all.map(daemonSetOf));
  return {
    nodes: mapped(sound(nodes), (all) => all.map(liveNodeOf)),
    daemonSets: ofSystem,
    kubeProxy: kubeProxyIn(KUBE_PROXY_CONFIG_MAPS.map((name) => sound(configMaps[name])), ofSystem),
    terway: terwayIn(sound(configMaps[TERWAY_CONFIG_MAP])),
    serverVersion: serverVersion && mapped(sound(serverVersion), gitVersionOf),
    pod: pod && namedPod(pod),
  };
}

function namedPod(pod: RawPod): NamedPod {
  return {
    name: written(pod),
    reading: mapped(sound(pod.reading), livePodOf),
    networkPolicies: policiesIn(pod.networkPolicies),
  };
}

function policiesIn(reading: RawPod['networkPolicies']): NamedPod['networkPolicies'] {
  return mapped(sound(reading), (all) => all.map(networkPolicyOf));
}

function ownParts(
  { service, endpointSlices, events, networkPolicies, gateway }: Omit<RawService, keyof NamespacedName>,
): Omit<ClusterSnapshot, keyof SharedParts> {
  return {
    service: mapped(sound(service), serviceOf),
    endpoints: mapped(sound(endpointSlices), endpointsIn),
    events: mapped(sound(events), (all) => all.map(liveEventOf)),
    networkPolicies: policiesIn(networkPolicies),
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

function terwayIn(reading: Reading<KubernetesObject>): Reading<TerwayConfig> {
  const config = mapped(reading, terwayConfigOf);
  return config.state !== 'found'
    ? config
    : config.value === undefined ? UNREADABLE_TERWAY : found(config.value);
}

const UNREADABLE_TERWAY: Reading<never> = {
  state: 'failed', why: `${TERWAY_KEY} in the ConfigMap ${TERWAY_CONFIG_MAP} is not what Terway can read`,
};
