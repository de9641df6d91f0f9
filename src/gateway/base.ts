import type { Pods } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { cdk8sPlus } from '../lazy';
import { type GatewayUrlOptions, type IIstioGateway, type IReachableService, podSelectorOf } from './gateway-contract';
import type { GatewayPort } from './port';
import { urlOf } from './url';
import { soundInput } from '../input/input';
import { known } from '../kubernetes/plain';
import type { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy, StrategyBinding } from '../strategy/strategy-contract';

/** The values that identify a Service and say how clients reach it. */
export interface ServiceIdentity {
  readonly namespace: string;
  readonly serviceName: string;
  readonly podLabels: { [key: string]: string };
  readonly strategy: ITrafficStrategy;
  readonly platform: ClusterPlatform;
  readonly ports: readonly GatewayPort[];
  readonly managedByAsm?: boolean;
}

/** The values that identify a gateway. */
export interface GatewayIdentity extends Omit<ServiceIdentity, 'serviceName' | 'podLabels'> {
  readonly name: string;
}

/**
 * The values that follow from the identity of a Service.
 *
 * @internal
 */
export abstract class ReachableService extends Construct implements IReachableService {
  public readonly namespace: string;
  public readonly serviceName: string;
  public readonly dnsName: string;
  public readonly podLabels: { [key: string]: string };
  public readonly strategy: ITrafficStrategy;
  public readonly platform: ClusterPlatform;
  public readonly binding: StrategyBinding;
  public readonly managedByAsm?: boolean;
  private readonly ports: readonly GatewayPort[];

  protected constructor(scope: Construct, id: string, identity: ServiceIdentity) {
    super(scope, id);
    this.namespace = identity.namespace;
    this.serviceName = identity.serviceName;
    this.dnsName = `${identity.serviceName}.${identity.namespace}`;
    this.podLabels = identity.podLabels;
    this.strategy = identity.strategy;
    this.platform = identity.platform;
    this.binding = identity.strategy.bind({ platform: identity.platform });
    this.managedByAsm = identity.managedByAsm;
    this.ports = identity.ports;
  }

  public url(options: GatewayUrlOptions = {}): string {
    const { options: given } = soundInput('IstioGateway.url', { options });
    const { dnsName, managedByAsm = false } = this;
    return urlOf({ dnsName, ports: known(this.ports), isOutsideClusters: managedByAsm }, given);
  }

  public pods(scope: Construct, id: string): Pods {
    const { Namespaces, Pods: AnyPods } = cdk8sPlus();
    return AnyPods.select(scope, id, {
      labels: podSelectorOf(this),
      namespaces: Namespaces.select(scope, `${id}-namespace`, { names: [this.namespace] }),
    });
  }
}

/**
 * The values that follow from a gateway's identity, whether its manifest is rendered here or elsewhere.
 *
 * @internal
 */
export abstract class GatewayBase extends ReachableService implements IIstioGateway {
  public readonly name: string;

  protected constructor(scope: Construct, id: string, { name, ...identity }: GatewayIdentity) {
    const serviceName = `istio-${name}`;
    super(scope, id, { ...identity, serviceName, podLabels: { app: serviceName, istio: name } });
    this.name = name;
  }
}
