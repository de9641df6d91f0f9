import { ReachabilityAnswer } from './answer';
import { possibleClusters } from './clusters';
import { leastSure } from './confidence';
import { decide, type Decision, worksOf } from './decide';
import { inOrder } from './facts';
import { fits } from './first-fit';
import { PublishedAddress, BackendType, type ListenerFeature } from './load-balancer';
import { fieldsOf, type Input, openInputs, type Possible } from './open-inputs';
import { type Outcome, unknown } from './outcome';
import { plannedFor } from './planned-changes';
import type { ClusterPlatform, PlatformField } from './platform';
import {
  ClientKind, ReachabilityConfidence, type ReachabilityQuestion, type ReachabilityRow, SourceAddress, TargetKind,
} from './question';
import { ExternalTrafficPolicy, NodeKind } from './service';
import { withEachMatch } from './source-ranges';
import { listed } from '../text';

/** An answer, and every path that the request may take on a cluster that fits the declaration. */
export interface Reached {
  readonly row: ReachabilityRow;

  /** The paths that differ, at least one. */
  readonly ways: readonly Decision[];

  /**
   * Fields of the platform that are not declared and change the answer. Empty if a complete declaration changes
   * nothing.
   */
  readonly deciding: readonly PlatformField[];
}

type Asked = Pick<ReachabilityQuestion, 'client' | 'node' | 'target' | 'externalTrafficPolicy' | 'status'>;

/**
 * The answer for a cluster whose data plane is not declared, in the case that the vendor's page is about. It is
 * unknown, and quotes the page as the reason. docs/decisions/0200-undeclared-platform.md says why.
 *
 * Source: https://www.alibabacloud.com/help/en/asm/user-guide/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
export const VENDOR_PAGE = {
  when: {
    client: ClientKind.POD,
    node: NodeKind.WITHOUT_GATEWAY,
    target: TargetKind.LOAD_BALANCER,
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    status: PublishedAddress.IP,
  },
  answer: {
    connects: ReachabilityAnswer.UNKNOWN,
    failure: undefined,
    source: SourceAddress.UNKNOWN,
    confidence: ReachabilityConfidence.PROSE,
    why: 'Alibaba\'s page says that such requests are dropped on every cluster; '
      + 'in fact it depends on the data plane, which is not declared.',
    facts: ['F66'],
  },
} as const;

/** A declared combination that is not known to exist. */
export const NOT_A_COMBINATION = unknown(ReachabilityConfidence.INFERRED, ['F23c'],
  'no known data plane has this network plugin, proxy mode and Kubernetes version');

/**
 * The answers for a platform, which never changes. An app with many gateways repeats the same questions.
 */
const ANSWERED = new WeakMap<ClusterPlatform, Map<string, Answered>>();

/** An answer that is remembered. */
type Answered = Pick<Reached, 'row' | 'deciding'>;

/**
 * The answer to a question. It is `unknown` if the clusters that fit the declaration give different answers.
 */
export function reach(question: ReachabilityQuestion): ReachabilityRow {
  return answered(question).row;
}

/**
 * The answer, with the fields of the platform whose declaration would change it from `unknown`. There are none if no
 * declaration would.
 */
export function answered(question: ReachabilityQuestion): Answered {
  const answers = answersFor(question.platform);
  const key = questionKey(question);
  const known = answers.get(key);
  if (known !== undefined) {
    return known;
  }
  const { row, deciding } = reachWithWays(question);
  const answer = { row, deciding };
  answers.set(key, answer);
  return answer;
}

/**
 * The question without its platform, as text. It holds every field, so questions that differ have different keys.
 */
export function questionKey(question: ReachabilityQuestion): string {
  return JSON.stringify({ ...question, platform: undefined });
}

function answersFor(platform: ClusterPlatform): Map<string, Answered> {
  const answers = ANSWERED.get(platform) ?? new Map<string, Answered>();
  ANSWERED.set(platform, answers);
  return answers;
}

/** The same, with the paths the request may take. */
export function reachWithWays(question: ReachabilityQuestion): Reached {
  const { client, target, platform, backendType = BackendType.UNKNOWN } = question;
  const node = client === ClientKind.EXTERNAL ? undefined : question.node;
  const nodes = client === ClientKind.EXTERNAL || node !== undefined ? [node] : Object.values(NodeKind);
  const variants = withEachMatch(question);
  const possible: Possible[] = possibleClusters(platform, backendType)
    .flatMap((cluster) => nodes.flatMap((each) => variants.map((one) => ({
      cluster,
      node: each,
      inSourceRanges: one.inSourceRanges,
      decision: decide(one, each ?? NodeKind.WITHOUT_GATEWAY, cluster),
    }))));
  const asked = { client, node, target };
  const nothing = nothingKnownOn(platform, asked, possible);
  if (nothing !== undefined) {
    const way: Decision = { outcome: nothing, intercepted: false, bypasses: [] };
    return { row: { ...asked, ...common([way]), why: sentence(nothing.why) }, ways: [way], deciding: [] };
  }
  const ways = different(possible.map(({ decision }) => decision));
  const answer = common(ways);
  if (answer.connects === ReachabilityAnswer.UNKNOWN && pageAnswers(question)) {
    const row = {
      ...asked,
      ...VENDOR_PAGE.answer,
      works: ReachabilityAnswer.UNKNOWN,
      bypasses: [],
      facts: [...VENDOR_PAGE.answer.facts],
    };
    return { row, ways, deciding: fieldsOf(openInputs(question, possible)) };
  }
  const open = answer.works === ReachabilityAnswer.UNKNOWN ? openInputs(question, possible) : [];
  return { row: { ...asked, ...answer, why: why(possible, answer.works, open) }, ways, deciding: fieldsOf(open) };
}

/**
 * The outcome on a platform about which nothing is known: it is no combination that exists, or Kubernetes removes its
 * proxy mode. A name of a Service does not resolve outside the cluster, whatever the platform.
 */
function nothingKnownOn(
  platform: ClusterPlatform, { client, target }: Pick<Asked, 'client' | 'target'>, possible: readonly Possible[],
): Outcome | undefined {
  if (possible.length === 0) {
    return NOT_A_COMBINATION;
  }
  const removal = plannedFor(platform).find(({ removed }) => removed);
  return removal === undefined || (client === ClientKind.EXTERNAL && target === TargetKind.SERVICE_DNS)
    ? undefined
    // A reason ends without a period.
    : unknown(ReachabilityConfidence.INFERRED, [], removal.says.replace(/\.$/, ''));
}

/**
 * Whether the vendor's page answers the question: no data plane is declared, and it is the case that the page is about.
 */
function pageAnswers(question: ReachabilityQuestion): boolean {
  const { platform, status = PublishedAddress.IP } = question;
  return platform.cni === undefined && platform.proxyMode === undefined && withEachMatch(question).length === 1
    && fits<Asked>(VENDOR_PAGE.when, { ...question, status });
}

/** Paths without repetitions. Paths that print the same text count once. */
function different(decisions: readonly Decision[]): Decision[] {
  return [...new Map(decisions.map((decision) => [textOf(decision), decision])).values()];
}

function textOf({ plane, outcome }: Decision): string {
  return [plane?.id, outcome.why, outcome.source, outcome.confidence].join();
}

/** The values that all decisions share. */
function common(decisions: readonly Decision[]): Omit<ReachabilityRow, 'client' | 'node' | 'target' | 'why'> {
  const outcomes = decisions.map(({ outcome }) => outcome);
  const answer = only(outcomes.map(({ connects }) => connects)) ?? ReachabilityAnswer.UNKNOWN;
  const works = only(decisions.map(worksOf)) ?? ReachabilityAnswer.UNKNOWN;
  return {
    connects: answer,
    works,
    bypasses: skippedBy(decisions),
    condition: works === ReachabilityAnswer.NO ? undefined : conditionOf(outcomes),
    failure: only(outcomes.map(({ failure }) => failure)),
    source: (answer === ReachabilityAnswer.UNKNOWN ? undefined : only(outcomes.map(({ source }) => source)))
      ?? SourceAddress.UNKNOWN,
    confidence: leastSure(outcomes.map(({ confidence }) => confidence)),
    facts: inOrder(outcomes.flatMap(({ facts }) => facts)),
  };
}

/** What the load balancer adds and some of the possible connections skip. */
function skippedBy(decisions: readonly Decision[]): ListenerFeature[] {
  return [...new Set(decisions.flatMap(({ bypasses }) => bypasses))];
}

/** Everything that one of the outcomes requires. What only some of them require comes last, and says so. */
function conditionOf(outcomes: readonly Outcome[]): string | undefined {
  const required = outcomes.map(({ conditions = [] }) => conditions);
  const all = [...new Set(required.flat())];
  const some = all.filter((condition) => !required.every((conditions) => conditions.includes(condition)));
  const scope = `${some.length === 1 ? 'this' : 'each'} is required in some setups only`;
  const parts = [
    ...all.filter((condition) => !some.includes(condition)),
    ...some.length === 0 ? [] : [`${some.join(', and ')}; ${scope}`],
  ];
  return parts.length === 0 ? undefined : parts.join(', and ');
}

/** The value of all items, if they are all the same. */
function only<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

function why(possible: readonly Possible[], answer: ReachabilityAnswer, open: readonly Input[]): string {
  const reason = only(possible.map(({ decision }) => decision.outcome.why)) ?? reasonInAnyCase(possible, answer);
  if (reason !== undefined) {
    return sentence(reason);
  }
  if (answer !== ReachabilityAnswer.UNKNOWN) {
    return 'The answer is the same on every data plane that fits the declaration.';
  }
  return `It depends on ${listed(open.map(({ name }) => name))}.`;
}

/** Why a request fails that fails whether or not the source ranges contain it. */
function reasonInAnyCase(possible: readonly Possible[], answer: ReachabilityAnswer): string | undefined {
  const usual = possible.filter(({ inSourceRanges }) => inSourceRanges === true);
  return answer === ReachabilityAnswer.NO ? only(usual.map(({ decision }) => decision.outcome.why)) : undefined;
}

/** Names that begin with a lower-case letter keep it. */
const SMALL = /^(externalTrafficPolicy|internalTrafficPolicy|kube-proxy|eBPF|nftables) /;

function sentence(reason: string): string {
  return `${SMALL.test(reason) ? reason : reason.charAt(0).toUpperCase() + reason.slice(1)}.`;
}
