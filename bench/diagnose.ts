import { compare } from './measure';
import { objectsOfTexts } from '../src/cluster/documents';
import { snapshotFrom } from '../src/cluster/from-objects';
import { diagnosisOf } from '../src/diagnose/diagnose';
import { diagnosisText } from '../src/diagnose/diagnosis-text';
import { exemplaryStrategies } from '../src/strategy/traffic-strategy';
import { clusterObjects, endpoint } from '../test/diagnose/objects';

const NODES = 5000;
const GATEWAY_PODS = 50;

const NAMES = Array.from({ length: NODES }, (_, index) => `node-${index}`);

/** A cluster of the largest size that Kubernetes supports, as kubectl prints it. */
const TEXT = JSON.stringify({
  kind: 'List',
  items: clusterObjects({ nodes: NAMES, clusterCidr: '', endpoints: NAMES.slice(0, GATEWAY_PODS).map((name) => endpoint(name)) }),
}, undefined, 4);

const WANTED = { namespace: 'istio-system', service: 'istio-ingressgateway', pod: undefined };
const SUBJECT = { kind: 'Service', namespace: 'istio-system', name: 'istio-ingressgateway', service: 'istio-ingressgateway', access: [] } as const;

function diagnosed() {
  const diagnosis = diagnosisOf(SUBJECT, snapshotFrom(objectsOfTexts(TEXT) ?? [], WANTED), exemplaryStrategies().values());
  diagnosisText(diagnosis, (_, text) => text);
  return diagnosis;
}

const { verdict, nodes } = diagnosed();
if (verdict.code !== 'ASMG0502' || nodes.length !== NODES) {
  throw new Error('The benchmark must diagnose every node of a cluster with the fault.');
}

/** The diagnosis of the largest cluster, compared with reading its JSON. */
export const diagnosing = () => compare(
  `diagnosis of ${NODES} nodes`, { name: 'JSON.parse', run: () => JSON.parse(TEXT) as unknown }, { name: 'diagnose', run: diagnosed }, 7,
);
