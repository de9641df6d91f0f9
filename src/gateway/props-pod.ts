import type { k8s } from 'cdk8s-plus-28';

/**
 * The pods of a gateway: where they run, and what is mounted into them. A value that Kubernetes rejects in a Deployment
 * is reported as ASMG0121.
 */
export interface GatewayPodProps {
  /**
   * Annotations of the gateway's pods, in addition to the annotations of ASM. For example, `proxy.istio.io/config` sets
   * the number of trusted proxies (ASM 1.24.6.83). A change restarts the pods in a rollout.
   *
   * @default - none
   * @see https://help.aliyun.com/zh/asm/sidecar/enable-asm-gateway-to-obtain-client-ip-by-configuring-xff-request-header
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * Labels of the gateway's pods, in addition to the labels of ASM. With a shared label, one Istio Gateway can select
   * several gateways. ASM sets `app` and `istio` itself; redefining them is reported as ASMG0106.
   *
   * @default - none
   * @see https://alibabacloud.com/help/en/asm/use-cases/configure-unified-gateway-rules-for-multiple-ingress-gateways-1694486964216
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Labels that a node needs to run gateway pods.
   *
   * @default - any node
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Rules that attract gateway pods to nodes or other pods, or keep them apart. ACK Serverless ignores anti-affinity.
   *
   * @default - none
   * @see https://alibabacloud.com/help/en/asm/user-guide/schedule-the-pods-of-an-asm-gateway-to-a-specified-node
   */
  readonly affinity?: k8s.Affinity;

  /**
   * Taints that gateway pods tolerate, for example of nodes that are kept for gateways.
   *
   * @default - none
   * @see https://alibabacloud.com/help/en/asm/user-guide/schedule-the-pods-of-an-asm-gateway-to-a-specified-node
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * Secrets that are mounted into the gateway's proxy container as directories, usually certificates.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly secretVolumes?: GatewaySecretVolume[];

  /**
   * ConfigMaps that are mounted into the gateway's proxy container as directories.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly configVolumes?: GatewayConfigVolume[];

  /**
   * Kernel parameters (sysctl) of the gateway, for example a longer listen queue for many new connections.
   *
   * @default - not written; the parameters of the node
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly kernel?: GatewayKernel;

  /**
   * Whether the proxy runs as root in a privileged container. A port below 1024 may need it.
   *
   * @default - not written
   * @see https://help.aliyun.com/en/asm/sidecar/crd-fields-for-an-asm-gateway
   */
  readonly runAsRoot?: boolean;

  /**
   * Whether the gateway pods run in the node's network. Then two of them cannot share a node.
   *
   * @default - not written; Kubernetes uses false
   * @see https://help.aliyun.com/en/asm/sidecar/crd-fields-for-an-asm-gateway
   */
  readonly hostNetwork?: boolean;

  /**
   * DNS policy of the gateway pods: ClusterFirst, ClusterFirstWithHostNet, Default or None. Pods in the node's network
   * resolve names of Services only with ClusterFirstWithHostNet.
   *
   * @default - not written; Kubernetes uses ClusterFirst
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
   */
  readonly dnsPolicy?: string;

  /**
   * The container that fetched certificates from Secrets in early versions of Istio. Since Istio 1.5 the proxy's agent
   * fetches them, so the field probably has no effect. It is here for gateways that have it.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly sds?: GatewaySds;
}

/**
 * A Secret that is mounted into the pods of a gateway.
 */
export interface GatewaySecretVolume {
  /**
   * Name of the volume, unique within the gateway.
   */
  readonly name: string;

  /**
   * Name of the Secret, in the namespace of the gateway in each data-plane cluster.
   */
  readonly secretName: string;

  /**
   * Directory in the container. The custom for certificates is `/etc/istio/<name of the gateway>-certs`.
   *
   * @see https://github.com/AliyunContainerService/asm-labs
   */
  readonly mountPath: string;
}

/**
 * A ConfigMap that is mounted into the pods of a gateway.
 */
export interface GatewayConfigVolume {
  /**
   * Name of the volume, unique within the gateway.
   */
  readonly name: string;

  /**
   * Name of the ConfigMap, in the namespace of the gateway in each data-plane cluster.
   */
  readonly configMapName: string;

  /**
   * Directory in the container, for example `/var/lib/lua`.
   */
  readonly mountPath: string;
}

/**
 * Kernel parameters of a gateway.
 */
export interface GatewayKernel {
  /**
   * Whether the parameters apply.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly enabled?: boolean;

  /**
   * Values by the dotted name of the parameter, for example `{ 'net.core.somaxconn': '32768' }`. Every value is a
   * string. The resource has a fixed list of parameters; any other name is reported as ASMG0109.
   *
   * @default - none
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly parameters?: { [name: string]: string };
}

/**
 * The container that fetched certificates from Secrets in early versions of Istio.
 */
export interface GatewaySds {
  /**
   * Whether the pods have the container.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly enabled?: boolean;

  /**
   * Image of the container.
   *
   * @default - not written
   * @see https://github.com/aliyun/alibabacloud-servicemesh-api
   */
  readonly image?: string;

  /**
   * Resources of the container.
   *
   * @default - not written
   * @see https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
   */
  readonly resources?: k8s.ResourceRequirements;
}
