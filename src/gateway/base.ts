import type { Pods } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { cdk8sPlus } from '../lazy';
import { type GatewayUrlOptions, type IIstioGateway, podSelectorOf } from './gateway-contract';
import type { GatewayPort } from './port';
import { urlOf } from './url';
import { soundInput } from '../input/input';
import { known } from '../kubernetes/plain';
import type { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy, StrategyBinding } from '../strategy/strategy-contract';

/** The values that identify a gateway. */
export interface GatewayIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly strategy: ITrafficStrategy;
  readonly platform: ClusterPlatform;
  readonly ports: readonly GatewayPort[];
}

/**
 * The values that follow from a gateway's identity, whether its manifest is rendered here or elsewhere.
 *
 * @internal
 */
export abstract class GatewayBase extends Construct implements IIstioGateway {
  public readonly name: string;
  public readonly namespace: string;
  public readonly serviceName: string;
  public readonly dnsName: string;
  public readonly podLabels: { [key: string]: string };
  public readonly strategy: ITrafficStrategy;
  public readonly platform: ClusterPlatform;
  public readonly binding: StrategyBinding;
  private readonly ports: readonly GatewayPort[];

  protected constructor(scope: Construct, id: string, identity: GatewayIdentity) {
    super(scope, id);
    this.name = identity.name;
    this.namespace = identity.namespace;
    this.serviceName = `istio-${identity.name}`;
    this.dnsName = `${this.serviceName}.${identity.namespace}`;
    this.podLabels = { app: this.serviceName, istio: identity.name };
    this.strategy = identity.strategy;
    this.platform = identity.platform;
    this.binding = identity.strategy.bind({ platform: identity.platform });
    this.ports = identity.ports;
  }

  public url(options: GatewayUrlOptions = {}): string {
    return urlOf(this.dnsName, known(this.ports), soundInput('IstioGateway.url', { options }).options);
  }

  public pods(scope: Construct, id: string): Pods {
    const { Namespaces, Pods: AnyPods } = cdk8sPlus();
    return AnyPods.select(scope, id, {
      labels: podSelectorOf(this),
      namespaces: Namespaces.select(scope, `${id}-namespace`, { names: [this.namespace] }),
    });
  }
}
