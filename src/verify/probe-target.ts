import { shown } from '../findings/finding';
import type { IIstioGateway, UrlScheme } from '../gateway/contract';
import { type ClientAddress, ClientAddressKind } from '../strategy/contract';

/**
 * What of a gateway a probe asks.
 */
export interface ProbeTargetOptions {
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

/** Stands in a URL for an address that is known only when the probe runs. */
const ADDRESS = '{address}';

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
    return new ProbeTarget(ClientAddressKind.LOAD_BALANCER, options);
  }

  /**
   * The target that asks what a strategy promises.
   *
   * @internal
   */
  public static _promised({ kind, host }: ClientAddress): ProbeTarget {
    return new ProbeTarget(kind, { address: host });
  }

  /**
   * Whether the probe must read the Service to know the address.
   *
   * @internal
   */
  public readonly _readsService: boolean;

  private readonly kind: ClientAddressKind;
  private readonly options: LoadBalancerTargetOptions;

  private constructor(kind: ClientAddressKind, options: LoadBalancerTargetOptions) {
    this.kind = kind;
    this.options = options;
    this._readsService = kind === ClientAddressKind.LOAD_BALANCER && options.address === undefined;
  }

  /**
   * What keeps the target from being asked.
   *
   * @internal
   */
  public _problems(): BadTarget[] {
    const { port, address } = this.options;
    return [
      ...port === undefined || isPort(port) ? [] : [{ problem: `port ${shown(port)} is not a port number`, fix: 'Use a whole number from 1 to 65535.' }],
      ...address === undefined || isHost(address) ? [] : [{
        problem: `address ${shown(address)} is neither an IP address nor a host name`,
        fix: 'Give the address alone, without scheme, port or path.',
      }],
    ];
  }

  /**
   * The argument that tells the probe to ask this target of a gateway.
   *
   * @internal
   */
  public _argument(gateway: IIstioGateway, path: string): string {
    const { scheme, port, address = ADDRESS } = this.options;
    const url = gateway.url({ scheme, port, path: this.options.path ?? path });
    const asked = this.kind === ClientAddressKind.SERVICE_DNS ? url : url.replace(`//${gateway.dnsName}`, () => `//${bracketed(address)}`);
    return `${this.kind}=${asked}`;
  }
}

interface BadTarget {
  readonly problem: string;
  readonly fix: string;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** A host is what a URL parser gives back as it was, but for capitals and the long forms of IPv6 addresses, and nothing but the host. */
function isHost(address: string): boolean {
  const url = `http://${bracketed(address)}/`;
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(address) || !URL.canParse(url)) {
    return false;
  }
  const { hostname, port, pathname } = new URL(url);
  return port === '' && pathname === '/' && (hostname.startsWith('[') || hostname === address.toLowerCase());
}

/** An IPv6 address as URLs want it. */
function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
}
