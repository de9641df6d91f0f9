import { itemsOf } from './documents';
import { keptOf } from './kept';
import type { RawCluster } from './raw-cluster';
import { mapped, type Reading } from './reading';
import { partNames, type SavedState, STATES_KIND } from './saved-states';
import { type NamespacedName, written } from './wanted';
import type { KubernetesObject } from '../kubernetes/objects';
import { grouped } from '../text';

/** A reading with the name of its part. */
interface NamedReading {
  readonly part: string;
  readonly reading: Reading<unknown>;
}

/**
 * What was read of a cluster, as lists of objects by the names of their files. They have the fields that a diagnosis
 * needs and nothing else: no access key, no variable of a container.
 */
export function savedLists(cluster: RawCluster): ReadonlyMap<string, object> {
  const readings = readingsIn(cluster);
  const objects = [...new Set(readings.flatMap(({ reading }) => objectsIn(reading)))];
  const lists = [...grouped(objects, ({ kind }) => kind)].map(([kind, some]) => (
    [`${kind.toLowerCase()}s.json`, { apiVersion: 'v1', kind: 'List', items: some.map(keptOf) }] as const
  ));
  return new Map<string, object>([...lists, ['readings.json', statesOf(readings, cluster.others)]]);
}

/** The same as one list, in which no object is a list. */
export function savedList(cluster: RawCluster): object {
  const items = [...savedLists(cluster).values()].flatMap((saved) => itemsOf(saved) ?? [saved]);
  return { apiVersion: 'v1', kind: 'List', items };
}

function statesOf(readings: readonly NamedReading[], others: readonly NamespacedName[]): object {
  const states = readings.map(({ part, reading }): SavedState => ({
    part,
    state: reading.state,
    ...'why' in reading ? { why: reading.why } : {},
    ...reading.state === 'found' ? { count: objectsIn(reading).length } : {},
  }));
  const metadata = { name: 'readings' };
  return { apiVersion: 'asm-gateway.io/v1', kind: STATES_KIND, metadata, readings: states, others };
}

function readingsIn({ nodes, daemonSets, configMaps, serverVersion, pod, services }: RawCluster): NamedReading[] {
  const ofServices = services.state === 'found' ? services.value : [];
  return [
    { part: 'nodes', reading: nodes },
    { part: 'daemonSets', reading: daemonSets },
    ...Object.entries(configMaps).map(([name, reading]) => ({ part: partNames.configMap(name), reading })),
    ...serverVersion === undefined ? [] : [{ part: partNames.serverVersion, reading: serverVersion }],
    ...pod === undefined ? [] : [
      { part: partNames.pod(written(pod)), reading: pod.reading },
      { part: partNames.networkPolicies(pod.namespace), reading: pod.networkPolicies },
    ],
    { part: 'services', reading: mapped(services, (all) => all.flatMap(({ service }) => objectsIn(service))) },
    ...ofServices.flatMap(({ service, endpointSlices, events, networkPolicies, gateway, ...name }) => [
      { part: partNames.service(written(name)), reading: service },
      { part: partNames.endpointSlices(written(name)), reading: endpointSlices },
      { part: partNames.events(written(name)), reading: events },
      { part: partNames.networkPolicies(name.namespace), reading: networkPolicies },
      { part: partNames.gateway(written(name)), reading: gateway },
    ]),
  ];
}

function objectsIn(reading: Reading<unknown>): KubernetesObject[] {
  return reading.state === 'found' ? [reading.value].flat() as KubernetesObject[] : [];
}
