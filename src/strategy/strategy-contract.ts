import { soundInput } from '../input/input';
import { BACKEND_TYPE_ANNOTATION, HOSTNAME_ANNOTATIONS } from '../loadbalancer/settings';
import type { ReachabilityAnswer } from '../model/answer';
import type { ClusterPlatform } from '../model/platform';
import { TargetKind } from '../model/question';
import type { ExternalTrafficPolicy, NodeKind } from '../model/service';

/**
 * Decides how in-cluster clients reach a gateway, and what the gateway's Service must look like for it.
 *
 * Take one from `TrafficStrategy`, extend `TrafficStrategyBase`, or implement the interface. The library treats your
 * own strategies like the built-in ones.
 */
export interface ITrafficStrategy {
  /**
   * Name of the strategy in findings and reports.
   */
  readonly name: string;

  /**
   * The settings and promises for a platform. Must be a pure function: the same context gives an equal binding.
   */
  bind(context: StrategyContext): StrategyBinding;
}

/**
 * The input of a strategy.
 */
export interface StrategyContext {
  /**
   * The cluster that the gateway runs on, as far as it is declared.
   */
  readonly platform: ClusterPlatform;
}

/**
 * What a strategy does and promises on one platform.
 */
export interface StrategyBinding {
  /**
   * Value of the Service's `externalTrafficPolicy`.
   */
  readonly externalTrafficPolicy: ExternalTrafficPolicy;

  /**
   * Annotations that the strategy sets on the Service. It owns them: a different value in `serviceAnnotations` is
   * reported as ASMG0201.
   */
  readonly serviceAnnotations: { [key: string]: string };

  /**
   * Whether the gateway sees the source IP of clients outside the cluster.
   */
  readonly keepsClientIp: ReachabilityAnswer;

  /**
   * The addresses that in-cluster clients may use. A verification probes them by default.
   */
  readonly clientAddresses: ClientAddress[];

  /**
   * The kind of node on which a fault of this strategy would show. A verification runs there by default.
   */
  readonly faultShowsOn: NodeKind;

  /**
   * The conditions under which the strategy works.
   */
  readonly requirements: StrategyRequirement[];
}

/**
 * A condition that the cluster must meet for a strategy to work.
 */
export interface StrategyRequirement {
  /**
   * The condition in words, for example `the cloud controller is 2.3.0 or newer`.
   */
  readonly description: string;

  /**
   * Whether the declared platform meets it.
   */
  readonly met: ReachabilityAnswer;
}

/**
 * An address at which in-cluster clients may reach a gateway.
 */
export class ClientAddress {
  /**
   * The DNS name of the gateway's Service, which resolves to its ClusterIP.
   */
  public static serviceDns(): ClientAddress {
    return new ClientAddress(TargetKind.SERVICE_DNS);
  }

  /**
   * The address that the load balancer publishes in the Service's status. It is known only when the cluster runs.
   */
  public static loadBalancer(): ClientAddress {
    return new ClientAddress(TargetKind.LOAD_BALANCER);
  }

  /**
   * A host name that the load balancer publishes in the Service's status, the same inside and outside the cluster.
   *
   * @throws ASMG0112 if it is not a string
   */
  public static hostname(hostname: string): ClientAddress {
    const input = soundInput('ClientAddress.hostname', { hostname });
    return new ClientAddress(TargetKind.LOAD_BALANCER, input.hostname);
  }

  /**
   * What the client connects to.
   */
  public readonly target: TargetKind;

  /**
   * The host name that the load balancer publishes.
   *
   * @default - the address is not a host name that is known at synth
   */
  public readonly name?: string;

  private constructor(target: TargetKind, name?: string) {
    this.target = target;
    this.name = name;
  }
}

/**
 * Annotations that decide how in-cluster clients reach a gateway. Every strategy owns them, even if it sets none.
 */
export const OWNED_ANNOTATIONS: readonly string[] = [BACKEND_TYPE_ANNOTATION, ...HOSTNAME_ANNOTATIONS];

/**
 * What means the same as no annotation of a strategy, where another place sets one. The cloud controller takes an empty
 * host name as none. What the reader of another annotation does is not known.
 */
export const NEUTRAL_VALUES: { readonly [annotation: string]: string } = { [BACKEND_TYPE_ANNOTATION]: 'ecs' };
