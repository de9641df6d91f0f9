import { LabError } from './errors';
import { isRefusedByNode, type Cell, type ExtraSettings, type Question } from './matrix/cells';
import { RANGES } from './matrix/services';
import type { ReachabilityAnswer } from '../../src/model/answer';
import type { ReachabilityChange } from '../../src/model/changes';
import { reach } from '../../src/model/conclude';
import { PublishedAddress, BackendType } from '../../src/model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import {
  ClientKind, ReachabilityFailure, type ReachabilityQuestion, type ReachabilityRow, type ReachabilitySetup, TargetKind,
} from '../../src/model/question';
import { Reachability } from '../../src/model/report';
import { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';

/** The part of a question that is the same for every client and address. */
export type SetupQuestion = Omit<Question, 'client' | 'node' | 'target'>;

/** The member of an enumeration that has a value. */
function member<E extends string>(members: Readonly<Record<string, E>>, value: `${E}`): E {
  const found = Object.values(members).find((each) => each === value);
  if (found === undefined) {
    throw new LabError(`"${value}" is not one of ${Object.values(members).join(', ')}.`);
  }
  return found;
}

/**
 * The setup that a question is about.
 *
 * The lab's nodes put their own address in front of what leaves them, as Flannel's do. Where it puts pods behind the load balancer, their
 * addresses are taken for the VPC's, as on Terway with shared interfaces.
 */
function setupOf(question: SetupQuestion): ReachabilitySetup {
  const { dataPlane: { proxyMode, kubernetesVersion, podCidrKnown, detectLocalMode }, backend } = question;
  return {
    platform: ClusterPlatform.ack({
      cni: cniOf(question),
      proxyMode: member(ProxyMode, proxyMode),
      kubernetesVersion,
      podCidrKnown: podCidrKnown || detectLocalMode !== undefined,
    }),
    externalTrafficPolicy: member(ExternalTrafficPolicy, question.externalTrafficPolicy),
    internalTrafficPolicy: member(InternalTrafficPolicy, question.internalTrafficPolicy),
    backendType: backend === 'eni' ? BackendType.ENI : BackendType.NODE,
    status: member(PublishedAddress, question.status),
  };
}

/** What the library's model says of a question of the matrix. One of the lab's two nodes there runs the gateway. */
export function modelOf(question: Question): ReachabilityRow {
  return reach({
    ...setupOf(question),
    client: member(ClientKind, question.client),
    node: question.node === null ? undefined : member(NodeKind, question.node),
    target: member(TargetKind, question.target),
    onlyGatewayNode: true,
    ...rangesOf(question),
  });
}

/** The answers that the library predicts to change. */
export function predictedChanges(from: SetupQuestion, to: SetupQuestion): ReachabilityChange[] {
  return Reachability.of(setupOf(from)).changesTo(Reachability.of(setupOf(to)));
}

function cniOf({ dataPlane: { pods }, backend }: SetupQuestion): Cni {
  if (pods === 'exclusive-eni') {
    return Cni.TERWAY_EXCLUSIVE_ENI;
  }
  return backend === 'eni' ? Cni.TERWAY_ENIIP : Cni.FLANNEL;
}

/** The source ranges, and whether they contain the client: its address when it asks its node. */
function rangesOf({ sourceRanges, client }: Question): Pick<ReachabilityQuestion, 'sourceRanges' | 'inSourceRanges'> {
  return sourceRanges === undefined
    ? {}
    : { sourceRanges: [...RANGES[sourceRanges]], inSourceRanges: (sourceRanges === 'outside') === (client === 'external') };
}

/** What a cell has if it agrees with the model. */
type Expected = Pick<Cell, 'failure' | 'source'> & { readonly connects: `${ReachabilityAnswer}` };

const REFUSED: Expected = { connects: 'no', failure: 'refused', source: 'unknown' };
const TIMED_OUT: Expected = { connects: 'no', failure: 'timeout', source: 'unknown' };

/**
 * What to expect of a question. The model is about gateways that listen: a request that the model says connects is refused where nothing
 * listens. One that does not connect fails in the same way.
 */
export function expectedOf(question: Question): Expected {
  const { connects, failure, source } = modelOf(question);
  const usual: Expected = { connects, failure: atClusterIp(failure), source };
  switch (question.gateway) {
    case undefined: return usual;
    case 'not-listening': return connects === 'no' ? usual : REFUSED;
    case 'not-ready': return expectedWithoutEndpoints(question, usual);
  }
}

/**
 * Nodes refuse requests to a Service without ready endpoints, whatever its policies: `has no endpoints` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/proxy/iptables/proxier.go. Nothing takes requests from outside to a ClusterIP. A
 * request that its own node does not refuse goes to the load balancer, which cannot send it back to that node.
 */
function expectedWithoutEndpoints(question: Question, usual: Expected): Expected {
  const { client, target } = question;
  if (target === 'service-dns') {
    return client === 'external' ? usual : REFUSED;
  }
  return client === 'host' && !isRefusedByNode(question) ? TIMED_OUT : REFUSED;
}

/** What a cell and the model disagree about, in words; undefined where they agree. */
export function disagreement(cell: Cell): string | undefined {
  const expected = expectedOf(cell);
  const wrong = (['connects', 'failure', 'source'] as const).filter((field) => expected[field] !== cell[field]);
  return wrong.length === 0 ? undefined : `${questionText(cell)}: ${wrong.map((field) => (
    `${field} is ${String(cell[field])}, the model says ${String(expected[field])}`
  )).join('; ')}`;
}

/** The lab asks the ClusterIP and not the name. Outside the cluster, where the name does not resolve, the ClusterIP answers nothing. */
function atClusterIp(failure: ReachabilityFailure | undefined): Cell['failure'] {
  return failure === ReachabilityFailure.UNRESOLVED ? ReachabilityFailure.TIMEOUT : failure ?? null;
}

/** A question in words. */
export function questionText(question: Question): string {
  const { dataPlane, externalTrafficPolicy, internalTrafficPolicy, backend, status, client, node, target } = question;
  const { proxyMode, kubernetesVersion, podCidrKnown, detectLocalMode, terwayMasquerade } = dataPlane;
  const settings = { ...extraSettingsOf(question), detectLocalMode, terwayMasquerade };
  const extra = Object.entries(settings).flatMap(([name, value]) => value === undefined ? [] : [`, ${name} ${String(value)}`]);
  return `${proxyMode} ${kubernetesVersion} pod range ${podCidrKnown ? 'known' : 'unknown'}, `
    + `${externalTrafficPolicy}/${internalTrafficPolicy}, ${backend} behind, ${status} published${extra.join('')}: `
    + `${client} ${node ?? ''} to ${target}`;
}

function extraSettingsOf({ sourceRanges, gateway, sessionAffinity }: ExtraSettings): ExtraSettings {
  return { sourceRanges, gateway, sessionAffinity };
}
