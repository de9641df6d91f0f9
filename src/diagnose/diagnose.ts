import { curesFor, platformsOf, unjudgedIn } from './cures';
import type { ClientDiagnosis, Diagnosis, NodeDiagnosis, Subject } from './diagnosis';
import { diagnosedNodes } from './nodes';
import { otherFindings } from './other-findings';
import { answeredQuestions } from './questions';
import { tryFromPod } from './try-from-pod';
import { unreadParts } from './unread';
import { verdictOf } from './verdict';
import { notVerifiable, verifyCommands } from './verification-app';
import { whatIf } from './what-if';
import { hasEnded, type LivePod } from '../cluster/live-pod';
import { ClusterPlanes, type FindPlane } from '../cluster/planes';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { type NamespacedName, written } from '../cluster/wanted';
import { CONFIRMED, LOAD_BALANCER_FAILS, SKIPPED_FEATURES } from '../findings/catalogue/live';
import { HOSTS_STRANDED } from '../findings/catalogue/reachability';
import type { AckPlatformOptions } from '../model/platform';
import { ClientKind } from '../model/question';
import type { ITrafficStrategy } from '../strategy/strategy-contract';
import type { EndpointWord } from '../text';

/** The verdicts that a strategy can cure. */
const CURABLE: readonly string[] = [CONFIRMED, LOAD_BALANCER_FAILS, SKIPPED_FEATURES, HOSTS_STRANDED]
  .map(({ code }) => code);

/** What a diagnosis takes into account beyond the snapshot. */
export interface Circumstances {
  /** The strategies that may cure. */
  readonly strategies: readonly ITrafficStrategy[];

  /** Services of type LoadBalancer to name if the one that was named does not exist. */
  readonly others?: readonly NamespacedName[];

  /** The data planes of the cluster, if several Services are diagnosed. */
  readonly planes?: ClusterPlanes;

  /** What the cluster is assumed to become; undefined if no change was asked about. */
  readonly assumed?: AckPlatformOptions;
}

/** The diagnosis of a Service from what was read of its cluster. */
export function diagnosisOf(
  subject: Subject, snapshot: ClusterSnapshot, circumstances: Circumstances,
): Diagnosis {
  const { strategies, others = [], planes = new ClusterPlanes(), assumed } = circumstances;
  const service = valueOf(snapshot.service);
  const nodesOn = (planeOf: FindPlane) => (service === undefined ? [] : diagnosedNodes(service, snapshot, planeOf));
  const nodes = nodesOn(planes.in(snapshot));
  const pod = snapshot.pod === undefined ? undefined : valueOf(snapshot.pod.reading);
  const client = pod === undefined ? undefined : clientOf(pod, nodes);
  const unread = unreadParts(snapshot, nodes);
  const name = `${subject.namespace}/${subject.service}`;
  const endpointWord = endpointWordFor(subject, snapshot);
  const verdict = verdictOf({ subject: name, endpointWord, snapshot, nodes, client, unread });
  const place = service && { subject, service, gateway: valueOf(snapshot.gateway) };
  const isCurable = service !== undefined && CURABLE.includes(verdict.code);
  const cures = isCurable && place !== undefined
    ? curesFor(strategies, { ...place, platforms: platformsOf(nodes), unjudged: unjudgedIn(nodes) })
    : [];
  const notVerified = notVerifiable({ service, nodes });
  return {
    subject,
    service,
    verdict,
    endpointWord,
    questions: answeredQuestions(snapshot, client, nodes, endpointWord),
    nodes,
    client,
    cures,
    verifyWith: verifyCommands({ subject, service, verdict, cures, notVerified }),
    notVerified,
    tryFromPod: isCurable && client !== undefined ? tryFromPod(service, client, subject.access) : undefined,
    findings: service === undefined ? [] : otherFindings(name, service, snapshot),
    unread,
    others: others.map(written),
    whatIf: place === undefined || assumed === undefined || place.service.type !== 'LoadBalancer'
      ? undefined
      : whatIf(assumed, nodes, nodesOn(planes.in(snapshot, assumed)), strategies, place),
  };
}

/** The Service of an ASM gateway may be named as a Service too. */
function endpointWordFor({ kind }: Subject, { gateway }: ClusterSnapshot): EndpointWord {
  return kind === 'IstioGateway' || gateway.state === 'found' ? 'gateway pod' : 'endpoint';
}

/** The client in a pod; undefined if the pod has ended or is on no node that was read. */
function clientOf(pod: LivePod, nodes: readonly NodeDiagnosis[]): ClientDiagnosis | undefined {
  const node = nodes.find(({ name }) => name === pod.node);
  return node === undefined || hasEnded(pod) ? undefined : {
    kind: pod.hostNetwork ? ClientKind.HOST : ClientKind.POD,
    name: `${pod.namespace}/${pod.name}`,
    node: node.name,
    hasSidecar: pod.hasSidecar,
    row: pod.hostNetwork ? node.hosts : node.pods,
  };
}
