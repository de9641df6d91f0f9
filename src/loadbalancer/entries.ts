import type { ClbListenerProtocol, NlbListenerProtocol } from './enums';

/*
 * The entries of settings that are lists. Ports are integers from 1 to 65535 (ASMG0112).
 *
 * Sources: the pages that `ANNOTATIONS_SOURCE` in `annotations.ts` names.
 */

/**
 * A zone of an NLB.
 */
export interface NlbZoneMap {
  /**
   * ID of the zone, for example `cn-hangzhou-g`. Each zone is listed once (ASMG0210).
   */
  readonly zone: string;

  /**
   * ID of a vSwitch in the zone, for example `vsw-abc`. The NLB takes its address there.
   */
  readonly vSwitchId: string;

  /**
   * Private IPv4 address of the NLB in the zone. Set it if firewalls or DNS records name the address. It needs cloud
   * controller 2.12.1 or newer.
   *
   * @default - any free address of the vSwitch
   */
  readonly ip?: string;

  /**
   * Allocation ID of the elastic IP address of a public NLB in the zone. Set it to keep a known public address. It
   * needs cloud controller 2.12.1 or newer.
   *
   * @default - a new address
   */
  readonly eip?: string;
}

/**
 * The protocol of the CLB listener for a port.
 */
export interface ClbProtocolPort {
  /**
   * Protocol of the listener.
   */
  readonly protocol: ClbListenerProtocol;

  /**
   * Port of the Service.
   */
  readonly port: number;
}

/**
 * The protocol of the NLB listener for a port.
 */
export interface NlbProtocolPort {
  /**
   * Protocol of the listener.
   */
  readonly protocol: NlbListenerProtocol;

  /**
   * Port of the Service.
   */
  readonly port: number;
}

/**
 * A tag of a load balancer.
 */
export interface LoadBalancerTag {
  /**
   * Key of the tag, without comma and equals sign.
   */
  readonly key: string;

  /**
   * Value of the tag, without comma.
   *
   * @default - an empty value
   */
  readonly value?: string;
}

/**
 * An HTTP port that redirects to an HTTPS port.
 */
export interface ClbPortRedirect {
  /**
   * Port of an HTTP listener.
   */
  readonly httpPort: number;

  /**
   * Port of an HTTPS listener.
   */
  readonly httpsPort: number;
}

/**
 * The certificate of one more host name.
 */
export interface ClbDomainCertificate {
  /**
   * Host name, for example `shop.example.com`.
   */
  readonly domain: string;

  /**
   * ID of the certificate.
   */
  readonly certId: string;
}

/**
 * A listener for a range of ports.
 */
export interface NlbPortRange {
  /**
   * First port of the range.
   */
  readonly firstPort: number;

  /**
   * Last port of the range.
   */
  readonly lastPort: number;

  /**
   * Port of the Service that gets the traffic.
   */
  readonly port: number;
}

/**
 * An existing server group for a port.
 */
export interface LoadBalancerServerGroup {
  /**
   * ID of the server group: `rsp-abc` of a CLB, `sgp-abc` of an NLB.
   */
  readonly serverGroupId: string;

  /**
   * Port of the Service.
   */
  readonly port: number;
}
