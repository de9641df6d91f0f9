import { compare } from './measure';
import { objectsOfTexts } from '../src/cluster/documents';
import { clusterIn } from '../src/cluster/from-objects';
import { snapshotsOf } from '../src/cluster/reduce';
import { clustersText } from '../src/diagnose/clusters-text';
import { clusterDiagnosis } from '../src/diagnose/diagnose-cluster';
import type { KubernetesObject } from '../src/kubernetes/objects';
import { exemplaryStrategies } from '../src/strategy/traffic-strategy';
import { clusterObjects, endpoint } from '../test/diagnose/objects';

const NODES = 5000;
const GATEWAYS = 50;
const PODS = 150_000;

/** The most endpoints in a slice. */
const SLICE = 100;

const NAMES = Array.from({ length: NODES }, (_, index) => `node-${index}`);

const BASE = clusterObjects({ nodes: NAMES, clusterCidr: '', endpoints: [] });

/** The objects of one of the gateways: its Service, and its pods on every second node in slices of 100. */
function gateway(number: number) {
  const name = `istio-gateway-${number}`;
  const pods = Array.from({ length: PODS / GATEWAYS }, (_, index) => ({
    ...endpoint(`node-${(index * 2) % NODES}`),
    addresses: [`10.244.${index % 250}.${number}`],
    targetRef: { kind: 'Pod', namespace: 'istio-system', name: `${name}-${index}` },
  }));
  return BASE.flatMap((object) => {
    if (object.kind === 'Service') {
      return [{ ...object, metadata: { ...object.metadata, name } }];
    }
    return object.kind !== 'EndpointSlice' ? [] : Array.from({ length: pods.length / SLICE }, (_, index) => ({
      ...object,
      metadata: { ...object.metadata, name: `${name}-${index}`, labels: { 'kubernetes.io/service-name': name } },
      endpoints: pods.slice(index * SLICE, (index + 1) * SLICE),
    }));
  });
}

/** A cluster of the largest size that Kubernetes supports, as kubectl prints it. */
const TEXT = JSON.stringify({
  kind: 'List',
  items: [
    ...BASE.filter(({ kind }) => !['Service', 'EndpointSlice'].includes(kind)),
    ...Array.from({ length: GATEWAYS }, (_, number) => gateway(number)).flat(),
  ],
}, undefined, 4);

function diagnosed() {
  const cluster = clusterIn(objectsOfTexts(TEXT) as KubernetesObject[], { service: undefined, pod: undefined });
  const task = { context: undefined, access: [], subject: undefined, assumed: undefined };
  const diagnosis = clusterDiagnosis(task, snapshotsOf(cluster), [...exemplaryStrategies().values()]);
  clustersText([diagnosis], (_, text) => text);
  return diagnosis;
}

const { diagnoses } = diagnosed();
if (diagnoses.length !== GATEWAYS || diagnoses.some(({ verdict, nodes }) => verdict.code !== 'ASMG0502' || nodes.length !== NODES)) {
  throw new Error('The benchmark must diagnose every gateway and every node of a cluster with the fault.');
}

/** The diagnosis of every gateway of the largest cluster, compared with reading its JSON. */
export const diagnosing = () => compare(
  `diagnosis of ${GATEWAYS} gateways, ${NODES} nodes and ${PODS} pods`,
  { name: 'JSON.parse', run: () => JSON.parse(TEXT) as unknown }, { name: 'diagnose', run: diagnosed }, 7,
);
