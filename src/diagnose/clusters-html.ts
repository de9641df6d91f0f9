import { createHash } from 'crypto';
import type { ClusterDiagnosis } from './diagnose-cluster';
import { embedded } from './embedded-snapshot';
import { DEFINITIONS } from './html-nodes';
import { reportedSection } from './html-section';
import { SCRIPT, STYLE } from './html-style';
import { html, type Html, trusted } from './html-tag';
import { type Reported, reportedIn, serviceOf } from './reported';
import { counted } from '../text';

/**
 * The diagnoses as one HTML file that needs nothing else: no network, no other file. `snapshot` is a JSON text with
 * what was read; `snapshotIn()` finds it again. Ends with a line feed.
 */
export function clustersHtml(clusters: readonly ClusterDiagnosis[], snapshot: string | undefined): string {
  const reported = reportedIn(clusters);
  const [first] = reported;
  const one = reported.length === 1 ? first : undefined;
  const title = one === undefined ? `Diagnosis of ${counted(reported.length, 'Service')}` : titleOf(one);
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
<header><p>asm-gateway diagnose</p></header>
<main>
${one === undefined ? contents(title, reported) : undefined}
${reported.map((each, index) => (
  each.hasDetails ? reportedSection(each, { id: idOf(index), level: one === undefined ? 2 : 1 }) : undefined
))}
</main>
${snapshot === undefined ? undefined : html`<footer><p>This file holds what was read of the cluster, reduced to what
 decides. <code>asm-gateway diagnose --from</code> with this file, and otherwise the same options, gives the same
 answer.</p></footer>
${embedded(snapshot)}`}
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

function titleOf({ verdict: { code }, diagnosis }: Reported): string {
  return diagnosis === undefined ? code : `${code}: ${serviceOf(diagnosis)}`;
}

/** Every verdict in a line, with a link to its details. */
function contents(title: string, reported: readonly Reported[]): Html {
  return html`<h1 class="title">${title}</h1>
<nav aria-label="Verdicts"><ul class="contents">${reported.map((each, index) => {
  const { heading, verdict: { code, level, message }, hasDetails } = each;
  const name = hasDetails ? html`<a href="#${idOf(index)}">${heading}</a>` : html`<b>${heading}</b>`;
  return html`<li class="${level}"><span class="badge">${level} ${code}</span><span>${name}: ${message}.</span></li>
`;
})}</ul></nav>`;
}
