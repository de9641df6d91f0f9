import type { Docs, Documentable, OptionalValue } from '@jsii/spec';

/* Doc comments as Markdown. */

/** A table, or nothing if it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return rows.length === 0 ? [] : [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** A text as one line, which fits in the cell of a table. Paragraphs are divided by a line break of HTML. */
export function oneLine(text: string): string {
  return text.trim().replace(/\n\s*\n/g, '<br>').replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** The doc comment of a member, in one line. */
export function description({ docs = {} }: Documentable): string {
  const parts = [docs.summary, docs.remarks, returned(docs), thrown(docs), source(docs)];
  return parts.filter((part) => part !== undefined).map(oneLine).join(' ');
}

/** The doc comment of a type: its summary, its remarks and its source. */
export function paragraphs({ docs = {} }: Documentable): string[] {
  return [docs.summary, docs.remarks, source(docs)].filter((part) => part !== undefined).flatMap((part) => [part, '']);
}

/** What happens if the value is absent. A comment that is prose begins with a hyphen, as jsii requires. */
export function defaultOf({ docs, optional }: Documentable & OptionalValue): string {
  return optional === true ? oneLine((docs?.default ?? '').replace(/^- /, '')) : '**required**';
}

const returned = ({ returns }: Docs) => (returns === undefined ? undefined : `Returns ${sentence(returns)}`);
const thrown = ({ custom }: Docs) => (custom?.throws === undefined ? undefined : `Throws ${sentence(custom.throws)}`);
const source = ({ see }: Docs) => (see === undefined ? undefined : `([source](${see}))`);

const sentence = (text: string) => (text.trim().endsWith('.') ? text : `${text.trim()}.`);
