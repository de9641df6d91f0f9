import type { Cell, Question } from './matrix/cells';
import type { Answer } from '../../src/model/answer';
import { reach } from '../../src/model/conclude';
import { type AddressKind, BackendType } from '../../src/model/load-balancer';
import { ClusterPlatform, Cni, type ProxyMode } from '../../src/model/platform';
import type { ClientKind, ReachabilityRow, TargetKind } from '../../src/model/question';
import type { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from '../../src/model/service';

/**
 * What the library's model says of a question of the matrix.
 *
 * The lab's nodes put their own address in front of what leaves them, as Flannel's do. Where it puts pods behind the load balancer, their
 * addresses are taken for the VPC's, as on Terway with shared interfaces. One of its two nodes runs the gateway.
 */
export function modelOf(question: Question): ReachabilityRow {
  const { dataPlane: { proxyMode, kubernetesVersion, podCidrKnown }, backend } = question;
  const pods = backend === 'eni';
  return reach({
    platform: ClusterPlatform.ack({ cni: pods ? Cni.TERWAY_ENIIP : Cni.FLANNEL, proxyMode: proxyMode as ProxyMode, kubernetesVersion, podCidrKnown }),
    externalTrafficPolicy: question.externalTrafficPolicy as ExternalTrafficPolicy,
    internalTrafficPolicy: question.internalTrafficPolicy as InternalTrafficPolicy,
    backendType: pods ? BackendType.ENI : BackendType.NODE,
    status: question.status as AddressKind,
    client: question.client as ClientKind,
    node: question.node as NodeKind | null ?? undefined,
    target: question.target as TargetKind,
    onlyGatewayNode: true,
  });
}

/** What a cell and the model disagree about, in words; undefined where they agree. */
export function disagreement(cell: Cell): string | undefined {
  const { connects, failure = null, source } = modelOf(cell);
  const said: { readonly [field: string]: unknown } = { connects: connects satisfies Answer, failure, source };
  const wrong = (['connects', 'failure', 'source'] as const).filter((field) => said[field] !== cell[field]);
  return wrong.length === 0 ? undefined : `${questionText(cell)}: ${wrong.map((field) => (
    `${field} is ${String(cell[field])}, the model says ${String(said[field])}`
  )).join('; ')}`;
}

/** A question in words. */
export function questionText({ dataPlane, externalTrafficPolicy, internalTrafficPolicy, backend, status, client, node, target }: Question): string {
  return `${dataPlane.proxyMode} ${dataPlane.kubernetesVersion} pod range ${dataPlane.podCidrKnown ? 'known' : 'unknown'}, `
    + `${externalTrafficPolicy}/${internalTrafficPolicy}, ${backend} behind, ${status} published: ${client} ${node ?? ''} to ${target}`;
}
