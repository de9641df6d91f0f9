/**
 * The Service field that decides whether traffic from outside may be handed to pods on other nodes.
 *
 * @see https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip
 */
export enum ExternalTrafficPolicy {
  /** Any node hands traffic to any gateway pod; through a node port, the client's source IP is replaced. */
  CLUSTER = 'Cluster',

  /** A node hands traffic only to gateway pods of its own; the client's source IP is kept. */
  LOCAL = 'Local',
}

/**
 * The Service field that decides the same for traffic to the ClusterIP; Kubernetes sets `Cluster` by default.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/
 */
export enum InternalTrafficPolicy {
  /** A client may be handed to any gateway pod. */
  CLUSTER = 'Cluster',

  /** A client is handed to gateway pods of its own node only. */
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
