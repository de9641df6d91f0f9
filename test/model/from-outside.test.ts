import { ask, inWords, platform } from './support';
import { BackendType, LoadBalancerKind } from '../../src/model/load-balancer';
import { Cni } from '../../src/model/platform';
import { ClientKind } from '../../src/model/question';
import { ExternalTrafficPolicy } from '../../src/model/service';

const { FLANNEL, TERWAY_ENIIP, TERWAY_DATAPATH_V2 } = Cni;
const { NODE, ENI, UNKNOWN } = BackendType;
const { LOCAL, CLUSTER } = ExternalTrafficPolicy;
const { CLB_PRIVATE, CLB_PUBLIC, CLB_HTTP, NLB, NLB_WITHOUT_CLIENT_IP } = LoadBalancerKind;

describe('a client outside the cluster', () => {
  test.each([
    [FLANNEL, NODE, CLUSTER, CLB_PRIVATE, 'yes, node'],
    [FLANNEL, NODE, LOCAL, CLB_PRIVATE, 'yes, client'],
    [TERWAY_ENIIP, NODE, CLUSTER, CLB_PUBLIC, 'yes, node'],
    [TERWAY_ENIIP, NODE, LOCAL, CLB_PUBLIC, 'yes, client'],
    [TERWAY_ENIIP, ENI, CLUSTER, CLB_PRIVATE, 'yes, client'],
    [TERWAY_DATAPATH_V2, ENI, LOCAL, CLB_PRIVATE, 'yes, client'],
    [FLANNEL, ENI, CLUSTER, CLB_PRIVATE, 'no, timeout'],
    [FLANNEL, ENI, LOCAL, NLB, 'no, timeout'],
    [FLANNEL, NODE, CLUSTER, NLB, 'yes, node'],
    [FLANNEL, NODE, LOCAL, NLB, 'yes, client'],
    [TERWAY_ENIIP, ENI, CLUSTER, NLB, 'yes, client'],
    [TERWAY_ENIIP, ENI, CLUSTER, NLB_WITHOUT_CLIENT_IP, 'yes, load-balancer'],
    [FLANNEL, NODE, LOCAL, NLB_WITHOUT_CLIENT_IP, 'yes, load-balancer'],
    [FLANNEL, NODE, CLUSTER, NLB_WITHOUT_CLIENT_IP, 'yes, node'],
    [TERWAY_ENIIP, ENI, LOCAL, CLB_HTTP, 'yes, load-balancer'],
    [FLANNEL, NODE, LOCAL, CLB_HTTP, 'yes, load-balancer'],
    [FLANNEL, NODE, CLUSTER, CLB_HTTP, 'yes, node'],
    [FLANNEL, UNKNOWN, LOCAL, CLB_PRIVATE, 'yes, client'],
    [FLANNEL, UNKNOWN, CLUSTER, CLB_PRIVATE, 'yes, node'],
    [TERWAY_ENIIP, UNKNOWN, LOCAL, CLB_PRIVATE, 'yes, client'],
    [TERWAY_ENIIP, UNKNOWN, CLUSTER, CLB_PRIVATE, 'yes'],
  ] as const)('%s, %s behind, %s, %s: %s', (cni, backendType, externalTrafficPolicy, loadBalancer, expected) => {
    const question = { platform: platform({ cni }), backendType, externalTrafficPolicy, loadBalancer };
    expect(inWords(ask({ ...question, client: ClientKind.EXTERNAL, node: undefined }))).toBe(expected);
  });
});
