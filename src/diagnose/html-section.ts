import { shownClient } from './client-paths';
import type { AnsweredQuestion, Cure, Diagnosis } from './diagnosis';
import { nodesPicture, nodesTable } from './html-nodes';
import { pathPicture } from './html-path';
import { table } from './html-table';
import { html, type Html, trusted } from './html-tag';
import {
  CURES_HEADING, effectOf, OTHERS_HEADING, TRY_HEADING, unreadGroups, unreadInWords, VERIFY_HEADING,
} from './report-words';
import type { Reported } from './reported';
import { CHANGE_COLUMNS, whatIfWords, type WhatIfWords } from './what-if-words';
import type { FieldFinding } from '../findings/finding';
import { pageOf } from '../findings/page';
import { oneLine } from '../text';

/** Where a verdict stands in a document. */
export interface Place {
  /** The start of the ids of its elements. */
  readonly id: string;

  /** The level of its heading. */
  readonly level: 1 | 2;
}

/** Everything about one verdict. */
export function reportedSection({ heading, verdict, diagnosis }: Reported, { id, level }: Place): Html {
  const title = headingOf(level, 'title', `${capitalized(verdict.message)}.`, `${id}-verdict`);
  return html`<article class="diagnosis" id="${id}" aria-labelledby="${id}-verdict">
${verdictBlock(verdict, heading, title)}
${diagnosis && details(diagnosis, { id, level })}
</article>`;
}

function details(diagnosis: Diagnosis, { id, level }: Place): Html {
  const { questions, findings, cures, tryFromPod, verifyWith, notVerified, unread, others, whatIf } = diagnosis;
  const section = (words: string) => headingOf(level + 1, 'section', words);
  return html`${section('Three questions')}
<ol class="answers">${questions.map(question)}</ol>
${nodesBlock(diagnosis, id, section)}
${findings.map((finding) => (
  verdictBlock(finding, undefined, headingOf(level + 1, 'section', `${capitalized(finding.message)}.`))
))}
${cures.length === 0 ? undefined : html`${section(CURES_HEADING)}
${cureList(cures, `${id}-cure`, level + 2)}`}
${tryFromPod === undefined ? undefined : html`${section(TRY_HEADING)}
${copied('Command', tryFromPod, `${id}-try`)}`}
${verifyWith.length === 0 ? undefined : html`${section(VERIFY_HEADING)}
${copied('Commands', verifyWith.map(oneLine).join('\n'), `${id}-verify`)}`}
${notVerified === undefined ? undefined : html`<p>${notVerified}</p>`}
${whatIf && whatIfBlock(whatIfWords(whatIf, cures), `${id}-before`, level)}
${section('What could not be read')}
${unread.length === 0
  ? html`<p>Nothing: all that decides was read.</p>`
  : list('unread', unreadGroups(unread).map(unreadInWords))}
${others.length === 0 ? undefined : html`${section(OTHERS_HEADING)}
${list('unread', others)}`}`;
}

function headingOf(level: number, kind: string, words: string, id?: string): Html {
  const name = trusted(`h${level}`);
  return html`<${name} class="${kind}"${id === undefined ? undefined : html` id="${id}"`}>${words}</${name}>`;
}

function verdictBlock({ code, level, why, fix }: FieldFinding, heading: string | undefined, title: Html): Html {
  return html`<div class="verdict ${level}">
${heading === undefined ? undefined : html`<p class="small">${heading}</p>`}
<span class="badge">${level} ${code}</span>
${title}
<dl class="reasons"><dt>Why</dt><dd>${capitalized(why)}.</dd>
<dt>Fix</dt><dd>${fix} <a href="${pageOf(code)}" rel="noreferrer">About ${code}</a></dd></dl>
</div>`;
}

function question({ asks, answer }: AnsweredQuestion): Html {
  return html`<li><span>${asks}</span><strong>${answer}</strong></li>
`;
}

function nodesBlock(diagnosis: Diagnosis, id: string, section: (words: string) => Html): Html | undefined {
  const { nodes } = diagnosis;
  const client = shownClient(diagnosis);
  return nodes.length === 0 ? undefined : html`<div class="columns"><section>${section('Nodes')}
${nodesPicture(diagnosis)}
${nodesTable(diagnosis)}</section>
${client && html`<section>${section('Where a request goes')}
<figure class="drawing"><figcaption>From ${client.name} to the load balancer address</figcaption>
${pathPicture(client, `${id}-path`)}</figure></section>`}</div>`;
}

function cureList(cures: readonly Cure[], id: string, level: number): Html {
  return html`<ol class="cures">${cures.map((cure, index) => cureItem(cure, `${id}${index + 1}`, level))}</ol>`;
}

function cureItem(cure: Cure, id: string, level: number): Html {
  const { strategy, needs, patch, typescript } = cure;
  return html`<li>${headingOf(level, 'name', strategy)}<p>${capitalized(effectOf(cure))}.</p>
${needs.length === 0 ? undefined : html`<ul>${needs.map((need) => html`<li>requires: ${need}</li>`)}</ul>`}
${patch === undefined ? undefined : copied('Patch', patch, `${id}-patch`)}
${copied('TypeScript', typescript, `${id}-typescript`)}</li>
`;
}

/** Code to copy: with the button, or by one click into it. */
function copied(label: string, code: string, id: string): Html {
  return html`<div class="copy"><p class="small"><span id="${id}-label">${label}</span>
<button type="button" aria-controls="${id}" aria-describedby="${id}-label" hidden>Copy</button></p>
<pre id="${id}" tabindex="0" role="group" aria-labelledby="${id}-label">${code}</pre></div>`;
}

/** A sentence with a capital letter, unless it begins with a name. */
function capitalized(sentence: string): string {
  return sentence.replace(/^[a-z]+(?= )/, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
}

function whatIfBlock(words: WhatIfWords, id: string, level: number): Html {
  const { heading, none, rows, remarks, advice, cures } = words;
  return html`${headingOf(level + 1, 'section', heading)}
${none === undefined ? table('Answers that change', CHANGE_COLUMNS, rows) : html`<p>${capitalized(none)}</p>`}
${list('remarks', remarks)}
${advice === undefined ? undefined : html`<p>${advice}</p>`}
${cures.length === 0 ? undefined : cureList(cures, id, level + 2)}`;
}

function list(kind: string, sentences: readonly string[]): Html {
  return html`<ul class="${kind}">${sentences.map((sentence) => html`<li>${sentence}</li>
`)}</ul>`;
}
