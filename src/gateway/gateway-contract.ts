import type { IConstruct } from 'constructs';
import type { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy, StrategyBinding } from '../strategy/strategy-contract';

/**
 * A Service of type LoadBalancer, with the properties that verifications, clients and network policies need.
 * `LoadBalancerService.fromServiceName` returns one, and every gateway is one.
 */
export interface IReachableService extends IConstruct {
  /**
   * Namespace of the Service and its pods.
   */
  readonly namespace: string;

  /**
   * Name of the Service. For a gateway of ASM it is `istio-<name>`, and the Deployment has the same name.
   *
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly serviceName: string;

  /**
   * DNS name of the Service, for example `istio-ingressgateway.istio-system`. In-cluster clients reach the Service at
   * this name with every strategy.
   */
  readonly dnsName: string;

  /**
   * Labels of the pods behind the Service. On the pods of an ASM gateway, `app` is documented for every gateway;
   * `istio` is documented for the name `ingressgateway`, and inferred for other names.
   *
   * @see https://www.alibabacloud.com/help/en/asm/sidecar/access-an-asm-gateway-by-using-multiple-clb-instances
   */
  readonly podLabels: { [key: string]: string };

  /**
   * The labels that select the pods behind the Service, for example in a network policy or an affinity. The pods are
   * in `namespace`. These are the `podLabels`, without `istio` if there is another one: a label that is only inferred
   * may match no pod. They fit any release of cdk8s-plus.
   *
   * @exampleMetadata fixture=chart
   * @example
   * const gatewayPods = Pods.select(chart, 'gateway-pods', {
   *   labels: gateway.podSelector,
   *   namespaces: Namespaces.select(chart, 'mesh', { names: [gateway.namespace] }),
   * });
   * networkPolicy.addEgressRule(gatewayPods);
   * deployment.scheduling.separate(gatewayPods);
   */
  readonly podSelector: { [key: string]: string };

  /**
   * How in-cluster clients reach the Service.
   */
  readonly strategy: ITrafficStrategy;

  /**
   * The cluster that the Service runs on. A field that is not declared is unknown.
   */
  readonly platform: ClusterPlatform;

  /**
   * Whether ASM runs the gateway outside the clusters (a serverless gateway). Then the clusters have neither its
   * Service nor its pods, and the DNS name does not resolve.
   *
   * @default false
   */
  readonly managedByAsm?: boolean;

  /**
   * The strategy's settings and promises: the policy, the annotations, the addresses for in-cluster clients, and the
   * nodes on which a fault would show.
   *
   * @param clusterId a cluster of the gateway, whose override applies. By default, the gateway without an override.
   */
  binding(clusterId?: string): StrategyBinding;

  /**
   * URL of the Service for in-cluster clients, for example `http://istio-ingressgateway.istio-system`. It never asks for
   * http at a port for UDP or for TLS alone. If no port can be asked, it throws ASMG0118.
   *
   * @param options scheme, port, host and path of the URL
   */
  url(options?: GatewayUrlOptions): string;
}

/**
 * A Service that may be different in each of its clusters.
 *
 * @internal
 */
export interface ServiceOfClusters extends IReachableService {
  /**
   * The Service as it is in one of its clusters.
   *
   * @internal
   */
  _in(clusterId: string | undefined): IReachableService;

  /**
   * The clusters with another strategy, platform or ports.
   *
   * @internal
   */
  _differingClusters(): readonly string[];
}

/** The Service as it is in a cluster. One that is implemented elsewhere is the same in every cluster. */
export function serviceIn(service: IReachableService, clusterId: string | undefined): IReachableService {
  return clusterId !== undefined && isOfClusters(service) ? service._in(clusterId) : service;
}

/** The clusters in which a verification would ask something else, or elsewhere. */
export function differingClusters(service: IReachableService): readonly string[] {
  return isOfClusters(service) ? service._differingClusters() : [];
}

function isOfClusters(service: IReachableService): service is ServiceOfClusters {
  return '_in' in service;
}

/**
 * A gateway of Alibaba Cloud Service Mesh (ASM). Both `new IstioGateway` and `IstioGateway.fromGatewayName` return one.
 */
export interface IIstioGateway extends IReachableService {
  /**
   * Name of the IstioGateway resource, for example `ingressgateway`.
   */
  readonly name: string;
}

/**
 * The parts of a gateway's URL.
 */
export interface GatewayUrlOptions {
  /**
   * Scheme of the URL.
   *
   * @default - https if the gateway has no port for http, or if `port` is one for https; otherwise http
   */
  readonly scheme?: UrlScheme;

  /**
   * Port number, 1 to 65535. The URL omits the default port of the scheme: 80 for HTTP, 443 for HTTPS.
   *
   * @default - the default port of the scheme if the gateway has it, else its first port whose name begins with a
   * protocol of the scheme, for example `http-web`, else its first port that names no protocol
   */
  readonly port?: number;

  /**
   * Host name or IP address of the URL. An IPv6 address needs brackets.
   *
   * @default - the DNS name of the gateway's Service
   */
  readonly host?: string;

  /**
   * Path and query, for example `/healthz?full=1`. The URL has it in the form of `new URL(x).href`.
   *
   * @default - none
   */
  readonly path?: string;
}

/**
 * URL schemes that a gateway serves.
 */
export enum UrlScheme {
  /** Plain text. */
  HTTP = 'http',

  /** TLS. */
  HTTPS = 'https',
}
