import type { LoadBalancerTag, NlbZoneMap } from './entries';
import type { LoadBalancerAddressType, NlbIpVersion } from './enums';

/**
 * Settings of an NLB itself.
 *
 * @internal
 */
export interface NlbInstanceOptions {
  /**
   * Whether the address is public or private. Choose a private one for clients in the VPC or in connected networks. It
   * needs cloud controller 2.5.0 or newer.
   *
   * @default LoadBalancerAddressType.INTERNET
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly addressType?: LoadBalancerAddressType;

  /**
   * Whether the IPv6 address is public or private. Set it if clients on the internet use IPv6. It needs `ipVersion`
   * `DUAL_STACK`. It needs cloud controller 2.9.1 or newer.
   *
   * @default LoadBalancerAddressType.INTRANET
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly ipv6AddressType?: LoadBalancerAddressType;

  /**
   * IP versions of the load balancer. Choose both for clients of either version. kube-proxy must then run in IPVS mode
   * (ASMG0220). It counts only when the load balancer is created. It needs cloud controller 2.5.0 or newer.
   *
   * @default NlbIpVersion.IPV4
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly ipVersion?: NlbIpVersion;

  /**
   * ID of an existing NLB to use, for example `nlb-2zeabc`. Use it to keep an address when a Service is replaced. The
   * listeners stay as they are unless `forceOverrideListeners` is true (ASMG0220). It needs cloud controller 2.5.0 or
   * newer.
   *
   * @default - a new load balancer
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly id?: string;

  /**
   * Whether the cloud controller writes the listeners of an existing load balancer. Turn it on unless other people
   * manage the listeners. It needs `id`. It needs cloud controller 2.5.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly forceOverrideListeners?: boolean;

  /**
   * Whether the load balancer outlives the Service. Turn it on to keep the address when the Service is deleted. It
   * needs cloud controller 2.10.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly preserveLbOnDelete?: boolean;

  /**
   * Name of the load balancer, 2 to 128 characters. Set it to find the load balancer in the console. It needs cloud
   * controller 2.5.0 or newer.
   *
   * @default - a name from the ID of the Service
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly name?: string;

  /**
   * ID of the resource group of the load balancer. Set it to separate permissions and bills. It counts only when the
   * load balancer is created. It needs cloud controller 2.5.0 or newer.
   *
   * @default - the default resource group
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly resourceGroupId?: string;

  /**
   * Tags of the load balancer. Set them to find it, or to assign its cost. It needs cloud controller 2.5.0 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly additionalResourceTags?: LoadBalancerTag[];

  /**
   * Zones of the NLB, each with a vSwitch: two or more different ones (ASMG0210). The NLB keeps working if one of its
   * zones fails. An existing NLB (`id`) needs none. It needs cloud controller 2.5.0 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly zoneMaps?: NlbZoneMap[];

  /**
   * IDs of the security groups that filter traffic to the NLB. Set them to admit only some clients. It needs cloud
   * controller 2.6.0 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly securityGroupIds?: string[];

  /**
   * ID of the shared bandwidth that the NLB joins. Set it to share one limit and one bill between several addresses. It
   * needs cloud controller 2.9.1 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly bandwidthPackageId?: string;

  /**
   * Whether each zone forwards to the backends of all zones. Turn it off to keep traffic within a zone, if every zone
   * has backends. It needs cloud controller 2.13.0 or newer.
   *
   * @default true
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly crossZoneEnabled?: boolean;

  /**
   * Annotation `type`: the kind of load balancer. Set it only if the feature gate `LoadBalancerTypeAnnotation` of the
   * cloud controller is on. The gate is off by default, and the setting then has no effect. It needs cloud controller
   * 2.10.0 or newer.
   *
   * @default - not written
   * @see https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/eeb0ddc687ee5ee9d3726559d6a8ec056f694947/pkg/controller/service/reconcile/annotation/annotations.go
   */
  readonly loadBalancerType?: string;
}
