/**
 * The router as a Classic Load Balancer with a TCP listener: it rewrites the destination to one of its backends and
 * keeps the client's address (the client's address reaches the node: Alibaba Cloud, "Service FAQ" of ACK).
 */
import type { Network } from './network';
import { inside } from '../ground/namespaces';

/** One listener: an address and port, and where its connections go. */
export interface Listener {
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
  const rules = ['*nat', ...listeners.flatMap(rulesOf), 'COMMIT', '*filter', ...refuse, 'COMMIT', ''].join('\n');
  inside(network.router, 'sh', '-c', `iptables-restore -w <<'RULES'\n${rules}RULES\n`);
}
