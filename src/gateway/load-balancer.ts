import { annotationsOf, misread } from './load-balancer-annotations';
import { errorOf, FindingLevel } from '../findings/finding';
import { problemsOf } from '../input/checks';
import { made, soundInput } from '../input/input';
import { produced } from '../kubernetes/plain';
import type { BalancerKind } from '../loadbalancer/annotation';
import type { ClbOptions, NlbOptions } from '../loadbalancer/options';
import { classOf } from '../loadbalancer/settings';
import { ClusterPlatform } from '../model/platform';
import { gatewayItself } from '../rules/gather';
import { judge } from '../rules/judge';

/**
 * What a load balancer means for a Service of type LoadBalancer. A chart or a manifest of the Service needs these
 * values.
 */
export interface LoadBalancerSettings {
  /**
   * Value of the Service's `loadBalancerClass`.
   *
   * @default - the field must be absent, as for every CLB
   */
  readonly loadBalancerClass?: string;

  /**
   * Annotations of the Service, which the cloud controller of Alibaba Cloud reads. Those of a strategy belong next to
   * them.
   */
  readonly annotations: { [key: string]: string };
}

/**
 * The load balancer of a gateway, or of any other Service of type LoadBalancer: a CLB or an NLB, and its settings.
 *
 * Two annotations have no prop, because strategies set them: `backend-type` and the host name of a CLB.
 *
 * @exampleMetadata fixture=chart
 * @example
 * LoadBalancer.clb({ addressType: LoadBalancerAddressType.INTRANET, scheduler: ClbScheduler.WRR });
 */
export class LoadBalancer {
  /**
   * A CLB (Classic Load Balancer), which the cloud controller makes for a Service without `loadBalancerClass`.
   *
   * @param options the settings; the defaults of the cloud controller apply to those that are left out
   */
  public static clb(options: ClbOptions = {}): LoadBalancer {
    return LoadBalancer.of('clb', options);
  }

  /**
   * An NLB (Network Load Balancer). It also sets `loadBalancerClass`. It needs two zones in `zoneMaps`, Kubernetes 1.24
   * and cloud controller 2.5.0 or newer (ASMG0210).
   *
   * @param options the settings; the defaults of the cloud controller apply to those that are left out
   */
  public static nlb(options: NlbOptions): LoadBalancer {
    return LoadBalancer.of('nlb', options);
  }

  private static of(kind: BalancerKind, options: object): LoadBalancer {
    return made(
      `LoadBalancer.${kind}`,
      { options },
      (given) => new LoadBalancer(kind, given.options),
      (given) => misread(kind, given.options),
    );
  }

  /**
   * The `loadBalancerClass` of the Service.
   *
   * @default - none, as for every CLB
   */
  public readonly loadBalancerClass?: string;

  /**
   * The annotations of the Service.
   */
  public readonly annotations: { [key: string]: string };

  private constructor(kind: BalancerKind, options: object) {
    this.loadBalancerClass = classOf(kind);
    this.annotations = annotationsOf(kind, options);
  }

  /**
   * The settings of any Service of type LoadBalancer that gets this load balancer, for example the Service of
   * ingress-nginx. Use it for a Service that an `IstioGateway` does not render.
   *
   * No construct judges the settings, so errors in them are thrown. Warnings are not reported. What depends on the
   * ports of the Service or on the strategy is not judged.
   *
   * @param platform the cluster that the Service runs on, as far as it is declared
   * @default ClusterPlatform.unknown()
   * @throws ASMG0112 if an argument is missing or of the wrong type, also one of the load balancer itself. The code of
   * the setting (ASMG0210 and ASMG0214 to ASMG0221) if the cloud controller does not accept it
   */
  public toServiceSettings(platform: ClusterPlatform = ClusterPlatform.unknown()): LoadBalancerSettings {
    const input = soundInput('LoadBalancer.toServiceSettings', { platform }, () => problemsOf(this));
    const annotations = produced(this.annotations) as { [key: string]: string };
    const { loadBalancerClass } = this;
    const errors = errorsIn({ loadBalancerClass, serviceAnnotations: annotations }, input.platform);
    if (errors.length > 0) {
      throw errorOf(errors);
    }
    return { ...loadBalancerClass === undefined ? {} : { loadBalancerClass }, annotations };
  }
}

/** What is wrong with the settings of a Service about which nothing else is known. */
function errorsIn(spec: object, platform: ClusterPlatform) {
  const manifest = { metadata: { name: 'service', namespace: 'istio-system' }, spec };
  const { findings } = judge(gatewayItself(manifest, { platform }));
  return findings.filter(({ level }) => level === FindingLevel.ERROR);
}
