/*
 * The words of load balancer settings. The value of each member is the word that the cloud controller reads.
 *
 * Sources: the pages that `ANNOTATIONS_SOURCE` in `annotations.ts` names.
 */

/** Whether an address of a load balancer is public or private. */
export enum LoadBalancerAddressType {
  /** An address on the internet. */
  INTERNET = 'internet',

  /** A private address in the VPC. */
  INTRANET = 'intranet',
}

/** IP versions of a CLB and of its backends. */
export enum ClbIpVersion {
  /** IPv4. */
  IPV4 = 'ipv4',

  /** IPv6. */
  IPV6 = 'ipv6',
}

/** HTTP versions of health checks. */
export enum NlbHealthCheckHttpVersion {
  /** HTTP 1.0. */
  HTTP_1_0 = 'HTTP1.0',

  /** HTTP 1.1. */
  HTTP_1_1 = 'HTTP1.1',
}

/** IP versions of an NLB. */
export enum NlbIpVersion {
  /** IPv4. */
  IPV4 = 'ipv4',

  /** IPv4 and IPv6. */
  DUAL_STACK = 'DualStack',
}

/** IP versions of the backends of an NLB. */
export enum NlbBackendIpVersion {
  /** IPv4. */
  IPV4 = 'ipv4',

  /** IPv6. */
  IPV6 = 'ipv6',

  /** IPv4 and IPv6. */
  DUAL_STACK = 'dualstack',
}

/** How a CLB itself is billed. */
export enum ClbInstanceChargeType {
  /** By its specification. */
  PAY_BY_SPEC = 'PayBySpec',

  /** By what it uses. */
  PAY_BY_CLCU = 'PayByCLCU',
}

/** How the traffic of a public CLB is billed. */
export enum ClbTrafficChargeType {
  /** By its volume. */
  PAY_BY_TRAFFIC = 'paybytraffic',

  /** By the peak bandwidth. */
  PAY_BY_BANDWIDTH = 'paybybandwidth',
}

/** Protection of a CLB against changes in the console. */
export enum ClbModificationProtection {
  /** The console refuses changes. */
  CONSOLE_PROTECTION = 'ConsoleProtection',

  /** The console accepts changes. */
  NON_PROTECTION = 'NonProtection',
}

/** Kinds of networks of a CLB. */
export enum ClbNetworkType {
  /** The classic network. */
  CLASSIC = 'classic',

  /** A virtual private cloud. */
  VPC = 'vpc',
}

/** Addresses that the status of a Service can publish instead of the private address of its CLB. */
export enum ClbExternalIpType {
  /** The elastic IP address that is bound to the CLB. */
  EIP = 'eip',
}

/** How a CLB spreads requests over its backends. */
export enum ClbScheduler {
  /** In turn, by weight. */
  WRR = 'wrr',

  /** To the backend with the fewest connections, by weight. */
  WLC = 'wlc',

  /** In turn; weights do not count. */
  RR = 'rr',

  /** By a consistent hash of the source IP address. */
  SCH = 'sch',

  /** By a consistent hash of addresses, ports and protocol. */
  TCH = 'tch',
}

/** How an NLB spreads connections over its backends. */
export enum NlbScheduler {
  /** In turn, by weight. */
  WRR = 'wrr',

  /** In turn; weights do not count. */
  RR = 'rr',

  /** By a consistent hash of the source IP address. */
  SCH = 'sch',

  /** By a consistent hash of addresses, ports and protocol. */
  TCH = 'tch',

  /** To the backend with the fewest connections, by weight. */
  WLC = 'wlc',

  /** By a hash of the QUIC connection ID. */
  QCH = 'qch',
}

/** Protocols of a CLB's health checks. */
export enum ClbHealthCheckType {
  /** A TCP connection. */
  TCP = 'tcp',

  /** An HTTP request. */
  HTTP = 'http',
}

/** Protocols of an NLB's health checks. */
export enum NlbHealthCheckType {
  /** A TCP connection. */
  TCP = 'tcp',

  /** An HTTP request. */
  HTTP = 'http',

  /** A UDP packet. */
  UDP = 'udp',
}

/** HTTP methods of health checks. */
export enum LoadBalancerHealthCheckMethod {
  /** Asks for the headers only. */
  HEAD = 'head',

  /** Asks for the whole response. */
  GET = 'get',
}

/** Groups of HTTP status codes in which a health check may find a backend healthy. */
export enum LoadBalancerHealthCheckCode {
  /** 100 to 199. */
  HTTP_1XX = 'http_1xx',

  /** 200 to 299. */
  HTTP_2XX = 'http_2xx',

  /** 300 to 399. */
  HTTP_3XX = 'http_3xx',

  /** 400 to 499. */
  HTTP_4XX = 'http_4xx',

  /** 500 to 599. */
  HTTP_5XX = 'http_5xx',
}

/** Types of server groups of an NLB. */
export enum NlbServerGroupType {
  /** Backends are instances and network interfaces, and see the client's address. */
  INSTANCE = 'Instance',

  /** Backends are IP addresses, and do not see the client's address. */
  IP = 'Ip',
}

/** Which cookie keeps a client at its backend. */
export enum ClbStickySessionType {
  /** The CLB inserts one. */
  INSERT = 'insert',

  /** The CLB rewrites the one of the server. */
  SERVER = 'server',
}

/** What the lists of access control do. */
export enum ClbAclType {
  /** Only listed addresses get through. */
  WHITE = 'white',

  /** Listed addresses do not get through. */
  BLACK = 'black',
}

/** Versions and ciphers of TLS that a CLB accepts. */
export enum ClbTlsCipherPolicy {
  /** TLS 1.0, 1.1 and 1.2. */
  TLS_1_0 = 'tls_cipher_policy_1_0',

  /** TLS 1.1 and 1.2. */
  TLS_1_1 = 'tls_cipher_policy_1_1',

  /** TLS 1.2. */
  TLS_1_2 = 'tls_cipher_policy_1_2',

  /** TLS 1.2 with fewer ciphers. */
  TLS_1_2_STRICT = 'tls_cipher_policy_1_2_strict',

  /** TLS 1.2 with fewer ciphers, and TLS 1.3. */
  TLS_1_2_STRICT_WITH_1_3 = 'tls_cipher_policy_1_2_strict_with_1_3',
}

/** Protocols that TLS of an NLB negotiates. */
export enum NlbAlpnPolicy {
  /** HTTP/1.1 and HTTP/1.0. */
  HTTP1_ONLY = 'HTTP1Only',

  /** HTTP/2. */
  HTTP2_ONLY = 'HTTP2Only',

  /** HTTP/1.1 first, else HTTP/2. */
  HTTP2_OPTIONAL = 'HTTP2Optional',

  /** HTTP/2 first, else HTTP/1.1. */
  HTTP2_PREFERRED = 'HTTP2Preferred',
}

/** Protocols of a CLB's listeners. */
export enum ClbListenerProtocol {
  /** HTTP. */
  HTTP = 'http',

  /** HTTP over TLS, which ends at the CLB. */
  HTTPS = 'https',

  /** TCP. */
  TCP = 'tcp',

  /** UDP. */
  UDP = 'udp',
}

/** Protocols of an NLB's listeners. */
export enum NlbListenerProtocol {
  /** TCP. */
  TCP = 'tcp',

  /** UDP. */
  UDP = 'udp',

  /** TLS over TCP, which ends at the NLB. */
  TCPSSL = 'tcpssl',
}
