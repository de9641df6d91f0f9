import { type GatewayUrlOptions, OWN_PORT, UrlScheme } from './gateway-contract';
import type { GatewayPort } from './port';

/**
 * Port names from which Istio selects the protocol of a scheme.
 *
 * Source: https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
const NAMED_FOR = { [UrlScheme.HTTP]: /^(http|http2|grpc)(-|$)/, [UrlScheme.HTTPS]: /^(https|tls)(-|$)/ };

const OTHER = { [UrlScheme.HTTP]: UrlScheme.HTTPS, [UrlScheme.HTTPS]: UrlScheme.HTTP };

/** A URL whose path is normalized as by `new URL(x).href`. Without a path, it ends after the host or the port. */
export function urlOf(dnsName: string, ports: readonly GatewayPort[], options: GatewayUrlOptions): string {
  const { scheme = schemeFor(ports, options.port), host = dnsName, port, path } = options;
  const number = port ?? portFor(scheme, ports);
  const authority = number === OWN_PORT[scheme] ? host : `${host}:${number}`;
  return `${scheme}://${authority}${path === undefined ? '' : normalized(path)}`;
}

/** https if the port is one for https, or if the gateway has only such ports. */
function schemeFor(ports: readonly GatewayPort[], number: number | undefined): UrlScheme {
  const asked = ports.filter(({ port }) => number === undefined || port === number);
  const serves = (scheme: UrlScheme) => asked.some(({ port, name }) => (
    NAMED_FOR[scheme].test(name) || (port === OWN_PORT[scheme] && !NAMED_FOR[OTHER[scheme]].test(name))));
  return !serves(UrlScheme.HTTP) && serves(UrlScheme.HTTPS) ? UrlScheme.HTTPS : UrlScheme.HTTP;
}

/** A path and query in their URL form: spaces and quotes are percent-encoded, `..` is resolved. */
function normalized(path: string): string {
  const base = 'http://host';
  return new URL(`${base}${path.startsWith('/') ? '' : '/'}${path}`).href.slice(base.length);
}

function portFor(scheme: UrlScheme, ports: readonly GatewayPort[]): number {
  const own = OWN_PORT[scheme];
  const chosen = ports.find(({ port }) => port === own)
    ?? ports.find(({ name }) => NAMED_FOR[scheme].test(name))
    ?? ports[0];
  return chosen?.port ?? own;
}
