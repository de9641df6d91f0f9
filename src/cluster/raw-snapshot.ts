import { KUBE_PROXY_CONFIG_MAPS, type KubeProxyConfig, kubeProxyConfigOf } from './kube-proxy';
import { endpointsIn } from './live-endpoints';
import { liveNodeOf } from './live-node';
import { livePodOf } from './live-pod';
import { serviceOf } from './live-service';
import { ABSENT, found, mapped, type Reading } from './reading';
import type { ClusterSnapshot, LiveDaemonSet, LiveEvent } from './snapshot';
import { TERWAY_CONFIG_MAP, terwayConfigOf } from './terway';
import { fieldsOf, listOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

type Objects = readonly KubernetesObject[];

/** The ConfigMaps that are read, by their names. Never all of a cluster: some hold access keys. */
export const CONFIG_MAPS = [...KUBE_PROXY_CONFIG_MAPS, TERWAY_CONFIG_MAP] as const;

/** A name of a ConfigMap that is read. */
export type ConfigMapName = (typeof CONFIG_MAPS)[number];

/** The objects that were read, before they are reduced. */
export interface RawReadings {
  readonly service: Reading<KubernetesObject>;
  readonly endpointSlices: Reading<Objects>;
  readonly events: Reading<Objects>;
  readonly nodes: Reading<Objects>;
  readonly daemonSets: Reading<Objects>;
  readonly configMaps: { readonly [name in ConfigMapName]: Reading<KubernetesObject> };
  readonly pod: { readonly name: string; readonly reading: Reading<KubernetesObject> } | undefined;
}

/** The snapshot with the fields that are needed, and nothing else. */
export function snapshotOf(readings: RawReadings): ClusterSnapshot {
  const { service, endpointSlices, events, nodes, daemonSets, configMaps, pod } = readings;
  return {
    service: mapped(service, serviceOf),
    endpoints: mapped(endpointSlices, endpointsIn),
    events: mapped(events, (all) => all.map(eventOf)),
    nodes: mapped(nodes, (all) => all.map(liveNodeOf)),
    daemonSets: mapped(daemonSets, (all) => all.map(daemonSetOf)),
    kubeProxy: kubeProxyIn(KUBE_PROXY_CONFIG_MAPS.map((name) => configMaps[name])),
    terway: mapped(configMaps[TERWAY_CONFIG_MAP], terwayConfigOf),
    pod: pod === undefined ? undefined : { name: pod.name, reading: mapped(pod.reading, livePodOf) },
  };
}

/** The configurations that were found. If there is none, a ConfigMap that could not be read may hold it. */
function kubeProxyIn(readings: readonly Reading<KubernetesObject>[]): Reading<readonly KubeProxyConfig[]> {
  const configs = readings.flatMap((reading) => (
    reading.state === 'found' ? kubeProxyConfigOf(reading.value) ?? [] : []
  ));
  return configs.length > 0
    ? found(configs)
    : readings.find((reading) => 'why' in reading) as Reading<never> | undefined ?? ABSENT;
}

function daemonSetOf({ metadata, spec }: KubernetesObject): LiveDaemonSet {
  const pod = fieldsOf(fieldsOf(fieldsOf(spec).template).spec);
  return { name: metadata.name, images: listOf(pod.containers).flatMap(({ image }) => textOf(image) ?? []) };
}

function eventOf({ metadata, reason, message, lastTimestamp, eventTime }: KubernetesObject): LiveEvent {
  const times = [lastTimestamp, eventTime, fieldsOf(metadata).creationTimestamp].flatMap((time) => textOf(time) ?? []);
  return { reason: textOf(reason) ?? '', message: textOf(message) ?? '', at: times[0] ?? '' };
}
