/**
 * A port of a gateway's Service.
 */
export interface GatewayPortOptions {
  /**
   * Name of the port, unique within the gateway, as `http2`. Istio reads the protocol from it.
   *
   * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
   */
  readonly name: string;

  /**
   * Number at which clients reach the port, 1 to 65535.
   */
  readonly port: number;

  /**
   * Number at which the gateway pod listens, 0 to 65535; 0 stands in samples of the vendor.
   *
   * @default - the same number as `port`
   */
  readonly targetPort?: number;

  /**
   * Protocol. Besides TCP, UDP and SCTP, ASM takes names such as HTTP2 and HTTPS from version 1.9.7.107 on.
   *
   * @default - not written; Kubernetes takes TCP
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly protocol?: string;

  /**
   * Number at which every node listens, for Services of type NodePort and LoadBalancer; by default in 30000 to 32767.
   *
   * @default - Kubernetes chooses one
   */
  readonly nodePort?: number;

  /**
   * Application protocol, a hint for implementations, as `http`.
   *
   * @default - not written
   */
  readonly appProtocol?: string;
}

/**
 * A port of a gateway's Service: one of the usual four, or any other.
 */
export class GatewayPort {
  /** HTTP/2 and HTTP/1.1 in clear text: `http2`, 80 to 80. */
  public static http2(): GatewayPort {
    return new GatewayPort({ name: 'http2', port: 80 });
  }

  /** HTTPS: `https`, 443 to 443. */
  public static https(): GatewayPort {
    return new GatewayPort({ name: 'https', port: 443 });
  }

  /** Health of the gateway itself: `status-port`, 15020 to 15020. */
  public static statusPort(): GatewayPort {
    return new GatewayPort({ name: 'status-port', port: 15020 });
  }

  /** TLS that is passed through by its server name: `tls`, 15443 to 15443. */
  public static tls(): GatewayPort {
    return new GatewayPort({ name: 'tls', port: 15443 });
  }

  /** Any port. */
  public static of(options: GatewayPortOptions): GatewayPort {
    return new GatewayPort(options);
  }

  /** Name of the port. */
  public readonly name: string;

  /** Number at which clients reach the port. */
  public readonly port: number;

  /** Number at which the gateway pod listens. */
  public readonly targetPort: number;

  /** Protocol, if one is written. */
  public readonly protocol?: string;

  /** Number at which every node listens, if one is written. */
  public readonly nodePort?: number;

  /** Application protocol, if one is written. */
  public readonly appProtocol?: string;

  private constructor(options: GatewayPortOptions) {
    this.name = options.name;
    this.port = options.port;
    this.targetPort = options.targetPort ?? options.port;
    this.protocol = options.protocol;
    this.nodePort = options.nodePort;
    this.appProtocol = options.appProtocol;
  }
}
