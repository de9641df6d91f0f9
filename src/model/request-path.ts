import { ReachabilityAnswer } from './answer';
import { reachWithWays } from './conclude';
import type { Decision } from './decide';
import { skippedInWords } from './listener-features';
import { type ListenerFeature, LoadBalancerKind } from './load-balancer';
import type { Outcome } from './outcome';
import { nameOf } from './planes';
import { ClientKind, type ReachabilityQuestion, type ReachabilityRow, SourceAddress, TargetKind } from './question';
import { NodeKind } from './service';
import { type EndpointWord, withArticle } from '../text';

/** A box of a drawing, and the text on the arrow into it. */
export interface Station {
  /** Its lines. */
  readonly lines: readonly string[];
  readonly shape: 'box' | 'reached' | 'lost' | 'unknown';
  readonly arrow?: string;
}

/** A path through boxes. A path with two possible ends has two last boxes. */
export interface RequestPath {
  readonly stations: readonly Station[];
  readonly ends: readonly Station[];
}

/** A path before those that go on in the same way are joined. */
interface Way extends RequestPath {
  readonly plane?: string;
}

const CLIENTS = {
  [ClientKind.POD]: 'pod',
  [ClientKind.HOST]: 'client in the host network',
  [ClientKind.EXTERNAL]: 'client outside the cluster',
};

const ON_NODE = {
  [NodeKind.WITH_GATEWAY]: 'on a node with',
  [NodeKind.WITHOUT_GATEWAY]: 'on a node without',
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

/** The paths that the request of a client may take: several if the declaration leaves several possible. */
export function requestPaths(question: ReachabilityQuestion): RequestPath[] {
  return together(reachWithWays(question).ways.map((decision) => way(question, decision)));
}

/** The client in words, for example `pod on a node without a gateway pod`. */
export function clientInWords(
  { client, node }: Pick<ReachabilityRow, 'client' | 'node'>, endpointWord: EndpointWord,
): string {
  return CLIENTS[client] + (node === undefined ? '' : ` ${ON_NODE[node]} ${withArticle(endpointWord)}`);
}

function way(question: ReachabilityQuestion, { outcome, plane, intercepted, bypasses }: Decision): Way {
  const kind = question.loadBalancer ?? LoadBalancerKind.CLB_PRIVATE;
  const loadBalancer: Station = { lines: [LOAD_BALANCER_NAMES[kind]], shape: 'box' };
  const isKnown = outcome.connects !== ReachabilityAnswer.UNKNOWN;
  const past = !intercepted && question.target === TargetKind.LOAD_BALANCER && isKnown;
  return {
    plane: plane && nameOf(plane),
    stations: past ? [{ ...loadBalancer, arrow: plane && 'not intercepted' }] : [],
    ends: [
      ...outcome.lostAt === undefined ? [] : [{ lines: [outcome.lostAt], shape: 'lost' } as const],
      ...endsOf(outcome, bypasses),
    ],
  };
}

function endsOf({ connects, failure, end: text, source }: Outcome, bypasses: readonly ListenerFeature[]): Station[] {
  if (connects === ReachabilityAnswer.NO) {
    return [{ lines: [`${text}: ${failure}`], shape: 'lost' }];
  }
  if (bypasses.length > 0) {
    return [{ lines: [`${text}: does not work`], shape: 'lost', arrow: `skips ${skippedInWords(bypasses)}` }];
  }
  const shape = connects === ReachabilityAnswer.UNKNOWN ? 'unknown' : 'reached';
  return [{ lines: [text], shape, arrow: SEEN[source] }];
}

/** Planes after which the path is the same share a box. */
function together(ways: readonly Way[]): RequestPath[] {
  const byRest = new Map<string, { planes: Set<string>; way: Way }>();
  ways.forEach((one) => {
    const rest = JSON.stringify([one.stations, one.ends]);
    const group = byRest.get(rest) ?? { planes: new Set(), way: one };
    byRest.set(rest, { ...group, planes: one.plane === undefined ? group.planes : group.planes.add(one.plane) });
  });
  return [...byRest.values()].map(({ planes, way: { stations, ends } }) => ({
    stations: planes.size === 0 ? stations : [{ lines: [...planes], shape: 'box' }, ...stations],
    ends,
  }));
}
