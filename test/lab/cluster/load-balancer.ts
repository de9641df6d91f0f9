/**
 * The router as a load balancer. For a TCP listener it rewrites the destination to one of its backends and keeps the client's
 * address (the client's address reaches the node: Alibaba Cloud, "Service FAQ" of ACK). For the other kinds it sends the packets
 * to Envoy, which runs next to it (`load-balancer-envoy.ts`).
 */
import { ENVOY_PORT, setProxyingListeners } from './load-balancer-envoy';
import type { Network } from './network';
import type { ProxyingListener } from '../envoy/load-balancer';
import { inside } from '../ground/namespaces';

/** One listener: an address and port, and where its connections go. */
export interface Listener {
  /** What the load balancer does in addition to passing packets on. A plain TCP listener if absent. */
  readonly kind?: ProxyingListener['kind'];
  readonly address: string;
  readonly port: number;
  readonly backends: readonly { readonly address: string; readonly port: number }[];
}

/** What becomes of a connection whose backend is the server it came from. */
export type Hairpin = 'refuse' | 'deliver';

/**
 * Backends are chosen by two bits of the client's port, and one connection meets one backend: a choice by turns
 * would send a repeated SYN elsewhere, and a failure would look like a success. The lowest bit is left out, since
 * Linux gives connections ports of one parity.
 */
const BUCKETS = 4;
const bucketMatch = (bucket: number): string => `0>>22&0x3C@0>>17&0x3=${bucket}`;

function rulesOf(listener: Listener): string[] {
  const match = `-A PREROUTING -d ${listener.address} -p tcp --dport ${listener.port}`;
  const count = listener.backends.length;
  if (count === 0) {
    return [];
  }
  if (listener.kind !== undefined) {
    return [`${match} -j REDIRECT --to-ports ${ENVOY_PORT}`];
  }
  return Array.from({ length: BUCKETS }, (_, bucket) => {
    const backend = listener.backends[bucket % count];
    return `${match} -m u32 --u32 "${bucketMatch(bucket)}" -j DNAT --to-destination ${backend?.address}:${backend?.port}`;
  });
}

/**
 * Replaces all listeners of the load balancer.
 *
 * That a server cannot be client and backend of one connection is documented for private load balancers
 * (ACK, "Considerations for configuring a LoadBalancer Service"); how the real one refuses is not, so it is a switch.
 */
export function setListeners(network: Network, listeners: readonly Listener[], hairpin: Hairpin = 'refuse'): void {
  const refuse = hairpin === 'refuse'
    ? network.nodes.map((node) => `-A FORWARD -i ${node.name} -o ${node.name} -m conntrack --ctstate DNAT --ctdir ORIGINAL -j DROP`)
    : [];
  setProxyingListeners(listeners.flatMap(({ kind, ...listener }) => kind === undefined ? [] : [{ ...listener, kind }]));
  const rules = ['*nat', ...listeners.flatMap(rulesOf), 'COMMIT', '*filter', ...refuse, 'COMMIT', ''].join('\n');
  inside(network.router, 'sh', '-c', `iptables-restore -w <<'RULES'\n${rules}RULES\n`);
}
