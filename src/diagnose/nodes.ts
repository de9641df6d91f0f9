import type { NodeDiagnosis } from './diagnosis';
import { setupsOf } from './setup';
import type { LiveEndpoint } from '../cluster/live-endpoints';
import type { LiveNode } from '../cluster/live-node';
import type { LiveService } from '../cluster/live-service';
import { planesIn, unknownNetwork } from '../cluster/planes';
import { containsRange } from '../cluster/ranges';
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
  const rank = ({ works }: ReachabilityRow) => WORST_FIRST.indexOf(works);
  return rows.reduce((worst, row) => (rank(row) < rank(worst) ? row : worst));
}

/** Every node with the answers for its clients. */
export function diagnosedNodes(service: LiveService, snapshot: ClusterSnapshot): NodeDiagnosis[] {
  const planeOf = planesIn(snapshot);
  const endpoints = valueOf(snapshot.endpoints);
  const network = service.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL ? unknownNetwork(snapshot) : undefined;
  const client = snapshot.pod === undefined ? undefined : valueOf(snapshot.pod.reading);
  const gateways = endpoints === undefined ? undefined : endpointsByNode(endpoints);
  return (valueOf(snapshot.nodes) ?? []).map((node) => {
    const platform = planeOf(node);
    const here = gateways?.get(node.name) ?? [];
    return {
      name: node.name,
      gatewayPods: gateways === undefined ? undefined : here.filter(({ ready }) => ready).length,
      platform,
      notJudged: notJudged(node, platform.cni === undefined ? network : undefined),
      ...answersOn(service, {
        node,
        podSources: client?.node === node.name && client.address !== undefined ? [client.address] : node.podCidrs,
        platform,
        kind: gateways === undefined ? undefined : kindOf(here, platform),
      }),
    };
  });
}

/** A node, with its data plane and its kind, if that is known. */
interface JudgedNode {
  readonly node: LiveNode;

  /** The addresses or ranges of the pods on it, as far as they are known. */
  readonly podSources: readonly string[];
  readonly platform: ClusterPlatform;
  readonly kind: NodeKind | undefined;
}

/** The answers for the clients on a node. */
function answersOn(
  service: LiveService, { node, podSources, platform, kind }: JudgedNode,
): Pick<NodeDiagnosis, 'pods' | 'hosts'> {
  const setups = setupsOf(service, platform);
  const worst = (client: ClientKind, sources: readonly string[]) => {
    const inSourceRanges = areAllInside(service.sourceRanges, sources);
    return worstOf(setups.map((setup) => (
      reach({ ...setup, client, node: kind, target: TargetKind.LOAD_BALANCER, inSourceRanges })
    )));
  };
  return {
    pods: worst(ClientKind.POD, podSources),
    hosts: worst(ClientKind.HOST, node.addresses),
  };
}

/** Whether the ranges contain all of the sources, or none of them; undefined if neither is known. */
function areAllInside(ranges: readonly string[], sources: readonly string[]): boolean | undefined {
  const inside = sources.map((source) => containsRange(ranges, source));
  return inside.length > 0 && inside.every((is) => is === inside[0]) ? inside[0] : undefined;
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

/** Under Cluster, every network sends requests to any gateway pod. Under Local, a network that is not known may not. */
function notJudged({ labels, taintKeys }: LiveNode, network: string | undefined): string | undefined {
  return isVirtual(labels, taintKeys) ? 'virtual node, what handles its Services is not known' : network;
}
