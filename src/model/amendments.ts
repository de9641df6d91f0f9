import type { FactId } from './facts';
import type { Conditions } from './first-fit';
import { BackendType, LoadBalancerKind } from './load-balancer';
import { Cni } from './platform';
import { ClientKind, ReachabilityConfidence, SourceAddress, TargetKind } from './question';
import type { Situation } from './situation';

/** A request that connects, and how it got to the gateway. */
export interface Path extends Situation {
  /** Whether it passed the load balancer. */
  readonly passesLoadBalancer: boolean;
}

/**
 * What else is true of a request that connects, whatever table decided it.
 */
export interface Amendment {
  readonly when: Conditions<Path>;

  /** What the gateway sees in place of the client's own address. */
  readonly instead?: {
    readonly source: SourceAddress;
    readonly confidence: ReachabilityConfidence;

    /** The end of the reason. */
    readonly why: string;
  };

  /** What the answer requires beyond the declared setup, without a period. */
  readonly condition: string;
  readonly facts: readonly FactId[];
}

const TERWAY_MASQUERADES = {
  instead: {
    source: SourceAddress.NODE,
    confidence: ReachabilityConfidence.CODE,
    why: 'Terway replaces the client IP with the node\'s on nodes with one network interface for each pod',
  },
  condition: 'Terway is 1.11 or newer',
  facts: ['F70'],
} as const;

/**
 * Every row that fits applies.
 */
export const AMENDMENTS: readonly Amendment[] = [
  {
    when: { client: ClientKind.POD, target: TargetKind.SERVICE_DNS, cni: Cni.TERWAY_EXCLUSIVE_ENI },
    ...TERWAY_MASQUERADES,
  },
  {
    when: { passesLoadBalancer: true, backendType: BackendType.NODE, cni: Cni.TERWAY_EXCLUSIVE_ENI },
    ...TERWAY_MASQUERADES,
  },
  {
    when: {
      client: ClientKind.POD,
      target: TargetKind.LOAD_BALANCER,
      cni: Cni.TERWAY_ENIIP,
      handler: 'kube-proxy',
      passesLoadBalancer: false,
    },
    condition: 'Terway does not handle Services in eBPF here (network_policy_provider in eni-config is not ebpf)',
    facts: ['F71'],
  },
  {
    when: { target: TargetKind.LOAD_BALANCER, loadBalancer: LoadBalancerKind.CLB_HTTP, passesLoadBalancer: false },
    condition: 'endpoints work without the X-Forwarded headers, which the load balancer adds and this request skips',
    facts: ['F59'],
  },
];
