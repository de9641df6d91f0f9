import type { ReachabilityAnswer } from './answer';
import type { PublishedAddress, BackendType, ListenerFeature, LoadBalancerKind } from './load-balancer';
import type { ClusterPlatform } from './platform';
import type { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from './service';

/**
 * The client that connects to the gateway.
 */
export enum ClientKind {
  /** A pod with an address of its own. */
  POD = 'pod',

  /** A pod in the host network, or a process of the node. */
  HOST = 'host',

  /** A client outside the cluster. */
  EXTERNAL = 'external',
}

/**
 * The address of the gateway that the client connects to.
 */
export enum TargetKind {
  /** What the load balancer publishes in the Service's status. */
  LOAD_BALANCER = 'load-balancer',

  /** The Service's DNS name, which resolves to its ClusterIP. */
  SERVICE_DNS = 'service-dns',
}

/**
 * How a request fails.
 */
export enum ReachabilityFailure {
  /** The connection is refused at once. */
  REFUSED = 'refused',

  /** No connection in time. */
  TIMEOUT = 'timeout',

  /** Some connections work and others do not. The answer is then `sometimes`. */
  INTERMITTENT = 'intermittent',

  /** The name does not resolve where the client is. */
  UNRESOLVED = 'unresolved',
}

/**
 * The source address that the gateway sees.
 */
export enum SourceAddress {
  /** The client's own address. For a client in the host network it is `NODE`. */
  CLIENT = 'client',

  /** The address of a node. */
  NODE = 'node',

  /** The address of the load balancer. */
  LOAD_BALANCER = 'load-balancer',

  /** Not known, another address, or none because nothing connects. */
  UNKNOWN = 'unknown',
}

/**
 * How sure an answer is, the surest first.
 */
export enum ReachabilityConfidence {
  /** Measured on a real kube-proxy of such a version. */
  MEASURED = 'measured',

  /** Read in the code of such a version. */
  CODE = 'code',

  /** Stated by documentation or release notes. */
  PROSE = 'prose',

  /** Inferred from other answers, or for versions that were not examined. */
  INFERRED = 'inferred',
}

/**
 * The part of a gateway's setup that decides which clients reach it.
 */
export interface ReachabilitySetup {
  /**
   * The cluster that the gateway runs on. Undeclared fields may have any value.
   */
  readonly platform: ClusterPlatform;

  /**
   * The Service's policy for traffic from outside.
   */
  readonly externalTrafficPolicy: ExternalTrafficPolicy;

  /**
   * The Service's policy for traffic to its ClusterIP.
   *
   * @default InternalTrafficPolicy.CLUSTER
   */
  readonly internalTrafficPolicy?: InternalTrafficPolicy;

  /**
   * What is behind the load balancer.
   *
   * @default BackendType.UNKNOWN
   */
  readonly backendType?: BackendType;

  /**
   * What the Service's status publishes.
   *
   * @default PublishedAddress.IP
   */
  readonly status?: PublishedAddress;

  /**
   * The load balancer. It matters for clients outside, and if nodes do not intercept its address.
   *
   * The default is a private CLB, which cannot send a request back to the node it came from. `asm-gateway explain`
   * assumes a public CLB without `--load-balancer`, because a Service without annotations gets one.
   *
   * @default LoadBalancerKind.CLB_PRIVATE
   */
  readonly loadBalancer?: LoadBalancerKind;

  /**
   * What the listeners of the load balancer add to a connection. Clients that never pass the load balancer do not get
   * it. If only some ports have such listeners, the answers are about those ports.
   *
   * @default - nothing; the listeners pass on what they receive
   */
  readonly listenerFeatures?: ListenerFeature[];

  /**
   * The Service's `loadBalancerSourceRanges`, for example `10.0.0.0/8`. kube-proxy drops what comes from other
   * addresses to the load balancer address, also from in-cluster clients. If the ranges do not contain every address,
   * answers that depend on the client's address are unknown.
   *
   * @default - every address is allowed
   * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec
   */
  readonly sourceRanges?: string[];
}

/**
 * One request to a gateway.
 */
export interface ReachabilityQuestion extends ReachabilitySetup {
  /**
   * The client.
   */
  readonly client: ClientKind;

  /**
   * The kind of node that the client runs on. It is ignored for a client outside.
   *
   * @default - not known; the answer is unknown if it depends on the kind of node
   */
  readonly node?: NodeKind;

  /**
   * The address that the client connects to.
   */
  readonly target: TargetKind;

  /**
   * Whether only the client's node runs a gateway pod. A load balancer that cannot send a request back to the node it
   * came from then has no other backend.
   *
   * @default false
   */
  readonly onlyGatewayNode?: boolean;

  /**
   * Whether `sourceRanges` contains the source address of the request.
   *
   * @default - not known; the answer is unknown if it depends on it
   */
  readonly inSourceRanges?: boolean;
}

/**
 * The answer to a question.
 */
export interface ReachabilityRow {
  /**
   * The client.
   */
  readonly client: ClientKind;

  /**
   * The kind of node that the client runs on.
   *
   * @default - the client is outside the cluster, or the node is not known
   */
  readonly node?: NodeKind;

  /**
   * The address that the client connects to.
   */
  readonly target: TargetKind;

  /**
   * Whether the client gets a connection to a gateway pod.
   */
  readonly connects: ReachabilityAnswer;

  /**
   * Whether a request over the connection works. It is `NO` if the connection skips what the load balancer adds and
   * clients or the gateway expect: see `bypasses`. Otherwise it is the same as `connects`.
   */
  readonly works: ReachabilityAnswer;

  /**
   * What the load balancer adds and this connection skips, or may skip if `works` is unknown. Empty if nothing is
   * missing or if nothing connects.
   */
  readonly bypasses: ListenerFeature[];

  /**
   * How it fails.
   *
   * @default - it does not fail, or it is unknown how, or the possible data planes fail in different ways
   */
  readonly failure?: ReachabilityFailure;

  /**
   * The source address that the gateway sees.
   */
  readonly source: SourceAddress;

  /**
   * How sure the answer is.
   */
  readonly confidence: ReachabilityConfidence;

  /**
   * What the answer requires beyond the declared setup, in words, for example a NAT gateway.
   *
   * @default - nothing, or nothing connects
   */
  readonly condition?: string;

  /**
   * Ids of the facts on which the answer rests, for example `F12`.
   */
  readonly facts: string[];

  /**
   * The reason in one sentence.
   */
  readonly why: string;
}
