import type { AnsweredQuestion, Cure, Diagnosis, NodeDiagnosis, Unread } from './diagnosis';
import { NODE_COLUMNS, nodeCells, nodeGroups, nodeRemarks } from './node-groups';
import { CURES_HEADING, effectOf, TRY_HEADING, unreadGroups, unreadInWords } from './report-words';
import type { FieldFinding } from '../findings/finding';
import { pageOf } from '../findings/page';
import { greatest, oneLine } from '../text';

/**
 * The diagnosis in GitHub-flavored Markdown, for a ticket. Begins with the verdict as a heading. Ends with a line feed.
 */
export function diagnosisMarkdown(diagnosis: Diagnosis): string {
  const { verdict, questions, nodes, cures, tryFromPod, unread } = diagnosis;
  const blocks = [
    verdictBlocks(verdict),
    questions.length === 0 ? [] : [questions.map(questionItem).join('\n')],
    nodes.length === 0 ? [] : ['### Nodes', nodeTable(nodes), ...asList(nodeRemarks(nodes))],
    cures.length === 0 ? [] : [`### ${CURES_HEADING}`, ...cures.map(cureItem)],
    tryFromPod === undefined ? [] : [`### ${TRY_HEADING}`, fenced('sh', tryFromPod)],
    unread.length === 0 ? [] : ['### Not read', ...unreadList(unread)],
    [`More about [${verdict.code}](${pageOf(verdict.code)}).`],
  ];
  return `${blocks.flat().join('\n\n')}\n`;
}

function verdictBlocks({ code, level, message, why, fix }: FieldFinding): string[] {
  return [
    `## ${level} ${code}: ${markdown(message)}`,
    `**Why:** ${markdown(why)}\n\n**Fix:** ${markdown(fix)}`,
  ];
}

function questionItem({ asks, answer }: AnsweredQuestion, index: number): string {
  return `${index + 1}. ${markdown(asks)}\n   **${markdown(answer)}**`;
}

function nodeTable(nodes: readonly NodeDiagnosis[]): string {
  return [
    NODE_COLUMNS,
    NODE_COLUMNS.map(() => '---'),
    ...nodeGroups(nodes).map((group) => nodeCells(group).map(markdown)),
  ].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cureItem(cure: Cure, index: number): string {
  const { strategy, needs, patch, typescript } = cure;
  const parts = [
    ...needs.length === 0 ? [] : [needs.map((need) => `- requires: ${markdown(need)}`).join('\n')],
    ...patch === undefined ? [] : [fenced('sh', patch)],
    fenced('ts', typescript),
  ];
  const item = `${index + 1}. **${markdown(strategy)}**: ${markdown(effectOf(cure))}.`;
  return [item, ...parts.map(indented)].join('\n\n');
}

function unreadList(unread: readonly Unread[]): string[] {
  return asList(unreadGroups(unread).map(unreadInWords));
}

function asList(sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [sentences.map((sentence) => `- ${markdown(sentence)}`).join('\n')];
}

/** The block of a list item. */
function indented(block: string): string {
  return block.split('\n').map((line) => `   ${line}`).join('\n');
}

/** A code block, whose fence is longer than any in the code. */
function fenced(language: string, code: string): string {
  const text = oneLine(code);
  const fence = '`'.repeat(Math.max(3, 1 + greatest((text.match(/`+/g) ?? []).map(({ length }) => length))));
  return [fence + language, text, fence].join('\n');
}

/**
 * A text that Markdown shows as it is: no markup, no link, no HTML, and no mention of a user or an issue, which an
 * invisible space prevents.
 *
 * Sources: https://github.github.com/gfm/#backslash-escapes, https://github.github.com/gfm/#autolinks-extension-,
 * https://github.com/renovatebot/renovate/blob/main/lib/util/markdown.ts
 */
function markdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>|~$&]|:(?=\/\/)|\.(?<=\bwww\.)/gi, '\\$&')
    .replace(/[@#](?=\w)/g, '$&&#8203;')
    .replace(/^(?:[-+=]|#+(?= ))/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
