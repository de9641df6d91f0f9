import { isObject, itemsOf, parsedJson } from './documents';
import type { Wanted } from './from-objects';
import type { Kubectl } from './kubectl';
import { SERVICE_LABEL } from './live-endpoints';
import { CONFIG_MAPS, type ConfigMapName, snapshotOf } from './raw-snapshot';
import { ABSENT, found, type Reading } from './reading';
import type { ClusterSnapshot } from './snapshot';
import { lacksPermission, wordsOf } from './words';
import type { KubernetesObject } from '../kubernetes/objects';

/** The namespace of the cluster's own components. */
const SYSTEM = 'kube-system';

/** The longest time of one request. */
const LIMIT = '--request-timeout=30s';

/** The output is not quoted: it may be that of a ConfigMap with access keys. */
const NOT_JSON: Reading<never> = { state: 'failed', why: 'kubectl printed something else than JSON' };

/** Reads what a diagnosis of a Service needs, with read-only requests side by side. */
export async function readCluster(kubectl: Kubectl, { namespace, service, pod }: Wanted): Promise<ClusterSnapshot> {
  const aboutService = `involvedObject.kind=Service,involvedObject.name=${service}`;
  const get = (...args: string[]) => ['get', ...args, '--output', 'json', LIMIT];
  const list = async (...args: string[]) => read(kubectl, get(...args), itemsOf);
  const one = async (...args: string[]) => read(kubectl, get(...args, '--ignore-not-found'), objectOf);
  const [raw, endpointSlices, events, nodes, daemonSets, configMaps, client] = await Promise.all([
    one('service', service, '--namespace', namespace),
    list('endpointslices', '--namespace', namespace, '--selector', `${SERVICE_LABEL}=${service}`),
    list('events', '--namespace', namespace, '--field-selector', aboutService),
    list('nodes'),
    list('daemonsets', '--namespace', SYSTEM),
    Promise.all(CONFIG_MAPS.map(async (name) => [name, await one('configmap', name, '--namespace', SYSTEM)] as const)),
    pod === undefined ? undefined : one('pod', pod.name, '--namespace', pod.namespace),
  ]);
  return snapshotOf({
    service: raw,
    endpointSlices,
    events,
    nodes,
    daemonSets,
    configMaps: Object.fromEntries(configMaps) as Record<ConfigMapName, Reading<KubernetesObject>>,
    pod: pod === undefined || client === undefined
      ? undefined
      : { name: `${pod.namespace}/${pod.name}`, reading: client },
  });
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
  const value = valueIn(parsedJson(stdout));
  return value === undefined ? NOT_JSON : found(value);
}

function objectOf(value: unknown): KubernetesObject | undefined {
  return isObject(value) ? value : undefined;
}
