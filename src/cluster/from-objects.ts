import { kubeProxyConfigOf } from './kube-proxy';
import { serviceOfSlice } from './live-endpoints';
import { CONFIG_MAPS, type ConfigMapName, type RawReadings, snapshotOf } from './raw-snapshot';
import { found, type Reading } from './reading';
import type { ClusterSnapshot } from './snapshot';
import { fieldsOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';

/** What is diagnosed: a Service, and the pod of a client if one was named. */
export interface Wanted {
  readonly namespace: string;
  readonly service: string;
  readonly pod: { readonly namespace: string; readonly name: string } | undefined;
}

/** What is not in the files was not read. It may exist. */
const NOT_GIVEN: Reading<never> = { state: 'failed', why: 'it is not among the objects that were given' };

/** The snapshot in objects that were read earlier. */
export function snapshotFrom(objects: readonly KubernetesObject[], wanted: Wanted): ClusterSnapshot {
  const { namespace, service, pod } = wanted;
  const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);
  const inNamespace = (kind: string) => ofKind(kind).filter((object) => namespaceOf(object) === namespace);
  const one = (kind: string, where: string, name: string) => first(ofKind(kind).filter((object) => (
    namespaceOf(object) === where && object.metadata.name === name)));
  const readings: RawReadings = {
    service: one('Service', namespace, service),
    endpointSlices: all(inNamespace('EndpointSlice').filter((slice) => serviceOfSlice(slice) === service)),
    events: all(inNamespace('Event').filter((event) => isAbout(event, service))),
    nodes: all(ofKind('Node')),
    daemonSets: all(ofKind('DaemonSet').filter((object) => namespaceOf(object) === 'kube-system')),
    configMaps: configMapsIn(ofKind('ConfigMap').filter((object) => namespaceOf(object) === 'kube-system')),
    pod: pod === undefined
      ? undefined
      : { name: `${pod.namespace}/${pod.name}`, reading: one('Pod', pod.namespace, pod.name) },
  };
  return snapshotOf(readings);
}

/**
 * The ConfigMaps by their names. Files may hold kube-proxy's configuration under another name. Without a DaemonSet of
 * Terway, its ConfigMap does not matter.
 */
function configMapsIn(configMaps: readonly KubernetesObject[]): RawReadings['configMaps'] {
  const named = (name: ConfigMapName) => configMaps.filter(({ metadata }) => metadata.name === name);
  const others = configMaps.filter((object) => !isNamed(object) && kubeProxyConfigOf(object) !== undefined);
  const read = CONFIG_MAPS.map((name) => [name, first(named(name))] as const);
  const readings = Object.fromEntries(read) as Record<ConfigMapName, Reading<KubernetesObject>>;
  const isUnnamed = named('kube-proxy-worker').length === 0 && named('kube-proxy').length === 0;
  return isUnnamed ? { ...readings, 'kube-proxy': first(others) } : readings;
}

function isNamed({ metadata }: KubernetesObject): boolean {
  return CONFIG_MAPS.some((name) => name === metadata.name);
}

function first(objects: readonly KubernetesObject[]): Reading<KubernetesObject> {
  const [object] = objects;
  return object === undefined ? NOT_GIVEN : found(object);
}

function all(objects: readonly KubernetesObject[]): Reading<readonly KubernetesObject[]> {
  return objects.length === 0 ? NOT_GIVEN : found(objects);
}

function namespaceOf({ metadata }: KubernetesObject): string {
  return textOf(metadata.namespace) ?? 'default';
}

function isAbout(event: KubernetesObject, service: string): boolean {
  const { kind, name } = fieldsOf(event.involvedObject ?? event.regarding);
  return kind === 'Service' && name === service;
}
