/**
 * What the controller puts behind the load balancer.
 *
 * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
 */
export enum BackendType {
  /** Nodes, by the Service's node ports (the annotation calls it `ecs`). */
  NODE = 'node',

  /** Network interfaces of the pods. */
  ENI = 'eni',

  /** Not declared: nodes on Flannel; on Terway it depends on the age of the cluster. */
  UNKNOWN = 'unknown',
}

/** The backend type for a value of the controller's annotation. Any value other than `eni` and `ecs` is unknown. */
export function backendTypeOf(annotation: unknown): BackendType {
  if (annotation === 'eni') {
    return BackendType.ENI;
  }
  return annotation === 'ecs' ? BackendType.NODE : BackendType.UNKNOWN;
}

/**
 * What the Service's status publishes. It decides whether the nodes intercept requests to it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode
 */
export enum PublishedAddress {
  /** An IP, which the data plane of a node treats as an address of the Service. */
  IP = 'ip',

  /** A host name, which no data plane intercepts. */
  HOSTNAME = 'hostname',

  /** An IP with `ipMode: Proxy`, which kube-proxy does not intercept from Kubernetes 1.30 on. */
  IP_PROXY = 'ip-proxy',
}

/**
 * The kind of load balancer, which decides the result of requests that reach it.
 */
export enum LoadBalancerKind {
  /** A private CLB with TCP or UDP listeners: a backend cannot be the client of its own connection. */
  CLB_PRIVATE = 'clb-private',

  /** A public CLB with TCP or UDP listeners: clients need a way out of the VPC. */
  CLB_PUBLIC = 'clb-public',

  /** A CLB with HTTP or HTTPS listeners, which opens connections of its own to the backends. */
  CLB_HTTP = 'clb-http',

  /** An NLB that preserves the client's address, as it does by default. */
  NLB = 'nlb',

  /** An NLB that hides it: preservation is off, or it has a TCPSSL listener or a server group of IP addresses. */
  NLB_WITHOUT_CLIENT_IP = 'nlb-without-client-ip',
}
