/*
 * Which ports of a Service answer requests for a URL.
 */

/** A scheme of a URL. */
export type Scheme = 'http' | 'https';

/** The schemes, the one that is asked first. */
export const SCHEMES: readonly Scheme[] = ['http', 'https'];

/** The default port of each scheme. */
export const OWN_PORT: { readonly [scheme in Scheme]: number } = { http: 80, https: 443 };

/** A port of a Service, as far as its name or its protocol says what it serves. */
export interface UrlPort {
  readonly name?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly appProtocol?: string;
}

/** What a port serves. */
interface Served {
  readonly schemes: readonly Scheme[];

  /** Whether its name or its protocol says so. Otherwise it serves any of them, as far as one can see. */
  readonly isCertain: boolean;
}

const NOTHING: Served = { schemes: [], isCertain: true };
const ANYTHING: Served = { schemes: SCHEMES, isCertain: false };

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
  { pattern: /^(http|http2|h2c|ws|grpc)(-|$)/i, served: { schemes: ['http'], isCertain: true } },
  { pattern: /^(https|tls|wss)(-|$)/i, served: { schemes: ['https'], isCertain: true } },
  { pattern: /^(tcp|udp|mongo|mysql|redis)(-|$)/i, served: NOTHING },
];

/** A scheme and a port that serves it. */
export interface PortChoice<Port extends UrlPort> {
  readonly scheme: Scheme;
  readonly port: Port;
}

/** The port that serves a scheme best; undefined if none does. Without a scheme: http, unless only https is certain. */
export function bestPort<Port extends UrlPort>(
  ports: readonly Port[], wanted: Scheme | undefined,
): PortChoice<Port> | undefined {
  const all = ports.map((port) => ({ port, ...servedBy(port) }));
  const first = (scheme: Scheme, certain: boolean): PortChoice<Port>[] => {
    const fitting = all.filter(({ schemes, isCertain }) => schemes.includes(scheme) && isCertain === certain);
    const best = fitting.find(({ port }) => port.port === OWN_PORT[scheme]) ?? fitting[0];
    return best === undefined ? [] : [{ scheme, port: best.port }];
  };
  const schemes = wanted === undefined ? SCHEMES : [wanted];
  return [true, false].flatMap((certain) => schemes.flatMap((scheme) => first(scheme, certain)))[0];
}

/** Whether a port has no connections, or connections that no HTTP client makes. */
export function isDatagrams({ protocol = '' }: UrlPort): boolean {
  return DATAGRAMS.includes(protocol);
}

/** The protocol of Istio has precedence over the name, and the name over the number. */
export function servedBy({ name = '', port, protocol = '', appProtocol = '' }: UrlPort): Served {
  if (isDatagrams({ protocol })) {
    return NOTHING;
  }
  const texts = [appProtocol.replace(/^.*\//, ''), protocol === 'TCP' ? '' : protocol, name];
  const said = texts.flatMap((text) => BY_NAME.filter(({ pattern }) => pattern.test(text)))[0]?.served;
  const ofNumber = SCHEMES.find((scheme) => OWN_PORT[scheme] === port);
  if (said !== undefined && (said.schemes.length > 0 || ofNumber === undefined)) {
    return said;
  }
  return ofNumber === undefined ? ANYTHING : { schemes: [ofNumber], isCertain: true };
}

/** A port for a message, for example `dns 53/UDP`. */
export function portText({ name, port, protocol }: UrlPort): string {
  return `${name === undefined ? '' : `${name} `}${port}${protocol === undefined ? '' : `/${protocol}`}`;
}
