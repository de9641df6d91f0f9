import { keptByCluster } from './client-ip';
import { TrafficStrategyBase } from './strategy-base';
import { ClientAddress, type StrategyBinding, type StrategyContext } from './strategy-contract';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';

/**
 * Every node sends requests to any gateway pod, so the load balancer address works from everywhere.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
export class ClusterStrategy extends TrafficStrategyBase {
  public readonly name = 'cluster';

  public bind(context: StrategyContext): StrategyBinding {
    return {
      externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER,
      serviceAnnotations: {},
      keepsClientIp: keptByCluster(context.platform.cni),
      clientAddresses: [ClientAddress.serviceDns(), ClientAddress.loadBalancer()],
      faultShowsOn: NodeKind.WITHOUT_GATEWAY,
      requirements: [],
    };
  }
}
