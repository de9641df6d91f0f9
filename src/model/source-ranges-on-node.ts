import { BOUNDS } from './bounds';
import type { Conditions } from './first-fit';
import { fails, type NodeCell, notIntercepted, unknown } from './outcome';
import { ProxyMode } from './platform';
import { ClientKind, ReachabilityConfidence, ReachabilityFailure } from './question';
import type { Situation } from './situation';

/** What a node does with a request to the load balancer address that it intercepts. */
export interface SourceRangesRow {
  readonly when: Conditions<Situation>;
  readonly cell: NodeCell;
}

const { CODE, INFERRED } = ReachabilityConfidence;
const { FILTER_DROP, OLDEST_READ, NEWEST_READ_PLUS_ONE } = BOUNDS;

const NOT_LISTED = { sourceRanges: 'without-client' } as const;
const POD_ON_IPTABLES = { ...NOT_LISTED, client: ClientKind.POD, proxyMode: ProxyMode.IPTABLES } as const;

const DROPPED = 'kube-proxy drops the request, because its source address is not in loadBalancerSourceRanges';
const MARKED = 'kube-proxy marks the request to be dropped, because its source address is not in '
  + 'loadBalancerSourceRanges, but the mark has no effect on forwarded packets, so the request leaves the node';

/**
 * The first row that fits decides. If none does, the ranges change nothing. The lab measured some of these rows, but on
 * fewer releases than other rows, so none counts as measured.
 */
export const SOURCE_RANGES: readonly SourceRangesRow[] = [
  {
    when: {
      sourceRanges: 'every-address',
      handler: 'kube-proxy',
      proxyMode: ProxyMode.IPVS,
      kubernetesVersion: { before: BOUNDS.IPVS_RANGE_OF_EVERY_ADDRESS },
    },
    cell: unknown(INFERRED, ['F74'],
      'before 1.34, IPVS mode cannot apply a range in loadBalancerSourceRanges that contains every address'),
  },
  {
    when: { sourceRanges: ['every-address', 'without-client'], handler: 'eBPF' },
    cell: unknown(INFERRED, ['F23', 'F73'], 'whether Terway\'s eBPF applies loadBalancerSourceRanges was not read'),
  },
  {
    when: { ...POD_ON_IPTABLES, kubernetesVersion: { from: OLDEST_READ, before: FILTER_DROP } },
    cell: notIntercepted(CODE, ['F75'], MARKED),
  },
  {
    when: { ...POD_ON_IPTABLES, kubernetesVersion: { before: FILTER_DROP } },
    cell: notIntercepted(INFERRED, ['F75'], MARKED),
  },
  {
    when: {
      ...NOT_LISTED,
      client: ClientKind.HOST,
      proxyMode: ProxyMode.IPVS,
      kubernetesVersion: { before: BOUNDS.IPVS_HOST_RANGES },
    },
    cell: unknown(INFERRED, ['F76'],
      'before 1.29, IPVS mode does not apply loadBalancerSourceRanges reliably to what the node itself sends'),
  },
  {
    when: { ...NOT_LISTED, kubernetesVersion: { from: OLDEST_READ, before: NEWEST_READ_PLUS_ONE } },
    cell: fails(ReachabilityFailure.TIMEOUT, 'dropped on the node', CODE, ['F73'], DROPPED),
  },
  {
    when: NOT_LISTED,
    cell: fails(ReachabilityFailure.TIMEOUT, 'dropped on the node', INFERRED, ['F73'], DROPPED),
  },
];
