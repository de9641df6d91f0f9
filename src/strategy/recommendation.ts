import { ClusterStrategy } from './cluster';
import { DnsOnlyStrategy } from './dns-only';
import { EniStrategy } from './eni';
import { HostnameStrategy } from './hostname';
import type { ITrafficStrategy, StrategyBinding } from './strategy-contract';
import { backendType, setting } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { TERWAY_CNIS } from '../model/clusters';
import { ListenerFeature, LoadBalancerKind, PublishedAddress } from '../model/load-balancer';
import { reachabilityRows } from '../model/matrix';
import type { ClusterPlatform, Cni } from '../model/platform';
import { ClientKind, type ReachabilityRow, SourceAddress, TargetKind } from '../model/question';

/**
 * What clients and the gateway need from a traffic strategy.
 */
export interface StrategyNeeds {
  /**
   * Whether the gateway must see the source IP of clients outside the cluster.
   *
   * @default false
   */
  readonly clientIp?: boolean;

  /**
   * Whether clients inside the cluster must use the load balancer address, for example because their URL is fixed.
   *
   * @default false
   */
  readonly loadBalancerAddress?: boolean;

  /**
   * What the listeners of the load balancer add to a connection, and in-cluster clients need too.
   *
   * @default - nothing
   */
  readonly listenerFeatures?: ListenerFeature[];

  /**
   * The DNS name that the strategy `hostname` would publish.
   *
   * @default - none; the strategy `hostname` is not recommended
   */
  readonly hostname?: string;
}

/**
 * A strategy for a platform, and what it rests on.
 */
export interface StrategyRecommendation {
  /**
   * The strategy. If none fits, it is the one with the fewest problems, and the reason says so.
   */
  readonly strategy: ITrafficStrategy;

  /**
   * Why this strategy, in one or two sentences.
   */
  readonly reason: string;

  /**
   * What must be true and is not known from the declared platform, for example that a DNS record exists.
   */
  readonly conditions: string[];
}

/** A strategy that can be recommended. */
interface Candidate {
  readonly name: string;
  readonly make: (hostname: string) => ITrafficStrategy;

  /** Why to choose it: a sentence without its period. */
  readonly because: string;
}

const DNS_ONLY: Candidate = {
  name: 'dns-only',
  make: () => new DnsOnlyStrategy(),
  because: 'The DNS name of the Service works from every node and needs nothing else',
};
const CLUSTER: Candidate = {
  name: 'cluster',
  make: () => new ClusterStrategy(),
  because: 'With the policy Cluster, the load balancer address works from every node',
};
const ENI: Candidate = {
  name: 'eni',
  make: () => new EniStrategy(),
  because: 'With pods behind the load balancer, the policy Cluster keeps the client IP and every node reaches the address',
};
const HOSTNAME: Candidate = {
  name: 'hostname',
  make: (hostname) => new HostnameStrategy(hostname),
  because: 'With a host name in the status, in-cluster clients pass the load balancer like clients outside',
};

/** The strategies in the order in which they are preferred. The first row that fits the network plugin counts. */
const PREFERENCES: readonly { readonly cnis?: readonly Cni[]; readonly order: readonly Candidate[] }[] = [
  { cnis: TERWAY_CNIS, order: [ENI, DNS_ONLY, CLUSTER, HOSTNAME] },
  { order: [DNS_ONLY, CLUSTER, HOSTNAME, ENI] },
];

/** What speaks against a candidate. */
interface Assessment {
  readonly candidate: Candidate;
  readonly strategy: ITrafficStrategy;
  readonly conditions: readonly string[];

  /** What is wrong with it for certain. */
  readonly problems: readonly string[];

  /** What may be wrong with it. */
  readonly doubts: readonly string[];
}

/** What is judged. */
interface Judged {
  readonly binding: StrategyBinding;
  readonly needs: StrategyNeeds;

  /** The rows of in-cluster clients at the addresses that the strategy promises. */
  readonly promised: readonly ReachabilityRow[];
}

/** Something that a strategy must do. It does it if the answer is `YES`. */
interface Check {
  readonly answer: (judged: Judged) => ReachabilityAnswer;
  readonly problem: string;
  readonly doubt: string;
}

const CHECKS: readonly Check[] = [
  {
    answer: ({ binding }) => (binding.requirements.some(({ met }) => met === ReachabilityAnswer.NO)
      ? ReachabilityAnswer.NO
      : ReachabilityAnswer.YES),
    problem: 'the cluster does not meet a requirement',
    doubt: 'the cluster may not meet a requirement',
  },
  {
    answer: ({ binding, needs }) => (needs.clientIp === true ? binding.keepsClientIp : ReachabilityAnswer.YES),
    problem: 'the client IP is not kept',
    doubt: 'the client IP may be lost',
  },
  {
    answer: ({ binding, needs }) => (needs.loadBalancerAddress !== true || promisesAddress(binding)
      ? ReachabilityAnswer.YES
      : ReachabilityAnswer.NO),
    problem: 'the load balancer address is not reliable inside the cluster',
    doubt: 'the load balancer address may not be reliable inside the cluster',
  },
  {
    answer: ({ promised }) => worst(promised.map(({ works }) => works)),
    problem: 'not every in-cluster client can use the promised addresses',
    doubt: 'some in-cluster clients may be unable to use the promised addresses',
  },
];

/** The strategy with the fewest problems, then with the fewest doubts, then the preferred one. */
export function recommend(platform: ClusterPlatform, needs: StrategyNeeds): StrategyRecommendation {
  const { cni } = platform;
  const { order = [] } = PREFERENCES.find(({ cnis }) => cnis === undefined || (cni !== undefined && cnis.includes(cni))) ?? {};
  const hostname = needs.hostname ?? '';
  const assessed = order
    .filter((candidate) => candidate !== HOSTNAME || hostname !== '')
    .map((candidate) => assess(candidate, candidate.make(hostname), platform, needs));
  const [best] = [...assessed].sort((a, b) => a.problems.length - b.problems.length || a.doubts.length - b.doubts.length);
  if (best === undefined) {
    throw new Error('The table in recommendation.ts has no strategy');
  }
  return {
    strategy: best.strategy,
    reason: reasonFor(best, assessed.slice(0, assessed.indexOf(best)), hostname === ''),
    conditions: [...new Set([...best.conditions, ...best.doubts.map((doubt) => `It is not known: ${doubt}`)])],
  };
}

function assess(
  candidate: Candidate, strategy: ITrafficStrategy, platform: ClusterPlatform, needs: StrategyNeeds,
): Assessment {
  const binding = strategy.bind({ platform });
  const rowsAt = (kind: LoadBalancerKind) => promisedRows(binding, allRows(binding, platform, needs, kind));
  const kind = loadBalancerFor(needs);
  const judged = { binding, needs, promised: rowsAt(kind) };
  const answers = CHECKS.map((check) => ({ check, answer: check.answer(judged) }));
  const failsIfPrivate = kind === LoadBalancerKind.CLB_PUBLIC
    && rowsAt(LoadBalancerKind.CLB_PRIVATE).some(({ works }) => works !== ReachabilityAnswer.YES)
    && judged.promised.every(({ works }) => works === ReachabilityAnswer.YES);
  return {
    candidate,
    strategy,
    problems: answers.filter(({ answer }) => isNo(answer)).map(({ check }) => check.problem),
    doubts: answers.filter(({ answer }) => answer === ReachabilityAnswer.UNKNOWN).map(({ check }) => check.doubt),
    conditions: [
      ...binding.requirements.filter(({ met }) => met !== ReachabilityAnswer.YES).map(({ description }) => description),
      ...judged.promised.flatMap(({ condition }) => condition ?? []),
      ...failsIfPrivate ? ['the load balancer is not a private CLB with TCP listeners'] : [],
      ...needs.clientIp === true ? headerCondition(allRows(binding, platform, needs, kind)) : [],
    ],
  };
}

/** A CLB listener that terminates TLS is an HTTPS listener. Without annotations, a CLB is public. */
function loadBalancerFor({ listenerFeatures = [] }: StrategyNeeds): LoadBalancerKind {
  return listenerFeatures.length > 0 && listenerFeatures.every((feature) => feature === ListenerFeature.TLS)
    ? LoadBalancerKind.CLB_HTTP
    : LoadBalancerKind.CLB_PUBLIC;
}

function allRows(
  binding: StrategyBinding, platform: ClusterPlatform, needs: StrategyNeeds, loadBalancer: LoadBalancerKind,
): ReachabilityRow[] {
  const { externalTrafficPolicy, serviceAnnotations } = binding;
  return reachabilityRows({
    platform,
    externalTrafficPolicy,
    backendType: backendType(serviceAnnotations),
    status: setting(serviceAnnotations, 'hostname') === undefined ? PublishedAddress.IP : PublishedAddress.HOSTNAME,
    loadBalancer,
    listenerFeatures: needs.listenerFeatures,
  });
}

function promisedRows({ clientAddresses }: StrategyBinding, rows: readonly ReachabilityRow[]): ReachabilityRow[] {
  const targets = clientAddresses.map(({ target }) => target);
  return rows.filter(({ client, target }) => client !== ClientKind.EXTERNAL && targets.includes(target));
}

function promisesAddress({ clientAddresses }: StrategyBinding): boolean {
  return clientAddresses.some(({ target }) => target === TargetKind.LOAD_BALANCER);
}

/** With its own connections, the load balancer passes on the client IP in a header only. */
function headerCondition(rows: readonly ReachabilityRow[]): string[] {
  const hidden = rows.some(({ client, source }) => client === ClientKind.EXTERNAL && source === SourceAddress.LOAD_BALANCER);
  return hidden ? ['the gateway reads the client IP from the X-Forwarded-For header'] : [];
}

function isNo(answer: ReachabilityAnswer): boolean {
  return answer === ReachabilityAnswer.NO || answer === ReachabilityAnswer.SOMETIMES;
}

function worst(answers: readonly ReachabilityAnswer[]): ReachabilityAnswer {
  return answers.find(isNo) ?? answers.find((answer) => answer !== ReachabilityAnswer.YES) ?? ReachabilityAnswer.YES;
}

function reasonFor(best: Assessment, preferred: readonly Assessment[], lacksHostname: boolean): string {
  const missing = lacksHostname ? '; hostname needs the name that it would publish' : '';
  if (best.problems.length > 0) {
    return `No strategy fits. ${best.candidate.name} has the fewest problems: ${best.problems.join(', ')}${missing}.`;
  }
  if (best.doubts.length > 0) {
    return `No strategy fits for certain. ${best.candidate.name} may fit, but ${best.doubts.join(', ')}${missing}.`;
  }
  const rejected = preferred.map(({ candidate, problems, doubts }) => (
    `${candidate.name} does not fit: ${[...problems, ...doubts].join(', ')}`));
  const second = rejected.length === 0 ? '' : ` ${rejected.join('; ')}.`;
  return `${best.candidate.because}.${second}`;
}
