import type { Construct } from 'constructs';
import { ReachableService } from './base';
import type { IReachableService } from './gateway-contract';
import { GatewayPort } from './port';
import { BAD_SERVICE } from '../findings/catalogue/identity';
import { addFindings } from '../findings/construct-findings';
import type { FieldFinding } from '../findings/finding';
import { constructInput, inputFindings } from '../input/input';
import { mapFindings } from '../kubernetes/metadata';
import { isDnsLabel } from '../kubernetes/names';
import { known } from '../kubernetes/plain';
import { ClusterPlatform } from '../model/platform';
import type { ITrafficStrategy } from '../strategy/strategy-contract';
import { TrafficStrategy } from '../strategy/traffic-strategy';

/**
 * A Service of type LoadBalancer that exists in the cluster.
 */
export interface LoadBalancerServiceOptions {
  /**
   * Namespace of the Service, for example `ingress-nginx`. An invalid name is reported as ASMG0115.
   */
  readonly namespace: string;

  /**
   * Name of the Service, for example `ingress-nginx-controller`. An invalid name is reported as ASMG0115.
   */
  readonly name: string;

  /**
   * Labels that select the pods behind the Service: the selector of the Service. A verification places its probes by
   * them. An empty map is reported as ASMG0115.
   */
  readonly podLabels: { [key: string]: string };

  /**
   * Ports of the Service, which decide the port of URLs.
   *
   * @default - GatewayPort.http2() and GatewayPort.https(): 80 and 443
   */
  readonly ports?: GatewayPort[];

  /**
   * How in-cluster clients reach the Service. It must describe the Service as it is: nothing is changed. A verification
   * probes the addresses that the strategy promises.
   *
   * @default TrafficStrategy.dnsOnly()
   */
  readonly strategy?: ITrafficStrategy;

  /**
   * The cluster that the Service runs on. Declare it to get definite answers.
   *
   * @default ClusterPlatform.unknown()
   */
  readonly platform?: ClusterPlatform;
}

/**
 * Any Service of type LoadBalancer that in-cluster clients use: of ingress-nginx, of Istio's own gateway chart, and so
 * on.
 */
export class LoadBalancerService {
  /**
   * A Service whose manifest is elsewhere. It renders nothing. Verifications and network policies can refer to it, as
   * to a gateway.
   *
   * @param scope the construct that gets the reference
   * @param id the id of the reference within the scope
   * @param options the name of the Service, its pods, and how in-cluster clients reach it
   */
  public static fromServiceName(scope: Construct, id: string, options: LoadBalancerServiceOptions): IReachableService {
    return new NamedService(scope, id, options);
  }

  private constructor() {}
}

/** See `LoadBalancerService.fromServiceName`. */
class NamedService extends ReachableService {
  constructor(scope: Construct, id: string, options: LoadBalancerServiceOptions) {
    const { given, problems } = constructInput('LoadBalancerService.fromServiceName', { scope, id, options });
    const { strategy, platform, ports } = given.options;
    // Names and selectors of verifications follow from these, so they cannot wait for cdk8s.
    const { namespace, name, podLabels } = known(given.options);
    super(scope, id, {
      namespace,
      serviceName: name,
      podLabels,
      strategy: strategy ?? TrafficStrategy.recommended(),
      platform: platform ?? ClusterPlatform.unknown(),
      ports: ports ?? [GatewayPort.http2(), GatewayPort.https()],
    });
    addFindings(this, () => (problems.length > 0 ? inputFindings(problems) : identityFindings(this)));
  }
}

function identityFindings({ namespace, serviceName, podLabels }: IReachableService): FieldFinding[] {
  return [
    ...isDnsLabel(namespace) ? [] : [BAD_SERVICE.finding({ case: 'name', field: 'namespace', name: namespace })],
    ...isDnsLabel(serviceName) ? [] : [BAD_SERVICE.finding({ case: 'name', field: 'name', name: serviceName })],
    ...Object.keys(podLabels).length > 0 ? [] : [BAD_SERVICE.finding({ case: 'noLabels' })],
    ...mapFindings('label', ['podLabels'], podLabels),
  ];
}
