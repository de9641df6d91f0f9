import { TrafficStrategyBase } from './strategy-base';
import { ClientAddress, type StrategyBinding, type StrategyContext } from './strategy-contract';
import { BACKEND_TYPE_ANNOTATION } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { Cni } from '../model/platform';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';

/**
 * Pod network interfaces are behind the load balancer, so no node replaces the client's address, and every node sends
 * requests from inside the cluster to any gateway pod. The policy `Cluster` fixes access from inside, not the
 * annotation.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
export class EniStrategy extends TrafficStrategyBase {
  public readonly name = 'eni';

  public bind(context: StrategyContext): StrategyBinding {
    return {
      externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER,
      serviceAnnotations: { [BACKEND_TYPE_ANNOTATION]: 'eni' },
      keepsClientIp: ReachabilityAnswer.YES,
      clientAddresses: [ClientAddress.serviceDns(), ClientAddress.loadBalancer()],
      faultShowsOn: NodeKind.WITHOUT_GATEWAY,
      requirements: [{
        description: 'pods have network interfaces in the VPC (Terway with ENI, or inclusive ENI mode)',
        met: hasPodInterfaces(context.platform.cni),
      }],
    };
  }
}

function hasPodInterfaces(cni?: Cni): ReachabilityAnswer {
  if (cni === undefined || cni === Cni.OTHER) {
    return ReachabilityAnswer.UNKNOWN;
  }
  return cni === Cni.FLANNEL ? ReachabilityAnswer.NO : ReachabilityAnswer.YES;
}
