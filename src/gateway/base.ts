import { Construct, type IConstruct, type IMixin, type Node } from 'constructs';
import type { GatewayUrlOptions, IIstioGateway, IReachableService, ServiceOfClusters } from './gateway-contract';
import type { GatewayPort } from './port';
import { urlOf } from './url';
import { soundInput } from '../input/input';
import { known } from '../kubernetes/plain';
import type { ClusterPlatform } from '../model/platform';
import { bindingFor } from '../strategy/bound-strategy';
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
export abstract class ReachableService extends Construct implements ServiceOfClusters {
  public readonly namespace: string;
  public readonly serviceName: string;
  public readonly dnsName: string;
  public readonly podLabels: { [key: string]: string };
  public readonly strategy: ITrafficStrategy;
  public readonly platform: ClusterPlatform;
  public readonly managedByAsm?: boolean;
  private readonly identity: ServiceIdentity;

  protected constructor(scope: Construct, id: string, identity: ServiceIdentity) {
    super(scope, id);
    this.identity = identity;
    this.namespace = identity.namespace;
    this.serviceName = identity.serviceName;
    this.dnsName = dnsNameOf(identity);
    this.podLabels = identity.podLabels;
    this.strategy = identity.strategy;
    this.platform = identity.platform;
    this.managedByAsm = identity.managedByAsm;
  }

  public get podSelector(): { [key: string]: string } {
    return podSelectorOf(this);
  }

  public binding(clusterId?: string): StrategyBinding {
    return this._in(soundInput('IstioGateway.binding', { clusterId: known(clusterId) }).clusterId).binding();
  }

  public url(options: GatewayUrlOptions = {}): string {
    return urlWith(this.identity, options);
  }

  /**
   * The Service as it is in one of its clusters.
   *
   * @internal
   */
  public _in(clusterId: string | undefined): IReachableService {
    return new ServiceInCluster(this, this._identityIn(clusterId, this.identity));
  }

  /**
   * The clusters with another strategy, platform or ports.
   *
   * @internal
   */
  public _differingClusters(): readonly string[] {
    return [];
  }

  /**
   * What identifies the Service in one of its clusters.
   *
   * @internal
   */
  protected _identityIn(_clusterId: string | undefined, identity: ServiceIdentity): ServiceIdentity {
    return identity;
  }
}

/** A Service as it is in one of its clusters. It is the same construct. */
class ServiceInCluster implements IReachableService {
  public readonly namespace: string;
  public readonly serviceName: string;
  public readonly dnsName: string;
  public readonly podLabels: { [key: string]: string };
  public readonly strategy: ITrafficStrategy;
  public readonly platform: ClusterPlatform;
  public readonly managedByAsm?: boolean;
  private readonly service: ReachableService;
  private readonly identity: ServiceIdentity;

  constructor(service: ReachableService, identity: ServiceIdentity) {
    this.service = service;
    this.identity = identity;
    this.namespace = identity.namespace;
    this.serviceName = identity.serviceName;
    this.dnsName = dnsNameOf(identity);
    this.podLabels = identity.podLabels;
    this.strategy = identity.strategy;
    this.platform = identity.platform;
    this.managedByAsm = identity.managedByAsm;
  }

  public get node(): Node {
    return this.service.node;
  }

  public get podSelector(): { [key: string]: string } {
    return podSelectorOf(this);
  }

  public binding(clusterId?: string): StrategyBinding {
    return clusterId === undefined ? bindingFor(this.identity) : this.service.binding(clusterId);
  }

  public url(options: GatewayUrlOptions = {}): string {
    return urlWith(this.identity, options);
  }

  public with(...mixins: IMixin[]): IConstruct {
    return this.service.with(...mixins);
  }
}

/** A label of gateways that is documented for one name only. */
const DOUBTFUL = 'istio';

/**
 * The labels that select the pods behind a Service. `istio` is left out if another label is there: on gateways of other
 * names it is only inferred, and a selector that matches nothing would let a probe run on any node.
 */
function podSelectorOf({ podLabels }: Pick<IReachableService, 'podLabels'>): { [key: string]: string } {
  const certain = Object.entries(podLabels).filter(([key]) => key !== DOUBTFUL);
  return certain.length === 0 ? { ...podLabels } : Object.fromEntries(certain);
}

function dnsNameOf({ serviceName, namespace }: ServiceIdentity): string {
  return `${serviceName}.${namespace}`;
}

function urlWith(identity: ServiceIdentity, options: GatewayUrlOptions): string {
  const { options: given } = soundInput('IstioGateway.url', { options });
  const { ports, managedByAsm = false } = identity;
  return urlOf({ dnsName: dnsNameOf(identity), ports: known(ports), isOutsideClusters: managedByAsm }, given);
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
