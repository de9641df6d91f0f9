import { type GatewayUrlOptions, OWN_PORT, UrlScheme } from './gateway-contract';
import type { GatewayPort } from './port';
import { NO_URL } from '../findings/catalogue/identity';
import type { ValuesOf } from '../findings/definition';
import { errorOf } from '../findings/finding';

/** A Service, as far as its URL depends on it. */
interface Target {
  readonly dnsName: string;
  readonly ports: readonly GatewayPort[];

  /** Whether the clusters have no Service of the gateway. */
  readonly isOutsideClusters: boolean;
}

/** What a port serves. */
interface Served {
  readonly schemes: readonly UrlScheme[];

  /** Whether its name or its protocol says so. Otherwise it serves any of them, as far as one can see. */
  readonly isCertain: boolean;
}

const { HTTP, HTTPS } = UrlScheme;

const NOTHING: Served = { schemes: [], isCertain: true };
const ANYTHING: Served = { schemes: [HTTP, HTTPS], isCertain: false };

/** Protocols without connections, or with connections that no HTTP client makes. */
const DATAGRAMS = ['UDP', 'SCTP'];

/**
 * Names from which Istio selects the protocol of a port, the part before the first hyphen, and application protocols of
 * Kubernetes.
 *
 * Source: https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 * Source: https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
 */
const BY_NAME: readonly { readonly pattern: RegExp; readonly served: Served }[] = [
  { pattern: /^(http|http2|h2c|ws|grpc)(-|$)/i, served: { schemes: [HTTP], isCertain: true } },
  { pattern: /^(https|tls|wss)(-|$)/i, served: { schemes: [HTTPS], isCertain: true } },
  { pattern: /^(tcp|udp|mongo|mysql|redis)(-|$)/i, served: NOTHING },
];

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
  readonly scheme: UrlScheme;
  readonly port: number;
}

/** The port that serves a scheme best. Without a scheme: http, unless only https is certain. */
function chosen(ports: readonly GatewayPort[], wanted: UrlScheme | undefined): Choice {
  if (ports.length === 0) {
    const scheme = wanted ?? HTTP;
    return { scheme, port: OWN_PORT[scheme] };
  }
  const all = ports.map((port) => ({ port, ...servedBy(port) }));
  const first = (scheme: UrlScheme, certain: boolean): Choice[] => {
    const fitting = all.filter(({ schemes, isCertain }) => schemes.includes(scheme) && isCertain === certain);
    const best = fitting.find(({ port }) => port.port === OWN_PORT[scheme]) ?? fitting[0];
    return best === undefined ? [] : [{ scheme, port: best.port.port }];
  };
  const schemes = wanted === undefined ? [HTTP, HTTPS] : [wanted];
  const [choice] = [true, false].flatMap((certain) => schemes.flatMap((scheme) => first(scheme, certain)));
  return choice ?? refuse({ case: 'noPort', scheme: wanted, ports: ports.map(described) });
}

/** The scheme of a port that the caller names. A scheme that is named too is right, since names of ports are hints. */
function named(ports: readonly GatewayPort[], number: number, wanted: UrlScheme | undefined): Choice {
  const asked = ports.filter(({ port }) => port === number);
  const connected = asked.filter(({ protocol = '' }) => !DATAGRAMS.includes(protocol));
  if (asked.length > 0 && connected.length === 0) {
    refuse({ case: 'datagrams', port: asked.map(described).join(', ') });
  }
  const own = number === OWN_PORT[HTTPS] ? HTTPS : HTTP;
  const schemes = connected.length === 0 ? [own] : connected.flatMap((port) => servedBy(port).schemes);
  const scheme = wanted ?? [HTTP, HTTPS].find((each) => schemes.includes(each));
  return scheme === undefined
    ? refuse({ case: 'otherProtocol', port: asked.map(described).join(', ') })
    : { scheme, port: number };
}

/** The protocol of Istio has precedence over the name, and the name over the number. */
function servedBy({ name, port, protocol = '', appProtocol = '' }: GatewayPort): Served {
  if (DATAGRAMS.includes(protocol)) {
    return NOTHING;
  }
  const texts = [appProtocol.replace(/^.*\//, ''), protocol === 'TCP' ? '' : protocol, name];
  const said = texts.flatMap((text) => BY_NAME.filter(({ pattern }) => pattern.test(text)))[0]?.served;
  const ofNumber = [HTTP, HTTPS].find((scheme) => OWN_PORT[scheme] === port);
  if (said !== undefined && (said.schemes.length > 0 || ofNumber === undefined)) {
    return said;
  }
  return ofNumber === undefined ? ANYTHING : { schemes: [ofNumber], isCertain: true };
}

/** A port for a message, for example `dns 53/UDP`. */
function described({ name, port, protocol }: GatewayPort): string {
  return `${name} ${port}${protocol === undefined ? '' : `/${protocol}`}`;
}

function refuse(values: ValuesOf<typeof NO_URL>): never {
  throw errorOf([NO_URL.finding(values)]);
}

/** A path and query in their URL form: spaces and quotes are percent-encoded, `..` is resolved. */
function normalized(path: string): string {
  const base = 'http://host';
  return new URL(`${base}${path.startsWith('/') ? '' : '/'}${path}`).href.slice(base.length);
}
