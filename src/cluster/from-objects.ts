import { keptOf } from './kept';
import { KUBE_PROXY_CONFIG_MAPS, kubeProxyConfigOf } from './kube-proxy';
import { isKubeProxy, mountedConfigMaps } from './live-daemon-set';
import { serviceOfSlice } from './live-endpoints';
import { gatewayNameOf } from './live-gateway';
import { isNetworkPolicy } from './live-network-policy';
import {
  CONFIG_MAPS, type ConfigMapName, hasLoadBalancer, type RawCluster, type RawService, SYSTEM,
} from './raw-cluster';
import { ABSENT, found, mapped, type Reading, valueOf } from './reading';
import { NOT_GIVEN, otherServicesIn, partNames, type Remember, rememberFrom } from './saved-states';
import { lacksVersion, SERVER_VERSION_KIND } from './server-version';
import { serviceOfEvent } from './service-event';
import { TERWAY_CONFIG_MAP } from './terway';
import { type NamespacedName, type Wanted, written } from './wanted';
import { textOf } from '../kubernetes/fields';
import type { KubernetesObject } from '../kubernetes/objects';
import { grouped, listed } from '../text';

/** What was read of a cluster, in objects that were read earlier. */
export function clusterIn(objects: readonly KubernetesObject[], { service, pod }: Wanted): RawCluster {
  const remember = rememberFrom(objects);
  const kinds = grouped(objects, ({ kind }) => kind);
  const ofKind = (kind: string) => (kinds.get(kind) ?? []).filter(isOfKubernetes);
  const ofSystem = (kind: string) => ofKind(kind).filter((object) => namespaceOf(object) === SYSTEM);
  const policiesIn = policyFinder(ofKind('NetworkPolicy'), remember);
  const balanced = namesOf(ofKind('Service').filter(hasLoadBalancer));
  return {
    nodes: remember('nodes', all(ofKind('Node'))),
    daemonSets: remember('daemonSets', all(ofSystem('DaemonSet'))),
    configMaps: configMapsIn(ofSystem('ConfigMap'), ofSystem('DaemonSet'), remember),
    serverVersion: lacksVersion(ofKind('Node'))
      ? remember(partNames.serverVersion, the(ofKind(SERVER_VERSION_KIND)))
      : undefined,
    pod: pod && {
      ...pod,
      reading: remember(partNames.pod(written(pod)), the(ofKind('Pod').filter(isNamed(pod)))),
      networkPolicies: policiesIn(pod.namespace),
    },
    services: mapped(
      service === undefined
        ? remember('services', balanced.length === 0 ? NOT_GIVEN : found(balanced))
        : found([service]),
      (names) => names.map(serviceFinder(ofKind, policiesIn, remember)),
    ),
    others: service !== undefined && !ofKind('Service').some(isNamed(service))
      ? [...balanced, ...otherServicesIn(objects)]
      : [],
  };
}

/** Finds the NetworkPolicies of a namespace. */
function policyFinder(policies: readonly KubernetesObject[], remember: Remember): FindPolicies {
  const byNamespace = grouped(policies.filter(isNetworkPolicy), namespaceOf);
  return (namespace) => remember(partNames.networkPolicies(namespace), all(byNamespace.get(namespace) ?? []));
}

type FindPolicies = (namespace: string) => RawService['networkPolicies'];

/** Finds what belongs to a Service. */
function serviceFinder(
  ofKind: (kind: string) => readonly KubernetesObject[], policiesIn: FindPolicies, remember: Remember,
): (name: NamespacedName) => RawService {
  const services = grouped(ofKind('Service'), keyOf);
  const slices = grouped(ofKind('EndpointSlice'), (slice) => key(namespaceOf(slice), serviceOfSlice(slice) ?? ''));
  const events = grouped(ofKind('Event'), (event) => key(namespaceOf(event), serviceOfEvent(event) ?? ''));
  return ({ namespace, name }) => {
    const own = key(namespace, name);
    const gateway = gatewayNameOf(name);
    return {
      namespace,
      name,
      service: remember(partNames.service(own), the(services.get(own) ?? [])),
      endpointSlices: remember(partNames.endpointSlices(own), all(slices.get(own) ?? [])),
      events: remember(partNames.events(own), all(events.get(own) ?? [])),
      networkPolicies: policiesIn(namespace),
      gateway: remember(partNames.gateway(own), gateway === undefined
        ? ABSENT
        : the(ofKind('IstioGateway').filter(isNamed({ namespace, name: gateway })))),
    };
  };
}

/**
 * The ConfigMaps by their names. Files may hold kube-proxy's configuration under another name. Both names are asked for
 * together, so if one of them is there, the other one does not exist, unless a DaemonSet of kube-proxy mounts it.
 */
function configMapsIn(
  configMaps: readonly KubernetesObject[], daemonSets: readonly KubernetesObject[], remember: Remember,
): RawCluster['configMaps'] {
  const mounted = daemonSets.filter(({ metadata }) => isKubeProxy(metadata)).flatMap(mountedConfigMaps);
  const named = (name: ConfigMapName) => configMaps.filter(({ metadata }) => metadata.name === name);
  const ofKubeProxy = KUBE_PROXY_CONFIG_MAPS.flatMap(named);
  const missing = ofKubeProxy.length > 0 ? ABSENT : otherConfig(configMaps);
  const readings = CONFIG_MAPS.map((name) => {
    const some = named(name);
    const isMissing = some.length === 0 && name !== TERWAY_CONFIG_MAP;
    const reading = isMissing && !(missing === ABSENT && mounted.includes(name)) ? missing : the(some);
    const isGiven = some.length > 0 || (reading === missing && reading.state === 'found');
    return [name, remember(partNames.configMap(name), reading, isGiven)] as const;
  });
  return Object.fromEntries(readings) as Record<ConfigMapName, Reading<KubernetesObject>>;
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
    if (known !== undefined && JSON.stringify(keptOf(known)) !== JSON.stringify(keptOf(object))) {
      return { state: 'failed', why: `${object.kind} ${name} is there twice and differs; leave one of them out` };
    }
    byName.set(name, object);
  }
  return byName.size === 0 ? NOT_GIVEN : found([...byName.values()]);
}

/** The API groups of the kinds that are read. Other software has kinds of the same names. */
const GROUPS: ReadonlyMap<string, RegExp> = new Map([
  ['Node', /^v1$/], ['Service', /^v1$/], ['ConfigMap', /^v1$/], ['Pod', /^v1$/],
  ['Event', /^(?:events\.k8s\.io\/)?v1$/],
  ['DaemonSet', /^apps\//], ['EndpointSlice', /^discovery\.k8s\.io\//], ['IstioGateway', /^istio\.alibabacloud\.com\//],
]);

/** Whether an object is of the kind that its name says. */
function isOfKubernetes({ kind, apiVersion }: KubernetesObject): boolean {
  return apiVersion === undefined || (GROUPS.get(kind)?.test(apiVersion) ?? true);
}

function namespaceOf({ metadata }: KubernetesObject): string {
  return textOf(metadata.namespace) ?? 'default';
}

function key(namespace: string, name: string): string {
  return written({ namespace, name });
}

function keyOf(object: KubernetesObject): string {
  return key(namespaceOf(object), object.metadata.name);
}

function isNamed({ namespace, name }: NamespacedName): (object: KubernetesObject) => boolean {
  return (object) => keyOf(object) === key(namespace, name);
}

/** The names of objects, each once. */
function namesOf(objects: readonly KubernetesObject[]): NamespacedName[] {
  return [...grouped(objects, keyOf).values()].flatMap(([object]) => (
    object === undefined ? [] : { namespace: namespaceOf(object), name: object.metadata.name }
  ));
}
