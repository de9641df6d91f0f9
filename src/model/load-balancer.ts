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

/**
 * The backend type for a value of the controller's annotation. It compares the value with `eni`; any other value, a
 * misspelled one too, selects nodes.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/v2.14.0/pkg/controller/helper/service_utils.go
 */
export function backendTypeOf(annotation: unknown): BackendType {
  if (annotation === undefined || annotation === '') {
    return BackendType.UNKNOWN;
  }
  return annotation === 'eni' ? BackendType.ENI : BackendType.NODE;
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

/**
 * What a listener of the load balancer adds to a connection, and a client that never passes the load balancer does not
 * get.
 *
 * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/considerations-for-configuring-a-loadbalancer-type-service-1
 */
export enum ListenerFeature {
  /** It terminates TLS and sends plain text to the gateway: an HTTPS listener of a CLB, a TCPSSL listener of an NLB. */
  TLS = 'tls',

  /** It sends the PROXY protocol header with the client IP ahead of each connection, and the gateway expects it. */
  PROXY_PROTOCOL = 'proxy-protocol',
}
