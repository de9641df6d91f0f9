import { CA_FOLDER, type CaSecret } from './ca-secret';
import { authorityOf, bracketed, hostAndPort, isHost, isHostAndMaybePort, isPort, partsOf } from './host';
import { type TargetProblem, unless } from './problem';
import { atAddress, atUrl, READ_FROM_SERVICE, SERVICE_DNS, type TargetPlace } from './target-place';
import type { IReachableService, UrlScheme } from '../gateway/gateway-contract';
import { made } from '../input/input';
import { isDnsSubdomain, isSecretKey } from '../kubernetes/names';
import { known } from '../kubernetes/plain';
import { OWN_PORT } from '../kubernetes/url-port';
import { TargetKind } from '../model/question';
import type { ProbeRequest } from '../probe/arguments';
import { ADDRESS, type ProbeTargetKind } from '../probe/target-kind';
import type { ClientAddress } from '../strategy/strategy-contract';

/**
 * How a probe connects to a target.
 */
export interface ProbeConnectionOptions {
  /**
   * Host name of the request: in the Host header and, with TLS, as the server name (SNI) and in the certificate. The
   * connection still goes to the address of the target. Use it for a gateway that routes by host name.
   *
   * @default - the host of the target's address
   */
  readonly host?: string;

  /**
   * Where to connect instead, for example `10.0.0.7` or `istio-other.istio-system:8443`. The request stays the same.
   *
   * @default - the address of the target
   */
  readonly connectTo?: string;

  /**
   * Secret with the certificate of the authority that signed the gateway's certificate, in the namespace of the probe.
   *
   * @default - the authorities that the image trusts
   */
  readonly caSecret?: ProbeCaSecret;

  /**
   * Whether to accept any certificate, with any signer and any name. Every result says so, and with https it is
   * reported as ASMG0404.
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
 * The request that a probe sends to a gateway.
 */
export interface ProbeTargetOptions extends ProbeConnectionOptions {
  /**
   * Port number, 1 to 65535.
   *
   * @default - the port that the gateway's URL of this scheme has
   */
  readonly port?: number;

  /**
   * Path, with a query if needed. It is normalized like `new URL(x).href`.
   *
   * @default - the path of the verification, else `/`
   */
  readonly path?: string;

  /**
   * Scheme of the URL.
   *
   * @default - https if the gateway has no port for http, or if `port` is one for https; otherwise http
   */
  readonly scheme?: UrlScheme;
}

/**
 * The request that a probe sends to the load balancer of a gateway.
 */
export interface LoadBalancerTargetOptions extends ProbeTargetOptions {
  /**
   * Address of the load balancer, an IP or a host name.
   *
   * @default - every address in the Service's status, read when the probe runs by a ServiceAccount that may read that
   * one Service
   */
  readonly address?: string;
}

/**
 * A target of a probe.
 */
export class ProbeTarget {
  /**
   * The gateway by the DNS name of its Service.
   */
  public static serviceDns(options: ProbeTargetOptions = {}): ProbeTarget {
    return made('ProbeTarget.serviceDns', { options: known(options) }, (given) => (
      new ProbeTarget('service-dns', given.options, SERVICE_DNS)
    ));
  }

  /**
   * The gateway by the address of its load balancer.
   */
  public static loadBalancer(options: LoadBalancerTargetOptions = {}): ProbeTarget {
    return made('ProbeTarget.loadBalancer', { options: known(options) }, (given) => (
      new ProbeTarget('load-balancer', given.options, placeOf(given.options.address))
    ));
  }

  /**
   * The gateway by the ClusterIP of its Service: the same as its DNS name, without DNS. If the Service has an IPv4 and
   * an IPv6 address, both are probed. They are read when the probe runs, by a ServiceAccount that may read that one
   * Service.
   */
  public static clusterIp(options: ProbeTargetOptions = {}): ProbeTarget {
    return made('ProbeTarget.clusterIp', { options: known(options) }, (given) => (
      new ProbeTarget('cluster-ip', given.options, READ_FROM_SERVICE)
    ));
  }

  /**
   * Any URL, of the gateway or not.
   *
   * @param url http or https, without user and password; normalized like `new URL(x).href`
   * @param options how to connect
   */
  public static url(url: string, options: ProbeConnectionOptions = {}): ProbeTarget {
    return made('ProbeTarget.url', { options: known(options) }, (given) => (
      new ProbeTarget('url', given.options, atUrl(known(url)))
    ));
  }

  /**
   * The target for an address that a strategy promises.
   *
   * @internal
   */
  public static _promised({ target, name }: ClientAddress): ProbeTarget {
    if (target === TargetKind.SERVICE_DNS) {
      return ProbeTarget.serviceDns();
    }
    return name === undefined
      ? ProbeTarget.loadBalancer()
      : new ProbeTarget('hostname', {}, atAddress(name));
  }

  /**
   * Whether the probe must read the Service to know the address.
   *
   * @internal
   */
  public readonly _readsService: boolean;

  /**
   * The certificate authority that the probe needs.
   *
   * @internal
   */
  public readonly _caSecret?: CaSecret;

  private readonly kind: ProbeTargetKind;
  private readonly options: ProbeTargetOptions;
  private readonly place: TargetPlace;

  private constructor(kind: ProbeTargetKind, options: ProbeTargetOptions, place: TargetPlace) {
    this.kind = kind;
    this.options = options;
    this.place = place;
    this._readsService = place.readsService;
    this._caSecret = options.caSecret && { name: options.caSecret.name, key: options.caSecret.key ?? 'ca.crt' };
  }

  /**
   * What is wrong with the target.
   *
   * @internal
   */
  public _problems(): TargetProblem[] {
    const { port, host, connectTo, insecure } = this.options;
    const { name, key } = this._caSecret ?? {};
    return [
      ...unless(port === undefined || isPort(port), { case: 'port', port }),
      ...this.place.problems,
      ...unless(host === undefined || isHost(host), { case: 'host', host }),
      ...unless(connectTo === undefined || isHostAndMaybePort(connectTo), { case: 'connectTo', connectTo }),
      ...unless(this._caSecret === undefined || isDnsSubdomain(name), { case: 'caSecretName', name }),
      ...unless(this._caSecret === undefined || isSecretKey(key), { case: 'caSecretKey', key }),
      ...unless(!(insecure === true && this._caSecret !== undefined), { case: 'insecureWithCaSecret' }),
    ];
  }

  /**
   * Whether the target is the Service's DNS name.
   *
   * @internal
   */
  public get _isServiceDns(): boolean {
    return this.kind === 'service-dns';
  }

  /**
   * The same request to the Service's DNS name. The URL keeps its host, except one that only the Service has.
   *
   * @internal
   */
  public _controlOf(gateway: IReachableService, path: string): ProbeRequest {
    const { request, port } = this._ask(gateway, path);
    const { scheme, authority, rest } = partsOf(request.url);
    const own = hostAndPort(authority, OWN_PORT[scheme]);
    const isUnknown = own.host === ADDRESS;
    const host = isUnknown ? gateway.dnsName : own.host;
    return {
      ...request,
      target: 'service-dns',
      url: `${scheme}://${authorityOf({ host, port: own.port }, scheme)}${rest}`,
      connectTo: isUnknown && own.port === port ? undefined : `${gateway.dnsName}:${port}`,
      control: true,
    };
  }

  /**
   * The request that the probe sends to this target of a gateway, and the port that the connection goes to.
   *
   * @internal
   */
  public _ask(gateway: IReachableService, path: string): Ask {
    const { host, connectTo, scheme, port, insecure } = this.options;
    const url = this.place.urlOf(gateway, { scheme, port, path: this.options.path ?? path });
    const parts = partsOf(url);
    const own = hostAndPort(parts.authority, OWN_PORT[parts.scheme]);
    const place = connectTo === undefined ? own : hostAndPort(connectTo, own.port);
    return {
      request: {
        target: this.kind,
        url: host === undefined
          ? url
          : `${parts.scheme}://${authorityOf({ host, port: own.port }, parts.scheme)}${parts.rest}`,
        connectTo: host === undefined && connectTo === undefined ? undefined : `${bracketed(place.host)}:${place.port}`,
        ca: this._caSecret && `${CA_FOLDER}/${this._caSecret.name}/${this._caSecret.key}`,
        insecure,
      },
      port: place.port,
    };
  }
}

/** A target with its request. */
export interface Ask {
  readonly request: ProbeRequest;

  /** Port that the connection goes to. */
  readonly port: number;
}

/** An address that is given, or the one that the Service publishes. */
function placeOf(address: string | undefined): TargetPlace {
  return address === undefined ? READ_FROM_SERVICE : atAddress(address);
}
