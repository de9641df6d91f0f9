import type { Diagnosis, NodeDiagnosis } from './diagnosis';
import { table } from './html-table';
import { html, type Html, type HtmlPart } from './html-tag';
import { namesOf, nodeCells, nodeColumns, type NodeGroup, nodeGroups, nodeRemarks } from './node-groups';
import { nodeState, type ReachState } from './reach-state';
import { counted, type EndpointWord, oneLine } from '../text';

/** The nodes of a diagnosis, and what their endpoints are called. */
type Shown = Pick<Diagnosis, 'nodes' | 'endpointWord'>;

/** The most nodes that are drawn with their names. */
const MOST_CARDS = 24;

/** The most names of a group of nodes that are listed. */
const MOST_LISTED = 40;

/** The side of a node's square in the drawing of many. */
const CELL = 10;

/** The states in the order of the pictures, the worst first, and the words for them. */
const STATES: readonly (readonly [ReachState, string])[] = [
  ['stranded', 'stranded'], ['unknown', 'not known'], ['reached', 'reached'],
];

/** What pictures use: the sign of each state, and the squares of many nodes. There is one in a document. */
export const DEFINITIONS = html`<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>
<symbol id="stranded" viewBox="0 0 10 10"><rect class="stranded" x=".5" y=".5" width="9" height="9" rx="2"/>
<path class="sign" d="M3 3l4 4m0-4l-4 4"/></symbol>
<symbol id="unknown" viewBox="0 0 10 10"><rect class="unknown" x="1" y="1" width="8" height="8" rx="2"/></symbol>
<symbol id="reached" viewBox="0 0 10 10"><rect class="reached" x=".5" y=".5" width="9" height="9" rx="2"/>
<path class="sign" d="M2.8 5.2l1.6 1.7l2.9-3.6"/></symbol>
${STATES.map(([state]) => html`<pattern id="many-${state}" width="${CELL}" height="${CELL}"
 patternUnits="userSpaceOnUse"><use href="#${state}" x="1" y="1" width="8" height="8"/></pattern>
`)}</defs></svg>`;

/** The nodes of one state, with the words for it. */
interface NodesInState {
  readonly state: ReachState;
  readonly words: string;
  readonly nodes: readonly NodeDiagnosis[];
}

function nodesByState(nodes: readonly NodeDiagnosis[]): NodesInState[] {
  return STATES.map(([state, words]) => ({ state, words, nodes: nodes.filter((node) => nodeState(node) === state) }));
}

/** A picture of all nodes: whether their pods reach the address. */
export function nodesPicture({ nodes, endpointWord }: Shown): Html {
  const states = nodesByState(nodes);
  return html`<ul class="legend">${states.map(({ state, words, nodes: { length } }) => (
    html`<li>${sign(state)} <strong>${length}</strong> ${words}</li>`
  ))}</ul>
${nodes.length <= MOST_CARDS ? cards(states, endpointWord) : squares(states, nodes.length)}`;
}

function sign(state: ReachState): Html {
  return html`<svg class="icon" width="16" height="16" aria-hidden="true"><use href="#${state}"/></svg>`;
}

function cards(states: readonly NodesInState[], endpointWord: EndpointWord): Html {
  return html`<ul class="cards">${states.flatMap(({ state, words, nodes }) => nodes.map((node) => {
    const says = `${words}${endpointsOn(node, endpointWord)}`;
    return html`<li>${sign(state)}<span><b>${node.name}</b><span class="small">${says}</span></span></li>
`;
  }))}</ul>`;
}

function endpointsOn({ gatewayPods }: NodeDiagnosis, endpointWord: EndpointWord): string {
  return gatewayPods === undefined ? '' : `, ${counted(gatewayPods, endpointWord)}`;
}

/** A square for each node. Its size in bytes does not depend on the number of nodes. */
function squares(states: readonly NodesInState[], all: number): Html {
  const columns = all <= 200 ? 25 : all <= 1000 ? 50 : 100;
  let from = 0;
  const areas = states.flatMap(({ state, nodes }) => {
    const to = from + nodes.length;
    const areasOfState = rectangles(from, to, columns).map((area) => {
      const [x = 0, y = 0, width = 0, height = 0] = area.map((cells) => cells * CELL);
      return html`<rect fill="url(#many-${state})" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
    });
    from = to;
    return areasOfState;
  });
  const words = states.map(({ words: state, nodes }) => `${nodes.length} ${state}`).join(', ');
  const size = `${columns * CELL} ${Math.ceil(all / columns) * CELL}`;
  return html`<svg class="squares" role="img" aria-label="A square for each of ${all} nodes: ${words}"
 viewBox="0 0 ${size}">${areas}</svg>`;
}

type Area = [x: number, y: number, width: number, height: number];

/** The cells from one number to another, as at most three rectangles. */
function rectangles(from: number, to: number, columns: number): Area[] {
  if (from >= to) {
    return [];
  }
  const [x, y] = [from % columns, Math.floor(from / columns)];
  if (x > 0 || to - from < columns) {
    const end = Math.min(to, (y + 1) * columns);
    return [[x, y, end - from, 1], ...rectangles(end, to, columns)];
  }
  const rows = Math.floor((to - from) / columns);
  return [[0, y, columns, rows], ...rectangles(from + rows * columns, to, columns)];
}

/** The table of nodes with the same answers, and the sentences below it. */
export function nodesTable(shown: Shown): Html {
  const rows = nodeGroups(shown.nodes).map((group) => [names(group), ...nodeCells(group).slice(1)]);
  return html`${table('Who reaches the load balancer address', nodeColumns(shown.endpointWord), rows)}
<ul class="remarks">${nodeRemarks(shown).map((remark) => html`<li>${remark}</li>
`)}</ul>`;
}

function names({ nodes }: NodeGroup): HtmlPart {
  const short = namesOf(nodes);
  const all = oneLine(nodes.slice(0, MOST_LISTED).map(({ name }) => name).join(', '));
  const more = nodes.length > MOST_LISTED ? ` and ${nodes.length - MOST_LISTED} more` : '';
  return short === all ? short : html`<details><summary>${short}</summary>${all}${more}</details>`;
}
