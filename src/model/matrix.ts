import { reach } from './conclude';
import { ClientKind, type ReachabilityRow, type ReachabilitySetup, TargetKind } from './question';
import { NodeKind } from './service';

const CLIENTS_INSIDE = [ClientKind.POD, ClientKind.HOST];
const TARGETS = [TargetKind.LOAD_BALANCER, TargetKind.SERVICE_DNS];

/**
 * Who reaches a gateway: pods and clients in the host network, on nodes with and without a gateway pod, and clients
 * outside, each at both addresses.
 */
export function reachabilityRows(setup: ReachabilitySetup): ReachabilityRow[] {
  return [
    ...CLIENTS_INSIDE.flatMap((client) => Object.values(NodeKind).flatMap((node) =>
      TARGETS.map((target) => reach({ ...setup, client, node, target })))),
    ...TARGETS.map((target) => reach({ ...setup, client: ClientKind.EXTERNAL, target })),
  ];
}
