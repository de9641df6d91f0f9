import { NOT_APPLICABLE, rule } from './rule';
import { setupOf } from './service';
import { LOCAL_KEEPS_NOTHING } from '../findings/catalogue/reachability';
import { ReachabilityAnswer } from '../model/answer';
import { TERWAY_CNIS } from '../model/clusters';
import { reach } from '../model/conclude';
import { BackendType } from '../model/load-balancer';
import { ClientKind, TargetKind } from '../model/question';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';

const IN_CLUSTER = [ClientKind.POD, ClientKind.HOST];

/**
 * On Terway there are pods behind the load balancer by default, on clusters created after 10 August 2020. The policy
 * `Local` then keeps nothing that `Cluster` would lose.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager (v1.9.3.313)
 */
export const localKeepsNothing = rule({
  finds: LOCAL_KEEPS_NOTHING,
  reads: ['service', 'ports', 'platform'],
  check: ({ service, ports, platform }) => {
    const setup = setupOf(service, platform, ports);
    const { cni } = platform;
    if (setup?.externalTrafficPolicy !== ExternalTrafficPolicy.LOCAL || setup.backendType !== BackendType.UNKNOWN
      || cni === undefined || !TERWAY_CNIS.includes(cni)) {
      return NOT_APPLICABLE;
    }
    const question = { ...setup, node: NodeKind.WITHOUT_GATEWAY, target: TargetKind.LOAD_BALANCER };
    const strands = IN_CLUSTER.some((client) => reach({ ...question, client }).connects !== ReachabilityAnswer.YES);
    return strands ? [{ field: ['spec', 'externalTrafficPolicy'], values: { cni } }] : [];
  },
});
