import { counted, listed, shown } from '../../text';
import type { FieldFinding } from '../finding';

/** More names than these would hide the rest of a message. */
const MOST_NAMES = 5;

/** The clusters of a gateway in words. */
export function clustersText(clusters: readonly string[]): string {
  const rest = clusters.length - MOST_NAMES;
  const names = [...clusters.slice(0, MOST_NAMES).map(shown), ...rest > 0 ? [counted(rest, 'other')] : []];
  return `${clusters.length === 1 ? 'cluster' : 'clusters'} ${listed(names)}`;
}

/** A finding that only some clusters of a gateway have, because of their overrides. */
export function inClusters(finding: FieldFinding, clusters: readonly string[]): FieldFinding {
  const isNamed = clusters.every((cluster) => finding.message.includes(shown(cluster)));
  return isNamed ? finding : { ...finding, message: `in ${clustersText(clusters)}, ${finding.message}` };
}
