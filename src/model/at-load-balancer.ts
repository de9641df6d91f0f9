import { TERWAY_CNIS } from './clusters';
import type { Conditions } from './first-fit';
import { INTERNAL_POLICY_GOVERNS_EXTERNAL } from './internal-policy-on-external-traffic';
import { BackendType, LoadBalancerKind } from './load-balancer';
import { connects, fails, onCondition, type Outcome, unknown, varies } from './outcome';
import { Cni } from './platform';
import { ClientKind, ReachabilityConfidence, ReachabilityFailure, SourceAddress } from './question';
import { ExternalTrafficPolicy, NodeKind } from './service';
import type { Situation } from './situation';

/**
 * What happens to a request that reaches the load balancer itself: from outside, or from a client in the cluster whose
 * node does not intercept it.
 */
export interface LoadBalancerRow {
  readonly when: Conditions<Situation>;
  readonly outcome: Outcome;
}

const { CLB_PRIVATE, CLB_PUBLIC, CLB_HTTP, NLB, NLB_WITHOUT_CLIENT_IP } = LoadBalancerKind;
const { LOCAL, CLUSTER } = ExternalTrafficPolicy;
const { WITH_GATEWAY, WITHOUT_GATEWAY } = NodeKind;
const { CLIENT, NODE, LOAD_BALANCER, UNKNOWN } = SourceAddress;
const { MEASURED, CODE, PROSE, INFERRED } = ReachabilityConfidence;

const OUTSIDE = ClientKind.EXTERNAL;
const INSIDE = [ClientKind.POD, ClientKind.HOST];
const NODES = BackendType.NODE;
const PODS = BackendType.ENI;

const BY_NODE = 'endpoint, by way of a node';
const BY_ITS_NODE = 'endpoint, by way of its node';
const DIRECTLY = 'endpoint, directly';
const REJECTING = 'node without an endpoint';
const SENT_BACK = 'sent back to the client\'s own node';

const NO_BACKENDS = fails(ReachabilityFailure.TIMEOUT, 'load balancer without backends', CODE, ['F48', 'F49'],
  'pods of a Flannel cluster have no network interfaces in the VPC, so the load balancer has no backends');
const NOT_KNOWN_BEHIND = unknown(INFERRED, ['F43'],
  'it is not known whether pods of this network can be behind the load balancer');
const OWN_CONNECTIONS = 'the load balancer opens its own connection, and the client IP is only in a header';
const ITSELF = 'the load balancer cannot send a request back to the node it comes from';

/** Any client. */
const FROM_ANYWHERE: readonly LoadBalancerRow[] = [
  { when: { cni: Cni.FLANNEL, backendType: PODS }, outcome: NO_BACKENDS },
  { when: { cni: Cni.OTHER, backendType: PODS }, outcome: NOT_KNOWN_BEHIND },
  {
    when: { loadBalancer: [NLB, NLB_WITHOUT_CLIENT_IP], sourceRanges: 'without-client' },
    outcome: unknown(INFERRED, ['F77'],
      'from cloud controller 2.14 on, an NLB lets only addresses in loadBalancerSourceRanges through'),
  },
  {
    when: { cni: Cni.OTHER, sourceRanges: 'without-client' },
    outcome: unknown(INFERRED, ['F77'],
      'it is not known whether a load balancer that is not ACK\'s applies loadBalancerSourceRanges'),
  },
];

/** Clients outside the cluster. */
const FROM_OUTSIDE: readonly LoadBalancerRow[] = [
  {
    when: { client: OUTSIDE, ...INTERNAL_POLICY_GOVERNS_EXTERNAL, backendType: NODES },
    outcome: varies(NODE, BY_ITS_NODE, REJECTING, MEASURED, ['F53', 'F56', 'F67'],
      'every node is behind the load balancer, but in this version internalTrafficPolicy Local lets only nodes with an '
      + 'endpoint answer'),
  },
  {
    when: { client: OUTSIDE, backendType: NODES, externalTrafficPolicy: CLUSTER },
    outcome: connects(NODE, BY_NODE, MEASURED, ['F53', 'F56'],
      'any node takes the request and replaces the client IP with its own IP'),
  },
  {
    when: { client: OUTSIDE, loadBalancer: [CLB_HTTP, NLB_WITHOUT_CLIENT_IP] },
    outcome: connects(LOAD_BALANCER, BY_ITS_NODE, PROSE, ['F59'], OWN_CONNECTIONS),
  },
  {
    when: { client: OUTSIDE, cni: [Cni.FLANNEL, Cni.OTHER], backendType: NODES, externalTrafficPolicy: LOCAL },
    outcome: connects(CLIENT, BY_ITS_NODE, MEASURED, ['F52', 'F55', 'F56'],
      'only nodes with an endpoint are behind the load balancer, and none of them replaces the client IP'),
  },
  {
    when: { client: OUTSIDE, cni: TERWAY_CNIS, backendType: NODES, externalTrafficPolicy: LOCAL },
    outcome: connects(CLIENT, BY_ITS_NODE, PROSE, ['F52', 'F55', 'F56', 'F58'],
      'only nodes with an endpoint are behind the load balancer, and none of them replaces the client IP'),
  },
  {
    when: { client: OUTSIDE, cni: TERWAY_CNIS, backendType: PODS },
    outcome: connects(CLIENT, DIRECTLY, CODE, ['F43', 'F55', 'F56'],
      'the load balancer sends the request straight to an endpoint, whatever the policy'),
  },
];

/**
 * Clients in the cluster whose node does not intercept the request, because of a host name in the status, of
 * `ipMode: Proxy`, or of the data plane.
 */
const FROM_INSIDE: readonly LoadBalancerRow[] = [
  {
    when: { client: INSIDE, loadBalancer: CLB_PUBLIC },
    outcome: onCondition('the client can leave the VPC, through a NAT gateway or an EIP',
      connects(UNKNOWN, BY_NODE, PROSE, ['F38'],
        'the request leaves the VPC through a NAT gateway or EIP and comes back with that address')),
  },
  {
    when: {
      client: INSIDE,
      loadBalancer: [CLB_HTTP, NLB_WITHOUT_CLIENT_IP],
      backendType: NODES,
      externalTrafficPolicy: CLUSTER,
    },
    outcome: connects(NODE, BY_NODE, PROSE, ['F38', 'F56', 'F59'],
      'any node takes the request and replaces the client IP with its own IP'),
  },
  {
    when: { client: INSIDE, loadBalancer: [CLB_HTTP, NLB_WITHOUT_CLIENT_IP] },
    outcome: connects(LOAD_BALANCER, BY_ITS_NODE, PROSE, ['F38', 'F59'], OWN_CONNECTIONS),
  },

  // From here on: a private CLB with TCP or UDP listeners, or an NLB that preserves the client's address.
  {
    when: {
      client: INSIDE,
      backendType: NODES,
      externalTrafficPolicy: LOCAL,
      node: WITH_GATEWAY,
      onlyGatewayNode: true,
    },
    outcome: fails(ReachabilityFailure.TIMEOUT, SENT_BACK, PROSE, ['F38', 'F52'],
      `only the client's own node is behind the load balancer, and ${ITSELF}`),
  },
  {
    when: { client: INSIDE, cni: Cni.FLANNEL, backendType: NODES, externalTrafficPolicy: LOCAL, node: WITH_GATEWAY },
    outcome: varies(NODE, BY_ITS_NODE, SENT_BACK, PROSE, ['F38', 'F52'], `${ITSELF}, and it may choose that node`),
  },
  {
    when: { client: INSIDE, cni: TERWAY_CNIS, backendType: NODES, externalTrafficPolicy: LOCAL, node: WITH_GATEWAY },
    outcome: varies(CLIENT, BY_ITS_NODE, SENT_BACK, PROSE, ['F38', 'F52'],
      `${ITSELF}, and it may choose that node`),
  },
  {
    when: { client: INSIDE, cni: Cni.OTHER, backendType: NODES, externalTrafficPolicy: LOCAL, node: WITH_GATEWAY },
    outcome: varies(UNKNOWN, BY_ITS_NODE, SENT_BACK, PROSE, ['F38', 'F52'],
      `${ITSELF}, and it may choose that node`),
  },
  {
    when: { client: INSIDE, cni: Cni.OTHER, backendType: NODES, externalTrafficPolicy: LOCAL, node: WITHOUT_GATEWAY },
    outcome: connects(UNKNOWN, BY_ITS_NODE, PROSE, ['F38', 'F52', 'F59'],
      'only nodes with an endpoint are behind the load balancer, and the client\'s node is not one of them'),
  },
  {
    when: {
      client: INSIDE,
      loadBalancer: CLB_PRIVATE,
      cni: Cni.FLANNEL,
      backendType: NODES,
      externalTrafficPolicy: LOCAL,
      node: WITHOUT_GATEWAY,
    },
    outcome: connects(NODE, BY_ITS_NODE, MEASURED, ['F7', 'F38', 'F52'],
      'only nodes with an endpoint are behind the load balancer, and Flannel replaces the pod\'s '
      + 'address with the node\'s on the way out'),
  },
  {
    when: {
      client: INSIDE,
      loadBalancer: NLB,
      cni: Cni.FLANNEL,
      backendType: NODES,
      externalTrafficPolicy: LOCAL,
      node: WITHOUT_GATEWAY,
    },
    outcome: connects(NODE, BY_ITS_NODE, PROSE, ['F7', 'F52', 'F59'],
      'only nodes with an endpoint are behind the load balancer, and Flannel replaces the pod\'s '
      + 'address with the node\'s on the way out'),
  },
  {
    when: {
      client: INSIDE,
      cni: TERWAY_CNIS,
      backendType: NODES,
      externalTrafficPolicy: LOCAL,
      node: WITHOUT_GATEWAY,
    },
    outcome: connects(CLIENT, BY_ITS_NODE, PROSE, ['F38', 'F52', 'F59'],
      'only nodes with an endpoint are behind the load balancer, and the client\'s node is not one of them'),
  },
  {
    when: {
      client: INSIDE,
      ...INTERNAL_POLICY_GOVERNS_EXTERNAL,
      backendType: NODES,
      node: WITH_GATEWAY,
      onlyGatewayNode: true,
    },
    outcome: fails(ReachabilityFailure.TIMEOUT, SENT_BACK, PROSE, ['F38', 'F53', 'F67'],
      `in this version only the client's own node answers requests from the load balancer, and ${ITSELF}`),
  },
  {
    when: { client: INSIDE, backendType: NODES, externalTrafficPolicy: CLUSTER },
    outcome: varies(NODE, BY_NODE, SENT_BACK, PROSE, ['F38', 'F53', 'F56'],
      `every node is behind the load balancer; ${ITSELF}, and it may choose that node`),
  },
  {
    when: { client: ClientKind.HOST, cni: Cni.TERWAY_EXCLUSIVE_ENI, backendType: PODS, node: WITH_GATEWAY },
    outcome: unknown(INFERRED, ['F22', 'F43'],
      'an endpoint with a network interface of its own may answer a client on its node past the load balancer'),
  },
  {
    when: { client: INSIDE, cni: TERWAY_CNIS, backendType: PODS, node: WITH_GATEWAY },
    outcome: connects(CLIENT, DIRECTLY, INFERRED, ['F38', 'F43', 'F56'],
      'the load balancer sends the request straight to an endpoint; only a request from that pod itself may fail'),
  },
  {
    when: { client: INSIDE, cni: TERWAY_CNIS, backendType: PODS, node: WITHOUT_GATEWAY },
    outcome: connects(CLIENT, DIRECTLY, CODE, ['F43', 'F56'],
      'the load balancer sends the request straight to an endpoint, whatever the policy'),
  },
];

/** The first row that fits decides. */
export const AT_LOAD_BALANCER: readonly LoadBalancerRow[] = [...FROM_ANYWHERE, ...FROM_OUTSIDE, ...FROM_INSIDE];
