import { clusterIn } from '../../src/cluster/from-objects';
import type { RawCluster } from '../../src/cluster/raw-cluster';
import { mapped } from '../../src/cluster/reading';
import { snapshotsOf } from '../../src/cluster/reduce';
import { savedLists } from '../../src/cluster/saved';
import type { Wanted } from '../../src/cluster/wanted';
import type { KubernetesObject } from '../../src/kubernetes/objects';
import { type ApiObject, clusterObjects, type ClusterOptions, networkPolicy, pod } from '../diagnose/objects';

/** The objects in the files that are saved of a cluster. */
export function documentsOf(cluster: RawCluster): KubernetesObject[] {
  const lists = [...savedLists(cluster).values()] as (KubernetesObject & { readonly items?: readonly KubernetesObject[] })[];
  return lists.flatMap((list) => list.items ?? [list]);
}

/** All snapshots of a cluster. */
export function made(cluster: RawCluster) {
  const { services, others } = snapshotsOf(cluster);
  return { services: mapped(services, (all) => all.map(({ snapshot, ...name }) => ({ ...name, snapshot: snapshot() }))), others };
}

/** What is read of a cluster in which everything can be read. */
export function sound(options: ClusterOptions, wanted: Wanted): RawCluster {
  const gateway: ApiObject = {
    apiVersion: 'istio.alibabacloud.com/v1beta1',
    kind: 'IstioGateway',
    metadata: { name: 'ingressgateway', namespace: 'istio-system' },
    spec: { externalTrafficPolicy: 'Local', serviceAnnotations: { 'service.beta.kubernetes.io/backend-type': 'ecs' } },
  };
  const objects = [...clusterObjects(options), pod('client', 'node-2'), gateway, networkPolicy('default-deny', { matchLabels: { version: 'v2' } })];
  return clusterIn(objects as readonly KubernetesObject[], wanted);
}
