import { keptByLocal } from './client-ip';
import { TrafficStrategyBase } from './strategy-base';
import { ClientAddress, type StrategyBinding, type StrategyContext } from './strategy-contract';
import { HOSTNAME_ANNOTATIONS } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';
import { isControllerAtLeast } from '../model/version';

/** The cloud controller that first reads the annotation. Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager */
const OLDEST_CLOUD_CONTROLLER = '2.3.0';

/**
 * The load balancer publishes a host name instead of its IP. So no node has an address to intercept, and every client,
 * inside and outside, connects to the load balancer itself.
 *
 * A fault is still possible on nodes with a gateway pod: a private CLB with TCP listeners cannot send a connection back
 * to the node that it comes from.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/considerations-for-configuring-a-loadbalancer-type-service-1
 */
export class HostnameStrategy extends TrafficStrategyBase {
  public readonly name = 'hostname';
  private readonly hostname: string;

  constructor(hostname: string) {
    super();
    this.hostname = hostname;
  }

  public bind(context: StrategyContext): StrategyBinding {
    return {
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
      serviceAnnotations: { [HOSTNAME_ANNOTATIONS[0]]: this.hostname },
      keepsClientIp: keptByLocal(context.platform.cni),
      clientAddresses: [ClientAddress.hostname(this.hostname)],
      faultShowsOn: NodeKind.WITH_GATEWAY,
      requirements: [
        {
          description: `the cloud controller is ${OLDEST_CLOUD_CONTROLLER} or newer`,
          met: isControllerAtLeast(context.platform.ccmVersion, OLDEST_CLOUD_CONTROLLER),
        },
        { description: `the name ${this.hostname} resolves to the load balancer`, met: ReachabilityAnswer.UNKNOWN },
      ],
    };
  }
}
