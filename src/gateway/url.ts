import { type GatewayUrlOptions, OWN_PORT, UrlScheme } from './gateway-contract';
import type { GatewayPort } from './port';

/** Port names that Istio reads as the scheme. Source: https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/ */
const NAMED_FOR = { [UrlScheme.HTTP]: /^(http|http2|grpc)(-|$)/, [UrlScheme.HTTPS]: /^(https|tls)(-|$)/ };

/** A URL at a host, its path written as `new URL(x).href` writes it; without a path where none is given. */
export function urlOf(dnsName: string, ports: readonly GatewayPort[], { scheme = UrlScheme.HTTP, host = dnsName, port, path }: GatewayUrlOptions): string {
  const number = port ?? portFor(scheme, ports);
  return `${scheme}://${host}${number === OWN_PORT[scheme] ? '' : `:${number}`}${path === undefined ? '' : normalised(path)}`;
}

/** Path and query without anything that is not allowed in a URL: blanks and quotes become percent-encoded, `..` is resolved. */
function normalised(path: string): string {
  const base = 'http://host';
  return new URL(`${base}${path.startsWith('/') ? '' : '/'}${path}`).href.slice(base.length);
}

function portFor(scheme: UrlScheme, ports: readonly GatewayPort[]): number {
  const own = OWN_PORT[scheme];
  const chosen = ports.find(({ port }) => port === own) ?? ports.find(({ name }) => NAMED_FOR[scheme].test(name)) ?? ports[0];
  return chosen?.port ?? own;
}
