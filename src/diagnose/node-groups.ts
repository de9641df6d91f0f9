import type { Diagnosis, NodeDiagnosis } from './diagnosis';
import { fewNames } from './node-names';
import { ReachabilityAnswer } from '../model/answer';
import type { ReachabilityRow } from '../model/question';
import { EVERY_YES } from '../model/table';
import { type EndpointWord, grouped } from '../text';

/** Nodes with the same answers. */
export interface NodeGroup {
  readonly nodes: readonly NodeDiagnosis[];
  readonly gatewayPods: string;

  /** The answers for pods and for clients in the host network. */
  readonly pods: string;
  readonly hosts: string;
}

/** The columns of the table of nodes. */
export function nodeColumns(endpointWord: EndpointWord): string[] {
  return ['nodes', `${endpointWord}s`, 'pods', 'host network'];
}

/** The nodes with the same answers together, in the order of the first of each. */
export function nodeGroups(nodes: readonly NodeDiagnosis[]): NodeGroup[] {
  const groups = grouped(nodes, (node) => `${Object.values(answersOf(node)).join(' ')} ${node.notJudged}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ nodes: group, ...answersOf(first) }];
  });
}

/** The cells of a row in the order of the columns. */
export function nodeCells({ nodes, gatewayPods, pods, hosts }: NodeGroup): string[] {
  return [namesOf(nodes), gatewayPods, pods, hosts];
}

/** The names of a few nodes, and how many there are if not all are named. */
export function namesOf(nodes: readonly Pick<NodeDiagnosis, 'name'>[]): string {
  return fewNames(nodes.map(({ name }) => name));
}

/** The reasons of the answers that are not yes, and what the others require: the sentences below the table. */
export function nodeRemarks({ nodes, endpointWord }: Pick<Diagnosis, 'nodes' | 'endpointWord'>): string[] {
  const judged = nodes.filter(isJudged);
  // Nodes with the same answers have the same rows.
  const rows = [...new Set([...judged.map(({ pods }) => pods), ...judged.map(({ hosts }) => hosts)])];
  const reasons = rows.filter(({ works }) => works !== ReachabilityAnswer.YES).map(({ why }) => why);
  const others = [...grouped(nodes.filter((node) => !isJudged(node)), ({ notJudged = '' }) => notJudged)];
  const hasYes = judged.some(({ pods }) => pods.works === ReachabilityAnswer.YES);
  const conditions = rows.flatMap(({ condition }) => condition ?? []);
  return [...new Set([
    ...reasons,
    ...others.map(([why, alike]) => `${namesOf(alike)}${alike.length > 1 ? ', each' : ''}: ${why}.`),
    ...hasYes ? [`Every yes requires that ${EVERY_YES[endpointWord]}.`] : [],
    ...conditions.map((condition) => `Some of them also require: ${condition}.`),
  ])];
}

function isJudged({ notJudged }: NodeDiagnosis): boolean {
  return notJudged === undefined;
}

function answersOf(node: NodeDiagnosis): Omit<NodeGroup, 'nodes'> {
  const { gatewayPods, pods, hosts } = node;
  return {
    gatewayPods: gatewayPods === undefined ? 'not read' : String(gatewayPods),
    pods: isJudged(node) ? answerOf(pods) : NOT_JUDGED,
    hosts: isJudged(node) ? answerOf(hosts) : NOT_JUDGED,
  };
}

const NOT_JUDGED = 'not judged';

function answerOf({ connects, works, failure }: ReachabilityRow): string {
  const how = connects === ReachabilityAnswer.NO && failure !== undefined ? `: ${failure}` : '';
  return `${works}${how}`;
}
