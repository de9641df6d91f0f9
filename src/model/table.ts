import { ReachabilityAnswer } from './answer';
import { ClientKind, ReachabilityConfidence, type ReachabilityRow, SourceAddress, TargetKind } from './question';
import { NodeKind } from './service';
import { aligned } from '../text';

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

const NOT_SURE = '*  from documentation or inferred; not measured, and not read in code';

/**
 * A small table for people: a line for each client, a column for each address, and the source address that the gateway
 * sees in brackets. Ends with a line feed.
 */
export function reachabilityTable(rows: readonly ReachabilityRow[]): string {
  const clients = [...new Set(rows.map(clientName))];
  const targets = Object.values(TargetKind).filter((target) => rows.some((row) => row.target === target));
  const lines = aligned([
    ['client', ...targets.map((target) => TARGET_NAMES[target])],
    ...clients.map((client) => [client, ...targets.map((target) =>
      cell(rows.find((row) => clientName(row) === client && row.target === target)))]),
  ]);
  return [...lines, ...rows.some(isMarked) ? ['', NOT_SURE] : [], ''].join('\n');
}

/** The client in words. */
export function clientName(row: ReachabilityRow): string {
  return CLIENT_NAMES[row.client] + (row.node === undefined ? '' : NODE_NAMES[row.node]);
}

function cell(row?: ReachabilityRow): string {
  if (row === undefined) {
    return '';
  }
  // "sometimes: intermittent" would be a repetition.
  const failure = row.connects === ReachabilityAnswer.NO && row.failure !== undefined ? `: ${row.failure}` : '';
  return `${row.connects}${failure}${SOURCE_NAMES[row.source]}${isMarked(row) ? ' *' : ''}`;
}

function isMarked(row: ReachabilityRow): boolean {
  const { connects, confidence } = row;
  return connects !== ReachabilityAnswer.UNKNOWN && UNSURE.includes(confidence);
}
