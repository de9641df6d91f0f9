import { BAD_PORTS } from '../findings/catalogue/resource';
import type { FieldPath } from '../findings/field-path';
import type { FieldFinding } from '../findings/finding';
import { made } from '../input/input';

/**
 * A port of a gateway's Service.
 */
export interface GatewayPortOptions {
  /**
   * Name of the port: a DNS label that is unique within the gateway, for example `http2`. Istio selects the protocol
   * from the part before the first hyphen. A name that is repeated or invalid is reported as ASMG0103.
   *
   * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
   */
  readonly name: string;

  /**
   * Number at which clients reach the port, 1 to 65535. Any other number is reported as ASMG0103.
   */
  readonly port: number;

  /**
   * Number at which the gateway pod listens, 0 to 65535.
   *
   * @default - the same number as `port`
   */
  readonly targetPort?: number;

  /**
   * Name of the container port at which the gateway pod listens, instead of its number: at most 15 lower-case letters,
   * digits and hyphens. The field `targetPort` of the resource then holds the name. Together with `targetPort` it is
   * reported as ASMG0103.
   *
   * @default - the port has a number
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
   */
  readonly targetPortName?: string;

  /**
   * Protocol: TCP, UDP or SCTP. From ASM 1.9.7.107 on, names such as HTTP2 and HTTPS are accepted too.
   *
   * @default - not written; Kubernetes uses TCP
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly protocol?: string;

  /**
   * Number at which every node listens, for Services of type NodePort and LoadBalancer. Kubernetes accepts 30000 to
   * 32767, unless the cluster sets another range. 0 means unset.
   *
   * @default - Kubernetes chooses a port
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
   */
  readonly nodePort?: number;

  /**
   * Application protocol, a hint for implementations, for example `http`.
   *
   * @default - not written
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   */
  readonly appProtocol?: string;
}

/**
 * A port of a gateway's Service: one of the four common ports, or any other with `GatewayPort.of`.
 */
export class GatewayPort {
  /** HTTP/2 and HTTP/1.1 in plain text: name `http2`, port 80, target port 80. */
  public static http2(): GatewayPort {
    return new GatewayPort({ name: 'http2', port: 80 });
  }

  /** HTTPS: name `https`, port 443, target port 443. */
  public static https(): GatewayPort {
    return new GatewayPort({ name: 'https', port: 443 });
  }

  /** Health checks of the gateway: name `status-port`, port 15020, target port 15020. */
  public static statusPort(): GatewayPort {
    return new GatewayPort({ name: 'status-port', port: 15020 });
  }

  /** TLS that is passed through and routed by server name: name `tls`, port 15443, target port 15443. */
  public static tls(): GatewayPort {
    return new GatewayPort({ name: 'tls', port: 15443 });
  }

  /**
   * Any port.
   *
   * @param options name, numbers and protocol of the port
   */
  public static of(options: GatewayPortOptions): GatewayPort {
    return made('GatewayPort.of', { options }, (given) => new GatewayPort(given.options));
  }

  /** Name of the port. */
  public readonly name: string;

  /** Number at which clients reach the port. */
  public readonly port: number;

  /** Number at which the gateway pod listens. If the container port has a name, it does not count. */
  public readonly targetPort: number;

  /** Name of the container port at which the gateway pod listens; undefined if it has a number. */
  public readonly targetPortName?: string;

  /** Protocol; undefined if it is not written. */
  public readonly protocol?: string;

  /** Number at which every node listens; undefined if it is not written. */
  public readonly nodePort?: number;

  /** Application protocol; undefined if it is not written. */
  public readonly appProtocol?: string;

  /**
   * Whether a number was set next to the name.
   *
   * @internal
   */
  public readonly _hasTwoTargets: boolean;

  private constructor(options: GatewayPortOptions) {
    this.name = options.name;
    this.port = options.port;
    this.targetPort = options.targetPort ?? options.port;
    this.targetPortName = options.targetPortName;
    this._hasTwoTargets = options.targetPort !== undefined && options.targetPortName !== undefined;
    this.protocol = options.protocol;
    this.nodePort = options.nodePort;
    this.appProtocol = options.appProtocol;
  }
}

/** The ports that have a number and a name for their target. `field` is the list that holds them. */
export function twoTargets(ports: readonly GatewayPort[], field: FieldPath): FieldFinding[] {
  return ports.flatMap(({ _hasTwoTargets, targetPort, targetPortName }, index) => (
    _hasTwoTargets && targetPortName !== undefined
      ? [BAD_PORTS.finding({ case: 'twoTargets', name: targetPortName, number: targetPort }, [...field, index])]
      : []
  ));
}
