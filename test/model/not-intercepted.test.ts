import { ask, inWords, platform } from './support';
import { PublishedAddress, BackendType, LoadBalancerKind } from '../../src/model/load-balancer';
import { Cni } from '../../src/model/platform';
import { ClientKind } from '../../src/model/question';
import { ExternalTrafficPolicy, NodeKind } from '../../src/model/service';

const { FLANNEL, TERWAY_ENIIP } = Cni;
const { NODE, ENI } = BackendType;
const { LOCAL, CLUSTER } = ExternalTrafficPolicy;
const { CLB_PRIVATE, CLB_PUBLIC, CLB_HTTP, NLB, NLB_WITHOUT_CLIENT_IP } = LoadBalancerKind;

describe('a client in the cluster that its node lets pass to the load balancer', () => {
  test.each([
    //                                       pod with gateway      pod without gateway   host without gateway
    [CLB_PRIVATE, FLANNEL, NODE, LOCAL, /*      */'sometimes, node', /*  */'yes, node', /*    */'yes, node'],
    [CLB_PRIVATE, TERWAY_ENIIP, NODE, LOCAL, /* */'sometimes, client', /**/'yes, client', /*  */'yes, node'],
    [CLB_PRIVATE, FLANNEL, NODE, CLUSTER, /*    */'sometimes, node', /*  */'sometimes, node', 'sometimes, node'],
    [CLB_PRIVATE, TERWAY_ENIIP, NODE, CLUSTER, /*   */'sometimes, node', 'sometimes, node', 'sometimes, node'],
    [CLB_PRIVATE, TERWAY_ENIIP, ENI, LOCAL, /*  */'yes, client', /*      */'yes, client', /*  */'yes, node'],
    [CLB_PRIVATE, TERWAY_ENIIP, ENI, CLUSTER, /**/'yes, client', /*      */'yes, client', /*  */'yes, node'],
    [CLB_PRIVATE, FLANNEL, ENI, CLUSTER, /*     */'no, timeout', /*      */'no, timeout', /*  */'no, timeout'],
    [CLB_HTTP, FLANNEL, NODE, LOCAL, /*         */'yes, load-balancer', /**/'yes, load-balancer', 'yes, load-balancer'],
    [CLB_HTTP, FLANNEL, NODE, CLUSTER, /*       */'yes, node', /*        */'yes, node', /*    */'yes, node'],
    [CLB_HTTP, TERWAY_ENIIP, ENI, CLUSTER, /*   */'yes, load-balancer', /**/'yes, load-balancer', 'yes, load-balancer'],
    [CLB_PUBLIC, FLANNEL, NODE, LOCAL, /*       */'yes', /*              */'yes', /*          */'yes'],
    [CLB_PUBLIC, TERWAY_ENIIP, ENI, CLUSTER, /* */'yes', /*              */'yes', /*          */'yes'],
    [NLB, FLANNEL, NODE, LOCAL, /*              */'sometimes, node', /*  */'yes, node', /*    */'yes, node'],
    [NLB, TERWAY_ENIIP, NODE, LOCAL, /*         */'sometimes, client', /**/'yes, client', /*  */'yes, node'],
    [NLB, TERWAY_ENIIP, NODE, CLUSTER, /*       */'sometimes, node', /*  */'sometimes, node', 'sometimes, node'],
    [NLB, TERWAY_ENIIP, ENI, CLUSTER, /*        */'yes, client', /*      */'yes, client', /*  */'yes, node'],
    [NLB_WITHOUT_CLIENT_IP, FLANNEL, NODE, LOCAL, 'yes, load-balancer', /**/'yes, load-balancer', 'yes, load-balancer'],
    [NLB_WITHOUT_CLIENT_IP, TERWAY_ENIIP, ENI, LOCAL, 'yes, load-balancer', 'yes, load-balancer', 'yes, load-balancer'],
  ] as const)('%s, %s, %s behind, %s: pod with gateway %s, pod without %s, host without %s', (
    loadBalancer, cni, backendType, externalTrafficPolicy, podWith, podWithout, hostWithout) => {
    const question = { platform: platform({ cni }), status: PublishedAddress.HOSTNAME, loadBalancer, backendType, externalTrafficPolicy };
    expect(inWords(ask({ ...question, node: NodeKind.WITH_GATEWAY }))).toBe(podWith);
    expect(inWords(ask({ ...question, node: NodeKind.WITHOUT_GATEWAY }))).toBe(podWithout);
    expect(inWords(ask({ ...question, client: ClientKind.HOST }))).toBe(hostWithout);
  });

  test.each([CLB_PRIVATE, NLB])('%s never connects where the client\'s node is the only one that runs a gateway pod', (loadBalancer) => {
    const question = { status: PublishedAddress.HOSTNAME, loadBalancer, node: NodeKind.WITH_GATEWAY, onlyGatewayNode: true };
    expect(inWords(ask(question))).toBe('no, timeout');
    expect(inWords(ask({ ...question, client: ClientKind.HOST }))).toBe('no, timeout');
  });

  test('may get its answer past the load balancer, from a gateway pod of its node with an interface of its own', () => {
    const exclusive = { platform: platform({ cni: Cni.TERWAY_EXCLUSIVE_ENI }), status: PublishedAddress.HOSTNAME, backendType: ENI };
    const host = { ...exclusive, client: ClientKind.HOST };
    expect(inWords(ask({ ...host, node: NodeKind.WITH_GATEWAY }))).toBe('unknown');
    expect(inWords(ask({ ...host, node: NodeKind.WITHOUT_GATEWAY }))).toBe('yes, node');
    expect(inWords(ask({ ...host, node: NodeKind.WITH_GATEWAY, loadBalancer: NLB_WITHOUT_CLIENT_IP }))).toBe('yes, load-balancer');
    expect(inWords(ask({ ...exclusive, node: NodeKind.WITH_GATEWAY }))).toBe('yes, client');
  });

  test('says why in one sentence that names both halves of the way', () => {
    expect(ask({ status: PublishedAddress.HOSTNAME, node: NodeKind.WITH_GATEWAY }).why).toBe(
      'A host name gives the node nothing to intercept, so the load balancer decides: '
      + 'the load balancer cannot send a request back to the node it comes from, and it may choose that node.');
  });
});
