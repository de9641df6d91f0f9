import { keptByLocal } from './client-ip';
import { TrafficStrategyBase } from './strategy-base';
import { ClientAddress, type StrategyBinding, type StrategyContext } from './strategy-contract';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';

/**
 * In-cluster clients use the Service's DNS name. externalTrafficPolicy does not apply to its ClusterIP.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/support/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
export class DnsOnlyStrategy extends TrafficStrategyBase {
  public readonly name = 'dns-only';

  public bind(context: StrategyContext): StrategyBinding {
    return {
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
      serviceAnnotations: {},
      keepsClientIp: keptByLocal(context.platform.cni),
      clientAddresses: [ClientAddress.serviceDns()],
      faultShowsOn: NodeKind.WITHOUT_GATEWAY,
      requirements: [],
    };
  }
}
