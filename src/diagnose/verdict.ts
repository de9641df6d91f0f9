import type { ClientDiagnosis, NodeDiagnosis, Unread } from './diagnosis';
import { policiesOfClient, policiesOn } from './network-policies';
import { addressesOf } from './setup';
import { notReadValues, unreadPart } from './unread';
import { unservedPorts } from './unserved-ports';
import { isReadyPod, type LiveEndpoint } from '../cluster/live-endpoints';
import { FAILED_SYNCS, type LiveEvent } from '../cluster/live-event';
import { hasEnded } from '../cluster/live-pod';
import type { LiveService } from '../cluster/live-service';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot, NamedPod, SnapshotPart } from '../cluster/snapshot';
import {
  BACKENDS_SKIPPED, CONFIRMED, LOAD_BALANCER_FAILS, NO_ADDRESS, NO_READY_POD, NO_SERVICE, NOT_IN_RANGES,
  NOTHING_WRONG, SKIPPED_FEATURES,
} from '../findings/catalogue/live';
import { NOT_READ } from '../findings/catalogue/not-read';
import { UNSERVED_PORTS } from '../findings/catalogue/not-the-fault';
import { HOSTS_STRANDED } from '../findings/catalogue/reachability';
import type { FieldFinding } from '../findings/finding';
import { ReachabilityAnswer } from '../model/answer';
import type { FactId } from '../model/facts';
import { skippedInWords } from '../model/listener-features';
import { ClientKind, type ReachabilityRow } from '../model/question';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';
import type { EndpointWord } from '../text';

/** What a verdict rests on. */
export interface VerdictFacts {
  /** Namespace and name of the Service. */
  readonly subject: string;

  /** What findings call a pod behind it. */
  readonly endpointWord: EndpointWord;
  readonly snapshot: ClusterSnapshot;
  readonly nodes: readonly NodeDiagnosis[];

  /** The client that the user named; undefined if the verdict is about all nodes. */
  readonly client: ClientDiagnosis | undefined;
  readonly unread: readonly Unread[];
}

/** A service that was read, with the answers that decide. */
interface ReadFacts extends VerdictFacts {
  readonly service: LiveService;

  /** The clients that are judged: the one that the user named, or the pods of every node. */
  readonly judged: readonly JudgedClient[];
}

/** A client with its name in a verdict. */
interface JudgedClient {
  readonly name: string;
  readonly row: ReachabilityRow;

  /** Whether the source ranges of the Service contain the client; undefined if that is not known. */
  readonly inSourceRanges: boolean | undefined;
}

/** The event after a synchronization that succeeded. */
const SUCCESS = 'EnsuredLoadBalancer';

/** Parts without which nothing can be said. */
const NEEDED: readonly Exclude<SnapshotPart, 'pod' | 'serverVersion'>[] = ['service', 'endpoints', 'nodes'];

/** The verdict, by the first check that finds something. */
export function verdictOf(facts: VerdictFacts): FieldFinding {
  const { snapshot: { service: reading }, subject, endpointWord } = facts;
  const service = valueOf(reading);
  if (reading.state === 'absent') {
    return NO_SERVICE.finding({ case: 'absent', service: subject, endpointWord });
  }
  if (service === undefined) {
    return notReadFinding(facts, neededUnread(facts));
  }
  const read = { ...facts, service, judged: judgedClients(facts) };
  return CHECKS.flatMap((check) => check(read) ?? [])[0] ?? nothingWrong(read);
}

/** A finding, or undefined if the check finds nothing. */
type Check = (facts: ReadFacts) => FieldFinding | undefined;

/** What is wrong whatever the policy is comes first, and then what is certain before what is not known. */
const CHECKS: readonly Check[] = [
  ({ service, subject }) => (service.type === 'LoadBalancer'
    ? undefined
    : NO_SERVICE.finding({ case: 'type', service: subject, type: service.type })),
  noReadyPod,
  noPortServed,
  backendsSkipped,
  ({ service, subject }) => (addressesOf(service).length > 0 ? undefined : NO_ADDRESS.finding({ service: subject })),
  clientMissing,
  stranded,
  skips,
  notRead,
  notKnown,
  hostsStranded,
];

function judgedClients({ nodes, client }: VerdictFacts): JudgedClient[] {
  const judged = nodes.filter(({ notJudged }) => notJudged === undefined);
  return client === undefined
    ? judged.map(({ name, pods, questions }) => (
      { name, row: pods, inSourceRanges: questions.pods.inSourceRanges }
    ))
    : judged.filter(({ name }) => name === client.node).map(({ questions }) => {
      const { inSourceRanges } = client.kind === ClientKind.HOST ? questions.hosts : questions.pods;
      return { name: client.name, row: client.row, inSourceRanges };
    });
}

function noReadyPod({ snapshot, subject, nodes }: ReadFacts): FieldFinding | undefined {
  const { endpoints } = snapshot;
  const all: readonly LiveEndpoint[] | undefined = endpoints.state === 'absent' ? [] : valueOf(endpoints);
  // Before 1.26, pods that terminate get no requests.
  const mayDrain = nodes.length === 0 || nodes.some(({ pods }) => pods.node !== NodeKind.WITHOUT_GATEWAY);
  const isServed = (endpoint: LiveEndpoint) => isReadyPod(endpoint) || (endpoint.draining && mayDrain);
  return all === undefined || all.some(isServed)
    ? undefined
    : NO_READY_POD.finding({ service: subject, endpoints: all.length });
}

/** A port that is not served is no verdict if others are: see `otherFindings`. */
function noPortServed({ service, snapshot, subject }: ReadFacts): FieldFinding | undefined {
  const ports = unservedPorts(service, valueOf(snapshot.endpoints));
  return ports.length === 0 || ports.length < service.ports.length
    ? undefined
    : UNSERVED_PORTS.finding({ case: 'all', service: subject, ports });
}

function backendsSkipped({ snapshot, subject }: ReadFacts): FieldFinding | undefined {
  const events: readonly LiveEvent[] = valueOf(snapshot.events) ?? [];
  // Their times are whole seconds.
  const isOutdated = ({ at }: LiveEvent) => (
    at !== '' && events.some((other) => other.reason === SUCCESS && other.at >= at)
  );
  const event = events.find((each) => {
    const failed = FAILED_SYNCS.get(each.reason);
    return failed !== undefined && !(failed.outdated && isOutdated(each));
  });
  return event && BACKENDS_SKIPPED.finding({ service: subject, reason: event.reason, message: event.message });
}

/** A pod that was named and cannot be judged must not end in a verdict about other pods. */
function clientMissing({ snapshot: { pod, nodes }, client, subject }: ReadFacts): FieldFinding | undefined {
  if (pod === undefined || client !== undefined || valueOf(nodes) === undefined) {
    return undefined;
  }
  return NOT_READ.finding({ case: 'pod', service: subject, ...problemWith(pod) });
}

function problemWith({ name, reading }: NamedPod): { readonly pod: string; readonly problem: string } {
  const pod = valueOf(reading);
  const problems = {
    found: pod?.node === undefined ? 'it is not scheduled' : `its node ${pod.node} was not read`,
    absent: 'it does not exist',
    denied: 'it could not be read',
    failed: 'it could not be read',
  };
  const hasNoMore = pod !== undefined && hasEnded(pod);
  return { pod: name, problem: hasNoMore ? `it has ended (${pod.phase})` : problems[reading.state] };
}

function stranded(facts: ReadFacts): FieldFinding | undefined {
  const failing = facts.judged.filter(({ row }) => FAILING.includes(row.connects));
  const confirmed = failing.filter((client) => !isFiltered(client) && isTheFault(facts.service, client.row));
  const filtered = failing.filter(isFiltered);
  if (confirmed.length === 0 && filtered.length > 0) {
    return NOT_IN_RANGES.finding({
      ...published(facts), clients: clientsOf(facts, filtered), ranges: facts.service.sourceRanges,
    });
  }
  const [kind, clients] = confirmed.length > 0 ? [CONFIRMED, confirmed] : [LOAD_BALANCER_FAILS, failing];
  const [first] = clients;
  return first && kind.finding({
    ...published(facts),
    endpointWord: facts.endpointWord,
    clients: clientsOf(facts, clients),
    failure: first.row.failure,
    reason: first.row.why,
  });
}

function isTheFault({ externalTrafficPolicy }: LiveService, { node, connects }: ReachabilityRow): boolean {
  return externalTrafficPolicy === ExternalTrafficPolicy.LOCAL
    && node === NodeKind.WITHOUT_GATEWAY && connects === ReachabilityAnswer.NO;
}

/**
 * Whether kube-proxy drops the request because of the source ranges of the Service. A request that fails whether they
 * contain the client or not fails for another reason.
 */
function isFiltered({ row: { facts }, inSourceRanges }: JudgedClient): boolean {
  return inSourceRanges === false && facts.includes(SOURCE_RANGES);
}

/** The fact on which such an answer rests. */
const SOURCE_RANGES: FactId = 'F73';

const FAILING: readonly ReachabilityAnswer[] = [ReachabilityAnswer.NO, ReachabilityAnswer.SOMETIMES];

function skips(facts: ReadFacts): FieldFinding | undefined {
  const skipping = facts.judged.filter(({ row }) => row.works === ReachabilityAnswer.NO);
  const [first] = skipping;
  return first && SKIPPED_FEATURES.finding({
    ...published(facts), clients: clientsOf(facts, skipping), skipped: skippedInWords(first.row.bypasses),
  });
}

function notRead(facts: VerdictFacts): FieldFinding | undefined {
  const unread = neededUnread(facts);
  return unread.length === 0 ? undefined : notReadFinding(facts, unread);
}

function notReadFinding({ subject }: VerdictFacts, unread: readonly Unread[]): FieldFinding {
  return NOT_READ.finding({ case: 'part', service: subject, ...notReadValues(unread) });
}

function neededUnread({ snapshot }: VerdictFacts): Unread[] {
  return NEEDED.flatMap((part) => unreadPart(part, snapshot[part]) ?? []);
}

function notKnown(facts: ReadFacts): FieldFinding | undefined {
  const isNoneJudged = facts.judged.length === 0;
  const unknown = facts.judged.filter(({ row }) => row.works === ReachabilityAnswer.UNKNOWN);
  const open = facts.client === undefined
    ? facts.nodes.filter(({ notJudged, isOutside }) => notJudged !== undefined && (isNoneJudged || !isOutside))
    : [];
  const reason = isNoneJudged ? whyNone(facts) : unknown[0]?.row.why ?? open[0]?.notJudged;
  return reason === undefined ? undefined : NOT_READ.finding({
    case: 'answer',
    service: facts.subject,
    clients: clientsOf(facts, [...unknown, ...open]),
    reason,
    ...notReadValues(facts.unread),
  });
}

/** Why no client is judged. */
function whyNone({ nodes, client }: VerdictFacts): string {
  const node = nodes.find(({ name }) => client === undefined || name === client.node);
  return node?.notJudged === undefined ? 'the cluster has no node' : `${node.name} is not judged, ${node.notJudged}`;
}

/** Only without a named client: a client in the host network that is named is judged like a pod. */
function hostsStranded({ nodes, client, endpointWord }: VerdictFacts): FieldFinding | undefined {
  const row = nodes.filter(({ notJudged }) => notJudged === undefined).map(({ hosts }) => hosts)
    .find(({ connects }) => FAILING.includes(connects));
  return client !== undefined || row === undefined
    ? undefined
    : HOSTS_STRANDED.finding({ case: 'certain', endpointWord, reason: row.why, promised: true, failure: row.failure });
}

function nothingWrong(facts: ReadFacts): FieldFinding {
  const policies = [policiesOn(facts.service, facts.snapshot), policiesOfClient(facts.snapshot)];
  return NOTHING_WRONG.finding({
    ...published(facts),
    clients: clientsOf(facts, facts.judged),
    policy: facts.service.externalTrafficPolicy ?? ExternalTrafficPolicy.CLUSTER,
    reason: rowOfInterest(facts.judged)?.why ?? '',
    conditions: [...new Set(facts.judged.flatMap(({ row }) => row.condition ?? []))],
    policies: policies.flatMap(({ certain, possible }) => [...certain, ...possible]),
    areEventsRead: !('why' in facts.snapshot.events),
  });
}

/** The row of a client on a node without an endpoint says most. */
function rowOfInterest(judged: readonly JudgedClient[]): ReachabilityRow | undefined {
  return (judged.find(({ row }) => row.node === NodeKind.WITHOUT_GATEWAY) ?? judged[0])?.row;
}

function published({ subject, service }: ReadFacts) {
  return { service: subject, addresses: addressesOf(service) };
}

function clientsOf({ client, nodes }: ReadFacts, some: readonly Pick<JudgedClient, 'name'>[]) {
  return client === undefined
    ? { nodes: some.map(({ name }) => name), all: nodes.length }
    : { pod: client.name, node: client.node, isHost: client.kind === ClientKind.HOST };
}
