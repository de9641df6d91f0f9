import type { GatewayApiVersion, GatewayServiceType, GatewayType } from './enums';
import type { GatewayPort } from './port';
import type { GatewayAsmProps } from './props-asm';
import type { GatewayOverrides } from './props-overrides';
import type { GatewayPodProps } from './props-pod';
import type { GatewayProxyProps } from './props-proxy';
import type { GatewayScalingProps } from './props-scaling';
import type { GatewayServiceProps } from './props-service';
import type { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy } from '../strategy/strategy-contract';

/**
 * Properties of an ingress or egress gateway of Alibaba Cloud Service Mesh (ASM).
 *
 * Fields of the resource keep their own names. There is no `externalTrafficPolicy` prop: the strategy sets it.
 * A field that is "not written" is absent from the manifest, and ASM applies its own default. Where no version of ASM
 * is named, its pages name none.
 *
 * @see https://help.aliyun.com/en/asm/sidecar/crd-fields-for-an-asm-gateway
 */
export interface IstioGatewayProps
  extends GatewayAsmProps, GatewayServiceProps, GatewayScalingProps, GatewayPodProps, GatewayProxyProps {
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
   * Annotations of the resource itself. An invalid key is reported as ASMG0105, and an invalid one of ASM as ASMG0117.
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
   * Whether annotations of the manifest say what no field of the resource says: the declared platform, which addresses
   * in-cluster clients use if the strategy promises only some, and acknowledged warnings. With them, `asm-gateway lint`
   * and the validation plugin judge the manifest as synthesis does. ASM reads none of them.
   *
   * @default true
   */
  readonly declareInManifest?: boolean;

  /**
   * Type of the gateway's Service. Strategies that use the load balancer need the default (ASMG0203). A registered
   * cluster needs another type unless it supports load balancers.
   *
   * @default GatewayServiceType.LOAD_BALANCER
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly serviceType?: GatewayServiceType;

  /**
   * Kind of gateway. Features of an egress gateway may need the Enterprise or the Ultimate Edition of ASM.
   *
   * @default - not written; ASM creates an ingress gateway
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/create-an-egress-gateway
   */
  readonly gatewayType?: GatewayType;

  /**
   * Ports of the gateway's Service. Names and numbers must be unique (ASMG0103).
   *
   * @default - `GatewayPort.http2()` and `GatewayPort.https()`
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly ports?: GatewayPort[];

  /**
   * IDs of the data-plane clusters that run the gateway. Each gets its own Service, Deployment and load balancer. An
   * empty list, and an ID that is blank or repeated, are reported as ASMG0114.
   *
   * @default - not written; a serverless gateway needs none
   * @see https://alibabacloud.com/help/en/asm/user-guide/configure-a-unified-ingress-gateway-for-multiple-clusters
   */
  readonly clusterIds?: string[];

  /**
   * What is different in single clusters, by the ID of the cluster: for example another number of pods or another load
   * balancer. No page says that the key is the ID of the cluster; it is inferred.
   *
   * @default - none; every cluster gets the same gateway
   * @see https://alibabacloud.com/help/en/asm/user-guide/configure-a-unified-ingress-gateway-for-multiple-clusters
   */
  readonly overrides?: { [clusterId: string]: GatewayOverrides };
}
