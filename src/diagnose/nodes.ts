import type { NodeDiagnosis } from './diagnosis';
import { setupsOf } from './setup';
import { isReadyPod, type LiveEndpoint, servesPort } from '../cluster/live-endpoints';
import type { DecidingLabel, LiveNode } from '../cluster/live-node';
import type { LivePort, LiveService } from '../cluster/live-service';
import { type FindPlane, unknownNetwork } from '../cluster/planes';
import { containsRange, familyOf, networkOf } from '../cluster/ranges';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { isVirtual } from '../kubernetes/virtual-nodes';
import { ReachabilityAnswer } from '../model/answer';
import { reach } from '../model/conclude';
import type { ClusterPlatform } from '../model/platform';
import {
  ClientKind, type ReachabilityQuestion, type ReachabilityRow, type ReachabilitySetup, TargetKind,
} from '../model/question';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';
import { isAtLeast } from '../model/version';
import { grouped, remembered } from '../text';

/** The answers from the worst to the best. */
const WORST_FIRST = [
  ReachabilityAnswer.NO, ReachabilityAnswer.SOMETIMES, ReachabilityAnswer.UNKNOWN, ReachabilityAnswer.YES,
] as const;

/** The first of the answers that is the worst; there is at least one. */
function worstOf(answers: readonly AnsweredClients[]): AnsweredClients {
  const rank = ({ row: { works } }: AnsweredClients) => WORST_FIRST.indexOf(works);
  return answers.reduce((worst, each) => (rank(each) < rank(worst) ? each : worst));
}

/** Every node with the answers for its clients, on the data planes that are found for the nodes. */
export function diagnosedNodes(
  service: LiveService, snapshot: ClusterSnapshot, planeOf: FindPlane,
): NodeDiagnosis[] {
  const answersOn = answersFor({ ...service, sourceRanges: rangesThatFilter(service) });
  const endpoints = valueOf(snapshot.endpoints);
  const unserved = whyUnserved(service) ?? unservedAddress(service, endpoints);
  const families = [...familiesOf(service)];
  const ports = service.ports.filter((port) => endpoints?.some((each) => each.ready && servesPort(each, port)));
  const network = service.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL ? unknownNetwork(snapshot) : undefined;
  const client = snapshot.pod === undefined ? undefined : valueOf(snapshot.pod.reading);
  const gateways = endpoints === undefined ? undefined : grouped(endpoints, ({ node = '' }) => node);
  return (valueOf(snapshot.nodes) ?? []).map((node) => {
    const platform = planeOf(node);
    const here = gateways?.get(node.name) ?? NONE;
    const { pods, hosts, questions } = answersOn({
      node,
      podSources: client?.node === node.name && client.address !== undefined ? [client.address] : node.podCidrs,
      platform,
      kind: gateways === undefined ? undefined : kindFor(ports, byFamily(here, families), platform),
    });
    const { notJudged, isOutside } = judgedOrNot(node, unserved ?? (platform.cni === undefined ? network : undefined));
    // A cluster may have hundreds of thousands of these, so they are written without copies.
    return {
      name: node.name,
      gatewayPods: gateways && here.filter(isReadyPod).length,
      platform,
      notJudged,
      isOutside,
      acceptsPods: node.acceptsPods,
      pods,
      hosts,
      questions,
    };
  });
}

const NONE: readonly LiveEndpoint[] = [];

/** The answer for some clients, and the question that it answers. */
interface AnsweredClients {
  readonly question: ReachabilityQuestion;
  readonly row: ReachabilityRow;
}

/** A node, with its data plane and its kind, if that is known. */
interface JudgedNode {
  readonly node: LiveNode;

  /** The addresses or ranges of the pods on it, as far as they are known. */
  readonly podSources: readonly string[];
  readonly platform: ClusterPlatform;
  readonly kind: NodeKind | undefined;
}

/** The answers for the clients on a node. Nodes with the same answers have the same object. */
type Answers = Pick<NodeDiagnosis, 'pods' | 'hosts' | 'questions'>;

/** The answers for the clients on a node, towards one Service. Most nodes are equal, so answers are remembered. */
function answersFor(service: LiveService): (judged: JudgedNode) => Answers {
  const setupsOn = remembered((platform: ClusterPlatform) => setupsOf(service, platform));
  const target = TargetKind.LOAD_BALANCER;
  const worst = (platform: ClusterPlatform, asked: Omit<ReachabilityQuestion, keyof ReachabilitySetup | 'target'>) => (
    worstOf(setupsOn(platform).map((setup) => answered({ ...setup, ...asked, target })))
  );
  const answersOn = remembered((platform: ClusterPlatform) => (
    remembered((node: NodeKind | undefined) => (
      remembered((arePodsInside: boolean | undefined) => (
        remembered((areHostsInside: boolean | undefined): Answers => {
          const pods = worst(platform, { client: ClientKind.POD, node, inSourceRanges: arePodsInside });
          const hosts = worst(platform, { client: ClientKind.HOST, node, inSourceRanges: areHostsInside });
          return { pods: pods.row, hosts: hosts.row, questions: { pods: pods.question, hosts: hosts.question } };
        })
      ))
    ))
  ));
  return ({ node: { addresses }, podSources, platform, kind }) => answersOn(platform)(kind)(
    areAllInside(service.sourceRanges, podSources),
  )(areAllInside(service.sourceRanges, addresses));
}

function answered(question: ReachabilityQuestion): AnsweredClients {
  return { question, row: reach(question) };
}

/**
 * The source ranges that kube-proxy compares with the clients of the published addresses: those of the same families.
 *
 * Source: https://github.com/kubernetes/kubernetes/blob/5ce22905a86f/pkg/proxy/serviceport.go
 */
function rangesThatFilter({ sourceRanges, addresses }: LiveService): string[] {
  const families = familiesOf({ addresses });
  return sourceRanges.filter((range) => families.size === 0 || families.has(familyOf(networkOf(range))));
}

/** The families of the published addresses; none for host names. */
function familiesOf({ addresses }: Pick<LiveService, 'addresses'>): ReadonlySet<number> {
  return new Set(addresses.flatMap(({ ip }) => (ip === undefined ? [] : familyOf(ip))));
}

/** Whether the ranges contain all of the sources, or none of them; undefined if neither is known. */
function areAllInside(ranges: readonly string[], sources: readonly string[]): boolean | undefined {
  if (ranges.length === 0) {
    return undefined;
  }
  const families = [...new Set(ranges.map((range) => familyOf(networkOf(range))))];
  const compared = families.map((family) => sources.filter((source) => familyOf(networkOf(source)) === family));
  if (compared.some(({ length }) => length === 0)) {
    return undefined;
  }
  const inside = compared.flat().map((source) => containsRange(ranges, source));
  return inside.length > 0 && inside.every((is) => is === inside[0]) ? inside[0] : undefined;
}

/** The endpoints with an address of each family; all of them if no IP is published. */
function byFamily(endpoints: readonly LiveEndpoint[], families: readonly number[]): (readonly LiveEndpoint[])[] {
  return families.length === 0 ? [endpoints] : families.map((family) => (
    endpoints.filter(({ addresses }) => addresses.some((address) => familyOf(address) === family))
  ));
}

/**
 * A node counts as one without an endpoint if that is so for any family of the published addresses, or for any port
 * that endpoints elsewhere serve.
 */
function kindFor(
  ports: readonly LivePort[], ofFamilies: readonly (readonly LiveEndpoint[])[], platform: ClusterPlatform,
): NodeKind | undefined {
  const kinds = ofFamilies.flatMap((here) => (ports.length === 0
    ? [kindOf(here, platform)]
    : ports.map((port) => kindOf(here.filter((endpoint) => servesPort(endpoint, port)), platform))));
  if (kinds.includes(NodeKind.WITHOUT_GATEWAY)) {
    return NodeKind.WITHOUT_GATEWAY;
  }
  return kinds.includes(undefined) ? undefined : NodeKind.WITH_GATEWAY;
}

/**
 * Whether the data plane has an endpoint on the node. From 1.26 on, it uses pods that terminate but still serve if no
 * other is left on the node.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions
 */
function kindOf(endpoints: readonly LiveEndpoint[], { kubernetesVersion }: ClusterPlatform): NodeKind | undefined {
  if (endpoints.some(({ ready }) => ready)) {
    return NodeKind.WITH_GATEWAY;
  }
  return endpoints.some(({ draining }) => draining)
    ? DRAINING[isAtLeast(kubernetesVersion, '1.26')]
    : NodeKind.WITHOUT_GATEWAY;
}

/** The kind of a node whose endpoints all terminate, by whether kube-proxy uses such pods. */
const DRAINING: { readonly [uses in ReachabilityAnswer]?: NodeKind } = {
  [ReachabilityAnswer.YES]: NodeKind.WITH_GATEWAY,
  [ReachabilityAnswer.NO]: NodeKind.WITHOUT_GATEWAY,
};

/** Why the requests of no client can be judged; undefined if kube-proxy serves the Service. */
function whyUnserved({ unproxiedLabel, isBeingDeleted }: LiveService): string | undefined {
  if (isBeingDeleted) {
    return 'the Service is being deleted, and its load balancer with it';
  }
  return unproxiedLabel && `kube-proxy ignores the Service, because it has the label ${unproxiedLabel}`;
}

/** Why kube-proxy does not serve a published address; undefined if it serves all of them. */
function unservedAddress(
  { addresses, ipFamilies }: LiveService, endpoints: readonly LiveEndpoint[] | undefined,
): string | undefined {
  const served = new Set(endpoints?.flatMap((endpoint) => endpoint.addresses.map(familyOf)));
  const unserved = addresses.flatMap((address) => address.ip ?? [])
    .find((each) => served.size > 0 && !served.has(familyOf(each)));
  if (unserved !== undefined) {
    return `no endpoint has an address of the family of ${unserved}`;
  }
  const ip = addresses.map((address) => address.ip)
    .find((each) => each !== undefined && ipFamilies.length > 0 && !ipFamilies.includes(`IPv${familyOf(each)}`));
  return ip === undefined ? undefined : `the Service has no ClusterIP of the family of ${ip}, so kube-proxy ignores it`;
}

const WINDOWS: { readonly label: DecidingLabel; readonly value: string } = {
  label: 'kubernetes.io/os', value: 'windows',
};

/** Under Cluster, every network sends requests to any endpoint. Under Local, a network that is not known may not. */
function judgedOrNot(
  { labels, taintKeys }: LiveNode, unknown: string | undefined,
): Pick<NodeDiagnosis, 'notJudged' | 'isOutside'> {
  if (isVirtual(labels, taintKeys)) {
    return { notJudged: 'virtual node, what handles its Services is not known', isOutside: true };
  }
  return labels[WINDOWS.label] === WINDOWS.value
    ? { notJudged: 'Windows node, its kube-proxy is not examined', isOutside: true }
    : { notJudged: unknown, isOutside: false };
}
