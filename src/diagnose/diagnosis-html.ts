import { createHash } from 'crypto';
import type { Diagnosis } from './diagnosis';
import { embedded } from './embedded-snapshot';
import { DEFINITIONS } from './html-nodes';
import { diagnosisSection } from './html-section';
import { SCRIPT, STYLE } from './html-style';
import { html, type Html, trusted } from './html-tag';
import { counted } from '../text';

/** A diagnosis in a report, and what the report calls it, for example the context of its cluster. */
export interface ReportedDiagnosis {
  readonly heading: string | undefined;
  readonly diagnosis: Diagnosis;
}

/**
 * The diagnoses as one HTML file that needs nothing else: no network, no other file. `snapshot` is a JSON text with what
 * was read; `snapshotIn()` finds it again. Ends with a line feed.
 */
export function diagnosisHtml(diagnoses: readonly ReportedDiagnosis[], snapshot: string): string {
  const [first] = diagnoses;
  const isOne = diagnoses.length === 1;
  const title = isOne && first !== undefined
    ? `${first.diagnosis.verdict.code}: ${nameOf(first.diagnosis)}`
    : `Diagnosis of ${counted(diagnoses.length, 'Service')}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
${DEFINITIONS}
<header><p>asm-gateway diagnose${isOne && first !== undefined ? html` · Service ${nameOf(first.diagnosis)}` : undefined}</p></header>
<main>
${isOne ? undefined : contents(title, diagnoses)}
${diagnoses.map(({ heading, diagnosis }, index) => (
  diagnosisSection(diagnosis, { id: idOf(index), level: isOne ? 1 : 2, heading: isOne ? heading : [heading, nameOf(diagnosis)].filter(Boolean).join(' · ') })
))}
</main>
<footer><p>This file holds what was read of the cluster, reduced to what decides. <code>asm-gateway diagnose --from</code> with this file gives the same answer.</p></footer>
${embedded(snapshot)}
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
}

/** Nothing is loaded, and only our own style and script are used. */
const POLICY = [
  'default-src \'none\'',
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  'base-uri \'none\'',
  'form-action \'none\'',
].join('; ');

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function idOf(index: number): string {
  return `d${index + 1}`;
}

function nameOf({ subject: { namespace, service } }: Diagnosis): string {
  return `${namespace}/${service}`;
}

/** The verdict on each Service, with a link to the rest. */
function contents(title: string, diagnoses: readonly ReportedDiagnosis[]): Html {
  return html`<h1 class="title">${title}</h1>
<nav aria-label="Diagnoses"><ul class="contents">${diagnoses.map(({ heading, diagnosis }, index) => {
  const { code, level, message } = diagnosis.verdict;
  return html`<li class="${level}"><span class="badge">${level} ${code}</span> <a href="#${idOf(index)}">${
    [heading, nameOf(diagnosis)].filter(Boolean).join(' · ')}</a>: ${message}.</li>
`;
})}</ul></nav>`;
}
