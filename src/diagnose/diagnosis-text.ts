import type { AnsweredQuestion, Cure, Diagnosis, NodeDiagnosis, Unread } from './diagnosis';
import { type FieldFinding, FindingLevel } from '../findings/finding';
import { pointerTo } from '../findings/page';
import { ReachabilityAnswer } from '../model/answer';
import type { ReachabilityRow } from '../model/question';
import { EVERY_YES } from '../model/table';
import { aligned, type Color, counted, grouped, listed, oneLine, oneLineIn, type Paint, wrapped } from '../text';

const COLORS: { readonly [level in FindingLevel]: Color } = {
  [FindingLevel.ERROR]: 'red',
  [FindingLevel.WARNING]: 'yellow',
  [FindingLevel.INFO]: 'green',
  [FindingLevel.UNKNOWN]: 'cyan',
};

/** The indent of wrapped lines. */
const INDENT = 4;

/** The most names of nodes in a line of the table. */
const MOST_NAMES = 3;

/** The diagnosis for a person. It begins with the verdict in one sentence. Ends with a line feed. */
export function diagnosisText(diagnosis: Diagnosis, paint: Paint, width = Infinity): string {
  const { verdict, questions, nodes, findings, cures, tryFromPod, unread } = diagnosis;
  const blocks = [
    findingLines(oneLineIn(verdict), paint),
    oneLineIn(questions).flatMap(questionLines),
    nodes.length === 0 ? [] : nodeLines(nodes),
    ...oneLineIn(findings).map((finding) => findingLines(finding, paint)),
    cures.length === 0 ? [] : ['Cures, the one that costs least first:', ...oneLineIn(cures).flatMap(cureLines)],
    tryFromPod === undefined ? [] : ['Try the DNS name from that pod:', `  ${oneLine(tryFromPod)}`],
    unreadLines(oneLineIn(unread)),
    [pointerTo([verdict, ...findings].map(({ code }) => code))],
  ].filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.map((line) => wrapped(line, width, INDENT)).join('\n')).join('\n\n')}\n`;
}

function findingLines({ code, level, message, why, fix }: FieldFinding, paint: Paint): string[] {
  return [
    `${paint(COLORS[level], level)} ${code}: ${message}.`,
    `why  ${why}`,
    `fix  ${fix}`,
  ];
}

function questionLines({ asks, answer }: AnsweredQuestion, index: number): string[] {
  return [`${index + 1}. ${asks}`, `   ${answer}`];
}

/** A line for the nodes with the same answers, and the reasons below. */
function nodeLines(nodes: readonly NodeDiagnosis[]): string[] {
  const table = aligned([
    ['nodes', 'gateway pods', 'pods', 'host network'],
    ...groupsOf(nodes).map(rowOf),
  ]);
  const judged = nodes.filter(({ notJudged }) => notJudged === undefined);
  const reasons = judged.flatMap(({ pods, hosts }) => [pods, hosts])
    .filter(({ works }) => works !== ReachabilityAnswer.YES).map(({ why }) => why);
  const others = nodes.flatMap(({ name, notJudged }) => (
    notJudged === undefined ? [] : [oneLine(`${name}: ${notJudged}.`)]
  ));
  const yes = judged.some(({ pods }) => pods.works === ReachabilityAnswer.YES)
    ? [`Every yes requires that ${EVERY_YES}.`]
    : [];
  const conditions = judged.flatMap(({ pods, hosts }) => [pods, hosts])
    .flatMap(({ condition }) => (condition === undefined ? [] : [`Some of them also require: ${condition}.`]));
  return [...table, '', ...new Set([...reasons, ...others, ...yes, ...conditions])];
}

/** The nodes with the same answers together, in the order of the first of each. */
function groupsOf(nodes: readonly NodeDiagnosis[]): NodeDiagnosis[][] {
  return [...grouped(nodes, answersOf).values()];
}

/** What the table shows of a node, except its name. */
function answersOf({ gatewayPods, notJudged, pods, hosts }: NodeDiagnosis): string {
  return JSON.stringify([gatewayPods, notJudged, cell(pods), cell(hosts)]);
}

function rowOf(group: readonly NodeDiagnosis[]): string[] {
  const [first] = group;
  if (first === undefined) {
    return [];
  }
  const names = group.slice(0, MOST_NAMES).map(({ name }) => name).join(', ');
  const others = group.length > MOST_NAMES ? `, … (${counted(group.length, 'node')})` : '';
  const { gatewayPods, notJudged, pods, hosts } = first;
  const answers = notJudged === undefined ? [cell(pods), cell(hosts)] : ['not judged', 'not judged'];
  return [oneLine(names) + others, gatewayPods === undefined ? 'not read' : String(gatewayPods), ...answers];
}

function cell({ connects, works, failure }: ReachabilityRow): string {
  const how = connects === ReachabilityAnswer.NO && failure !== undefined ? `: ${failure}` : '';
  return `${works}${how}`;
}

const CLIENT_IP: { readonly [answer in ReachabilityAnswer]: string } = {
  [ReachabilityAnswer.YES]: 'keeps the client IP',
  [ReachabilityAnswer.NO]: 'loses the client IP',
  [ReachabilityAnswer.SOMETIMES]: 'may lose the client IP',
  [ReachabilityAnswer.UNKNOWN]: 'may lose the client IP',
};

function cureLines({ strategy, keepsClientIp, needs, patch, typescript }: Cure): string[] {
  const first = patch === undefined
    ? `  ${strategy}: let clients use the DNS name of the Service; ${CLIENT_IP[keepsClientIp]}.`
    : `  ${strategy}: ${CLIENT_IP[keepsClientIp]}.`;
  return [
    first,
    ...needs.map((need) => `    requires: ${need}`),
    ...patch === undefined ? [] : [`    ${patch}`],
    `    ${typescript}`,
  ];
}

/** A line for each reason: if a cluster does not answer, nothing was read for the same one. */
function unreadLines(unread: readonly Unread[]): string[] {
  return [...new Set(unread.map(({ why }) => why))].map((why) => {
    const parts = unread.filter((each) => each.why === why);
    const permissions = parts.flatMap(({ permission }) => permission ?? []);
    const missing = permissions.length === 0 ? '' : ` Permission: ${listed(permissions)}.`;
    return `Not read: ${listed(parts.map(({ what }) => what))}. Reason: ${why}.${missing}`;
  });
}
