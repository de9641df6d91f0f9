import { ReachabilityAnswer } from './answer';
import { skippedInWords } from './listener-features';
import { ClientKind, ReachabilityConfidence, type ReachabilityRow, SourceAddress, TargetKind } from './question';
import { NodeKind } from './service';
import { aligned, type EndpointWord } from '../text';

/** Answers that neither a measurement nor the code supports. */
const UNSURE = [ReachabilityConfidence.PROSE, ReachabilityConfidence.INFERRED];

const CLIENT_NAMES = {
  [ClientKind.POD]: 'pod',
  [ClientKind.HOST]: 'host network',
  [ClientKind.EXTERNAL]: 'outside the cluster',
};

const NODE_NAMES = {
  [NodeKind.WITH_GATEWAY]: ', node with gateway pod',
  [NodeKind.WITHOUT_GATEWAY]: ', node without gateway pod',
};

const SOURCE_NAMES = {
  [SourceAddress.CLIENT]: ' (client IP)',
  [SourceAddress.NODE]: ' (node IP)',
  [SourceAddress.LOAD_BALANCER]: ' (load balancer IP)',
  [SourceAddress.UNKNOWN]: '',
};

/** The addresses in words. */
export const TARGET_NAMES = {
  [TargetKind.LOAD_BALANCER]: 'load balancer address',
  [TargetKind.SERVICE_DNS]: 'Service DNS name',
};

/**
 * What every request that works requires, whatever the cluster.
 *
 * Source: https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export const EVERY_YES: { readonly [word in EndpointWord]: string } = {
  'gateway pod': 'a gateway pod listens on the port, which an Istio Gateway resource opens',
  'endpoint': 'an endpoint listens on the port',
};

const NOT_SURE = '*  from documentation or inferred; not measured, and not read in code';

/**
 * A small table for people: a line for each client, a column for each address, and the source address that the gateway
 * sees in brackets. Notes below it say what an answer requires. Ends with a line feed.
 */
export function reachabilityTable(rows: readonly ReachabilityRow[]): string {
  const clients = [...new Set(rows.map(clientName))];
  const targets = Object.values(TargetKind).filter((target) => rows.some((row) => row.target === target));
  const conditions = [...new Set(rows.flatMap(({ condition }) => condition ?? []))];
  const lines = aligned([
    ['client', ...targets.map((target) => TARGET_NAMES[target])],
    ...clients.map((client) => [client, ...targets.map((target) =>
      cell(rows.find((row) => clientName(row) === client && row.target === target), conditions))]),
  ]);
  const notes = [
    ...rows.some(isMarked) ? [NOT_SURE] : [],
    ...conditions.map((condition, index) => `${noteMark(index)}  if ${condition}`),
    ...rows.some(({ works }) => WORKING.includes(works))
      ? [`Every yes requires that ${EVERY_YES['gateway pod']}.`]
      : [],
  ];
  return [...lines, ...notes.length === 0 ? [] : ['', ...notes], ''].join('\n');
}

/** Answers of requests that work, at least by chance. */
const WORKING = [ReachabilityAnswer.YES, ReachabilityAnswer.SOMETIMES];

/** The mark of a note, for example `[1]`. */
function noteMark(index: number): string {
  return `[${index + 1}]`;
}

/** The client in words. */
export function clientName(row: Pick<ReachabilityRow, 'client' | 'node'>): string {
  return CLIENT_NAMES[row.client] + (row.node === undefined ? '' : NODE_NAMES[row.node]);
}

function cell(row: ReachabilityRow | undefined, conditions: readonly string[]): string {
  if (row === undefined) {
    return '';
  }
  const mark = row.condition === undefined ? '' : ` ${noteMark(conditions.indexOf(row.condition))}`;
  return `${row.works}${problemOf(row)}${isMarked(row) ? ' *' : ''}${mark}`;
}

/** Why a request does not work, or what the gateway sees if it does. */
function problemOf({ connects, works, failure, bypasses, source }: ReachabilityRow): string {
  if (bypasses.length > 0) {
    return `: ${works === ReachabilityAnswer.NO ? 'skips' : 'may skip'} ${skippedInWords(bypasses)}`;
  }
  // "sometimes: intermittent" would be a repetition.
  return connects === ReachabilityAnswer.NO && failure !== undefined ? `: ${failure}` : SOURCE_NAMES[source];
}

function isMarked(row: ReachabilityRow): boolean {
  const { works, confidence } = row;
  return works !== ReachabilityAnswer.UNKNOWN && UNSURE.includes(confidence);
}
