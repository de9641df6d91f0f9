import type { LoadBalancerTag } from './entries';
import type {
  ClbExternalIpType, ClbInstanceChargeType, ClbIpVersion, ClbModificationProtection, ClbNetworkType,
  ClbTrafficChargeType, LoadBalancerAddressType,
} from './enums';

/**
 * Settings of a CLB itself.
 *
 * @internal
 */
export interface ClbInstanceOptions {
  /**
   * Whether the address is public or private. Choose a private one for clients in the VPC or in connected networks. It
   * counts only when the load balancer is created. It needs cloud controller 1.9.3 or newer.
   *
   * @default LoadBalancerAddressType.INTERNET
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly addressType?: LoadBalancerAddressType;

  /**
   * IP version of the load balancer. Choose IPv6 for clients without IPv4. kube-proxy must then run in IPVS mode
   * (ASMG0220). It counts only when the load balancer is created. It needs cloud controller 1.9.3.220 or newer.
   *
   * @default ClbIpVersion.IPV4
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly ipVersion?: ClbIpVersion;

  /**
   * How the instance itself is billed. Choose billing by use if the load varies, and by specification if it is steady.
   * It needs cloud controller 2.4.0 or newer.
   *
   * @default - the cloud controller chooses; newer versions choose `PAY_BY_CLCU`
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly instanceChargeType?: ClbInstanceChargeType;

  /**
   * Specification of an instance that is billed by specification, for example `slb.s1.small`. It bounds the connections
   * and requests of the CLB. It excludes `PAY_BY_CLCU` (ASMG0220). It needs cloud controller 1.9.3 or newer.
   *
   * @default - the cloud controller chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly spec?: string;

  /**
   * How the traffic of a public CLB is billed. Choose billing by bandwidth for steady traffic. It needs cloud
   * controller 1.9.3 or newer.
   *
   * @default ClbTrafficChargeType.PAY_BY_TRAFFIC
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly chargeType?: ClbTrafficChargeType;

  /**
   * Peak bandwidth of a public CLB. Set it to bound the cost, or to allow more traffic than the default. An integer
   * from 1 to 5120, in Mbit/s. It needs cloud controller 1.9.3.10 or newer.
   *
   * @default 50
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly bandwidth?: number;

  /**
   * ID of an existing CLB to use, for example `lb-2zeabc`. Use it to keep an address when a Service is replaced. The
   * listeners stay as they are unless `forceOverrideListeners` is true (ASMG0220). It needs cloud controller 1.9.3.81
   * or newer.
   *
   * @default - a new load balancer
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly id?: string;

  /**
   * Whether the cloud controller writes the listeners of an existing load balancer. Turn it on unless other people
   * manage the listeners. It needs `id`. It needs cloud controller 1.9.3.81 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly forceOverrideListeners?: boolean;

  /**
   * Whether the load balancer outlives the Service. Turn it on to keep the address when the Service is deleted. It
   * needs cloud controller 2.10.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly preserveLbOnDelete?: boolean;

  /**
   * Name of the load balancer, 2 to 128 characters. Set it to find the load balancer in the console. It needs cloud
   * controller 1.9.3.313 or newer.
   *
   * @default - a name from the ID of the Service
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly name?: string;

  /**
   * ID of the resource group of the load balancer. Set it to separate permissions and bills. It counts only when the
   * load balancer is created. It needs cloud controller 1.9.3.313 or newer.
   *
   * @default - the default resource group
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly resourceGroupId?: string;

  /**
   * Tags of the load balancer. Set them to find it, or to assign its cost. It needs cloud controller 1.9.3 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly additionalResourceTags?: LoadBalancerTag[];

  /**
   * Whether the load balancer is protected against deletion in the console. Turn it off if another tool must delete it.
   * It needs cloud controller 1.9.3.313 or newer.
   *
   * @default true
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly deleteProtection?: boolean;

  /**
   * Protection against changes in the console. Turn it off if people must change the CLB by hand. It needs cloud
   * controller 1.9.3.313 or newer.
   *
   * @default ClbModificationProtection.CONSOLE_PROTECTION
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly modificationProtection?: ClbModificationProtection;

  /**
   * ID of the primary zone, for example `cn-hangzhou-g`. Set it to have the CLB near most of its backends. It counts
   * only when the load balancer is created. It needs cloud controller 1.9.3.10 or newer.
   *
   * @default - the cloud chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly masterZoneid?: string;

  /**
   * ID of the secondary zone, for example `cn-hangzhou-h`. The CLB moves there if the primary zone fails. It counts
   * only when the load balancer is created. It needs cloud controller 1.9.3.10 or newer.
   *
   * @default - the cloud chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly slaveZoneid?: string;

  /**
   * ID of the vSwitch in which a private CLB gets its address. Set it to choose the address range. It needs
   * `addressType` `INTRANET`. It counts only when the load balancer is created. It needs cloud controller 1.9.3 or
   * newer.
   *
   * @default - the cloud controller chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly vswitchId?: string;

  /**
   * Private IPv4 address of the CLB, for example `192.168.0.7`. Set it if firewalls or DNS records name the address. It
   * needs `addressType` `INTRANET` and `vswitchId`. It counts only when the load balancer is created. It needs cloud
   * controller 2.7.0 or newer.
   *
   * @default - any free address of the vSwitch
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly ip?: string;

  /**
   * Kind of network of the CLB. The cloud controller reads the setting, and the vendor does not document it. Set it
   * only if the vendor advises it. It counts only when the load balancer is created. It needs cloud controller 2.12.4
   * or newer.
   *
   * @default - not written
   * @see https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/eeb0ddc687ee5ee9d3726559d6a8ec056f694947/pkg/controller/service/reconcile/annotation/annotations.go
   */
  readonly networkType?: ClbNetworkType;

  /**
   * The address that the status of the Service publishes. Set it if clients outside the VPC reach a private CLB by an
   * elastic IP address and take the address from the status. It needs cloud controller 2.1.0 or newer.
   *
   * @default - the address of the CLB itself
   * @see https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/eeb0ddc687ee5ee9d3726559d6a8ec056f694947/pkg/controller/service/reconcile/annotation/annotations.go
   */
  readonly externalIpType?: ClbExternalIpType;

  /**
   * Annotation `service.beta.kubernetes.io/class`. With any value, the controller of CLBs leaves the Service alone, and
   * no load balancer is made (ASMG0218). Set it only if a controller of your own serves the Service. It needs cloud
   * controller 1.9.3 or newer.
   *
   * @default - not written
   * @see https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/eeb0ddc687ee5ee9d3726559d6a8ec056f694947/pkg/controller/service/reconcile/annotation/annotations.go
   */
  readonly controllerClass?: string;

  /**
   * Annotation `type`: the kind of load balancer. Set it only if the feature gate `LoadBalancerTypeAnnotation` of the
   * cloud controller is on. The gate is off by default, and the setting then has no effect. It needs cloud controller
   * 2.10.0 or newer.
   *
   * @default - not written
   * @see https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/eeb0ddc687ee5ee9d3726559d6a8ec056f694947/pkg/controller/service/reconcile/annotation/annotations.go
   */
  readonly loadBalancerType?: string;

  /**
   * Annotation `tunnel-type`. With any value, the controller of CLBs leaves the Service alone, and no load balancer is
   * made (ASMG0218). Set it only if a controller of your own serves the Service. It needs cloud controller 2.12.4 or
   * newer.
   *
   * @default - not written
   * @see https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/eeb0ddc687ee5ee9d3726559d6a8ec056f694947/pkg/controller/service/reconcile/annotation/annotations.go
   */
  readonly tunnelType?: string;
}
