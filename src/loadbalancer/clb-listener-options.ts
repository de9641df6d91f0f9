import type { Duration } from 'cdk8s';
import type { ClbDomainCertificate, ClbPortRedirect, ClbProtocolPort } from './entries';
import type { ClbAclType, ClbStickySessionType, ClbTlsCipherPolicy } from './enums';

/**
 * Settings of the listeners of a CLB.
 *
 * @internal
 */
export interface ClbListenerOptions {
  /**
   * Protocols of listeners, by port of the Service. Set HTTPS to end TLS at the CLB, or HTTP to keep a client at its
   * backend with cookies. In-cluster clients that do not pass the CLB get no TLS (ASMG0303). An HTTPS listener needs
   * `certId`. It needs cloud controller 1.9.3 or newer.
   *
   * @default - TCP or UDP, as the Service says
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly protocolPort?: ClbProtocolPort[];

  /**
   * ID of the certificate that HTTPS listeners show to clients. Such a listener is not made without one (ASMG0220). It
   * applies to HTTPS listeners. It needs cloud controller 1.9.3.164 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly certId?: string;

  /**
   * Certificates of more host names. The CLB chooses one by the host name that the client asks for. It applies to HTTPS
   * listeners. It needs cloud controller 2.13.0 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly domainExtensions?: ClbDomainCertificate[];

  /**
   * Versions and ciphers of TLS. The default accepts TLS 1.0. Choose a newer policy unless you have clients that need
   * it. Other policies of the vendor need `serviceAnnotations`. It applies to HTTPS listeners. It needs cloud
   * controller 2.4.0 or newer.
   *
   * @default ClbTlsCipherPolicy.TLS_1_0
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly tlsCipherPolicy?: ClbTlsCipherPolicy;

  /**
   * Whether HTTP/2 is offered to clients. Turn it off for clients that cannot use it. It applies to HTTPS listeners. It
   * needs cloud controller 2.1.0 or newer.
   *
   * @default true
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly http2Enabled?: boolean;

  /**
   * HTTP ports that redirect to an HTTPS port. Use it to move clients to HTTPS before they reach the gateway. It
   * applies to HTTP listeners. It needs cloud controller 1.9.3.164 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly forwardPort?: ClbPortRedirect[];

  /**
   * Whether the load balancer sends the PROXY protocol header, which has the address of the client. Turn it on only if
   * the gateway expects the header. In-cluster clients that do not pass the load balancer send none (ASMG0303). It
   * applies to TCP and UDP listeners. It needs cloud controller 2.6.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly proxyProtocol?: boolean;

  /**
   * Whether access is controlled by lists of addresses. Turn it on to admit or refuse some clients, and set `aclId` and
   * `aclType`. It needs cloud controller 1.9.3.164 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly aclStatus?: boolean;

  /**
   * IDs of the lists of access control. Several need cloud controller 2.11.1 or newer. Set them with `aclStatus`. It
   * needs cloud controller 1.9.3.164 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly aclId?: string[];

  /**
   * Whether the lists admit or refuse their addresses. Set it with `aclStatus`. It needs cloud controller 1.9.3.164 or
   * newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly aclType?: ClbAclType;

  /**
   * How long a client stays with its backend. Set it if backends keep state about clients. Zero turns it off. 0 to 3600
   * seconds. It applies to TCP listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default Duration.seconds(0)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly persistenceTimeout?: Duration;

  /**
   * How long an idle connection stays open. Set it below the timeout of clients that reuse connections. 10 to 900
   * seconds. It applies to TCP listeners. It needs cloud controller 2.3.0 or newer.
   *
   * @default Duration.seconds(900)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly establishedTimeout?: Duration;

  /**
   * How long an idle connection stays open. Set it below the timeout of clients that reuse connections. 1 to 60
   * seconds. It applies to HTTP and HTTPS listeners. It needs cloud controller 2.1.0 or newer.
   *
   * @default Duration.seconds(15)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly idleTimeout?: Duration;

  /**
   * How long the load balancer waits for the response of a backend. Set it for requests that take long. 1 to 180
   * seconds. It applies to HTTP and HTTPS listeners. It needs cloud controller 2.3.0 or newer.
   *
   * @default Duration.seconds(60)
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly requestTimeout?: Duration;

  /**
   * Whether a cookie keeps a client at its backend. Turn it on if backends keep state about clients, and set
   * `stickySessionType`. It applies to HTTP and HTTPS listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly stickySession?: boolean;

  /**
   * Which cookie keeps a client at its backend. Set it with `stickySession`. It applies to HTTP and HTTPS listeners. It
   * needs cloud controller 1.9.3 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly stickySessionType?: ClbStickySessionType;

  /**
   * How long the inserted cookie is valid. It needs `stickySessionType` `INSERT`. 1 to 86400 seconds. It applies to
   * HTTP and HTTPS listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly cookieTimeout?: Duration;

  /**
   * Name of the cookie of the server, 1 to 200 characters, for example `JSESSIONID`. It needs `stickySessionType`
   * `SERVER`. It applies to HTTP and HTTPS listeners. It needs cloud controller 1.9.3 or newer.
   *
   * @default - none
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly cookie?: string;

  /**
   * Whether requests get the header X-Forwarded-Proto. Turn it on if backends must know whether the client used TLS. It
   * applies to HTTP and HTTPS listeners. It needs cloud controller 2.1.0 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly xforwardedforProto?: boolean;

  /**
   * Whether requests get the header XForwardedFor_SLBPORT. Turn it on if backends must know the port of the listener.
   * It applies to HTTP and HTTPS listeners. It needs cloud controller 2.9.1 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly xforwardedforSlbport?: boolean;

  /**
   * Whether requests get the header XForwardedFor_ClientSrcPort. Turn it on if backends must know the port of the
   * client. It applies to HTTP and HTTPS listeners. It needs cloud controller 2.9.1 or newer.
   *
   * @default false
   * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
   */
  readonly xforwardedforClientsrcport?: boolean;
}
