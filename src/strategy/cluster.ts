import { ClientAddress, type ITrafficStrategy, type StrategyBinding, type StrategyContext } from './strategy-contract';
import { ReachabilityAnswer } from '../model/answer';
import { Cni } from '../model/platform';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';

/**
 * Every node sends requests to any gateway pod, so the load balancer address works from everywhere.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
export class ClusterStrategy implements ITrafficStrategy {
  public readonly name = 'cluster';

  public bind(context: StrategyContext): StrategyBinding {
    return {
      externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER,
      serviceAnnotations: {},
      keepsClientIp: keepsClientIp(context.platform.cni),
      clientAddresses: [ClientAddress.serviceDns(), ClientAddress.loadBalancer()],
      faultShowsOn: NodeKind.WITHOUT_GATEWAY,
      requirements: [],
    };
  }
}

/**
 * With nodes behind the load balancer, the node replaces the client's address. With pods behind it, the address is
 * kept. By default there are pods on Terway clusters created after 10 August 2020, and nodes on older
 * ones. The age of a cluster is not declared.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager (v1.9.3.313)
 */
function keepsClientIp(cni?: Cni): ReachabilityAnswer {
  return cni === undefined || cni === Cni.FLANNEL ? ReachabilityAnswer.NO : ReachabilityAnswer.UNKNOWN;
}
