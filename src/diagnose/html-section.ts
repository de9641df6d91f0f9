import { shownClient } from './client-paths';
import type { AnsweredQuestion, Cure, Diagnosis, Unread } from './diagnosis';
import { nodesPicture, nodesTable } from './html-nodes';
import { pathPicture } from './html-path';
import { html, type Html, trusted } from './html-tag';
import { CURES_HEADING, effectOf, TRY_HEADING, unreadGroups, unreadInWords } from './report-words';
import type { FieldFinding } from '../findings/finding';
import { pageOf } from '../findings/page';

/** Where a diagnosis stands in a document. */
export interface Place {
  /** The start of the ids of its elements. */
  readonly id: string;

  /** The level of the heading that has its verdict. */
  readonly level: 1 | 2;

  /** What the document calls it, for example the context of its cluster. */
  readonly heading: string | undefined;
}

/** Everything about one diagnosis. */
export function diagnosisSection(diagnosis: Diagnosis, { id, level, heading }: Place): Html {
  const { verdict, questions, cures, tryFromPod, unread } = diagnosis;
  const section = (words: string) => headingOf(level + 1, 'section', words);
  return html`<article class="diagnosis" id="${id}" aria-labelledby="${id}-verdict">
${verdictBlock(verdict, heading, headingOf(level, 'title', `${capitalized(verdict.message)}.`, `${id}-verdict`))}
${section('Three questions')}
<ol class="answers">${questions.map(question)}</ol>
${nodesBlock(diagnosis, id, section)}
${cures.length === 0 ? undefined : html`${section(CURES_HEADING)}
<ol class="cures">${cures.map((cure, index) => cureItem(cure, `${id}-cure${index + 1}`, level + 2))}</ol>`}
${tryFromPod === undefined ? undefined : html`${section(TRY_HEADING)}
${copied('Command', tryFromPod, `${id}-try`)}`}
${section('What could not be read')}
${unreadBlock(unread)}
</article>`;
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
<dl class="reasons"><dt>Why</dt><dd>${capitalized(why)}.</dd><dt>Fix</dt><dd>${fix} <a href="${pageOf(code)}" rel="noreferrer">About ${code}</a></dd></dl>
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
${nodesPicture(nodes)}
${nodesTable(nodes)}</section>
${client && html`<section>${section('Where a request goes')}
<figure class="drawing"><figcaption>From ${client.name} to the load balancer address</figcaption>
${pathPicture(client, `${id}-path`)}</figure></section>`}</div>`;
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
  return html`<div class="copy"><p class="small"><span id="${id}-label">${label}</span><button type="button" aria-controls="${id}" aria-describedby="${id}-label" hidden>Copy</button></p>
<pre id="${id}" tabindex="0" role="group" aria-labelledby="${id}-label">${code}</pre></div>`;
}

/** A sentence with a capital letter, unless it begins with a name. */
function capitalized(sentence: string): string {
  return sentence.replace(/^[a-z]+(?= )/, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
}

function unreadBlock(unread: readonly Unread[]): Html {
  return unread.length === 0
    ? html`<p>Nothing: all that decides was read.</p>`
    : html`<ul class="unread">${unreadGroups(unread).map((group) => html`<li>${unreadInWords(group)}</li>
`)}</ul>`;
}
