import type { Pods } from 'cdk8s-plus-28';
import type { Construct, IConstruct } from 'constructs';
import type { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy, StrategyBinding } from '../strategy/strategy-contract';

/**
 * A gateway of Alibaba Cloud Service Mesh, as far as others need to know it: a verification, a client, a network policy.
 */
export interface IIstioGateway extends IConstruct {
  /**
   * Name of the IstioGateway resource, as `ingressgateway`.
   */
  readonly name: string;

  /**
   * Namespace of the resource and of everything that ASM makes from it.
   */
  readonly namespace: string;

  /**
   * Name of the Service that ASM makes: `istio-<name>`. The Deployment has the same name.
   *
   * @see https://www.alibabacloud.com/help/en/alibaba-cloud-service-mesh/latest/modify-an-ingress-gateway-service
   */
  readonly serviceName: string;

  /**
   * DNS name at which in-cluster clients always reach the gateway, as `istio-ingressgateway.istio-system`.
   */
  readonly dnsName: string;

  /**
   * Labels that ASM gives to the gateway's pods. `app` is documented for every gateway; `istio` for the name `ingressgateway`,
   * for other names it is an inference.
   *
   * @see https://www.alibabacloud.com/help/en/asm/sidecar/access-an-asm-gateway-by-using-multiple-clb-instances
   */
  readonly podLabels: { [key: string]: string };

  /**
   * How in-cluster clients reach the gateway.
   */
  readonly strategy: ITrafficStrategy;

  /**
   * The cluster that the gateway runs on, as far as it is declared.
   */
  readonly platform: ClusterPlatform;

  /**
   * The strategy's answer for the platform: policy, annotations, the addresses that in-cluster clients may use, where a fault would show.
   */
  readonly binding: StrategyBinding;

  /**
   * URL of the gateway for in-cluster clients, by its DNS name, as `http://istio-ingressgateway.istio-system`.
   */
  url(options?: GatewayUrlOptions): string;

  /**
   * The gateway's pods, for network policies and the like.
   *
   * @param scope where the selection is made
   * @param id its id within that scope
   */
  pods(scope: Construct, id: string): Pods;
}

/**
 * The label that selects the gateway's pods. `app` is documented for gateways of every name and `istio` is not; a selector that matches
 * nothing would let a probe run anywhere.
 */
export function podSelectorOf({ podLabels }: Pick<IIstioGateway, 'podLabels'>): { [key: string]: string } {
  return Object.fromEntries(Object.entries(podLabels).filter(([key]) => key === 'app'));
}

/**
 * What a URL of a gateway is made of.
 */
export interface GatewayUrlOptions {
  /**
   * Scheme of the URL.
   *
   * @default UrlScheme.HTTP
   */
  readonly scheme?: UrlScheme;

  /**
   * Port number, 1 to 65535. It is left out of the URL where it is the scheme's own.
   *
   * @default - the scheme's own port if the gateway has it, else its first port that is named for the scheme, else its first port
   */
  readonly port?: number;

  /**
   * Host name or IP address of the URL. An IPv6 address needs brackets.
   *
   * @default - the DNS name of the gateway's Service
   */
  readonly host?: string;

  /**
   * Path, with query if any, as `/healthz?full=1`. It is normalised as `new URL(x).href` does.
   *
   * @default - none
   */
  readonly path?: string;
}

/**
 * Schemes that a gateway serves.
 */
export enum UrlScheme {
  /** Clear text. */
  HTTP = 'http',

  /** TLS. */
  HTTPS = 'https',
}

/** The port that each scheme means when none is written. */
export const OWN_PORT: { readonly [scheme in UrlScheme]: number } = { [UrlScheme.HTTP]: 80, [UrlScheme.HTTPS]: 443 };
