import { LabError } from './errors';
import type { Cell, Question } from './matrix/cells';
import type { ReachabilityAnswer } from '../../src/model/answer';
import type { ReachabilityChange } from '../../src/model/changes';
import { reach } from '../../src/model/conclude';
import { PublishedAddress, BackendType } from '../../src/model/load-balancer';
import { ClusterPlatform, Cni, ProxyMode } from '../../src/model/platform';
import { ClientKind, ReachabilityFailure, type ReachabilityRow, type ReachabilitySetup, TargetKind } from '../../src/model/question';
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
  const { dataPlane: { proxyMode, kubernetesVersion, podCidrKnown }, backend } = question;
  const pods = backend === 'eni';
  return {
    platform: ClusterPlatform.ack({
      cni: pods ? Cni.TERWAY_ENIIP : Cni.FLANNEL,
      proxyMode: member(ProxyMode, proxyMode),
      kubernetesVersion,
      podCidrKnown,
    }),
    externalTrafficPolicy: member(ExternalTrafficPolicy, question.externalTrafficPolicy),
    internalTrafficPolicy: member(InternalTrafficPolicy, question.internalTrafficPolicy),
    backendType: pods ? BackendType.ENI : BackendType.NODE,
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
  });
}

/** The answers that the library predicts to change. */
export function predictedChanges(from: SetupQuestion, to: SetupQuestion): ReachabilityChange[] {
  return Reachability.changes(setupOf(from), setupOf(to));
}

/** What a cell and the model disagree about, in words; undefined where they agree. */
export function disagreement(cell: Cell): string | undefined {
  const { connects, failure, source } = modelOf(cell);
  const said: { readonly [field: string]: unknown } = { connects: connects satisfies ReachabilityAnswer, failure: atClusterIp(failure), source };
  const wrong = (['connects', 'failure', 'source'] as const).filter((field) => said[field] !== cell[field]);
  return wrong.length === 0 ? undefined : `${questionText(cell)}: ${wrong.map((field) => (
    `${field} is ${String(cell[field])}, the model says ${String(said[field])}`
  )).join('; ')}`;
}

/** The lab asks the ClusterIP and not the name. Outside the cluster, where the name does not resolve, the ClusterIP answers nothing. */
function atClusterIp(failure: ReachabilityFailure | undefined): ReachabilityFailure | null {
  return failure === ReachabilityFailure.UNRESOLVED ? ReachabilityFailure.TIMEOUT : failure ?? null;
}

/** A question in words. */
export function questionText({ dataPlane, externalTrafficPolicy, internalTrafficPolicy, backend, status, client, node, target }: Question): string {
  return `${dataPlane.proxyMode} ${dataPlane.kubernetesVersion} pod range ${dataPlane.podCidrKnown ? 'known' : 'unknown'}, `
    + `${externalTrafficPolicy}/${internalTrafficPolicy}, ${backend} behind, ${status} published: ${client} ${node ?? ''} to ${target}`;
}
