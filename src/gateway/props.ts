import type { k8s } from 'cdk8s-plus-28';
import type { LoadBalancerProps } from './load-balancer-props';
import type { GatewayPort } from './port';
import type { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy } from '../strategy/strategy-contract';

/**
 * Properties of an ingress or egress gateway of Alibaba Cloud Service Mesh (ASM).
 *
 * Fields of the resource keep their own names. There is no `externalTrafficPolicy` prop: the strategy sets it.
 * A field that is "not written" is absent from the manifest, and ASM applies its own default.
 *
 * @see https://help.aliyun.com/en/asm/sidecar/crd-fields-for-an-asm-gateway
 */
export interface IstioGatewayProps extends LoadBalancerProps {
  /**
   * Name of the resource: a DNS label of at most 57 characters (ASMG0101), unique within the chart (ASMG0107). The
   * Service and the Deployment get the name `istio-<name>`. A name that begins with `istio-` is reported as ASMG0113.
   *
   * @default 'ingressgateway'
   */
  readonly name?: string;

  /**
   * Namespace of the resource. A gateway starts only in `istio-system`; any other namespace is reported as ASMG0102.
   *
   * @default 'istio-system'
   */
  readonly namespace?: string;

  /**
   * Labels of the resource itself. An invalid key or value is reported as ASMG0105.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the resource itself. Some of them enable features of ASM. An invalid key is reported as ASMG0105.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * API version of the resource. ASM serves both versions with the same fields.
   *
   * @default GatewayApiVersion.V1BETA1
   */
  readonly apiVersion?: GatewayApiVersion;

  /**
   * How in-cluster clients reach the gateway. The strategy sets `externalTrafficPolicy` and its annotations.
   *
   * @default TrafficStrategy.dnsOnly()
   */
  readonly strategy?: ITrafficStrategy;

  /**
   * The cluster that the gateway runs on. Declare it to get definite findings about the strategy.
   *
   * @default ClusterPlatform.unknown()
   */
  readonly platform?: ClusterPlatform;

  /**
   * Whether the gateway must see the IP address of external clients. A strategy that loses it is reported as ASMG0204.
   *
   * @default - nothing is required
   */
  readonly preserveClientIp?: boolean;

  /**
   * Type of the gateway's Service. Strategies that use the load balancer need the default (ASMG0203).
   *
   * @default GatewayServiceType.LOAD_BALANCER
   */
  readonly serviceType?: GatewayServiceType;

  /**
   * Kind of gateway.
   *
   * @default - not written; ASM creates an ingress gateway
   */
  readonly gatewayType?: GatewayType;

  /**
   * Ports of the gateway's Service. Names and numbers must be unique (ASMG0103).
   *
   * @default - `GatewayPort.http2()` and `GatewayPort.https()`
   */
  readonly ports?: GatewayPort[];

  /**
   * IDs of the data-plane clusters that run the gateway. Each gets its own Service, Deployment and load balancer. An
   * empty list, and an ID that is blank or repeated, are reported as ASMG0114.
   *
   * @default - not written; a serverless gateway needs none
   */
  readonly clusterIds?: string[];

  /**
   * Number of gateway pods, an integer. ASM treats 0 as unset. A negative number is reported as ASMG0104.
   *
   * @default - not written; ASM runs one pod
   */
  readonly replicaCount?: number;

  /**
   * Smallest number of gateway pods with autoscaling, an integer. More than `maxReplicas` is reported as ASMG0104.
   *
   * @default - not written
   */
  readonly minReplicas?: number;

  /**
   * Largest number of gateway pods with autoscaling, an integer. ASM treats 0 as unset.
   *
   * @default - not written
   */
  readonly maxReplicas?: number;

  /**
   * CPU utilization that the autoscaler aims for, in percent of the request.
   *
   * @default - not written
   */
  readonly cpu?: GatewayUtilization;

  /**
   * Memory utilization that the autoscaler aims for, in percent of the request.
   *
   * @default - not written
   */
  readonly memory?: GatewayUtilization;

  /**
   * Resources of the gateway's proxy container.
   *
   * @default - not written; ASM sets limits of 2 CPU and 2G, and requests of 200m CPU and 256Mi
   */
  readonly resources?: k8s.ResourceRequirements;

  /**
   * Labels of the Service, in addition to the labels of ASM.
   *
   * @default - none
   */
  readonly serviceLabels?: { [key: string]: string };

  /**
   * Annotations of the gateway's pods, in addition to the annotations of ASM. A change restarts the pods in a rollout.
   *
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * Labels of the gateway's pods, in addition to the labels of ASM. With a shared label, one Istio Gateway can select
   * several gateways. ASM sets `app` and `istio` itself; redefining them is reported as ASMG0106.
   *
   * @default - none
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Environment variables of the gateway's proxy container.
   *
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Labels that a node needs to run gateway pods.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Rules that attract gateway pods to nodes or other pods, or keep them apart. ACK Serverless ignores anti-affinity.
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
   * Number of pods that a rollout may add, or a percentage.
   *
   * @default - not written
   */
  readonly rollingMaxSurge?: k8s.IntOrString;

  /**
   * Number of pods that a rollout may remove, or a percentage.
   *
   * @default - not written
   */
  readonly rollingMaxUnavailable?: k8s.IntOrString;

  /**
   * Handlers that run after a gateway container starts and before it stops.
   *
   * @default - not written
   */
  readonly lifecycle?: k8s.Lifecycle;

  /**
   * Whether the proxy runs as root.
   *
   * @default - not written
   */
  readonly runAsRoot?: boolean;

  /**
   * Whether the gateway pods run in the node's network.
   *
   * @default - not written; Kubernetes uses false
   */
  readonly hostNetwork?: boolean;

  /**
   * DNS policy of the gateway pods: ClusterFirst, ClusterFirstWithHostNet, Default or None.
   *
   * @default - not written; Kubernetes uses ClusterFirst
   */
  readonly dnsPolicy?: string;
}

/**
 * A target for autoscaling.
 */
export interface GatewayUtilization {
  /**
   * Average utilization of all gateway pods, in percent of their requests.
   *
   * @default - not written
   */
  readonly targetAverageUtilization?: number;
}

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
}
