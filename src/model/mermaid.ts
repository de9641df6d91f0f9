import { ClientKind, type ReachabilityQuestion } from './question';
import { clientInWords, type RequestPath, requestPaths, type Station } from './request-path';

const SHAPES: { readonly [shape in Station['shape'] | 'open']: readonly [string, string] } = {
  box: ['["', '"]'],
  reached: ['(["', '"])'],
  lost: ['{{"', '"}}'],
  unknown: ['{{"', '"}}'],
  open: ['("', '")'],
};

/** A client of a flowchart, with its paths. */
export interface DrawnClient {
  /** The lines of its box, in the form of `mermaidText()` if they hold foreign text. */
  readonly lines: readonly string[];
  readonly paths: readonly RequestPath[];
}

/**
 * A Mermaid flowchart of the path of one client's request. If the declaration leaves several paths possible, it shows
 * each. Ends with a line feed.
 */
export function mermaidPath(question: ReachabilityQuestion): string {
  const { client } = question;
  const node = client === ClientKind.EXTERNAL ? undefined : question.node;
  return mermaidPaths([{ lines: [clientInWords({ client, node })], paths: requestPaths(question) }]);
}

/** A Mermaid flowchart of the paths of several clients. Ends with a line feed. */
export function mermaidPaths(clients: readonly DrawnClient[]): string {
  const lines = ['flowchart LR'];
  const ends = new Map<string, string>();
  clients.forEach(({ lines: words, paths }, number) => {
    const prefix = clients.length === 1 ? '' : `c${number + 1}`;
    const client = prefix === '' ? 'client' : prefix;
    lines.push(`  ${client}${box({ lines: words, shape: 'open' })}`);
    paths.forEach((path, index) => {
      lines.push(...pathLines(path, { client, prefix: `${prefix}w${index + 1}`, isOneOf: paths.length, ends }));
    });
  });
  return [...lines, ''].join('\n');
}

/** Where a path is drawn. */
interface Drawing {
  readonly client: string;
  readonly prefix: string;
  readonly isOneOf: number;

  /** The boxes of the ends that are drawn. Several paths to one end meet in one box. */
  readonly ends: Map<string, string>;
}

function pathLines({ stations, ends }: RequestPath, { client, prefix, isOneOf, ends: drawn }: Drawing): string[] {
  const ids = [client, ...stations.map((_, step) => `${prefix}s${step + 1}`)];
  const last = ids[stations.length] ?? client;
  return [
    ...stations.map((station, step) => `  ${ids[step]} ${arrow(station, isOneOf)} ${ids[step + 1]}${box(station)}`),
    ...ends.map((end) => {
      const text = textOf(end);
      const known = drawn.get(text);
      const id = known ?? `e${drawn.size + 1}`;
      drawn.set(text, id);
      return `  ${last} ${arrow(end, isOneOf)} ${id}${known === undefined ? box(end) : ''}`;
    }),
  ];
}

/**
 * Foreign text in a box of a flowchart: every character that could mean something to Mermaid, Markdown or HTML is
 * written as an entity code.
 *
 * Source: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function mermaidText(text: string): string {
  return text.replace(/[^\w ,./()-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}

function box(station: Pick<Station, 'lines'> & { readonly shape: keyof typeof SHAPES }): string {
  const [open, close] = SHAPES[station.shape];
  return `${open}${textOf(station)}${close}`;
}

function textOf({ lines }: Pick<Station, 'lines'>): string {
  return lines.join('<br/>');
}

/** Dotted if more than one path is possible. */
function arrow({ arrow: text }: Station, paths: number): string {
  const line = paths > 1 ? '-.->' : '-->';
  return text === undefined || text === '' ? line : `${line}|${text}|`;
}
