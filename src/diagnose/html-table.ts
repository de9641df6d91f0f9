import { html, type Html, type HtmlPart } from './html-tag';

/** A table whose first column names what the row is about. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly HtmlPart[])[]): Html {
  return html`<table><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${
  cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`)}</tbody></table>`;
}
