import type { ListenerClaim } from './gateway-facts';
import { gatewayItself, mapAt } from './gather';
import { listenerProtocols, ownsListeners, requestedBalancer } from './service';
import { setting } from '../loadbalancer/settings';

/** The listeners that a gateway takes. Gateways with server groups of their authors may share one. */
export function listenerClaims(manifest: Readonly<Record<string, unknown>>): ListenerClaim[] {
  const annotations = mapAt(mapAt(manifest, 'spec'), 'serviceAnnotations');
  const loadBalancer = setting(annotations, 'id');
  if (loadBalancer === undefined || setting(annotations, 'vgroup-port') !== undefined) {
    return [];
  }
  const { service, ports } = gatewayItself(manifest).facts;
  const kind = requestedBalancer(service);
  const protocols = kind && ownsListeners(service) ? listenerProtocols(service, ports, kind) : undefined;
  return (protocols ?? []).map((protocol, index) => {
    const port = String(ports[index]?.port);
    const transport = protocol === 'udp' ? 'UDP' : 'TCP';
    return { key: `listener ${loadBalancer} ${port} ${transport}`, loadBalancer, port };
  });
}
