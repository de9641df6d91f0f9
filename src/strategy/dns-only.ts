import { ClientAddress, type ITrafficStrategy, type StrategyBinding } from './strategy-contract';
import { ReachabilityAnswer } from '../model/answer';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';

/**
 * In-cluster clients use the Service's DNS name. externalTrafficPolicy does not apply to its ClusterIP.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
export class DnsOnlyStrategy implements ITrafficStrategy {
  public readonly name = 'dns-only';

  public bind(): StrategyBinding {
    return {
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
      serviceAnnotations: {},
      keepsClientIp: ReachabilityAnswer.YES,
      clientAddresses: [ClientAddress.serviceDns()],
      faultShowsOn: NodeKind.WITHOUT_GATEWAY,
      requirements: [],
    };
  }
}
