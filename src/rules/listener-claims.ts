import type { ClusterListener, GatewayFacts, ListenerClaim } from './gateway-facts';
import { type GatewayVariant, gatewayVariants, mapAt } from './gather';
import { serviceItself } from './gather-service';
import { listenerProtocols, ownsListeners, requestedBalancer, transportOf } from './service';
import type { Fields } from '../kubernetes/fields';
import { setting } from '../loadbalancer/settings';
import { grouped } from '../text';

/**
 * The listeners that a gateway takes in any of its clusters, each once. Gateways with server groups of their authors
 * may share one.
 */
export function listenerClaims(manifest: Fields): ListenerClaim[] {
  return hasServiceAnnotations(manifest)
    ? eachOnce(gatewayVariants(manifest).flatMap(({ facts }) => claimsOf(facts)))
    : [];
}

/** Most gateways have none, and an annotation names the load balancer whose listeners a gateway takes. */
function hasServiceAnnotations(manifest: Fields): boolean {
  const spec = mapAt(manifest, 'spec');
  const overrides = mapAt(spec, 'overrides');
  const specs = [spec, ...Object.keys(overrides).map((id) => mapAt(overrides, id))];
  return specs.some((each) => Object.keys(mapAt(each, 'serviceAnnotations')).length > 0);
}

/** The listeners that a Service takes. */
export function serviceClaims(manifest: Fields): ListenerClaim[] {
  return eachOnce(claimsOf(serviceItself(manifest, {}).facts));
}

function eachOnce(claims: readonly ListenerClaim[]): ListenerClaim[] {
  return [...new Map(claims.map((claim) => [claim.key, claim])).values()];
}

/**
 * The variants of a gateway with the listeners that several of its clusters take. The first variant has them all: they
 * are one mistake.
 */
export function withClusterListeners(variants: readonly GatewayVariant[]): readonly GatewayVariant[] {
  const shared = clusterListeners(variants);
  const taking = variants.findIndex(({ clusters }) => clusters.some((each) => shared[0]?.clusters.includes(each)));
  return shared.length === 0 ? variants : variants.map((variant, index) => (
    index === taking ? { ...variant, facts: { ...variant.facts, clusterListeners: shared } } : variant
  ));
}

function clusterListeners(variants: readonly GatewayVariant[]): ClusterListener[] {
  const claims = variants.flatMap(({ facts, clusters }) => (
    clusters.length === 0 ? [] : claimsOf(facts).map((claim) => ({ ...claim, clusters }))
  ));
  return [...grouped(claims, ({ key }) => key).values()]
    .flatMap((same) => same.slice(0, 1).map((claim) => (
      { ...claim, clusters: [...new Set(same.flatMap(({ clusters }) => clusters))] }
    )))
    .filter(({ clusters }) => clusters.length > 1);
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
    return { key: `listener ${loadBalancer} ${port} ${transportOf(protocol)}`, loadBalancer, port };
  });
}
