import type { ShownClient } from './client-paths';
import { html, type Html, type HtmlPart } from './html-tag';
import type { Station } from '../model/request-path';
import { displayWidth, oneLine, wrapped } from '../text';

/** Lengths of the drawing, in pixels of its own. It is as wide as a phone, so it never has to shrink. */
const WIDTH = 340;
const LINE = 18;
const PADDING = 11;
const GAP = 34;
const INDENT = 30;
const MARK = 26;

/** The width of a character of average width. */
const CHARACTER = 7.4;

/** A box, and the boxes that a request may reach from it. */
interface Branch {
  readonly lines: readonly string[];
  readonly shape: Station['shape'] | 'client';
  readonly arrow?: string;
  readonly next: readonly Branch[];
}

/** A drawn part, and where it ends. */
interface Drawn {
  readonly parts: readonly HtmlPart[];
  readonly bottom: number;
}

/** A drawing of the path of one client's request, from top to bottom. A path that is only possible is dashed. */
export function pathPicture({ name, path: { words, paths } }: ShownClient, id: string): Html {
  const next = paths.map(({ stations, ends }): Branch[] => (
    stations.reduceRight<Branch[]>((rest, each) => [{ ...each, next: rest }], ends.map((end) => ({ ...end, next: [] })))
  )).flat();
  const { parts, bottom } = draw({ lines: [name, `(${words})`], shape: 'client', next }, 1, 1);
  const height = bottom + 1;
  return html`<svg class="path${paths.length > 1 ? ' possible' : ''}" role="img" aria-labelledby="${id}"
 viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">
<title id="${id}">${titleOf(name, next)}</title>
${parts}
</svg>`;
}

/** The drawing in words: each line of boxes that a request may pass. */
function titleOf(name: string, next: readonly Branch[]): string {
  return `The path of ${name}: ${next.flatMap(waysFrom).join('; or ')}.`;
}

function waysFrom({ lines, next }: Branch): string[] {
  const here = lines.join(' or ');
  return next.length === 0 ? [here] : next.flatMap(waysFrom).map((rest) => `${here}, then ${rest}`);
}

function draw(branch: Branch, x: number, y: number): Drawn {
  const { next } = branch;
  const lines = linesOf(branch, x);
  const foot = y + heightOf(lines);
  const isFork = next.length > 1;
  const parts: HtmlPart[] = [box(branch, lines, x, y)];
  let bottom = foot;
  for (const each of next) {
    const top = bottom + GAP;
    const left = isFork ? x + INDENT : x;
    const arrow = isFork ? elbow(x + 14, foot, left, top + 20) : down(x + 20, foot, top);
    const drawn = draw(each, left, top);
    parts.push(arrow, label(each, left + 32, top - 13), ...drawn.parts);
    bottom = drawn.bottom;
  }
  return { parts, bottom };
}

function box({ shape }: Branch, lines: readonly string[], x: number, y: number): Html {
  const [height, width] = [heightOf(lines), WIDTH - 1 - x];
  const radius = shape === 'reached' || shape === 'client' ? 16 : 4;
  const text = lines.map((line, index) => (
    html`<tspan x="${x + PADDING + indentOf(shape)}" y="${y + PADDING + LINE * index + 13}">${line}</tspan>`
  ));
  return html`<g class="station ${shape}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>
${mark(shape, x + 12, y + height / 2 - 6)}<text>${text}</text></g>
`;
}

/** A sign next to the color, for readers who do not tell the colors apart. */
function mark(shape: Branch['shape'], x: number, y: number): Html | undefined {
  const lines = MARKS[shape];
  return lines === undefined ? undefined : html`<path class="mark" d="M${x} ${y}${lines}"/>`;
}

const MARKS: { readonly [shape in Branch['shape']]?: string } = {
  lost: 'l12 12m0 -12l-12 12',
  reached: 'm0 7l4 5l8 -11',
  unknown: 'm6 12v.5m-4 -9a4 4 0 1 1 4 5',
};

function indentOf(shape: Branch['shape']): number {
  return MARKS[shape] === undefined ? 0 : MARK - 6;
}

function label({ arrow }: Branch, x: number, y: number): Html | undefined {
  return arrow === undefined || arrow === '' ? undefined : html`<text class="label" x="${x}" y="${y}">${arrow}</text>`;
}

function down(x: number, from: number, to: number): Html {
  return html`<path class="arrow" d="M${x} ${from}V${to - 2}m-4 -6l4 6l4 -6"/>`;
}

function elbow(x: number, from: number, toX: number, toY: number): Html {
  return html`<path class="arrow" d="M${x} ${from}V${toY}H${toX - 2}m-6 -4l6 4l-6 4"/>`;
}

function heightOf(lines: readonly string[]): number {
  return lines.length * LINE + 2 * PADDING;
}

/** The lines of a box. A word that is longer than the box is broken. */
function linesOf({ lines, shape }: Branch, x: number): string[] {
  const most = Math.floor((WIDTH - x - 2 * PADDING - indentOf(shape)) / CHARACTER);
  return lines.flatMap((line) => wrapped(oneLine(line), most, 0).split('\n')).flatMap((line) => pieces(line, most));
}

function pieces(line: string, most: number): string[] {
  const rows = [''];
  for (const character of line) {
    const row = rows[rows.length - 1] ?? '';
    if (displayWidth(row + character) > most) {
      rows.push(character);
    } else {
      rows[rows.length - 1] = row + character;
    }
  }
  return rows;
}
