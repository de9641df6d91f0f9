import type { GatewayFacts, ListenerClaim } from './gateway-facts';
import { gatewayVariants } from './gather';
import { listenerProtocols, ownsListeners, requestedBalancer } from './service';
import { setting } from '../loadbalancer/settings';

/**
 * The listeners that a gateway takes in any of its clusters, each once. Gateways with server groups of their authors
 * may share one.
 */
export function listenerClaims(manifest: Readonly<Record<string, unknown>>): ListenerClaim[] {
  const claims = gatewayVariants(manifest).flatMap(({ facts }) => claimsOf(facts));
  return [...new Map(claims.map((claim) => [claim.key, claim])).values()];
}

function claimsOf({ service, ports }: GatewayFacts): ListenerClaim[] {
  const { annotations } = service;
  const loadBalancer = setting(annotations, 'id');
  if (loadBalancer === undefined || setting(annotations, 'vgroup-port') !== undefined) {
    return [];
  }
  const kind = requestedBalancer(service);
  const protocols = kind && ownsListeners(service) ? listenerProtocols(service, ports, kind) : undefined;
  return (protocols ?? []).map((protocol, index) => {
    const port = String(ports[index]?.port);
    const transport = protocol === 'udp' ? 'UDP' : 'TCP';
    return { key: `listener ${loadBalancer} ${port} ${transport}`, loadBalancer, port };
  });
}
