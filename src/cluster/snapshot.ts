import type { KubeProxyConfig } from './kube-proxy';
import type { LiveDaemonSet } from './live-daemon-set';
import type { LiveEndpoint } from './live-endpoints';
import type { LiveEvent } from './live-event';
import type { LiveGateway } from './live-gateway';
import type { LiveNetworkPolicy } from './live-network-policy';
import type { LiveNode } from './live-node';
import type { LivePod } from './live-pod';
import type { LiveService } from './live-service';
import type { Reading } from './reading';
import type { TerwayConfig } from './terway';
import type { NamespacedName } from './wanted';

/** What was read of a cluster to diagnose one Service, in plain values. */
export interface ClusterSnapshot {
  readonly service: Reading<LiveService>;
  readonly endpoints: Reading<readonly LiveEndpoint[]>;
  readonly events: Reading<readonly LiveEvent[]>;

  /** The NetworkPolicies in the namespace of the Service. */
  readonly networkPolicies: Reading<readonly LiveNetworkPolicy[]>;

  /** The IstioGateway of the Service. Most clusters do not hold it: it is in the mesh. */
  readonly gateway: Reading<LiveGateway>;
  readonly nodes: Reading<readonly LiveNode[]>;
  readonly daemonSets: Reading<readonly LiveDaemonSet[]>;
  readonly kubeProxy: Reading<readonly KubeProxyConfig[]>;
  readonly terway: Reading<TerwayConfig>;

  /** The version of the API server; undefined if every node says which version it runs. */
  readonly serverVersion: Reading<string> | undefined;

  /** The pod of the client; undefined if no pod was named. */
  readonly pod: NamedPod | undefined;
}

/** A Service and the snapshot of its cluster. */
export interface ServiceSnapshot extends NamespacedName {
  /** Makes the snapshot. Those of hundreds of Services with many endpoints would need much memory at one time. */
  readonly snapshot: () => ClusterSnapshot;
}

/** What was read of a cluster to diagnose its Services. */
export interface ClusterSnapshots {
  /** Not found if they had to be listed and could not be. */
  readonly services: Reading<readonly ServiceSnapshot[]>;

  /** Services of type LoadBalancer to name instead, if the one that was named does not exist. */
  readonly others: readonly NamespacedName[];
}

/** The pod that the user named. */
export interface NamedPod {
  /** Its namespace and name. */
  readonly name: string;
  readonly reading: Reading<LivePod>;

  /** The NetworkPolicies in its namespace. */
  readonly networkPolicies: Reading<readonly LiveNetworkPolicy[]>;
}

/** The parts of a snapshot without which something is unknown. */
export type SnapshotPart = Exclude<keyof ClusterSnapshot, 'gateway'>;
