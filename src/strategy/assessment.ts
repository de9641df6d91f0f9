import { conditionsOf, promisedRows } from './promise';
import type { TrafficStrategyBase } from './strategy-base';
import type { StrategyBinding } from './strategy-contract';
import { backendType, setting } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { LISTENER_FEATURES } from '../model/listener-features';
import { ListenerFeature, LoadBalancerKind, PublishedAddress } from '../model/load-balancer';
import { reachabilityRows } from '../model/matrix';
import type { ClusterPlatform, Cni } from '../model/platform';
import { type ReachabilityRow, TargetKind } from '../model/question';
import { listed } from '../text';

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

/** A strategy that can be recommended, and everything that only it knows about itself. */
export interface RecommendableStrategy {
  readonly make: (value: string) => TrafficStrategyBase;

  /** Why to choose it: a sentence without its period. */
  readonly advantage: string;

  /** The network plugins on which it is preferred to all others. */
  readonly preferredOn?: readonly Cni[];

  /** The need whose text it takes as its value; undefined for a strategy without a value. */
  readonly need?: keyof StrategyNeeds;

  /** A value for explanations, which deploy nothing. */
  readonly standIn?: string;
}

/** What speaks for a strategy and against it. */
export interface Assessment {
  readonly strategy: TrafficStrategyBase;
  readonly advantage: string;

  /** The need that has no value. The strategy was assessed with a stand-in. */
  readonly lacks?: keyof StrategyNeeds;
  readonly conditions: readonly string[];

  /** What is wrong with it for certain: sentences without their periods. */
  readonly problems: readonly string[];

  /** What must be true and may be wrong: sentences without their periods. */
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

  /** The sentence if it does not. */
  readonly problem: (judged: Judged) => string;

  /** The sentence that must be true if the answer is unknown. */
  readonly doubt?: (judged: Judged) => string;
}

const CHECKS: readonly Check[] = [
  {
    answer: ({ binding }) => yesOrNo(unmetBy(binding).length === 0),
    problem: ({ binding }) => (
      `the cluster does not meet the requirement ${listed(unmetBy(binding).map((unmet) => `that ${unmet}`))}`),
  },
  {
    answer: ({ binding, needs }) => (needs.clientIp !== true || clientIpHeader(needs) !== undefined
      ? ReachabilityAnswer.YES
      : binding.keepsClientIp),
    problem: () => 'the client IP is lost',
    doubt: () => 'the client IP is kept',
  },
  {
    answer: ({ binding, needs }) => yesOrNo(needs.loadBalancerAddress !== true || promisesAddress(binding)),
    problem: () => 'in-cluster clients cannot rely on the load balancer address',
  },
  {
    answer: ({ promised }) => worst(promised.map(({ connects }) => connects)),
    problem: () => 'some in-cluster clients get no connection',
    doubt: ({ needs: { listenerFeatures = [] } }) => (listenerFeatures.length === 0
      ? 'every in-cluster client gets a connection'
      : 'every in-cluster client gets a connection through the load balancer'),
  },
  {
    answer: ({ promised }) => worst(promised.filter(({ bypasses }) => bypasses.length > 0).map(({ works }) => works)),
    problem: ({ promised }) => `in-cluster clients skip the load balancer, which ${addedTo(promised)}`,
    doubt: ({ promised }) => `in-cluster clients pass the load balancer, which ${addedTo(promised)}`,
  },
];

/** What speaks for a strategy and against it, on a platform and for some needs. */
export function assess(
  { make, advantage, need, standIn = '' }: RecommendableStrategy, platform: ClusterPlatform, needs: StrategyNeeds,
): Assessment {
  const value = valueOf(need, needs);
  const strategy = make(value ?? standIn);
  const binding = strategy.bind({ platform });
  const rowsWith = (loadBalancer: LoadBalancerKind) => promisedRows(binding, reachabilityRows({
    platform,
    externalTrafficPolicy: binding.externalTrafficPolicy,
    backendType: backendType(binding.serviceAnnotations),
    status: publishedBy(binding),
    loadBalancer,
    listenerFeatures: needs.listenerFeatures,
  }));
  const judged = { binding, needs, promised: rowsWith(loadBalancerFor(needs)) };
  const header = clientIpHeader(needs);
  const answers = CHECKS.map((check) => ({ ...check, answer: check.answer(judged) }));
  return {
    strategy,
    advantage,
    lacks: value === undefined ? need : undefined,
    problems: answers.filter(({ answer }) => isNo(answer)).map(({ problem }) => problem(judged)),
    doubts: answers.filter(({ answer }) => answer === ReachabilityAnswer.UNKNOWN)
      .flatMap(({ doubt }) => doubt?.(judged) ?? []),
    conditions: [
      ...binding.requirements.filter(({ met }) => met !== ReachabilityAnswer.YES).map(({ description }) => description),
      ...conditionsOf(judged.promised),
      ...failsOnlyIfPrivate(judged, rowsWith) ? ['the load balancer is not a private CLB with TCP listeners'] : [],
      ...needs.clientIp === true && header !== undefined
        ? [`the gateway reads the client IP from the ${header} header`]
        : [],
    ],
  };
}

/** Whether all in-cluster clients get through with a public CLB, but not with a private one. */
function failsOnlyIfPrivate(
  { needs, promised }: Judged, rowsWith: (loadBalancer: LoadBalancerKind) => readonly ReachabilityRow[],
): boolean {
  return loadBalancerFor(needs) === LoadBalancerKind.CLB_PUBLIC && !promised.some(isFailing)
    && rowsWith(LoadBalancerKind.CLB_PRIVATE).some(isFailing);
}

/** A CLB listener that terminates TLS is an HTTPS listener. Without annotations, a CLB is public. */
function loadBalancerFor({ listenerFeatures = [] }: StrategyNeeds): LoadBalancerKind {
  return listenerFeatures.length > 0 && listenerFeatures.every((feature) => feature === ListenerFeature.TLS)
    ? LoadBalancerKind.CLB_HTTP
    : LoadBalancerKind.CLB_PUBLIC;
}

/** The text that a need has for a strategy; undefined if it has none. */
function valueOf(need: keyof StrategyNeeds | undefined, needs: StrategyNeeds): string | undefined {
  if (need === undefined) {
    return '';
  }
  const value = needs[need];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function publishedBy({ serviceAnnotations }: StrategyBinding): PublishedAddress {
  return setting(serviceAnnotations, 'hostname') === undefined ? PublishedAddress.IP : PublishedAddress.HOSTNAME;
}

function promisesAddress({ clientAddresses }: StrategyBinding): boolean {
  return clientAddresses.some(({ target }) => target === TargetKind.LOAD_BALANCER);
}

function unmetBy({ requirements }: StrategyBinding): string[] {
  return requirements.filter(({ met }) => met === ReachabilityAnswer.NO).map(({ description }) => description);
}

/**
 * The header in which the load balancer itself passes on the client IP, whatever the gateway sees as the source (F59,
 * F69).
 */
function clientIpHeader(needs: StrategyNeeds): string | undefined {
  if (needs.listenerFeatures?.includes(ListenerFeature.PROXY_PROTOCOL) === true) {
    return 'PROXY protocol';
  }
  return loadBalancerFor(needs) === LoadBalancerKind.CLB_HTTP ? 'X-Forwarded-For' : undefined;
}

function addedTo(rows: readonly ReachabilityRow[]): string {
  const features = [...new Set(rows.flatMap(({ bypasses }) => bypasses))];
  return listed(features.map((feature) => LISTENER_FEATURES[feature].adds));
}

function isFailing({ works }: ReachabilityRow): boolean {
  return works !== ReachabilityAnswer.YES;
}

function yesOrNo(does: boolean): ReachabilityAnswer {
  return does ? ReachabilityAnswer.YES : ReachabilityAnswer.NO;
}

function isNo(answer: ReachabilityAnswer): boolean {
  return answer === ReachabilityAnswer.NO || answer === ReachabilityAnswer.SOMETIMES;
}

function worst(answers: readonly ReachabilityAnswer[]): ReachabilityAnswer {
  return answers.find(isNo) ?? answers.find((answer) => answer !== ReachabilityAnswer.YES) ?? ReachabilityAnswer.YES;
}
