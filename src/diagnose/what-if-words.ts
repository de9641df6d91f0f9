import type { Cure, NodeChange, WhatIf } from './diagnosis';
import { fewNames } from './node-names';
import { ReachabilityAnswer } from '../model/answer';
import type { AckPlatformOptions } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import { ClientKind } from '../model/question';
import { counted, grouped, listed } from '../text';

/** The answer to a what-if question, in words that every report for people shares. */
export interface WhatIfWords {
  /** The assumption, for example `With proxy-mode=nftables`. */
  readonly heading: string;

  /** What the heading says if no answer changes. */
  readonly none: string | undefined;

  /** The rows of the table below `CHANGE_COLUMNS`; empty if no answer changes. */
  readonly rows: readonly (readonly string[])[];
  readonly remarks: readonly string[];

  /** What to set before the change; undefined if nothing gets worse. */
  readonly advice: string | undefined;

  /** The cures to print after the advice. Those that were printed before are only named in it. */
  readonly cures: readonly Cure[];
}

/** The columns of the table of changes. */
export const CHANGE_COLUMNS = ['nodes', 'client', 'now', 'then'] as const;

const CLIENTS: { readonly [client in ClientKind]: string } = {
  [ClientKind.POD]: 'pods',
  [ClientKind.HOST]: 'host network',
  [ClientKind.EXTERNAL]: 'outside',
};

/** What a change of the cluster would change. `shown` are the cures that were printed before. */
export function whatIfWords(whatIf: WhatIf, shown: readonly Cure[]): WhatIfWords {
  const { assumed, changes, unknown, planned, worsens, cures } = whatIf;
  return {
    heading: `With ${assumedInWords(assumed)}`,
    none: changes.length > 0 ? undefined : noneInWords(unknown.length > 0, planned.length > 0),
    rows: groupsOf(changes).map(rowOf),
    remarks: [
      ...new Set(changes.map(({ why }) => why).filter((why) => !planned.some(({ says }) => says === why))),
      ...unknown.length === 0
        ? []
        : [`Not known, now and then: pods on ${counted(unknown.length, 'node')} (${fewNames(unknown)}).`],
      ...planned.map(({ says, source }) => `${says} Source: ${source}`),
    ],
    ...worsens ? adviceFor(cures, shown) : { advice: undefined, cures: [] },
  };
}

/** What is announced may change the mode of kube-proxy, which the question does not. */
function noneInWords(isUnknown: boolean, isPlanned: boolean): string {
  return `no ${isUnknown ? 'known ' : ''}answer changes${isPlanned ? ', if kube-proxy keeps its mode' : ''}.`;
}

function adviceFor(cures: readonly Cure[], shown: readonly Cure[]): Pick<WhatIfWords, 'advice' | 'cures'> {
  const names = cures.map(({ strategy }) => strategy);
  if (names.length === 0) {
    return { advice: 'No strategy is known to keep clients in the cluster working after the change.', cures };
  }
  return cures.every((cure) => shown.some((other) => JSON.stringify(other) === JSON.stringify(cure)))
    ? { advice: `Set before the change, as shown above: ${listed(names, 'or')}.`, cures: [] }
    : { advice: 'Set one of these before the change:', cures };
}

/** The assumption as it is written: `proxy-mode=nftables`. */
function assumedInWords(assumed: AckPlatformOptions): string {
  return PLATFORM_FLAGS.flatMap(({ field, flag }) => (
    assumed[field] === undefined ? [] : `${flag.slice('--'.length)}=${assumed[field]}`
  )).join(', ');
}

function groupsOf(changes: readonly NodeChange[]): NodeChange[][] {
  const answersOf = ({ client, before, after, failure }: NodeChange) => (
    JSON.stringify([client, before, after, failure])
  );
  return [...grouped(changes, answersOf).values()];
}

function rowOf(group: readonly NodeChange[]): string[] {
  const [first] = group;
  return first === undefined
    ? []
    : [fewNames(group.map(({ node }) => node)), CLIENTS[first.client], first.before, answerAfter(first)];
}

function answerAfter({ after, failure }: NodeChange): string {
  return after === ReachabilityAnswer.NO && failure !== undefined ? `no: ${failure}` : after;
}
