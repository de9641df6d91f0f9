import { cureLines } from './cure-text';
import type { Cure, NodeChange, WhatIf } from './diagnosis';
import { fewNames } from './node-names';
import { ReachabilityAnswer } from '../model/answer';
import type { AckPlatformOptions } from '../model/platform';
import { PLATFORM_FLAGS } from '../model/platform-flags';
import { ClientKind } from '../model/question';
import { aligned, counted, grouped, listed, oneLineIn } from '../text';

const CLIENTS: { readonly [client in ClientKind]: string } = {
  [ClientKind.POD]: 'pods',
  [ClientKind.HOST]: 'host network',
  [ClientKind.EXTERNAL]: 'outside',
};

/** What a change of the cluster would change. `shown` are the cures that were printed before. */
export function whatIfLines(whatIf: WhatIf, shown: readonly Cure[]): string[] {
  const { assumed, changes, unknown, planned, worsens } = whatIf;
  const none = `no ${unknown.length === 0 ? '' : 'known '}answer changes.`;
  return [
    `With ${assumedInWords(assumed)}:${changes.length === 0 ? ` ${none}` : ''}`,
    ...changes.length === 0 ? [] : changeLines(changes),
    ...unknown.length === 0
      ? []
      : [`  Not known, now and then: pods on ${counted(unknown.length, 'node')} (${fewNames(unknown)}).`],
    ...planned.map(({ says, source }) => `  ${says} Source: ${source}`),
    ...worsens ? adviceLines(whatIf.cures, shown) : [],
  ];
}

function changeLines(changes: readonly NodeChange[]): string[] {
  return [
    ...aligned([['nodes', 'client', 'now', 'then'], ...groupsOf(changes).map(rowOf)]).map((line) => `  ${line}`),
    ...new Set(oneLineIn(changes).map(({ why }) => `  ${why}`)),
  ];
}

/** What to set before the change. Cures that were printed before are only named. */
function adviceLines(cures: readonly Cure[], shown: readonly Cure[]): string[] {
  const names = cures.map(({ strategy }) => strategy);
  if (names.length === 0) {
    return ['No strategy is known to keep clients in the cluster working after the change.'];
  }
  return names.every((name) => shown.some(({ strategy }) => strategy === name))
    ? [`Set before the change, as shown above: ${listed(names, 'or')}.`]
    : ['Set one of these before the change:', ...oneLineIn(cures).flatMap(cureLines)];
}

/** The assumption as it is written: `proxy-mode=nftables`. */
export function assumedInWords(assumed: AckPlatformOptions): string {
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
