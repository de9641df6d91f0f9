import type { Answer } from './answer';
import type { AddressKind, BackendType, LoadBalancerKind } from './load-balancer';
import type { ClusterPlatform } from './platform';
import type { ExternalTrafficPolicy, InternalTrafficPolicy, NodeKind } from './service';

/**
 * Who asks for the gateway.
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
 * Which address of the gateway is asked.
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
export enum Failure {
  /** The connection is refused at once. */
  REFUSED = 'refused',

  /** No connection in time. */
  TIMEOUT = 'timeout',

  /** Some connections work and others do not; exactly where the answer is `sometimes`. */
  INTERMITTENT = 'intermittent',
}

/**
 * Whose address the gateway sees.
 */
export enum SourceAddress {
  /** The client's own; for a client in the host network that is `NODE`. */
  CLIENT = 'client',

  /** A node's. */
  NODE = 'node',

  /** The load balancer's. */
  LOAD_BALANCER = 'load-balancer',

  /** Not known, another one, or none because nothing connects. */
  UNKNOWN = 'unknown',
}

/**
 * How sure an answer is, the surest first.
 */
export enum Confidence {
  /** Measured on a real kube-proxy of such a version. */
  MEASURED = 'measured',

  /** Read in the code of such a version. */
  CODE = 'code',

  /** Stated by documentation or release notes. */
  PROSE = 'prose',

  /** Concluded from the rest, or beyond the versions that were looked at. */
  INFERRED = 'inferred',
}

/**
 * A gateway's setup, as far as it decides who reaches it.
 */
export interface ReachabilitySetup {
  /**
   * The cluster the gateway runs on; what it leaves out may be anything.
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
   * What stands behind the load balancer.
   *
   * @default BackendType.UNKNOWN
   */
  readonly backendType?: BackendType;

  /**
   * What the Service's status publishes.
   *
   * @default AddressKind.IP
   */
  readonly status?: AddressKind;

  /**
   * The load balancer, which matters for clients outside and wherever nodes do not intercept its address.
   *
   * @default LoadBalancerKind.CLB_PRIVATE - the one with the most limits
   */
  readonly loadBalancer?: LoadBalancerKind;
}

/**
 * One request to a gateway.
 */
export interface ReachabilityQuestion extends ReachabilitySetup {
  /**
   * Who asks.
   */
  readonly client: ClientKind;

  /**
   * On which kind of node the client runs; not looked at for a client outside.
   *
   * @default - not known; the answer is unknown where it depends on it
   */
  readonly node?: NodeKind;

  /**
   * Which address is asked.
   */
  readonly target: TargetKind;

  /**
   * Whether no other node than the client's runs a gateway pod. A load balancer that cannot send a request back to
   * the node it came from
   * then has no other choice.
   *
   * @default false
   */
  readonly onlyGatewayNode?: boolean;
}

/**
 * The answer to a question.
 */
export interface ReachabilityRow {
  /**
   * Who asks.
   */
  readonly client: ClientKind;

  /**
   * On which kind of node the client runs.
   *
   * @default - a client outside, or not known
   */
  readonly node?: NodeKind;

  /**
   * Which address is asked.
   */
  readonly target: TargetKind;

  /**
   * Whether the client gets a connection to a gateway pod.
   */
  readonly connects: Answer;

  /**
   * How it fails.
   *
   * @default - it does not fail, or that is unknown, or the possible data planes fail in different ways
   */
  readonly failure?: Failure;

  /**
   * Whose address the gateway sees.
   */
  readonly source: SourceAddress;

  /**
   * How sure the answer is.
   */
  readonly confidence: Confidence;

  /**
   * Ids of the facts on which the answer rests, for example `F12`.
   */
  readonly facts: string[];

  /**
   * The reason in one sentence.
   */
  readonly why: string;
}
