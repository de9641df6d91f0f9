import type { NodeDiagnosis } from './diagnosis';
import { setupsOf } from './setup';
import type { LiveEndpoint } from '../cluster/live-endpoints';
import type { LiveNode } from '../cluster/live-node';
import type { LiveService } from '../cluster/live-service';
import { planesIn, unknownNetwork } from '../cluster/planes';
import { valueOf } from '../cluster/reading';
import type { ClusterSnapshot } from '../cluster/snapshot';
import { isVirtual } from '../kubernetes/virtual-nodes';
import { ReachabilityAnswer } from '../model/answer';
import { reach } from '../model/conclude';
import type { ClusterPlatform } from '../model/platform';
import { ClientKind, type ReachabilityRow, TargetKind } from '../model/question';
import { ExternalTrafficPolicy, NodeKind } from '../model/service';
import { isAtLeast } from '../model/version';

/** The answers from the worst to the best. */
const WORST_FIRST = [
  ReachabilityAnswer.NO, ReachabilityAnswer.SOMETIMES, ReachabilityAnswer.UNKNOWN, ReachabilityAnswer.YES,
] as const;

/** The first of the rows with the worst answer; there is at least one row. */
export function worstOf(rows: readonly ReachabilityRow[]): ReachabilityRow {
  return [...rows].sort((a, b) => WORST_FIRST.indexOf(a.works) - WORST_FIRST.indexOf(b.works))[0];
}

/** Every node with the answers for its clients. */
export function diagnosedNodes(service: LiveService, snapshot: ClusterSnapshot): NodeDiagnosis[] {
  const planeOf = planesIn(snapshot);
  const endpoints = valueOf(snapshot.endpoints);
  const network = service.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL ? unknownNetwork(snapshot) : undefined;
  const gateways = endpoints === undefined ? undefined : endpointsByNode(endpoints);
  return (valueOf(snapshot.nodes) ?? []).map((node) => {
    const platform = planeOf(node);
    const here = gateways?.get(node.name) ?? [];
    return {
      name: node.name,
      gatewayPods: gateways === undefined ? undefined : here.filter(({ ready }) => ready).length,
      platform,
      notJudged: notJudged(node, platform.cni === undefined ? network : undefined),
      ...answersOn(service, platform, gateways === undefined ? undefined : kindOf(here, platform)),
    };
  });
}

/** The answers for the clients on a node of a kind; undefined if the kind is not known. */
export function answersOn(
  service: LiveService, platform: ClusterPlatform, node: NodeKind | undefined,
): Pick<NodeDiagnosis, 'pods' | 'hosts'> {
  const worst = (client: ClientKind) => worstOf(setupsOf(service, platform)
    .map((setup) => reach({ ...setup, client, node, target: TargetKind.LOAD_BALANCER })));
  return { pods: worst(ClientKind.POD), hosts: worst(ClientKind.HOST) };
}

function endpointsByNode(endpoints: readonly LiveEndpoint[]): Map<string, LiveEndpoint[]> {
  const byNode = new Map<string, LiveEndpoint[]>();
  for (const endpoint of endpoints) {
    const { node = '' } = endpoint;
    const here = byNode.get(node);
    if (here === undefined) {
      byNode.set(node, [endpoint]);
    } else {
      here.push(endpoint);
    }
  }
  return byNode;
}

/**
 * Whether the data plane has a gateway pod on the node. From 1.26 on, it uses pods that terminate but still serve if no
 * other is left on the node.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions
 */
function kindOf(endpoints: readonly LiveEndpoint[], { kubernetesVersion }: ClusterPlatform): NodeKind {
  const isServed = endpoints.some(({ ready }) => ready)
    || (endpoints.some(({ draining }) => draining) && isAtLeast(kubernetesVersion, '1.26') === ReachabilityAnswer.YES);
  return isServed ? NodeKind.WITH_GATEWAY : NodeKind.WITHOUT_GATEWAY;
}

/** Under Cluster, every network sends requests to any gateway pod. Under Local, one that is not known may do anything. */
function notJudged({ labels, taintKeys }: LiveNode, network: string | undefined): string | undefined {
  return isVirtual(labels, taintKeys) ? 'virtual node, what handles its Services is not known' : network;
}
