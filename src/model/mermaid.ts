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

/** Clients that are drawn together. */
export interface DrawnGroup {
  /** In the form of `mermaidText()` if it holds foreign text; undefined if there is only one group. */
  readonly title: string | undefined;
  readonly clients: readonly DrawnClient[];
}

/**
 * A Mermaid flowchart of the path of one client's request. If the declaration leaves several paths possible, it shows
 * each. Ends with a line feed.
 */
export function mermaidPath(question: ReachabilityQuestion): string {
  const { client } = question;
  const node = client === ClientKind.EXTERNAL ? undefined : question.node;
  const drawn = { lines: [clientInWords({ client, node }, 'gateway pod')], paths: requestPaths(question) };
  return flowchart(clientLines(drawn, { client: 'client', prefix: '', ends: new Map(), end: 'e' }));
}

/** A Mermaid flowchart of the paths of several clients. Ends with a line feed. */
export function mermaidPaths(groups: readonly DrawnGroup[]): string {
  return flowchart(groups.flatMap(({ title, clients }, index) => {
    const group = title === undefined ? '' : `g${index + 1}`;
    const ends = new Map<string, string>();
    const lines = clients.flatMap((client, number) => {
      const id = `${group}c${number + 1}`;
      return clientLines(client, { client: id, prefix: id, ends, end: `${group}e` });
    });
    return title === undefined ? lines : [`  subgraph ${group}["${title}"]`, ...lines, '  end'];
  }));
}

function flowchart(lines: readonly string[]): string {
  return ['flowchart LR', ...lines, ''].join('\n');
}

function clientLines({ lines, paths }: DrawnClient, drawing: Drawing): string[] {
  return [
    `  ${drawing.client}${box({ lines, shape: 'open' })}`,
    ...paths.flatMap((path, index) => (
      pathLines(path, { ...drawing, prefix: `${drawing.prefix}w${index + 1}` }, paths.length)
    )),
  ];
}

/** Where a path is drawn. */
interface Drawing {
  /** The id of the client's box, and the start of the ids on its way. */
  readonly client: string;
  readonly prefix: string;

  /** The ids of the ends that are drawn, by their text. Several paths to one end meet in one box. */
  readonly ends: Map<string, string>;

  /** The start of the ids of ends. */
  readonly end: string;
}

function pathLines({ stations, ends }: RequestPath, drawing: Drawing, isOneOf: number): string[] {
  const { client, prefix, ends: drawn, end: start } = drawing;
  const ids = [client, ...stations.map((_, step) => `${prefix}s${step + 1}`)];
  const last = ids[stations.length] ?? client;
  return [
    ...stations.map((station, step) => `  ${ids[step]} ${arrow(station, isOneOf)} ${ids[step + 1]}${box(station)}`),
    ...ends.map((end) => {
      const text = textOf(end);
      const known = drawn.get(text);
      const id = known ?? `${start}${drawn.size + 1}`;
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
