import { isObject, isPartOfList, itemsOf, parsedJson } from './documents';
import type { Kubectl } from './kubectl';
import { SERVICE_LABEL, serviceOfSlice } from './live-endpoints';
import { GATEWAY_RESOURCE, gatewayNameOf } from './live-gateway';
import { NETWORK_POLICY_RESOURCE } from './live-network-policy';
import {
  CONFIG_MAPS, type ConfigMapName, hasLoadBalancer, type RawCluster, type RawPod, type RawService, SYSTEM,
} from './raw-cluster';
import { ABSENT, found, mapped, type Reading, valueOf } from './reading';
import { lacksVersion, serverVersionIn } from './server-version';
import { serviceOfEvent } from './service-event';
import type { NamespacedName, Wanted } from './wanted';
import { lacksPermission, namesUnknownKind, wordsOf } from './words';
import type { KubernetesObject } from '../kubernetes/objects';
import { grouped } from '../text';

/** The longest time of one request. */
const LIMIT = '--request-timeout=30s';

/** The output is not quoted: it may be that of a ConfigMap with access keys. */
const NOT_JSON: Reading<never> = { state: 'failed', why: 'kubectl printed something else than JSON' };

const PART_OF_LIST: Reading<never> = { state: 'failed', why: 'kubectl printed only a part of the list' };

/** Reads objects with kubectl. Every request is read-only. */
interface Reader {
  /** An object, which may not exist. */
  readonly one: (...args: string[]) => Promise<Reading<KubernetesObject>>;
  readonly list: (...args: string[]) => Promise<Reading<readonly KubernetesObject[]>>;

  /** The NetworkPolicies of a namespace. They are read once. */
  readonly policiesIn: (namespace: string) => Promise<Reading<readonly KubernetesObject[]>>;
}

/** Reads what a diagnosis needs, with requests side by side. */
export async function readCluster(kubectl: Kubectl, { service, pod }: Wanted): Promise<RawCluster> {
  const reader = readerWith(kubectl);
  const [services, { nodes, serverVersion }, daemonSets, configMaps, client] = await Promise.all([
    service === undefined ? readServices(reader) : readService(reader, service),
    readNodes(kubectl, reader),
    reader.list('daemonsets', '--namespace', SYSTEM),
    readConfigMaps(reader),
    pod === undefined ? undefined : readPod(reader, pod),
  ]);
  const isMissing = service !== undefined && valueOf(services)?.[0]?.service.state === 'absent';
  return {
    nodes,
    daemonSets,
    configMaps,
    serverVersion,
    pod: client,
    services,
    others: isMissing ? (valueOf(await loadBalancers(reader)) ?? []).map(nameOf) : [],
  };
}

/** Reads the pod of a client, and what may restrict its requests. */
async function readPod({ one, policiesIn }: Reader, { namespace, name }: NamespacedName): Promise<RawPod> {
  const [reading, networkPolicies] = await Promise.all([
    one('pod', name, '--namespace', namespace), policiesIn(namespace),
  ]);
  return { namespace, name, reading, networkPolicies };
}

/** Reads the nodes, and the version of the API server if one of them does not say which version it runs. */
async function readNodes(kubectl: Kubectl, { list }: Reader): Promise<Pick<RawCluster, 'nodes' | 'serverVersion'>> {
  const nodes = await list('nodes');
  const isNeeded = nodes.state === 'found' && lacksVersion(nodes.value);
  const command = ['version', '--output', 'json', LIMIT];
  return { nodes, serverVersion: isNeeded ? await read(kubectl, command, serverVersionIn) : undefined };
}

async function readConfigMaps({ one }: Reader): Promise<RawCluster['configMaps']> {
  const readings = await Promise.all(CONFIG_MAPS.map(async (name) => (
    [name, await one('configmap', name, '--namespace', SYSTEM)] as const
  )));
  return Object.fromEntries(readings) as Record<ConfigMapName, Reading<KubernetesObject>>;
}

type ReadServices = Promise<Reading<readonly RawService[]>>;

/** Reads one Service with what belongs to it. */
async function readService({ one, list, policiesIn }: Reader, { namespace, name }: NamespacedName): ReadServices {
  const aboutService = `involvedObject.kind=Service,involvedObject.name=${name}`;
  const gatewayName = gatewayNameOf(name);
  const [service, endpointSlices, events, networkPolicies, gateway] = await Promise.all([
    one('service', name, '--namespace', namespace),
    list('endpointslices', '--namespace', namespace, '--selector', `${SERVICE_LABEL}=${name}`),
    list('events', '--namespace', namespace, '--field-selector', aboutService),
    policiesIn(namespace),
    gatewayName === undefined ? ABSENT : one(GATEWAY_RESOURCE, gatewayName, '--namespace', namespace).then(orAbsent),
  ]);
  return found([{ namespace, name, service, endpointSlices, events, networkPolicies, gateway }]);
}

/** Reads every Service of type LoadBalancer, and what belongs to them for each namespace at once. */
async function readServices(reader: Reader): ReadServices {
  const [services, gateways] = await Promise.all([
    loadBalancers(reader), reader.list(GATEWAY_RESOURCE, '--all-namespaces').then(orAbsent),
  ]);
  if (services.state !== 'found') {
    return services;
  }
  const byNamespace = [...grouped(services.value, ({ metadata: { namespace = 'default' } }) => namespace)];
  const all = await Promise.all(byNamespace.map(async ([namespace, some]) => (
    readNamespace(reader, { namespace, services: some, gateways })
  )));
  return found(all.flat());
}

/** The Services of type LoadBalancer in a namespace, and the IstioGateways of the cluster. */
interface Balanced {
  readonly namespace: string;
  readonly services: readonly KubernetesObject[];
  readonly gateways: Reading<readonly KubernetesObject[]>;
}

async function readNamespace(
  { list, policiesIn }: Reader, { namespace, services, gateways }: Balanced,
): Promise<RawService[]> {
  const names = services.map(({ metadata: { name } }) => name);
  const [slices, events, networkPolicies] = await Promise.all([
    list('endpointslices', '--namespace', namespace, '--selector', `${SERVICE_LABEL} in (${names.join(',')})`),
    list('events', '--namespace', namespace, '--field-selector', 'involvedObject.kind=Service'),
    policiesIn(namespace),
  ]);
  return names.map((name, index) => ({
    namespace,
    name,
    service: services[index] === undefined ? ABSENT : found(services[index]),
    endpointSlices: mapped(slices, (all) => all.filter((slice) => serviceOfSlice(slice) === name)),
    events: mapped(events, (all) => all.filter((event) => serviceOfEvent(event) === name)),
    networkPolicies,
    gateway: gatewayAmong(gateways, { namespace, name }),
  }));
}

/** The IstioGateway of a Service. */
function gatewayAmong(
  gateways: Balanced['gateways'], { namespace, name }: NamespacedName,
): Reading<KubernetesObject> {
  if (gateways.state !== 'found') {
    return gateways;
  }
  const own = gateways.value.find(({ metadata }) => (
    metadata.name === gatewayNameOf(name) && metadata.namespace === namespace
  ));
  return own === undefined ? ABSENT : found(own);
}

/** A cluster that does not know the kind holds no object of it. */
function orAbsent<Value>(reading: Reading<Value>): Reading<Value> {
  return 'why' in reading && namesUnknownKind(reading.why) ? ABSENT : reading;
}

async function loadBalancers(reader: Reader): Promise<Reading<readonly KubernetesObject[]>> {
  return mapped(await reader.list('services', '--all-namespaces'), (services) => services.filter(hasLoadBalancer));
}

function nameOf({ metadata: { namespace = 'default', name } }: KubernetesObject): NamespacedName {
  return { namespace, name };
}

function readerWith(kubectl: Kubectl): Reader {
  const get = (...args: string[]) => ['get', ...args, '--output', 'json', LIMIT];
  const list: Reader['list'] = async (...args) => read(kubectl, get(...args), itemsOf);
  const policies = new Map<string, ReturnType<Reader['policiesIn']>>();
  return {
    one: async (...args) => read(kubectl, get(...args, '--ignore-not-found'), objectOf),
    list,
    policiesIn: async (namespace) => {
      const known = policies.get(namespace) ?? list(NETWORK_POLICY_RESOURCE, '--namespace', namespace);
      policies.set(namespace, known);
      return known;
    },
  };
}

/** Runs kubectl and reads its output. No output means that the object does not exist. */
async function read<Value>(
  kubectl: Kubectl, args: readonly string[], valueIn: (document: unknown) => Value | undefined,
): Promise<Reading<Value>> {
  const { code, stdout, stderr } = await kubectl.run(args).ended;
  if (code !== 0) {
    return { state: lacksPermission(stderr) ? 'denied' : 'failed', why: wordsOf(stderr) };
  }
  if (stdout.trim() === '') {
    return ABSENT;
  }
  const document = parsedJson(stdout);
  const value = valueIn(document);
  if (value === undefined) {
    return NOT_JSON;
  }
  return isPartOfList(document) ? PART_OF_LIST : found(value);
}

function objectOf(value: unknown): KubernetesObject | undefined {
  return isObject(value) ? value : undefined;
}
