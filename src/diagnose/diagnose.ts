import { curesFor, platformsOf } from './cures';
import type { ClientDiagnosis, Diagnosis, NodeDiagnosis, Subject } from './diagnosis';
import { diagnosedNodes } from './nodes';
import { otherFindings } from './other-findings';
import { answeredQuestions } from './questions';
import { tryFromPod } from './try-from-pod';
import { unreadParts } from './unread';
import { verdictOf } from './verdict';
import { hasEnded, type LivePod } from '../cluster/live-pod';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { CONFIRMED, LOAD_BALANCER_FAILS, SKIPPED_FEATURES } from '../findings/catalogue/live';
import { HOSTS_STRANDED } from '../findings/catalogue/reachability';
import { ClientKind } from '../model/question';
import type { ITrafficStrategy } from '../strategy/strategy-contract';

/** The verdicts that a strategy can cure. */
const CURABLE: readonly string[] = [CONFIRMED, LOAD_BALANCER_FAILS, SKIPPED_FEATURES, HOSTS_STRANDED]
  .map(({ code }) => code);

/** The diagnosis of a Service from what was read of its cluster. */
export function diagnosisOf(
  subject: Subject, snapshot: ClusterSnapshot, strategies: Iterable<ITrafficStrategy>,
): Diagnosis {
  const service = valueOf(snapshot.service);
  const nodes = service === undefined ? [] : diagnosedNodes(service, snapshot);
  const pod = snapshot.pod === undefined ? undefined : valueOf(snapshot.pod.reading);
  const client = pod === undefined ? undefined : clientOf(pod, nodes);
  const unread = unreadParts(snapshot);
  const name = `${subject.namespace}/${subject.service}`;
  const verdict = verdictOf({ subject: name, snapshot, nodes, client, unread });
  const isCurable = service !== undefined && CURABLE.includes(verdict.code);
  return {
    subject,
    service,
    verdict,
    questions: answeredQuestions(snapshot, client, nodes),
    nodes,
    client,
    cures: isCurable ? curesFor(strategies, { subject, service, platforms: platformsOf(nodes) }) : [],
    tryFromPod: isCurable && client !== undefined ? tryFromPod(service, client, subject.access) : undefined,
    findings: service === undefined ? [] : otherFindings(name, service, snapshot),
    unread,
  };
}

/** The client in a pod; undefined if the pod has ended or is on no node that was read. */
function clientOf(pod: LivePod, nodes: readonly NodeDiagnosis[]): ClientDiagnosis | undefined {
  const node = nodes.find(({ name }) => name === pod.node);
  return node === undefined || hasEnded(pod) ? undefined : {
    kind: pod.hostNetwork ? ClientKind.HOST : ClientKind.POD,
    name: `${pod.namespace}/${pod.name}`,
    node: node.name,
    row: pod.hostNetwork ? node.hosts : node.pods,
  };
}
