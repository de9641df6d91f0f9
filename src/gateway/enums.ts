/**
 * API versions of the IstioGateway resource.
 */
export enum GatewayApiVersion {
  /** The version in most of Alibaba Cloud's pages. */
  V1BETA1 = 'istio.alibabacloud.com/v1beta1',

  /** The version in the newer pages. */
  V1 = 'istio.alibabacloud.com/v1',
}

/**
 * Types of a gateway's Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export enum GatewayServiceType {
  /** Reachable only inside the cluster. */
  CLUSTER_IP = 'ClusterIP',

  /** Reachable at a port of every node. */
  NODE_PORT = 'NodePort',

  /** Reachable at a load balancer that the cloud controller creates. */
  LOAD_BALANCER = 'LoadBalancer',
}

/**
 * Kinds of gateways.
 */
export enum GatewayType {
  /** For traffic into the mesh. */
  INGRESS = 'ingress',

  /** For traffic out of the mesh. */
  EGRESS = 'egress',

  /**
   * For traffic between networks. The vendor's Go types name this value, but the marker next to the field allows only
   * the other two. A mesh may reject it.
   *
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  CROSS_NETWORK = 'cross-network',
}
