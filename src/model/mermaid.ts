import { ReachabilityAnswer } from './answer';
import { reachWithWays } from './conclude';
import type { Decision } from './decide';
import { skippedInWords } from './listener-features';
import { type ListenerFeature, LoadBalancerKind } from './load-balancer';
import type { Outcome } from './outcome';
import { nameOf } from './planes';
import { ClientKind, type ReachabilityQuestion, SourceAddress, TargetKind } from './question';
import { NodeKind } from './service';

/** A box of the drawing, and the text on the arrow into it. */
interface Station {
  readonly text: string;
  readonly shape: 'box' | 'reached' | 'lost' | 'open';
  readonly arrow?: string;
}

/** A path through boxes. A path with two possible ends has two last boxes. */
interface Way {
  readonly plane?: string;
  readonly stations: readonly Station[];
  readonly ends: readonly Station[];
}

const SHAPES: { readonly [shape in Station['shape']]: readonly [string, string] } = {
  box: ['["', '"]'],
  reached: ['(["', '"])'],
  lost: ['{{"', '"}}'],
  open: ['("', '")'],
};

const CLIENTS = {
  [ClientKind.POD]: 'pod',
  [ClientKind.HOST]: 'client in the host network',
  [ClientKind.EXTERNAL]: 'client outside the cluster',
};

const ON_NODE = {
  [NodeKind.WITH_GATEWAY]: ' on a node with a gateway pod',
  [NodeKind.WITHOUT_GATEWAY]: ' on a node without a gateway pod',
};

/** Load balancers in words. */
export const LOAD_BALANCER_NAMES = {
  [LoadBalancerKind.CLB_PRIVATE]: 'private CLB',
  [LoadBalancerKind.CLB_PUBLIC]: 'public CLB',
  [LoadBalancerKind.CLB_HTTP]: 'CLB with HTTP listeners',
  [LoadBalancerKind.NLB]: 'NLB',
  [LoadBalancerKind.NLB_WITHOUT_CLIENT_IP]: 'NLB that hides the client IP',
};

const SEEN = {
  [SourceAddress.CLIENT]: 'sees the client IP',
  [SourceAddress.NODE]: 'sees a node IP',
  [SourceAddress.LOAD_BALANCER]: 'sees the load balancer IP',
  [SourceAddress.UNKNOWN]: '',
};

/**
 * A Mermaid flowchart of the path of one client's request. If the declaration leaves several paths possible, it shows
 * each. Ends with a line feed.
 */
export function mermaidPath(question: ReachabilityQuestion): string {
  const { row, ways } = reachWithWays(question);
  const client = CLIENTS[row.client] + (row.node === undefined ? '' : ON_NODE[row.node]);
  const drawn = together(ways.map((decision) => way(question, decision)));
  const lines = ['flowchart LR', `  client${box({ text: client, shape: 'open' })}`];
  const ids = new Map<string, string>();
  drawn.forEach(({ stations, ends }, index) => {
    let from = 'client';
    stations.forEach((station, step) => {
      const id = `w${index + 1}s${step + 1}`;
      lines.push(`  ${from} ${arrow(station, drawn.length)} ${id}${box(station)}`);
      from = id;
    });
    // Several paths to one end meet in one box.
    ends.forEach((end) => {
      const id = ids.get(end.text) ?? `e${ids.size + 1}`;
      lines.push(`  ${from} ${arrow(end, drawn.length)} ${id}${ids.has(end.text) ? '' : box(end)}`);
      ids.set(end.text, id);
    });
  });
  return [...lines, ''].join('\n');
}

function way(question: ReachabilityQuestion, { outcome, plane, intercepted, bypasses }: Decision): Way {
  const kind = question.loadBalancer ?? LoadBalancerKind.CLB_PRIVATE;
  const loadBalancer: Station = { text: LOAD_BALANCER_NAMES[kind], shape: 'box' };
  const isKnown = outcome.connects !== ReachabilityAnswer.UNKNOWN;
  const past = !intercepted && question.target === TargetKind.LOAD_BALANCER && isKnown;
  return {
    plane: plane && nameOf(plane),
    stations: past ? [{ ...loadBalancer, arrow: plane && 'not intercepted' }] : [],
    ends: [
      ...outcome.lostAt === undefined ? [] : [{ text: outcome.lostAt, shape: 'lost' } as const],
      ...endsOf(outcome, bypasses),
    ],
  };
}

function endsOf({ connects, failure, end: text, source }: Outcome, bypasses: readonly ListenerFeature[]): Station[] {
  if (connects === ReachabilityAnswer.NO) {
    return [{ text: `${text}: ${failure}`, shape: 'lost' }];
  }
  if (bypasses.length > 0) {
    return [{ text: `${text}: does not work`, shape: 'lost', arrow: `skips ${skippedInWords(bypasses)}` }];
  }
  return [{ text, shape: connects === ReachabilityAnswer.UNKNOWN ? 'lost' : 'reached', arrow: SEEN[source] }];
}

/** Planes after which the path is the same share a box. */
function together(ways: readonly Way[]): Way[] {
  const byRest = new Map<string, { planes: Set<string>; way: Way }>();
  ways.forEach((one) => {
    const rest = JSON.stringify([one.stations, one.ends]);
    const group = byRest.get(rest) ?? { planes: new Set(), way: one };
    byRest.set(rest, { ...group, planes: one.plane === undefined ? group.planes : group.planes.add(one.plane) });
  });
  return [...byRest.values()].map(({ planes, way: { stations, ends } }) => ({
    stations: planes.size === 0 ? stations : [{ text: [...planes].join('<br/>'), shape: 'box' }, ...stations],
    ends,
  }));
}

function box({ text, shape }: Station): string {
  const [open, close] = SHAPES[shape];
  return `${open}${text}${close}`;
}

/** Dotted if more than one path is possible. */
function arrow({ arrow: text }: Station, ways: number): string {
  const line = ways > 1 ? '-.->' : '-->';
  return text === undefined || text === '' ? line : `${line}|${text}|`;
}
