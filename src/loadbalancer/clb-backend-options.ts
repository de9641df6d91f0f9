import type { Duration } from 'cdk8s';
import type { LoadBalancerServerGroup } from './entries';
import type { ClbIpVersion, ClbScheduler } from './enums';

/**
 * Settings of what is behind a CLB.
 *
 * @internal
 */
export interface ClbBackendOptions {
  /**
   * Labels of the nodes that are behind the load balancer. Set them to use some nodes only. It has no effect with pods
   * behind the load balancer (ASMG0220). It needs cloud controller 1.9.3 or newer.
   *
   * @default - all worker nodes
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly backendLabel?: { [key: string]: string };

  /**
   * Whether cordoned nodes are removed from the backends. Turn it on to drain a node before maintenance. It needs cloud
   * controller 1.9.3.164 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly removeUnscheduledBackend?: boolean;

  /**
   * IP version of the backends. Choose IPv6 with an IPv6 load balancer and pods that have IPv6 addresses. It needs
   * cloud controller 2.1.0 or newer.
   *
   * @default ClbIpVersion.IPV4
   * @see https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/eeb0ddc687ee5ee9d3726559d6a8ec056f694947/pkg/controller/service/reconcile/annotation/annotations.go
   */
  readonly backendIpVersion?: ClbIpVersion;

  /**
   * Existing server groups to use, by port of the Service. Use it to share a server group between clusters. It needs
   * `id`. It needs cloud controller 2.0.1 or newer.
   *
   * @default - new server groups
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly vgroupPort?: LoadBalancerServerGroup[];

  /**
   * Share of this Service in an existing server group, in percent. Set it to move traffic between clusters step by
   * step. It needs `vgroupPort`. An integer from 0 to 100. It needs cloud controller 2.0.1 or newer.
   *
   * @default - not written
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly weight?: number;

  /**
   * Weight of each backend. Set it to give this Service less than others in the same server group. An integer from 0 to
   * 100. It needs cloud controller 2.14.0 or newer.
   *
   * @default 100
   * @see https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/eeb0ddc687ee5ee9d3726559d6a8ec056f694947/pkg/controller/service/reconcile/annotation/annotations.go
   */
  readonly defaultWeight?: number;

  /**
   * Whether the weights of existing backends stay as they are. Turn it on if people set weights by hand. It needs cloud
   * controller 2.11.1 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly ignoreWeightUpdate?: boolean;

  /**
   * How requests are spread over the backends. The default ignores weights: with nodes behind the CLB and the policy
   * Local, choose WRR (ASMG0208). It needs cloud controller 1.9.3 or newer.
   *
   * @default ClbScheduler.RR
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly scheduler?: ClbScheduler;

  /**
   * Whether connections to a removed backend end only after a time. Turn it on to let requests finish. It needs
   * `connectionDrainTimeout`. It applies to TCP and UDP listeners. It needs cloud controller 2.0.1 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly connectionDrain?: boolean;

  /**
   * Time after which connections to a removed backend end. Set it to the longest request that must finish. It needs
   * `connectionDrain`. 10 to 900 seconds. It applies to TCP and UDP listeners. It needs cloud controller 2.0.1 or
   * newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly connectionDrainTimeout?: Duration;

  /**
   * Whether a pod that ends gets the weight 0 before it is removed. Turn it on to lose no requests in a rollout. It
   * needs pods behind the load balancer. It needs cloud controller 2.15.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager
   */
  readonly gracefulShutdown?: boolean;
}
