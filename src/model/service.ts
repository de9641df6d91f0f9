/**
 * The Service field that decides whether a node may send traffic from outside to pods on other nodes.
 *
 * @see https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip
 */
export enum ExternalTrafficPolicy {
  /** Any node sends traffic to any gateway pod. Through a node port, the node replaces the client's source IP. */
  CLUSTER = 'Cluster',

  /** A node sends traffic only to its own gateway pods. The client's source IP is kept. */
  LOCAL = 'Local',
}

/**
 * The Service field that decides the same for traffic to the ClusterIP; Kubernetes sets `Cluster` by default.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/
 */
export enum InternalTrafficPolicy {
  /** Traffic may go to any gateway pod. */
  CLUSTER = 'Cluster',

  /** Traffic goes only to gateway pods on the client's node. */
  LOCAL = 'Local',
}

/**
 * Whether a node runs a gateway pod. The fault that this library is about shows on only one of the two kinds.
 */
export enum NodeKind {
  /** At least one ready gateway pod runs on the node. */
  WITH_GATEWAY = 'with-gateway',

  /** No ready gateway pod runs on the node. */
  WITHOUT_GATEWAY = 'without-gateway',
}
