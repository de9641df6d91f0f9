import { boundTo } from './bound-strategy';
import type { ITrafficStrategy, StrategyBinding, StrategyContext } from './strategy-contract';
import { BAD_HOSTNAME } from '../findings/catalogue/load-balancer';
import { ENI_ON_FLANNEL, UNMET_REQUIREMENT } from '../findings/catalogue/strategy';
import { errorOf, type FieldFinding } from '../findings/finding';
import { problemsOf } from '../input/checks';
import { soundInput } from '../input/input';
import { hostnameProblem } from '../loadbalancer/hostname';
import { backendType } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { BackendType } from '../model/load-balancer';
import { ClusterPlatform, Cni } from '../model/platform';
import type { ExternalTrafficPolicy } from '../model/service';

/**
 * What a strategy means for a Service of type LoadBalancer. A chart or a manifest of the Service needs these values.
 */
export interface ServiceSettings {
  /**
   * Value of the Service's `externalTrafficPolicy`.
   */
  readonly externalTrafficPolicy: ExternalTrafficPolicy;

  /**
   * Annotations of the Service, which the cloud controller of Alibaba Cloud reads. Empty if the strategy sets none.
   *
   * Remove `service.beta.kubernetes.io/backend-type` and `...-loadbalancer-hostname` from the Service if they are not
   * listed here: they would break what the strategy promises.
   */
  readonly annotations: { [key: string]: string };
}

/**
 * A strategy that also describes Services without an IstioGateway. Every strategy of `TrafficStrategy` is one. Extend
 * the class for a strategy of your own.
 */
export abstract class TrafficStrategyBase implements ITrafficStrategy {
  /**
   * Name of the strategy in findings and reports.
   */
  public abstract readonly name: string;

  /**
   * The settings and promises for a platform. Must be a pure function: the same context gives an equal binding.
   */
  public abstract bind(context: StrategyContext): StrategyBinding;

  /**
   * The settings of any Service of type LoadBalancer to which this strategy applies, for example the Service of Istio's
   * gateway chart or of ingress-nginx. Use it for a Service that an `IstioGateway` does not render.
   *
   * No construct judges the settings, so what is wrong with them is thrown.
   *
   * @param platform the cluster that the Service runs on, as far as it is declared
   * @default ClusterPlatform.unknown()
   * @throws ASMG0112 if an argument is missing or of the wrong type, also one of the strategy itself. ASMG0202 and
   * ASMG0213 if the declared platform does not meet a requirement of the strategy. ASMG0205 if the host name that the
   * strategy publishes is invalid
   */
  public toServiceSettings(platform: ClusterPlatform = ClusterPlatform.unknown()): ServiceSettings {
    const given = soundInput('TrafficStrategyBase.toServiceSettings', { platform }, () => problemsOf(this));
    const binding = boundTo({ strategy: this, ...given });
    const errors = [...unmetRequirements(this.name, binding, given.platform), ...badHostname(binding)];
    if (errors.length > 0) {
      throw errorOf(errors);
    }
    return { externalTrafficPolicy: binding.externalTrafficPolicy, annotations: { ...binding.serviceAnnotations } };
  }
}

/** What the platform does not meet, with the codes that a gateway has for it. */
function unmetRequirements(
  strategy: string, { requirements, serviceAnnotations }: StrategyBinding, { cni }: ClusterPlatform,
): FieldFinding[] {
  if (backendType(serviceAnnotations) === BackendType.ENI && cni === Cni.FLANNEL) {
    return [ENI_ON_FLANNEL.finding({ case: 'byStrategy', strategy })];
  }
  return requirements
    .filter(({ met }) => met === ReachabilityAnswer.NO)
    .map(({ description }) => UNMET_REQUIREMENT.finding({ strategy, requirement: description }));
}

function badHostname({ serviceAnnotations }: StrategyBinding): FieldFinding[] {
  const problem = hostnameProblem(serviceAnnotations);
  return problem === undefined ? [] : [BAD_HOSTNAME.finding(problem)];
}
