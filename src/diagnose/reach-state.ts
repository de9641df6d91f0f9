import type { NodeDiagnosis } from './diagnosis';
import { ReachabilityAnswer } from '../model/answer';
import type { ReachabilityRow } from '../model/question';

/** What a picture shows of a client. A client that fails at times is stranded too: it cannot rely on the address. */
export type ReachState = 'reached' | 'stranded' | 'unknown';

const STATES: { readonly [answer in ReachabilityAnswer]: ReachState } = {
  [ReachabilityAnswer.YES]: 'reached',
  [ReachabilityAnswer.NO]: 'stranded',
  [ReachabilityAnswer.SOMETIMES]: 'stranded',
  [ReachabilityAnswer.UNKNOWN]: 'unknown',
};

export function reachState({ works }: ReachabilityRow): ReachState {
  return STATES[works];
}

/** What a picture shows of a node: the answer for its pods. */
export function nodeState({ notJudged, pods }: NodeDiagnosis): ReachState {
  return notJudged === undefined ? reachState(pods) : 'unknown';
}
