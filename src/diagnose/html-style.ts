/**
 * The style of the HTML report. It has no line that begins with a colon, which a CI log could take as a command, and no
 * tab.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --surface: #fff; --sunken: #f0f2f5; --ink: #1b1f24; --muted: #555e69; --line: #d9dee5;
  --no: #b3261e; --no-soft: #fdeeec; --yes: #17663a; --yes-soft: #e7f4ec; --open: #59626d; --open-soft: #eef0f3;
  --warn: #855000; --warn-soft: #fdf3e1; --link: #0b53c4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --surface: #1c2026; --sunken: #13161a; --ink: #e7eaee; --muted: #a6afba; --line: #363d46;
    --no: #ff9f96; --no-soft: #3a201e; --yes: #7ed3a0; --yes-soft: #17301f; --open: #aab3be; --open-soft: #262b32;
    --warn: #f0c27b; --warn-soft: #352812; --link: #9cc0ff;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
.definitions { position: absolute; }
header, main, footer { max-width: 70rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
header { padding-top: clamp(1.25rem, 4vw, 2.5rem); color: var(--muted); font-size: .875rem; }
header p { margin: 0 0 .75rem; }
footer { margin-top: 2.5rem; padding-bottom: 3rem; color: var(--muted); font-size: .875rem; }
footer p { max-width: 46rem; }
h1, h2, h3, h4 { line-height: 1.3; text-wrap: balance; margin: 0; }
.title { font-size: clamp(1.25rem, 1rem + 1.2vw, 1.625rem); font-weight: 650; letter-spacing: -.01em; }
.section { font-size: 1.0625rem; font-weight: 650; margin: 2.25rem 0 .875rem; }
.name { font-size: 1rem; font-weight: 650; }
p { margin: .5rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, pre:focus-visible, summary:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px;
}
.small { color: var(--muted); font-size: .8125rem; }
code, pre { font: .8438rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }

.diagnosis + .diagnosis { margin-top: 4rem; }
.verdict {
  background: var(--surface); border: 1px solid var(--line); border-left: 6px solid var(--tone); border-radius: 8px;
  padding: clamp(1rem, 2.5vw, 1.75rem);
}
.badge {
  display: inline-block; margin-bottom: .75rem; padding: .125rem .625rem; border-radius: 999px; background: var(--soft);
  color: var(--tone); font-size: .8125rem; font-weight: 650;
}
.error { --tone: var(--no); --soft: var(--no-soft); }
.warning { --tone: var(--warn); --soft: var(--warn-soft); }
.info { --tone: var(--yes); --soft: var(--yes-soft); }
.unknown { --tone: var(--open); --soft: var(--open-soft); }
.reasons {
  display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1rem; margin: 1rem 0 0; max-width: 54rem;
}
.reasons dt { color: var(--muted); }
.reasons dd { margin: 0; }

.answers, .legend, .cards, .remarks, .cures, .unread, .contents { list-style: none; margin: 0; padding: 0; }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: .75rem; }
.answers li, .cures > li, .unread li, .drawing {
  background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: .875rem 1rem;
}
.answers span { display: block; color: var(--muted); font-size: .875rem; }
.answers strong { display: block; margin-top: .125rem; font-weight: 600; }

.columns { display: grid; gap: 0 2rem; align-items: start; }
.columns > * { min-width: 0; }
.columns > :only-child { grid-column: 1 / -1; }
@media (min-width: 62rem) { .columns { grid-template-columns: minmax(0, 1fr) 374px; } }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-bottom: .75rem; }
.icon { vertical-align: -.15em; flex: none; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)); gap: .5rem; }
.cards li {
  display: flex; gap: .625rem; padding: .5rem .75rem; background: var(--surface); border: 1px solid var(--line);
  border-radius: 8px;
}
.cards .icon { margin-top: .25rem; }
.cards b { display: block; font-weight: 600; line-height: 1.35; }
.cards .small { display: block; }
.squares { display: block; width: 100%; height: auto; max-width: 44rem; }
rect.stranded { fill: var(--no); }
rect.reached { fill: var(--yes); }
rect.unknown { fill: none; stroke: var(--open); stroke-width: 1.2; stroke-dasharray: 1.6 1.2; }
.sign { fill: none; stroke: var(--surface); stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; }

table { width: 100%; margin-top: 1.25rem; border-collapse: collapse; font-size: .9375rem; }
caption { text-align: left; color: var(--muted); font-size: .875rem; padding-bottom: .375rem; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th, td { overflow-wrap: normal; }
thead th { color: var(--muted); font-size: .8125rem; font-weight: 600; }
tbody th { font-weight: 600; }
summary { cursor: pointer; }
details[open] { font-weight: 400; }
.remarks { margin-top: .75rem; color: var(--muted); font-size: .9375rem; max-width: 46rem; }
.remarks li + li { margin-top: .25rem; }

.drawing { margin: 0; }
.drawing figcaption { margin-bottom: .75rem; font-size: .9375rem; }
.path { display: block; max-width: 100%; height: auto; margin: 0 auto; font-size: 13px; }
.path text { fill: var(--ink); }
.path .label { fill: var(--muted); font-size: 12px; }
.station rect { fill: var(--sunken); stroke: var(--line); stroke-width: 1.2; }
.station.lost rect { fill: var(--no-soft); stroke: var(--no); }
.station.reached rect { fill: var(--yes-soft); stroke: var(--yes); }
.station.unknown rect { fill: var(--open-soft); stroke: var(--open); stroke-dasharray: 4 3; }
.arrow, .mark { fill: none; stroke: var(--muted); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.possible .arrow { stroke-dasharray: 3 4; }
.lost .mark { stroke: var(--no); stroke-width: 2.2; }
.reached .mark { stroke: var(--yes); stroke-width: 2.2; }

.cures { counter-reset: cure; display: grid; gap: .75rem; }
.cures > li { counter-increment: cure; }
.cures .name:before { content: counter(cure) ". "; color: var(--muted); font-weight: 400; }
.cures ul { list-style: disc; margin: .5rem 0 0; padding-left: 1.125rem; font-size: .9375rem; }
.copy { margin-top: .75rem; }
.copy p {
  display: flex; justify-content: space-between; align-items: end; gap: 1rem; margin: 0 0 .25rem; min-height: 1.75rem;
}
pre {
  margin: 0; padding: .75rem .875rem; background: var(--sunken); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; user-select: all; -webkit-user-select: all;
}
button {
  padding: .125rem .625rem; border: 1px solid var(--line); border-radius: 6px; background: var(--surface);
  color: var(--ink); font: inherit; font-size: .8125rem; cursor: pointer;
}
button:hover { border-color: var(--muted); }
.unread { display: grid; gap: .5rem; }
.contents { margin: 1.25rem 0 3rem; }
.contents li {
  display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .625rem 0; border-bottom: 1px solid var(--line);
}
.contents li > :last-child { flex: 1 1 20rem; }
.contents .badge { align-self: start; margin: 0; min-width: 9rem; text-align: center; }

@media print {
  :root {
    color-scheme: light;
    --page: #fff; --surface: #fff; --sunken: #fff; --ink: #000; --muted: #444; --line: #bbb; --no: #b3261e;
    --no-soft: #fff; --yes: #17663a; --yes-soft: #fff; --open: #444; --open-soft: #fff; --warn: #855000;
    --warn-soft: #fff; --link: #000;
  }
  button { display: none; }
  rect.stranded, rect.reached { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .verdict, .answers li, .cures > li, .drawing, .cards li, tr { break-inside: avoid; }
  .section { break-after: avoid; }
}
`;

/** The buttons that copy. They appear only where scripts run; the selection remains if the clipboard is not allowed. */
export const SCRIPT = `
for (const button of document.querySelectorAll('button')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const code = document.getElementById(button.getAttribute('aria-controls'));
    getSelection().selectAllChildren(code);
    navigator.clipboard?.writeText(code.textContent).then(() => {
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    }, () => undefined);
  });
}
`;
