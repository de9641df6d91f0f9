import { type ApiObject } from './objects';
import { clusterIn } from '../../src/cluster/from-objects';
import { found, valueOf } from '../../src/cluster/reading';
import { snapshotsOf } from '../../src/cluster/reduce';
import type { ClusterSnapshot } from '../../src/cluster/snapshot';
import { diagnosisOf } from '../../src/diagnose/diagnose';
import type { Diagnosis, Subject } from '../../src/diagnose/diagnosis';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { exemplaryStrategies } from '../../src/strategy/traffic-strategy';

export const GATEWAY: Subject = {
  kind: 'IstioGateway', namespace: 'istio-system', name: 'ingressgateway', service: 'istio-ingressgateway', access: [], readAgain: [],
};

/** The diagnosis of the gateway in a cluster with these objects. */
export function diagnosed(objects: readonly ApiObject[], pod?: string): Diagnosis {
  return diagnosisOf(GATEWAY, snapshotWith(objects, pod), { strategies: [...exemplaryStrategies().values()] });
}

/** The diagnosis of the gateway in a cluster with these objects and no node. Files cannot say that there is none. */
export function diagnosedWithoutNodes(objects: readonly ApiObject[]): Diagnosis {
  return diagnosisOf(GATEWAY, { ...snapshotWith(objects), nodes: found([]) }, { strategies: [...exemplaryStrategies().values()] });
}

export function snapshotWith(objects: readonly ApiObject[], pod?: string): ClusterSnapshot {
  const cluster = clusterIn(objects as readonly KubernetesObject[], {
    service: { namespace: GATEWAY.namespace, name: GATEWAY.service }, pod: pod === undefined ? undefined : { namespace: 'shop', name: pod },
  });
  const [service] = valueOf(snapshotsOf(cluster).services) ?? [];
  if (service === undefined) {
    throw new Error('A Service that is named always has a snapshot.');
  }
  return service.snapshot();
}

/** The names of the cures. */
export function curesOf({ cures }: Diagnosis): string[] {
  return cures.map(({ strategy }) => strategy);
}

/** The nodes whose pods do not get through. */
export function strandedNodes({ nodes }: Diagnosis): string[] {
  return nodes.filter(({ pods }) => pods.works === 'no').map(({ name }) => name);
}
