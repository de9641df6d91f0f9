import type { KubeProxyConfig } from './kube-proxy';
import type { LiveEndpoint } from './live-endpoints';
import type { LiveNode } from './live-node';
import type { LivePod } from './live-pod';
import type { LiveService } from './live-service';
import type { Reading } from './reading';
import type { TerwayConfig } from './terway';

/** A DaemonSet of the cluster's own namespace. */
export interface LiveDaemonSet {
  readonly name: string;
  readonly images: readonly string[];
}

/** Something that the load balancer controller or another component reported about the Service. */
export interface LiveEvent {
  readonly reason: string;
  readonly message: string;

  /** When it was last seen, in the form of the API, which sorts as text. */
  readonly at: string;
}

/** What was read of a cluster to diagnose one Service, in plain values. */
export interface ClusterSnapshot {
  readonly service: Reading<LiveService>;
  readonly endpoints: Reading<readonly LiveEndpoint[]>;
  readonly events: Reading<readonly LiveEvent[]>;
  readonly nodes: Reading<readonly LiveNode[]>;
  readonly daemonSets: Reading<readonly LiveDaemonSet[]>;
  readonly kubeProxy: Reading<readonly KubeProxyConfig[]>;
  readonly terway: Reading<TerwayConfig>;

  /** The pod of the client; undefined if no pod was named. */
  readonly pod: NamedPod | undefined;
}

/** The pod that the user named. */
export interface NamedPod {
  /** Its namespace and name. */
  readonly name: string;
  readonly reading: Reading<LivePod>;
}

/** The part of a snapshot that was read, by its name. */
export type SnapshotPart = keyof ClusterSnapshot;
