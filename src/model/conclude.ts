import { Answer } from './answer';
import { decide, type Decision, leastSure } from './decide';
import { inOrder } from './facts';
import { AddressKind, BackendType } from './load-balancer';
import { type Outcome, unknown } from './outcome';
import type { ClusterPlatform } from './platform';
import { ClientKind, Confidence, Failure, type ReachabilityQuestion, type ReachabilityRow, SourceAddress, TargetKind } from './question';
import { ExternalTrafficPolicy, NodeKind } from './service';
import { parseKubernetesVersion } from './version';
import { type World, worldsOf } from './clusters';

/** An answer, and every way the request may take as far as is declared. */
export interface Reached {
  readonly row: ReachabilityRow;

  /** The ways that differ, at least one. */
  readonly ways: readonly Decision[];
}

/** One cluster and node that the question leaves possible, and what comes of the request there. */
interface Possible {
  readonly world: World;
  readonly node?: NodeKind;
  readonly decision: Decision;
}

/**
 * What the vendor's page says of a cluster of which nobody declared the data plane; docs/decisions/0200-undeclared-platform.md says why.
 *
 * The page says that such requests are dropped, hence the timeout.
 * Source: https://www.alibabacloud.com/help/en/asm/user-guide/how-to-do-if-the-kubernetes-cluster-pods-cannot-access-clb-address-in-ingress-gateway
 */
const PAGE = {
  asked: {
    client: ClientKind.POD,
    node: NodeKind.WITHOUT_GATEWAY,
    target: TargetKind.LOAD_BALANCER,
    externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
    status: AddressKind.IP,
  },
  answer: {
    connects: Answer.NO,
    failure: Failure.TIMEOUT,
    source: SourceAddress.UNKNOWN,
    confidence: Confidence.PROSE,
    why: 'The vendor says so of every cluster; whether it is so on this one depends on its data plane, which was not declared.',
  },
} as const;

const NOT_A_SET_UP = unknown(Confidence.INFERRED, ['F23c'], 'nothing is known to handle Services on nodes of this set-up');

/** The answers for a platform, which never changes: an app with many gateways asks the same again and again. */
const ANSWERED = new WeakMap<ClusterPlatform, Map<string, ReachabilityRow>>();

/**
 * What comes of a request: the answer that all clusters give which the declaration leaves possible, or `unknown` where they differ.
 */
export function reach(question: ReachabilityQuestion): ReachabilityRow {
  const { client, node, target, externalTrafficPolicy, internalTrafficPolicy, backendType, status, loadBalancer, onlyGatewayNode } = question;
  const answers = answersFor(question.platform);
  const key = `${client} ${node} ${target} ${externalTrafficPolicy} ${internalTrafficPolicy} ${backendType} ${status} ${loadBalancer} ${onlyGatewayNode}`;
  const known = answers.get(key);
  if (known !== undefined) {
    return known;
  }
  const { row } = reachBy(question);
  answers.set(key, row);
  return row;
}

function answersFor(platform: ClusterPlatform): Map<string, ReachabilityRow> {
  const answers = ANSWERED.get(platform) ?? new Map<string, ReachabilityRow>();
  ANSWERED.set(platform, answers);
  return answers;
}

/** The same, with the ways the request may take. */
export function reachBy(question: ReachabilityQuestion): Reached {
  const nodes = question.client === ClientKind.EXTERNAL || question.node !== undefined ? [question.node] : Object.values(NodeKind);
  const possible: Possible[] = worldsOf(question.platform, question.backendType ?? BackendType.UNKNOWN).flatMap((world) =>
    nodes.map((node) => ({ world, node, decision: decide(question, node ?? NodeKind.WITHOUT_GATEWAY, world) })));
  const asked = {
    client: question.client,
    node: question.client === ClientKind.EXTERNAL ? undefined : question.node,
    target: question.target,
  };
  if (possible.length === 0) {
    return { row: { ...asked, ...common([NOT_A_SET_UP]), why: sentence(NOT_A_SET_UP.why) }, ways: [{ outcome: NOT_A_SET_UP, intercepted: false }] };
  }
  const ways = different(possible.map(({ decision }) => decision));
  const answer = common(ways.map(({ outcome }) => outcome));
  if (answer.connects === Answer.UNKNOWN && pageAnswers(question)) {
    return { row: { ...asked, ...PAGE.answer, facts: inOrder(['F66']) }, ways };
  }
  return { row: { ...asked, ...answer, why: why(question, possible, answer.connects) }, ways };
}

/** Whether the page says something of the question: nobody declared the data plane, and it is the case that the page is about. */
function pageAnswers(question: ReachabilityQuestion): boolean {
  const { platform, client, node, target, externalTrafficPolicy, status = AddressKind.IP } = question;
  return platform.cni === undefined && platform.proxyMode === undefined
    && client === PAGE.asked.client && node === PAGE.asked.node && target === PAGE.asked.target
    && externalTrafficPolicy === PAGE.asked.externalTrafficPolicy && status === PAGE.asked.status;
}

/** Ways without repetitions: those that differ in nothing that anybody is told count once. */
function different(decisions: readonly Decision[]): Decision[] {
  return [...new Map(decisions.map((decision) => [textOf(decision), decision])).values()];
}

function textOf({ plane, outcome }: Decision): string {
  return [plane?.id, outcome.why, outcome.source, outcome.confidence].join();
}

/** What outcomes have in common. */
function common(outcomes: readonly Outcome[]): Omit<ReachabilityRow, 'client' | 'node' | 'target' | 'why'> {
  const answer = only(outcomes.map(({ connects }) => connects)) ?? Answer.UNKNOWN;
  return {
    connects: answer,
    failure: answer === Answer.UNKNOWN ? undefined : only(outcomes.map(({ failure }) => failure)),
    source: answer === Answer.UNKNOWN ? SourceAddress.UNKNOWN : only(outcomes.map(({ source }) => source)) ?? SourceAddress.UNKNOWN,
    confidence: leastSure(outcomes.map(({ confidence }) => confidence)),
    facts: inOrder(outcomes.flatMap(({ facts }) => facts)),
  };
}

/** The one value that all are, if they are all the same. */
function only<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

function why(question: ReachabilityQuestion, possible: readonly Possible[], answer: Answer): string {
  const reason = only(possible.map(({ decision }) => decision.outcome.why));
  if (reason !== undefined) {
    return sentence(reason);
  }
  if (answer !== Answer.UNKNOWN) {
    return 'It is the same on every data plane that the declaration leaves possible.';
  }
  return `It depends on ${list(undeclared(question, possible))}.`;
}

/** What was not declared and changes the answer; all that was not declared if no single thing does. */
function undeclared(question: ReachabilityQuestion, possible: readonly Possible[]): string[] {
  const { platform } = question;
  const patchIsMissing = parseKubernetesVersion(platform.kubernetesVersion) !== undefined;
  const inputs: [boolean, string, (one: Possible) => unknown][] = [
    [platform.cni === undefined, 'the network plugin', ({ world }) => world.cni],
    [platform.proxyMode === undefined, 'the mode of kube-proxy', ({ world }) => world.proxyMode],
    [true, patchIsMissing ? 'the patch release of Kubernetes' : 'the Kubernetes version', ({ world }) => world.kubernetesVersion],
    [platform.podCidrKnown === undefined, 'whether kube-proxy knows the pod range', ({ world }) => world.podCidrKnown],
    [platform.inClusterLoadBalance === undefined, 'whether Terway\'s in-cluster load balancing is on', ({ world }) => world.inClusterLoadBalance],
    [(question.backendType ?? BackendType.UNKNOWN) === BackendType.UNKNOWN, 'what stands behind the load balancer', ({ world }) => world.backendType],
    [question.node === undefined, 'whether a gateway pod runs on the client\'s node', ({ node }) => node],
  ];
  const open = inputs
    .map(([isOpen, name, value]) => ({ isOpen, name, values: possible.map(value) }))
    .filter(({ isOpen, values }) => isOpen && new Set(values).size > 1);
  const answers = possible.map(({ decision }) => decision.outcome.connects);
  const deciding = open.filter((input) => decides(open.filter((other) => other !== input).map(({ values }) => values), answers));
  return (deciding.length > 0 ? deciding : open).map(({ name }) => name);
}

/** Whether somewhere the answer differs though all the other inputs are the same. */
function decides(others: readonly (readonly unknown[])[], answers: readonly Answer[]): boolean {
  const seen = new Map<string, Answer>();
  return answers.some((answer, index) => {
    const rest = others.map((values) => values[index]).join();
    const differs = seen.has(rest) && seen.get(rest) !== answer;
    seen.set(rest, answer);
    return differs;
  });
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** Names that begin with a small letter keep it. */
const SMALL = /^(externalTrafficPolicy|internalTrafficPolicy|kube-proxy|eBPF|nftables) /;

function sentence(reason: string): string {
  return `${SMALL.test(reason) ? reason : reason.charAt(0).toUpperCase() + reason.slice(1)}.`;
}
