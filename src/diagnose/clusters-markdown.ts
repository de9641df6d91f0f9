import type { ClusterDiagnosis } from './diagnose-cluster';
import type { AnsweredQuestion, Cure, Diagnosis } from './diagnosis';
import { nodeCells, nodeColumns, nodeGroups, nodeRemarks } from './node-groups';
import {
  CURES_HEADING, effectOf, OTHERS_HEADING, TRY_HEADING, unreadGroups, unreadInWords, VERIFY_HEADING,
} from './report-words';
import { type Reported, reportedIn } from './reported';
import { CHANGE_COLUMNS, whatIfWords, type WhatIfWords } from './what-if-words';
import type { FieldFinding } from '../findings/finding';
import { pageOf } from '../findings/page';
import { greatest, oneLine } from '../text';

/** The diagnoses in GitHub-flavored Markdown, for a ticket. Each verdict is a heading. Ends with a line feed. */
export function clustersMarkdown(clusters: readonly ClusterDiagnosis[]): string {
  const reported = reportedIn(clusters);
  const blocks = reported.filter(({ hasDetails }) => hasDetails).flatMap(reportedBlocks);
  return `${[...reported.length > 1 ? [summary(reported)] : [], ...blocks].join('\n\n')}\n`;
}

/** A row for each verdict. */
function summary(reported: readonly Reported[]): string {
  return table(['of', 'verdict', 'says'], reported.map(({ heading = '', verdict: { code, level, message } }) => (
    [heading, `${level} ${code}`, `${message}.`]
  )));
}

function reportedBlocks({ heading, verdict, diagnosis }: Reported): string[] {
  return [
    ...heading === undefined ? [] : [`# ${markdown(heading)}`],
    ...findingBlocks(verdict),
    ...diagnosis === undefined ? [] : detailBlocks(diagnosis),
  ];
}

function findingBlocks({ code, level, message, why, fix }: FieldFinding): string[] {
  return [
    `## ${level} ${code}: ${markdown(message)}`,
    `**Why:** ${markdown(why)}`,
    `**Fix:** ${markdown(fix)} More about [${code}](${pageOf(code)}).`,
  ];
}

function detailBlocks(diagnosis: Diagnosis): string[] {
  const { questions, nodes, endpointWord, findings, cures, tryFromPod } = diagnosis;
  const { verifyWith, notVerified, unread, others, whatIf } = diagnosis;
  const blocks = [
    questions.length === 0 ? [] : [questions.map(questionItem).join('\n')],
    nodes.length === 0 ? [] : [
      '### Nodes',
      table(nodeColumns(endpointWord), nodeGroups(nodes).map(nodeCells)),
      ...asList(nodeRemarks(diagnosis)),
    ],
    findings.flatMap(findingBlocks),
    cures.length === 0 ? [] : [`### ${CURES_HEADING}`, ...cures.map(cureItem)],
    tryFromPod === undefined ? [] : [`### ${TRY_HEADING}`, fenced('sh', tryFromPod)],
    verifyWith.length === 0 ? [] : [`### ${VERIFY_HEADING}`, fenced('sh', ...verifyWith)],
    notVerified === undefined ? [] : [markdown(notVerified)],
    unread.length === 0 ? [] : ['### Not read', ...asList(unreadGroups(unread).map(unreadInWords))],
    others.length === 0 ? [] : [`### ${OTHERS_HEADING}`, ...asList(others)],
    whatIf === undefined ? [] : whatIfBlocks(whatIfWords(whatIf, cures)),
  ];
  return blocks.flat();
}

function whatIfBlocks({ heading, none, rows, remarks, advice, cures }: WhatIfWords): string[] {
  return [
    `### ${markdown(heading)}`,
    ...none === undefined ? [table(CHANGE_COLUMNS, rows)] : [markdown(none)],
    ...asList(remarks),
    ...advice === undefined ? [] : [markdown(advice), ...cures.map(cureItem)],
  ];
}

function questionItem({ asks, answer }: AnsweredQuestion, index: number): string {
  return `${index + 1}. ${markdown(asks)}\n   **${markdown(answer)}**`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => '---'), ...rows.map((cells) => cells.map(markdown))]
    .map((cells) => `| ${cells.join(' | ')} |`).join('\n');
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

function asList(sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : [sentences.map((sentence) => `- ${markdown(sentence)}`).join('\n')];
}

/** The block of a list item. */
function indented(block: string): string {
  return block.split('\n').map((line) => `   ${line}`).join('\n');
}

/** A code block, whose fence is longer than any in the code. */
function fenced(language: string, ...code: readonly string[]): string {
  const text = code.map(oneLine).join('\n');
  const fence = '`'.repeat(Math.max(3, 1 + greatest((text.match(/`+/g) ?? []).map(({ length }) => length))));
  return [fence + language, text, fence].join('\n');
}

/**
 * A text that Markdown shows as it is: no markup, no link, no HTML, and no mention of a user, an issue or a merge
 * request, which an invisible space prevents.
 *
 * Sources: https://github.github.com/gfm/#backslash-escapes, https://github.github.com/gfm/#autolinks-extension-,
 * https://github.com/renovatebot/renovate/blob/main/lib/util/markdown.ts,
 * https://github.com/gitlabhq/gitlabhq/blob/master/doc/user/markdown.md
 */
function markdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>|~$&]|:(?=\/\/)|\.(?<=\bwww\.)/gi, '\\$&')
    .replace(/[@#!%^$&~](?=[\w"])|\bGH-(?=\d)/gi, '$&&#8203;')
    .replace(/^(?:[-+=]|#+(?= ))/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
