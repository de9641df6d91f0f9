import { type ClientPath, clientPaths } from './client-paths';
import type { ClusterDiagnosis } from './diagnose-cluster';
import type { NodeDiagnosis } from './diagnosis';
import { namesOf } from './node-groups';
import { reportedIn } from './reported';
import type { FieldFinding } from '../findings/finding';
import { type DrawnClient, mermaidPaths, mermaidText } from '../model/mermaid';
import { grouped, oneLine } from '../text';

/**
 * A Mermaid flowchart: each verdict, and the paths of the requests of clients, grouped by their path, up to where each
 * ends. Ends with a line feed.
 */
export function clustersMermaid(clusters: readonly ClusterDiagnosis[]): string {
  return mermaidPaths(reportedIn(clusters).map(({ heading, verdict, diagnosis, hasDetails }) => ({
    title: heading === undefined ? undefined : foreign(heading),
    clients: [
      ...[verdict, ...diagnosis?.findings ?? []].map(found),
      ...diagnosis === undefined || !hasDetails
        ? []
        : [...clientPaths(diagnosis).map(clientOf), ...notJudged(diagnosis.nodes)],
    ],
  })));
}

/** A box without a path for a verdict or another finding. */
function found({ level, code, message }: FieldFinding): DrawnClient {
  return { lines: [`${level} ${code}`, foreign(`${message}.`)], paths: [] };
}

function clientOf({ words, nodes, paths }: ClientPath): DrawnClient {
  return { lines: [words, foreign(namesOf(nodes))], paths };
}

/** A box without a path for nodes that are not judged for the same reason. */
function notJudged(nodes: readonly NodeDiagnosis[]): DrawnClient[] {
  const others = nodes.filter((node) => node.notJudged !== undefined);
  return [...grouped(others, (node) => node.notJudged ?? '')].map(([why, alike]) => (
    { lines: ['not judged', foreign(namesOf(alike)), foreign(why)], paths: [] }
  ));
}

function foreign(text: string): string {
  return mermaidText(oneLine(text));
}
