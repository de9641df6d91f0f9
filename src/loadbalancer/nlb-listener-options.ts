import type { Duration } from 'cdk8s';
import type { NlbPortRange, NlbProtocolPort } from './entries';
import type { NlbAlpnPolicy } from './enums';

/**
 * Settings of the listeners of an NLB.
 *
 * @internal
 */
export interface NlbListenerOptions {
  /**
   * Protocols of listeners, by port of the Service. Set TCPSSL to end TLS at the NLB. In-cluster clients that do not
   * pass the NLB get no TLS (ASMG0303). A TCPSSL listener needs `certId`. It needs cloud controller 2.5.0 or newer.
   *
   * @default - TCP or UDP, as the Service says
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly protocolPort?: NlbProtocolPort[];

  /**
   * IDs of the certificates that TCPSSL listeners show to clients. Such a listener is not made without one (ASMG0220).
   * It applies to TCPSSL listeners. It needs cloud controller 2.5.0 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly certId?: string[];

  /**
   * IDs of more certificates. Set them if clients use several host names. It applies to TCPSSL listeners. It needs
   * cloud controller 2.13.0 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly additionalCertIds?: string[];

  /**
   * Whether clients must show a certificate (mutual TLS). Turn it on to admit only clients that you issued a
   * certificate to. It needs `cacertId`. It applies to TCPSSL listeners. It needs cloud controller 2.5.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly cacert?: boolean;

  /**
   * IDs of the certificates of the authority that issues certificates to clients. Set them with `cacert`. It applies to
   * TCPSSL listeners. It needs cloud controller 2.5.0 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly cacertId?: string[];

  /**
   * Name of the policy of TLS versions and ciphers, for example `tls_cipher_policy_1_2`. Set it to refuse old versions
   * of TLS. It applies to TCPSSL listeners. It needs cloud controller 2.5.0 or newer.
   *
   * @default - the NLB chooses
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly tlsCipherPolicy?: string;

  /**
   * Whether TLS negotiates the protocol (ALPN). Turn it on for clients that use HTTP/2, and set `alpnPolicy`. It
   * applies to TCPSSL listeners. It needs cloud controller 2.10.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly alpn?: boolean;

  /**
   * Protocols that TLS negotiates. Set it with `alpn`. It applies to TCPSSL listeners. It needs cloud controller 2.10.0
   * or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly alpnPolicy?: NlbAlpnPolicy;

  /**
   * Listeners for ranges of ports. Use it for a protocol that needs many ports. Pods must be behind the NLB, as with
   * the strategy `eni` (ASMG0220). It needs cloud controller 2.11.4 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly listenerPortRange?: NlbPortRange[];

  /**
   * Whether the load balancer sends the PROXY protocol header, which has the address of the client. Turn it on only if
   * the gateway expects the header. In-cluster clients that do not pass the load balancer send none (ASMG0303). It
   * needs cloud controller 2.5.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly proxyProtocol?: boolean;

  /**
   * Whether the PROXY protocol header has the ID of the PrivateLink endpoint. Turn it on to tell apart the endpoints
   * from which clients come. It needs `proxyProtocol`. It needs cloud controller 2.9.1 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly ppv2PvlEpIdEnabled?: boolean;

  /**
   * Whether the PROXY protocol header has the ID of the PrivateLink endpoint service. Turn it on to tell apart the
   * services by which clients come. It needs `proxyProtocol`. It needs cloud controller 2.9.1 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly ppv2PvlEpsIdEnabled?: boolean;

  /**
   * Whether the PROXY protocol header has the ID of the VPC of the PrivateLink endpoint. Turn it on to tell apart the
   * VPCs from which clients come. It needs `proxyProtocol`. It needs cloud controller 2.9.1 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly ppv2PvlVpcIdEnabled?: boolean;

  /**
   * Limit of new connections. Set it to protect the gateway from more than it can accept. An integer from 0 to 1000000,
   * in connections per second. It needs cloud controller 2.5.0 or newer.
   *
   * @default - no limit of its own
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly cps?: number;

  /**
   * How long an idle connection stays open. Set it below the timeout of clients that reuse connections. 10 to 900
   * seconds. It needs cloud controller 2.5.0 or newer.
   *
   * @default Duration.seconds(900)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
   */
  readonly idleTimeout?: Duration;
}
