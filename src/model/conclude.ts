import { ReachabilityAnswer } from './answer';
import { type KnownCluster, possibleClusters } from './clusters';
import { leastSure } from './confidence';
import { decide, type Decision, worksOf } from './decide';
import { inOrder } from './facts';
import { fits } from './first-fit';
import { PublishedAddress, BackendType, type ListenerFeature } from './load-balancer';
import { type Outcome, unknown } from './outcome';
import type { ClusterPlatform, PlatformField } from './platform';
import {
  ClientKind, ReachabilityConfidence, type ReachabilityQuestion, type ReachabilityRow, SourceAddress, TargetKind,
} from './question';
import { ExternalTrafficPolicy, NodeKind } from './service';
import { parseKubernetesVersion } from './version';
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

/** A cluster and a node that fit the question, and the decision there. */
interface Possible {
  readonly cluster: KnownCluster;
  readonly node?: NodeKind;
  readonly decision: Decision;
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

const NOWHERE: Decision = { outcome: NOT_A_COMBINATION, intercepted: false, bypasses: [] };

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
  const possible: Possible[] = possibleClusters(platform, backendType).flatMap((cluster) => nodes.map((each) => (
    { cluster, node: each, decision: decide(question, each ?? NodeKind.WITHOUT_GATEWAY, cluster) })));
  const asked = { client, node, target };
  if (possible.length === 0) {
    return {
      row: { ...asked, ...common([NOWHERE]), why: sentence(NOT_A_COMBINATION.why) },
      ways: [NOWHERE],
      deciding: [],
    };
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
 * Whether the vendor's page answers the question: no data plane is declared, and it is the case that the page is about.
 */
function pageAnswers(question: ReachabilityQuestion): boolean {
  const { platform, status = PublishedAddress.IP } = question;
  return platform.cni === undefined && platform.proxyMode === undefined
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
    failure: answer === ReachabilityAnswer.UNKNOWN ? undefined : only(outcomes.map(({ failure }) => failure)),
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
  const all = [...new Set(outcomes.map(({ condition }) => condition))];
  const some = all.filter((condition) => condition !== undefined);
  return some.length === 0 || all.length === 1 ? all[0] : `depending on the data plane: ${some.join('; ')}`;
}

/** The value of all items, if they are all the same. */
function only<T>(values: readonly T[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

function why(possible: readonly Possible[], answer: ReachabilityAnswer, open: readonly Input[]): string {
  const reason = only(possible.map(({ decision }) => decision.outcome.why));
  if (reason !== undefined) {
    return sentence(reason);
  }
  if (answer !== ReachabilityAnswer.UNKNOWN) {
    return 'The answer is the same on every data plane that fits the declaration.';
  }
  return `It depends on ${listed(open.map(({ name }) => name))}.`;
}

/** An input of the model that a question may leave undeclared. */
interface Input {
  /** The field of the platform that declares it; undefined if it is not about the platform. */
  readonly field?: PlatformField;
  readonly name: string;
  readonly isOpen: boolean;
  readonly valueIn: (one: Possible) => unknown;
}

function inputsOf({ platform, backendType = BackendType.UNKNOWN, node }: ReachabilityQuestion): Input[] {
  const patchIsMissing = parseKubernetesVersion(platform.kubernetesVersion) !== undefined;
  const inputs: readonly (Omit<Input, 'isOpen'> & { readonly field: PlatformField })[] = [
    { field: 'cni', name: 'the network plugin', valueIn: ({ cluster }) => cluster.cni },
    { field: 'proxyMode', name: 'the mode of kube-proxy', valueIn: ({ cluster }) => cluster.proxyMode },
    {
      field: 'kubernetesVersion',
      name: patchIsMissing ? 'the patch release of Kubernetes' : 'the Kubernetes version',
      valueIn: ({ cluster }) => cluster.kubernetesVersion,
    },
    {
      field: 'podCidrKnown',
      name: 'whether kube-proxy knows the pod range',
      valueIn: ({ cluster }) => cluster.podCidrKnown,
    },
    {
      field: 'inClusterLoadBalance',
      name: 'whether Terway\'s in-cluster load balancing is on',
      valueIn: ({ cluster }) => cluster.inClusterLoadBalance,
    },
  ];
  return [
    // A version that is declared may lack the patch release.
    ...inputs.map((input) => ({
      ...input, isOpen: input.field === 'kubernetesVersion' || platform[input.field] === undefined,
    })),
    {
      name: 'what is behind the load balancer',
      isOpen: backendType === BackendType.UNKNOWN,
      valueIn: ({ cluster }) => cluster.backendType,
    },
    {
      name: 'whether a gateway pod runs on the client\'s node',
      isOpen: node === undefined,
      valueIn: (one) => one.node,
    },
  ];
}

/** The undeclared inputs that change the answer. If no single input does, all undeclared ones. */
function openInputs(question: ReachabilityQuestion, possible: readonly Possible[]): Input[] {
  const open = inputsOf(question)
    .map((input) => ({ input, values: possible.map(input.valueIn) }))
    .filter(({ input, values }) => input.isOpen && new Set(values).size > 1);
  const answers = possible.map(({ decision }) => worksOf(decision));
  const valuesWithout = (one: unknown) => open.filter((other) => other !== one).map(({ values }) => values);
  const deciding = open.filter((one) => decides(valuesWithout(one), answers));
  return (deciding.length > 0 ? deciding : open).map(({ input }) => input);
}

function fieldsOf(inputs: readonly Input[]): PlatformField[] {
  return inputs.flatMap(({ field }) => field ?? []);
}

/** Whether two answers differ although all the other inputs are the same. */
function decides(others: readonly (readonly unknown[])[], answers: readonly ReachabilityAnswer[]): boolean {
  const seen = new Map<string, ReachabilityAnswer>();
  return answers.some((answer, index) => {
    const rest = others.map((values) => values[index]).join();
    const differs = seen.has(rest) && seen.get(rest) !== answer;
    seen.set(rest, answer);
    return differs;
  });
}

/** Names that begin with a lower-case letter keep it. */
const SMALL = /^(externalTrafficPolicy|internalTrafficPolicy|kube-proxy|eBPF|nftables) /;

function sentence(reason: string): string {
  return `${SMALL.test(reason) ? reason : reason.charAt(0).toUpperCase() + reason.slice(1)}.`;
}
