import { reach } from './conclude';
import { ClientKind, type ReachabilityRow, type ReachabilitySetup, TargetKind } from './question';
import { NodeKind } from './service';

/**
 * A node and the gateway on it.
 */
export interface GatewayNode {
  /**
   * Name of the node.
   */
  readonly name: string;

  /**
   * How many ready gateway pods run on it.
   */
  readonly gatewayPods: number;
}

/**
 * What comes of requests from a node.
 */
export interface NodeReachability extends GatewayNode {
  /**
   * What that makes of the node.
   */
  readonly kind: NodeKind;

  /**
   * Pods and clients in the host network of the node, towards both addresses.
   */
  readonly rows: ReachabilityRow[];
}

const CLIENTS_INSIDE = [ClientKind.POD, ClientKind.HOST];
const TARGETS = [TargetKind.LOAD_BALANCER, TargetKind.SERVICE_DNS];

/**
 * Who reaches a gateway: pods and clients in the host network, on nodes with and without a gateway pod, and clients outside, each at both
 * addresses.
 */
export function reachabilityRows(setup: ReachabilitySetup): ReachabilityRow[] {
  return [
    ...CLIENTS_INSIDE.flatMap((client) => Object.values(NodeKind).flatMap((node) =>
      TARGETS.map((target) => reach({ ...setup, client, node, target })))),
    ...TARGETS.map((target) => reach({ ...setup, client: ClientKind.EXTERNAL, target })),
  ];
}

/**
 * The same for the nodes of a cluster. Nodes of one kind share their rows, so that thousands of nodes cost no more than two.
 *
 * At least one gateway pod has to run somewhere: without any, nobody reaches the gateway.
 */
export function reachabilityOfNodes(setup: ReachabilitySetup, nodes: readonly GatewayNode[]): NodeReachability[] {
  const onlyGatewayNode = nodes.filter(({ gatewayPods }) => gatewayPods > 0).length === 1;
  const rowsOf = (node: NodeKind) => CLIENTS_INSIDE.flatMap((client) =>
    TARGETS.map((target) => reach({ ...setup, client, node, target, onlyGatewayNode })));
  const rows = { [NodeKind.WITH_GATEWAY]: rowsOf(NodeKind.WITH_GATEWAY), [NodeKind.WITHOUT_GATEWAY]: rowsOf(NodeKind.WITHOUT_GATEWAY) };
  return nodes.map(({ name, gatewayPods }) => {
    const kind = gatewayPods > 0 ? NodeKind.WITH_GATEWAY : NodeKind.WITHOUT_GATEWAY;
    return { name, gatewayPods, kind, rows: rows[kind] };
  });
}
