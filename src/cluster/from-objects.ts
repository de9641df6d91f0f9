import { KUBE_PROXY_CONFIG_MAPS, kubeProxyConfigOf } from './kube-proxy';
import { serviceOfSlice } from './live-endpoints';
import { CONFIG_MAPS, type ConfigMapName, type RawReadings, snapshotOf } from './raw-snapshot';
import { ABSENT, found, type Reading, valueOf } from './reading';
import type { ClusterSnapshot } from './snapshot';
import { fieldsOf, textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';
import { listed } from '../text';

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
  const one = (kind: string, where: string, name: string) => the(ofKind(kind).filter((object) => (
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
 * The ConfigMaps by their names. Files may hold kube-proxy's configuration under another name. Both names are asked for
 * together, so if one of them is there, the other one does not exist.
 */
function configMapsIn(configMaps: readonly KubernetesObject[]): RawReadings['configMaps'] {
  const named = (name: ConfigMapName) => configMaps.filter(({ metadata }) => metadata.name === name);
  const ofKubeProxy = KUBE_PROXY_CONFIG_MAPS.flatMap(named);
  const missing = ofKubeProxy.length > 0 ? ABSENT : otherConfig(configMaps);
  const read = CONFIG_MAPS.map((name) => [name, the(named(name))] as const);
  const readings = Object.fromEntries(read) as Record<ConfigMapName, Reading<KubernetesObject>>;
  const orMissing = (name: ConfigMapName) => (named(name).length === 0 ? missing : readings[name]);
  return {
    ...readings, 'kube-proxy-worker': orMissing('kube-proxy-worker'), 'kube-proxy': orMissing('kube-proxy'),
  };
}

/** The configuration of kube-proxy in a ConfigMap of another name. */
function otherConfig(configMaps: readonly KubernetesObject[]): Reading<KubernetesObject> {
  const configs = configMaps.filter((object) => kubeProxyConfigOf(object) !== undefined);
  const names = configs.map(({ metadata }) => metadata.name);
  return new Set(names).size < 2
    ? the(configs)
    : { state: 'failed', why: `several ConfigMaps may hold it: ${listed(names)}` };
}

/** The object; there may be equal copies of it. */
function the(objects: readonly KubernetesObject[]): Reading<KubernetesObject> {
  const reading = all(objects);
  const [object] = valueOf(reading) ?? [];
  return object === undefined ? reading as Reading<never> : found(object);
}

/** The objects, each once. Files of two points in time may hold one of them in two states. */
function all(objects: readonly KubernetesObject[]): Reading<readonly KubernetesObject[]> {
  const byName = new Map<string, KubernetesObject>();
  for (const object of objects) {
    const { metadata: { name } } = object;
    const known = byName.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(object)) {
      return { state: 'failed', why: `${object.kind} ${name} is there twice and differs; leave one of them out` };
    }
    byName.set(name, object);
  }
  return byName.size === 0 ? NOT_GIVEN : found([...byName.values()]);
}

function namespaceOf({ metadata }: KubernetesObject): string {
  return textOf(metadata.namespace) ?? 'default';
}

function isAbout(event: KubernetesObject, service: string): boolean {
  const { kind, name } = fieldsOf(event.involvedObject ?? event.regarding);
  return kind === 'Service' && name === service;
}
