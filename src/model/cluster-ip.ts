import { BOUNDS } from './bounds';
import { EBPF_CNIS } from './clusters';
import type { Conditions } from './first-fit';
import {
  ANY_ENDPOINT, connects, ENDPOINT_OF_THE_NODE, fails, onCondition, type Outcome, unknown,
} from './outcome';
import { Cni, ProxyMode } from './platform';
import { ClientKind, ReachabilityConfidence, ReachabilityFailure, SourceAddress } from './question';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from './service';
import type { Situation } from './situation';

/**
 * What happens to a request to the Service's DNS name.
 */
export interface ClusterIpRow {
  readonly when: Conditions<Situation>;
  readonly outcome: Outcome;
}

const { POD, HOST, EXTERNAL } = ClientKind;
const { IPTABLES, IPVS, NFTABLES, NONE } = ProxyMode;
const { CLIENT, NODE } = SourceAddress;
const { MEASURED, CODE, PROSE, INFERRED } = ReachabilityConfidence;
const { REFUSED, TIMEOUT, UNRESOLVED } = ReachabilityFailure;

/** A client without an endpoint on its node, and a Service that keeps requests on the node. */
const STRANDED = { internalTrafficPolicy: InternalTrafficPolicy.LOCAL, node: NodeKind.WITHOUT_GATEWAY };

const KEPT_TO_THE_NODE = 'internalTrafficPolicy keeps requests to endpoints of the node, and none runs on it';

const NOT_READ = 'Terway with Cilium 1.18 enforces internalTrafficPolicy in eBPF; its older versions were not read';

const NOT_ENFORCED = 'internalTrafficPolicy is Local, but this data plane falls back to endpoints of other nodes';

/** Source: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy */
const RESOLVES = 'the client resolves names of Services (dnsPolicy ClusterFirstWithHostNet)';

/** The first row that fits decides. */
export const CLUSTER_IP: readonly ClusterIpRow[] = [
  {
    when: { client: EXTERNAL },
    outcome: fails(UNRESOLVED, 'nowhere', PROSE, ['F64'],
      'the name and the ClusterIP behind it exist only inside the cluster'),
  },

  // internalTrafficPolicy Local on a node without an endpoint
  {
    when: { ...STRANDED, kubernetesVersion: { before: BOUNDS.INTERNAL_POLICY_ALPHA } },
    outcome: connects(CLIENT, ANY_ENDPOINT, MEASURED, ['F63'],
      'internalTrafficPolicy does not exist yet in this version'),
  },
  {
    when: {
      ...STRANDED,
      kubernetesVersion: { from: BOUNDS.INTERNAL_POLICY_ALPHA, before: BOUNDS.INTERNAL_POLICY_BETA },
    },
    outcome: unknown(PROSE, ['F63'],
      'internalTrafficPolicy is behind a feature gate in this version, and it is not known whether the gate is on'),
  },
  {
    when: { ...STRANDED, client: POD, cni: EBPF_CNIS },
    outcome: unknown(INFERRED, ['F23', 'F63', 'F72'], NOT_READ),
  },
  {
    when: { ...STRANDED, proxyMode: NONE },
    outcome: unknown(INFERRED, ['F23c', 'F63', 'F72'], NOT_READ),
  },
  {
    when: {
      ...STRANDED,
      proxyMode: IPTABLES,
      kubernetesVersion: { before: BOUNDS.INTERNAL_POLICY_APART },
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    },
    outcome: connects(CLIENT, ANY_ENDPOINT, MEASURED, ['F63'], NOT_ENFORCED),
  },
  {
    when: { ...STRANDED, proxyMode: IPTABLES, kubernetesVersion: { before: BOUNDS.INTERNAL_POLICY_APART } },
    outcome: fails(REFUSED, 'rejected on the node', MEASURED, ['F63'], KEPT_TO_THE_NODE),
  },
  {
    when: { ...STRANDED, proxyMode: IPTABLES },
    outcome: fails(TIMEOUT, 'dropped on the node', MEASURED, ['F63'], KEPT_TO_THE_NODE),
  },
  {
    when: { ...STRANDED, proxyMode: IPVS, kubernetesVersion: { before: BOUNDS.IPVS_FALLBACK } },
    outcome: fails(REFUSED, 'virtual server without endpoints', MEASURED, ['F13', 'F63'], KEPT_TO_THE_NODE),
  },
  {
    when: { ...STRANDED, proxyMode: IPVS },
    outcome: connects(CLIENT, ANY_ENDPOINT, MEASURED, ['F14', 'F63'], NOT_ENFORCED),
  },
  {
    when: { ...STRANDED, proxyMode: NFTABLES },
    outcome: fails(TIMEOUT, 'dropped on the node', MEASURED, ['F63'], KEPT_TO_THE_NODE),
  },

  // internalTrafficPolicy Local with an endpoint on the node
  {
    when: { client: POD, internalTrafficPolicy: InternalTrafficPolicy.LOCAL },
    outcome: connects(CLIENT, ENDPOINT_OF_THE_NODE, MEASURED, ['F10', 'F63'],
      'an endpoint of the node answers at the ClusterIP'),
  },
  {
    when: { client: HOST, internalTrafficPolicy: InternalTrafficPolicy.LOCAL },
    outcome: onCondition(RESOLVES, connects(NODE, ENDPOINT_OF_THE_NODE, MEASURED, ['F10', 'F63'],
      'an endpoint of the node answers at the ClusterIP')),
  },

  // the usual case
  {
    when: { client: POD, cni: EBPF_CNIS },
    outcome: connects(CLIENT, ANY_ENDPOINT, CODE, ['F10', 'F23'],
      'externalTrafficPolicy does not govern the ClusterIP'),
  },
  {
    when: { client: POD, cni: Cni.TERWAY_EXCLUSIVE_ENI },
    outcome: connects(CLIENT, ANY_ENDPOINT, CODE, ['F10', 'F22'],
      'requests to the Service range go through the node, and externalTrafficPolicy does not govern the ClusterIP'),
  },
  {
    when: { client: POD },
    outcome: connects(CLIENT, ANY_ENDPOINT, MEASURED, ['F10'],
      'externalTrafficPolicy does not govern the ClusterIP'),
  },
  {
    when: { client: HOST, proxyMode: NONE },
    outcome: onCondition(RESOLVES, connects(NODE, ANY_ENDPOINT, PROSE, ['F10', 'F23c'],
      'externalTrafficPolicy does not govern the ClusterIP')),
  },
  {
    when: { client: HOST },
    outcome: onCondition(RESOLVES, connects(NODE, ANY_ENDPOINT, MEASURED, ['F10'],
      'externalTrafficPolicy does not govern the ClusterIP')),
  },
];
