import type { GatewayUrlOptions, UrlScheme } from './gateway-contract';
import type { GatewayPort } from './port';
import { NO_URL } from '../findings/catalogue/identity';
import type { ValuesOf } from '../findings/definition';
import { errorOf } from '../findings/finding';
import { bestPort, isDatagrams, OWN_PORT, portText, SCHEMES, type Scheme, servedBy } from '../kubernetes/url-port';

/** A Service, as far as its URL depends on it. */
interface Target {
  readonly dnsName: string;
  readonly ports: readonly GatewayPort[];

  /** Whether the clusters have no Service of the gateway. */
  readonly isOutsideClusters: boolean;
}

/**
 * A URL whose path is normalized as by `new URL(x).href`. Without a path, it ends after the host or the port.
 *
 * @throws ASMG0118 if no port can be asked
 */
export function urlOf(target: Target, options: GatewayUrlOptions): string {
  const { host = target.dnsName, path } = options;
  if (target.isOutsideClusters && options.host === undefined) {
    refuse({ case: 'noService' });
  }
  const { scheme, port } = options.port === undefined
    ? chosen(target.ports, options.scheme)
    : named(target.ports, options.port, options.scheme);
  const authority = port === OWN_PORT[scheme] ? host : `${host}:${port}`;
  return `${scheme}://${authority}${path === undefined ? '' : normalized(path)}`;
}

/** A scheme and a port that serves it. */
interface Choice {
  readonly scheme: Scheme;
  readonly port: number;
}

/** The port that serves a scheme best. Without ports, it is the default port of the scheme. */
function chosen(ports: readonly GatewayPort[], wanted: UrlScheme | undefined): Choice {
  if (ports.length === 0) {
    const scheme = wanted ?? 'http';
    return { scheme, port: OWN_PORT[scheme] };
  }
  const best = bestPort(ports, wanted);
  return best === undefined
    ? refuse({ case: 'noPort', scheme: wanted, ports: ports.map(portText) })
    : { scheme: best.scheme, port: best.port.port };
}

/** The scheme of a port that the caller names. A scheme that is named too is right, since names of ports are hints. */
function named(ports: readonly GatewayPort[], number: number, wanted: UrlScheme | undefined): Choice {
  const asked = ports.filter(({ port }) => port === number);
  const connected = asked.filter((each) => !isDatagrams(each));
  if (asked.length > 0 && connected.length === 0) {
    refuse({ case: 'datagrams', port: asked.map(portText).join(', ') });
  }
  const own = number === OWN_PORT.https ? 'https' : 'http';
  const schemes = connected.length === 0 ? [own] : connected.flatMap((port) => servedBy(port).schemes);
  const scheme = wanted ?? SCHEMES.find((each) => schemes.includes(each));
  return scheme === undefined
    ? refuse({ case: 'otherProtocol', port: asked.map(portText).join(', ') })
    : { scheme, port: number };
}

function refuse(values: ValuesOf<typeof NO_URL>): never {
  throw errorOf([NO_URL.finding(values)]);
}

/** A path and query in their URL form: spaces and quotes are percent-encoded, `..` is resolved. */
function normalized(path: string): string {
  const base = 'http://host';
  return new URL(`${base}${path.startsWith('/') ? '' : '/'}${path}`).href.slice(base.length);
}
