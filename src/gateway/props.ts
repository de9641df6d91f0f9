import type { k8s } from 'cdk8s-plus-28';
import type { GatewayPort } from './port';
import type { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy } from '../strategy/strategy-contract';

/**
 * An ingress or egress gateway of Alibaba Cloud Service Mesh.
 *
 * Fields of the resource keep their own names. There is no `externalTrafficPolicy`: the strategy owns it.
 *
 * @see https://help.aliyun.com/en/asm/sidecar/crd-fields-for-an-asm-gateway
 */
export interface IstioGatewayProps {
  /**
   * Name of the resource, a DNS label of at most 57 characters. Service and Deployment are called `istio-<name>`.
   *
   * @default 'ingressgateway'
   */
  readonly name?: string;

  /**
   * Namespace of the resource. Elsewhere than in `istio-system` a gateway does not start, found as ASMG0102.
   *
   * @default 'istio-system'
   */
  readonly namespace?: string;

  /**
   * Labels of the resource itself.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the resource itself; several switch features of ASM on.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * API version in which the resource is written. ASM serves both with the same fields.
   *
   * @default GatewayApiVersion.V1BETA1
   */
  readonly apiVersion?: GatewayApiVersion;

  /**
   * How in-cluster clients reach the gateway. Decides externalTrafficPolicy and the annotations that go with it.
   *
   * @default TrafficStrategy.dnsOnly()
   */
  readonly strategy?: ITrafficStrategy;

  /**
   * The cluster that the gateway runs on, so that the strategy can be judged for it.
   *
   * @default ClusterPlatform.unknown()
   */
  readonly platform?: ClusterPlatform;

  /**
   * Require that the gateway sees the source IP of clients outside the cluster. A strategy that loses it is found as ASMG0204.
   *
   * @default - nothing is required
   */
  readonly preserveClientIp?: boolean;

  /**
   * Type of the gateway's Service.
   *
   * @default GatewayServiceType.LOAD_BALANCER
   */
  readonly serviceType?: GatewayServiceType;

  /**
   * Kind of gateway.
   *
   * @default - not written; ASM makes an ingress gateway
   */
  readonly gatewayType?: GatewayType;

  /**
   * Ports of the gateway's Service.
   *
   * @default - `GatewayPort.http2()` and `GatewayPort.https()`
   */
  readonly ports?: GatewayPort[];

  /**
   * IDs of the data-plane clusters that get the gateway, each with a Service, a Deployment and a load balancer of its own.
   *
   * @default - none, as for a serverless gateway
   */
  readonly clusterIds?: string[];

  /**
   * Number of gateway pods; 0 cannot be told from unset.
   *
   * @default - not written; ASM runs one
   */
  readonly replicaCount?: number;

  /**
   * Lowest number of gateway pods under autoscaling.
   *
   * @default - not written
   */
  readonly minReplicas?: number;

  /**
   * Highest number of gateway pods under autoscaling.
   *
   * @default - not written
   */
  readonly maxReplicas?: number;

  /**
   * CPU use, in percent of the request, at which the autoscaler adds pods.
   *
   * @default - not written
   */
  readonly cpu?: GatewayUtilization;

  /**
   * Memory use, in percent of the request, at which the autoscaler adds pods.
   *
   * @default - not written
   */
  readonly memory?: GatewayUtilization;

  /**
   * Resources of the gateway's proxy container.
   *
   * @default - not written; ASM takes limits of 2 CPU and 2G, requests of 200m and 256Mi
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Annotations of the Service, most of them load balancer settings. Those that the strategy owns are refused here (ASMG0201).
   *
   * @default - those of the strategy
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly serviceAnnotations?: { [key: string]: string };

  /**
   * Labels of the Service.
   *
   * @default - those of ASM
   */
  readonly serviceLabels?: { [key: string]: string };

  /**
   * Annotations of the gateway's pods; a change rolls them.
   *
   * @default - those of ASM
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * Labels of the gateway's pods, so that one Istio Gateway can select several gateways. `app` and `istio` are taken (ASMG0106).
   *
   * @default - those of ASM
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Class of the load balancer controller; `alibabacloud.com/nlb` makes an NLB. It cannot be changed once the Service exists.
   *
   * @default - not written; a CLB is made
   * @see https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway
   */
  readonly loadBalancerClass?: string;

  /**
   * Environment variables of the gateway's proxy container.
   *
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Labels of the nodes that may run gateway pods.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Rules that attract gateway pods to nodes and pods, or keep them apart. Anti-affinity has no effect on ACK Serverless.
   *
   * @default - none
   */
  readonly affinity?: k8s.Affinity;

  /**
   * Taints that gateway pods tolerate.
   *
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];

  /**
   * How many pods a rollout may add, as a number or a percentage.
   *
   * @default - not written
   */
  readonly rollingMaxSurge?: k8s.IntOrString;

  /**
   * How many pods a rollout may take away, as a number or a percentage.
   *
   * @default - not written
   */
  readonly rollingMaxUnavailable?: k8s.IntOrString;

  /**
   * Handlers that run when a gateway container has started and before it stops.
   *
   * @default - not written
   */
  readonly lifecycle?: k8s.Lifecycle;

  /**
   * Run the proxy as root.
   *
   * @default - not written
   */
  readonly runAsRoot?: boolean;

  /**
   * Run the gateway pods in the node's network.
   *
   * @default - not written; Kubernetes takes false
   */
  readonly hostNetwork?: boolean;

  /**
   * DNS policy of the gateway pods: ClusterFirst, ClusterFirstWithHostNet, Default or None.
   *
   * @default - not written; Kubernetes takes ClusterFirst
   */
  readonly dnsPolicy?: string;
}

/**
 * A target for autoscaling.
 */
export interface GatewayUtilization {
  /**
   * Average use over all gateway pods, in percent of what they request.
   *
   * @default - not written
   */
  readonly targetAverageUtilization?: number;
}

/**
 * API versions of the IstioGateway resource.
 */
export enum GatewayApiVersion {
  /** The version of most of the vendor's pages. */
  V1BETA1 = 'istio.alibabacloud.com/v1beta1',

  /** The version of the newer pages. */
  V1 = 'istio.alibabacloud.com/v1',
}

/**
 * Types of a gateway's Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export enum GatewayServiceType {
  /** Reachable inside the cluster only. */
  CLUSTER_IP = 'ClusterIP',

  /** Reachable at a port of every node. */
  NODE_PORT = 'NodePort',

  /** Reachable at a load balancer that the cloud makes. */
  LOAD_BALANCER = 'LoadBalancer',
}

/**
 * Kinds of gateways.
 */
export enum GatewayType {
  /** Takes traffic into the mesh. */
  INGRESS = 'ingress',

  /** Lets traffic out of the mesh. */
  EGRESS = 'egress',
}
