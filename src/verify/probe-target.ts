import { CA_FOLDER, type CaSecret } from './ca-secret';
import { isObjectName } from './kubernetes-names';
import { type Problem, unless } from './problem';
import { shown } from '../findings/finding';
import { type IIstioGateway, OWN_PORT, UrlScheme } from '../gateway/contract';
import { type ClientAddress, ClientAddressKind } from '../strategy/contract';

/**
 * How a probe connects, whatever it asks.
 */
export interface ProbeConnectionOptions {
  /**
   * Name that is asked for, in the Host header, and with TLS also as server name (SNI) and in the certificate, while the connection goes to
   * the address of the target. For a gateway that routes by host name.
   *
   * @default - the host of the target's address
   */
  readonly host?: string;

  /**
   * Where the connection goes instead, as `10.0.0.7` or `istio-other.istio-system:8443`. What is asked for stays what it was.
   *
   * @default - the address of the target
   */
  readonly connectTo?: string;

  /**
   * Secret, in the namespace of the probe, with the certificate of the authority that signed the gateway's certificate.
   *
   * @default - the authorities that the image knows
   */
  readonly caSecret?: ProbeCaSecret;

  /**
   * Takes any certificate, whoever signed it and whatever name is in it. Every result says so, and with https ASMG0404 warns of it.
   *
   * @default false
   */
  readonly insecure?: boolean;
}

/**
 * A certificate authority kept in a Secret.
 */
export interface ProbeCaSecret {
  /**
   * Name of the Secret.
   */
  readonly name: string;

  /**
   * Key of the certificate, in PEM.
   *
   * @default 'ca.crt'
   */
  readonly key?: string;
}

/**
 * What of a gateway a probe asks.
 */
export interface ProbeTargetOptions extends ProbeConnectionOptions {
  /**
   * Port number, 1 to 65535.
   *
   * @default - the port that the gateway's URL of this scheme has
   */
  readonly port?: number;

  /**
   * Path, with query if any. It is normalised as `new URL(x).href` does.
   *
   * @default - the path of the verification, else `/`
   */
  readonly path?: string;

  /**
   * Scheme of the URL.
   *
   * @default UrlScheme.HTTP
   */
  readonly scheme?: UrlScheme;
}

/**
 * The load balancer of a gateway as a probe asks it.
 */
export interface LoadBalancerTargetOptions extends ProbeTargetOptions {
  /**
   * Address of the load balancer, an IP or a host name.
   *
   * @default - every address in the Service's status, read when the probe runs; needs a ServiceAccount that may read that one Service
   */
  readonly address?: string;
}

/** An address that is known only when the probe runs, and what stands for it in a URL. */
const READ_WHEN_IT_RUNS = Symbol('read when it runs');
const ADDRESS = '{address}';

/** Where a target is, if not at the DNS name of the Service. */
interface Place {
  readonly address?: string | typeof READ_WHEN_IT_RUNS;
  readonly url?: string;
}

/** The targets that are no addresses a strategy promises. */
type TargetKind = ClientAddressKind | 'cluster-ip' | 'url';

/**
 * Something that a probe asks.
 */
export class ProbeTarget {
  /**
   * The gateway by the DNS name of its Service.
   */
  public static serviceDns(options: ProbeTargetOptions = {}): ProbeTarget {
    return new ProbeTarget(ClientAddressKind.SERVICE_DNS, options);
  }

  /**
   * The gateway by the address of its load balancer.
   */
  public static loadBalancer(options: LoadBalancerTargetOptions = {}): ProbeTarget {
    return new ProbeTarget(ClientAddressKind.LOAD_BALANCER, options, { address: options.address ?? READ_WHEN_IT_RUNS });
  }

  /**
   * The gateway by the ClusterIP of its Service, or both of them where it has one of each family: the same as its DNS name, without DNS.
   * It is read when the probe runs, by a ServiceAccount that may read that one Service.
   */
  public static clusterIp(options: ProbeTargetOptions = {}): ProbeTarget {
    return new ProbeTarget('cluster-ip', options, { address: READ_WHEN_IT_RUNS });
  }

  /**
   * Any URL, of the gateway or not.
   *
   * @param url http or https, without user and password; normalised as `new URL(x).href` does
   * @param options how to connect
   */
  public static url(url: string, options: ProbeConnectionOptions = {}): ProbeTarget {
    return new ProbeTarget('url', options, { url });
  }

  /**
   * The target that asks what a strategy promises.
   *
   * @internal
   */
  public static _promised({ kind, host }: ClientAddress): ProbeTarget {
    return new ProbeTarget(kind, {}, kind === ClientAddressKind.SERVICE_DNS ? {} : { address: host ?? READ_WHEN_IT_RUNS });
  }

  /**
   * Whether the probe must read the Service to know the address.
   *
   * @internal
   */
  public readonly _readsService: boolean;

  /**
   * The authority that the probe needs to have at hand.
   *
   * @internal
   */
  public readonly _caSecret?: CaSecret;

  private readonly kind: TargetKind;
  private readonly options: ProbeTargetOptions;
  private readonly place: Place;

  private constructor(kind: TargetKind, options: ProbeTargetOptions, place: Place = {}) {
    this.kind = kind;
    this.options = options;
    this.place = place;
    this._readsService = place.address === READ_WHEN_IT_RUNS;
    this._caSecret = options.caSecret && { name: options.caSecret.name, key: options.caSecret.key ?? 'ca.crt' };
  }

  /**
   * What keeps the target from being asked.
   *
   * @internal
   */
  public _problems(): Problem[] {
    const { port, host, connectTo, caSecret, insecure } = this.options;
    const { address, url } = this.place;
    return [
      ...unless(port === undefined || isPort(port), `port ${shown(port)} is not a port number`, 'Use a whole number from 1 to 65535.'),
      ...unless(
        address === undefined || address === READ_WHEN_IT_RUNS || isHost(address),
        `address ${shown(address)} is neither an IP address nor a host name`,
        'Give the address alone, without scheme, port or path.',
      ),
      ...unless(
        !('url' in this.place) || isPlainUrl(url),
        `url ${shown(withoutPassword(url))} is not an http or https URL without user and password`,
        'Write it as https://gw.example.com/healthz. A password would stand in the log.',
      ),
      ...unless(host === undefined || isHost(host), `host ${shown(host)} is not a host name`, 'Give the name alone, without scheme, port or path.'),
      ...unless(
        connectTo === undefined || isHost(connectTo) || hasHostAndPort(connectTo),
        `connectTo ${shown(connectTo)} is neither a host nor a host and a port`,
        'Write it as 10.0.0.7, gw.example.com:8443 or [2001:db8::1]:443.',
      ),
      ...unless(
        this._caSecret === undefined || (isObjectName(this._caSecret.name) && isSecretKey(this._caSecret.key)),
        `caSecret ${shown(caSecret)} cannot be a key of a Secret`,
        'Use the name of a Secret in the namespace of the probe, and a key of letters, digits, ".", "-" and "_".',
      ),
      ...unless(
        !(insecure === true && caSecret !== undefined),
        'insecure is set together with caSecret',
        'Leave one of them out: with insecure any certificate is taken, and the authority is not looked at.',
      ),
    ];
  }

  /**
   * How the probe is told to ask this target of a gateway, and what that means.
   *
   * @internal
   */
  public _ask(gateway: IIstioGateway, path: string): Ask {
    const { url, connectTo, port } = this.asked(gateway, path);
    const insecure = this.options.insecure === true;
    return {
      arguments: [
        ...connectTo === undefined ? [] : [`connect-to=${connectTo}`],
        ...this._caSecret === undefined ? [] : [`ca=${CA_FOLDER}/${this._caSecret.name}/${this._caSecret.key}`],
        ...insecure ? ['insecure=true'] : [],
        `${this.kind}=${url}`,
      ],
      port,
      takesAnyCertificate: insecure && url.startsWith('https:'),
    };
  }

  /** What is asked for, and where the connection goes. */
  private asked(gateway: IIstioGateway, path: string): { url: string; connectTo?: string; port: number } {
    const { host, connectTo } = this.options;
    const url = this.urlOf(gateway, path);
    const { scheme, authority, rest } = partsOf(url);
    const own = hostAndPort(authority, OWN_PORT[scheme]);
    const place = connectTo === undefined ? own : hostAndPort(connectTo, own.port);
    return {
      url: host === undefined ? url : `${scheme}://${authorityOf(host, own.port, scheme)}${rest}`,
      connectTo: host === undefined && connectTo === undefined ? undefined : `${bracketed(place.host)}:${place.port}`,
      port: place.port,
    };
  }

  private urlOf(gateway: IIstioGateway, path: string): string {
    const { url: given, address } = this.place;
    if ('url' in this.place) {
      return isPlainUrl(given) ? new URL(given).href : String(given);
    }
    const { scheme, port } = this.options;
    const url = gateway.url({ scheme, port, path: this.options.path ?? path });
    const host = address === READ_WHEN_IT_RUNS ? ADDRESS : address;
    return host === undefined ? url : url.replace(`//${gateway.dnsName}`, () => `//${bracketed(host)}`);
  }
}

/** A target, ready to be asked. */
interface Ask {
  readonly arguments: readonly string[];

  /** Port that the connection goes to. */
  readonly port: number;
  readonly takesAnyCertificate: boolean;
}

function authorityOf(host: string, port: number, scheme: UrlScheme): string {
  return `${bracketed(host)}${port === OWN_PORT[scheme] ? '' : `:${port}`}`;
}

/** A URL in three parts, also where it is none: what is wrong with it is a finding. */
function partsOf(url: string): { scheme: UrlScheme; authority: string; rest: string } {
  const [, scheme, authority = '', rest = ''] = /^(https?):\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  return { scheme: scheme === UrlScheme.HTTPS ? scheme : UrlScheme.HTTP, authority, rest };
}

/** A host and the port behind it, or the usual port. An IPv6 address has brackets where a port follows. */
function hostAndPort(text: string, usual: number): { host: string; port: number } {
  const [, host, digits] = (isHost(text) ? undefined : /^(.*):(\d{1,5})$/s.exec(text)) ?? [];
  return host === undefined ? { host: text, port: usual } : { host, port: Number(digits) };
}

function hasHostAndPort(text: string): boolean {
  const { host, port } = hostAndPort(text, 0);
  return isHost(host) && isPort(port);
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** A host is what a URL parser gives back as it was, but for capitals and the long forms of IPv6 addresses, and nothing but the host. */
function isHost(address: string): boolean {
  const url = `http://${bracketed(address)}/`;
  if (!HOST.test(address) || !URL.canParse(url)) {
    return false;
  }
  const { hostname, port, pathname } = new URL(url);
  return port === '' && pathname === '/' && (hostname.startsWith('[') || hostname === address.toLowerCase());
}

const HOST = /^[A-Za-z0-9._:[\]-]+$/;

/** A password is not for others to read, also where we say that it should not be there. */
function withoutPassword(url: string | undefined): string | undefined {
  return url?.replace(/\/\/[^/?#]*@/s, '//***@');
}

function isPlainUrl(text: string | undefined): text is string {
  if (text === undefined || !URL.canParse(text)) {
    return false;
  }
  const { protocol, username, password, hostname, port } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && HOST.test(hostname) && port !== '0';
}

/** Source: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
function isSecretKey(key: string): boolean {
  return key.length <= 253 && /^[A-Za-z0-9._-]+$/.test(key) && key !== '.' && !key.startsWith('..');
}

/** An IPv6 address as URLs want it. */
function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}
