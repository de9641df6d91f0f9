import { cureLines } from './cure-text';
import type { AnsweredQuestion, Diagnosis, Unread } from './diagnosis';
import { nodeCells, nodeColumns, nodeGroups, nodeRemarks } from './node-groups';
import {
  CURES_HEADING, OTHERS_HEADING, TRY_HEADING, unreadGroups, unreadInWords, VERIFY_HEADING,
} from './report-words';
import { whatIfLines } from './what-if-text';
import { type FieldFinding, FindingLevel } from '../findings/finding';
import { pointerTo } from '../findings/page';
import { aligned, type Color, oneLine, oneLineIn, type Paint, wrapped } from '../text';

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
  const { verdict, questions, nodes, findings, cures, tryFromPod } = diagnosis;
  const { verifyWith, notVerified, unread, others, whatIf } = diagnosis;
  const blocks = [
    findingLines(oneLineIn(verdict), paint),
    oneLineIn(questions).flatMap(questionLines),
    nodes.length === 0 ? [] : nodeLines(diagnosis),
    ...oneLineIn(findings).map((finding) => findingLines(finding, paint)),
    cures.length === 0 ? [] : [`${CURES_HEADING}:`, ...oneLineIn(cures).flatMap(cureLines)],
    tryFromPod === undefined ? [] : [`${TRY_HEADING}:`, `  ${oneLine(tryFromPod)}`],
    verifyWith.length === 0 ? [] : [`${VERIFY_HEADING}:`, ...verifyWith.map((line) => `  ${oneLine(line)}`)],
    notVerified === undefined ? [] : [oneLine(notVerified)],
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
    : [`${OTHERS_HEADING}:`, ...others.map((other) => `  --service ${oneLine(other)}`)];
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
function nodeLines(diagnosis: Diagnosis): string[] {
  const { nodes, endpointWord } = diagnosis;
  const table = aligned([nodeColumns(endpointWord), ...nodeGroups(nodes).map(nodeCells).map(oneLineIn)]);
  return [...table, '', ...oneLineIn(nodeRemarks(diagnosis))];
}

function unreadLines(unread: readonly Unread[]): string[] {
  return unreadGroups(unread).map((group) => `Not read: ${unreadInWords(group)}`);
}
