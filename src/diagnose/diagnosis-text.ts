import { cureLines } from './cure-text';
import type { AnsweredQuestion, Diagnosis, NodeDiagnosis, Unread } from './diagnosis';
import { fewNames } from './node-names';
import { whatIfLines } from './what-if-text';
import { type FieldFinding, FindingLevel } from '../findings/finding';
import { pointerTo } from '../findings/page';
import { ReachabilityAnswer } from '../model/answer';
import type { ReachabilityRow } from '../model/question';
import { EVERY_YES } from '../model/table';
import { aligned, type Color, grouped, listed, oneLine, oneLineIn, type Paint, wrapped } from '../text';

const COLORS: { readonly [level in FindingLevel]: Color } = {
  [FindingLevel.ERROR]: 'red',
  [FindingLevel.WARNING]: 'yellow',
  [FindingLevel.INFO]: 'green',
  [FindingLevel.UNKNOWN]: 'cyan',
};

/** The indent of wrapped lines. */
const INDENT = 4;


/** The diagnosis for a person. It begins with the verdict in one sentence. Ends with a line feed. */
export function diagnosisText(diagnosis: Diagnosis, paint: Paint, width = Infinity): string {
  const { verdict, questions, nodes, findings, cures, tryFromPod, unread, others, whatIf } = diagnosis;
  const blocks = [
    findingLines(oneLineIn(verdict), paint),
    oneLineIn(questions).flatMap(questionLines),
    nodes.length === 0 ? [] : nodeLines(nodes),
    ...oneLineIn(findings).map((finding) => findingLines(finding, paint)),
    cures.length === 0 ? [] : ['Cures, the one that costs least first:', ...oneLineIn(cures).flatMap(cureLines)],
    tryFromPod === undefined ? [] : ['Try the DNS name from that pod:', `  ${oneLine(tryFromPod)}`],
    unreadLines(oneLineIn(unread)),
    otherLines(others),
    whatIf === undefined ? [] : whatIfLines(whatIf, cures),
    [pointerTo([verdict, ...findings].map(({ code }) => code))],
  ].filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.map((line) => wrapped(line, width, INDENT)).join('\n')).join('\n\n')}\n`;
}

/** The Services to name instead. */
function otherLines(others: readonly string[]): string[] {
  return others.length === 0
    ? []
    : ['Services of type LoadBalancer in this cluster:', ...others.map((other) => `  --service ${oneLine(other)}`)];
}

/** A verdict or another finding. */
export function findingLines({ code, level, message, why, fix }: FieldFinding, paint: Paint): string[] {
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
  return [gatewayPods, cell(pods), cell(hosts), notJudged].join(' ');
}

function rowOf(group: readonly NodeDiagnosis[]): string[] {
  const [first] = group;
  if (first === undefined) {
    return [];
  }
  const { gatewayPods, notJudged, pods, hosts } = first;
  const answers = notJudged === undefined ? [cell(pods), cell(hosts)] : ['not judged', 'not judged'];
  const names = fewNames(group.map(({ name }) => name));
  return [names, gatewayPods === undefined ? 'not read' : String(gatewayPods), ...answers];
}

function cell({ connects, works, failure }: ReachabilityRow): string {
  const how = connects === ReachabilityAnswer.NO && failure !== undefined ? `: ${failure}` : '';
  return `${works}${how}`;
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
