import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { GatewayBase, type GatewayIdentity } from './base';
import type { IIstioGateway } from './gateway-contract';
import { GatewayPort } from './port';
import type { IstioGatewayProps } from './props';
import { renderGateway } from './render';
import { NEEDS_LOAD_BALANCER } from '../findings/catalogue/load-balancer';
import { addFindings } from '../findings/construct-findings';
import { errorOf, type FieldFinding } from '../findings/finding';
import { ClusterPlatform } from '../model/platform';
import { Reachability } from '../model/report';
import type { GatewayFacts } from '../rules/gateway-facts';
import { gatewayName } from '../rules/gateway-name';
import { gatewayItself, gatewayVariants } from '../rules/gather';
import { judgeAll } from '../rules/judge';
import { isList } from '../rules/rule';
import { setupOf } from '../rules/service';
import type { ITrafficStrategy } from '../strategy/strategy-contract';
import { TrafficStrategy } from '../strategy/traffic-strategy';

/**
 * A gateway whose manifest is kept elsewhere.
 */
export interface GatewayNameOptions {
  /**
   * Name of the resource.
   *
   * @default 'ingressgateway'
   */
  readonly name?: string;

  /**
   * The strategy that the gateway was made with, so that a verification asks what it promises.
   *
   * @default TrafficStrategy.dnsOnly()
   */
  readonly strategy?: ITrafficStrategy;

  /**
   * The cluster that the gateway runs on.
   *
   * @default ClusterPlatform.unknown()
   */
  readonly platform?: ClusterPlatform;
}

/**
 * A gateway of Alibaba Cloud Service Mesh (ASM), from which ASM makes a Service, a Deployment and a load balancer.
 *
 * Apply its manifest to the mesh: to the ASM control plane, or to a data-plane cluster with access by the Kubernetes API.
 *
 * @example
 * new IstioGateway(chart, 'ingress', { strategy: TrafficStrategy.eni() });
 */
export class IstioGateway extends GatewayBase {
  /**
   * A gateway whose manifest is kept elsewhere: renders nothing, and can be verified and named in network policies like any other.
   */
  public static fromGatewayName(scope: Construct, id: string, options: GatewayNameOptions = {}): IIstioGateway {
    return new NamedGateway(scope, id, identityOf(options));
  }

  /**
   * The rendered object: the way to what the props do not offer, as `apiObject.addJsonPatch(...)`.
   */
  public readonly apiObject: ApiObject;

  private readonly facts: () => GatewayFacts;

  constructor(scope: Construct, id: string, props: IstioGatewayProps = {}) {
    const identity = identityOf(props);
    super(scope, id, identity);
    const manifest = renderGateway(props, identity, this.binding);
    this.apiObject = new ApiObject(this, 'Resource', manifest);
    const namesakes = gatewaysCalled(this, `${identity.namespace}/${identity.name}`);
    const declared = () => ({
      strategy: { name: identity.strategy.name, binding: this.binding },
      annotationsNextToStrategy: props.serviceAnnotations,
      platform: identity.platform,
      preserveClientIp: props.preserveClientIp,
      duplicates: namesakes().map(({ node }) => node.path),
    });
    this.facts = () => gatewayItself(manifest, declared()).facts;
    addFindings(this, judgedOnce(namesakes, () => judgeAll(gatewayVariants(manifest, declared())).findings));
  }

  /**
   * Who reaches this gateway on its declared platform, and what the gateway sees of them.
   *
   * @throws ASMG0203 if the gateway's Service has no load balancer
   */
  public reachability(): Reachability {
    const { service, platform, ports } = this.facts();
    const setup = setupOf(service, platform, ports);
    if (setup === undefined) {
      throw errorOf([NEEDS_LOAD_BALANCER.finding({ case: 'reachability', serviceType: service.type })]);
    }
    return Reachability.of(setup);
  }
}

/** cdk8s validates more than once in a synthesis. Rules are pure, and of what they see only the namesakes can have changed since. */
function judgedOnce(namesakes: () => readonly unknown[], judged: () => readonly FieldFinding[]): () => readonly FieldFinding[] {
  let last: { readonly namesakes: number; readonly findings: readonly FieldFinding[] } | undefined;
  return () => {
    const count = namesakes().length;
    last = last?.namesakes === count ? last : { namesakes: count, findings: judged() };
    return last.findings;
  };
}

/** See `IstioGateway.fromGatewayName`. */
class NamedGateway extends GatewayBase {
  constructor(scope: Construct, id: string, identity: GatewayIdentity) {
    super(scope, id, identity);
    const { facts } = gatewayItself({ metadata: { name: identity.name } });
    addFindings(this, () => {
      const verdict = gatewayName.check(facts);
      return isList(verdict) ? verdict : [];
    });
  }
}

/** The defaults, field by field, so that an explicit `undefined` equals absence. */
function identityOf(props: Pick<IstioGatewayProps, 'name' | 'namespace' | 'strategy' | 'platform' | 'ports'>): GatewayIdentity {
  return {
    name: props.name ?? 'ingressgateway',
    namespace: props.namespace ?? 'istio-system',
    strategy: props.strategy ?? TrafficStrategy.recommended(),
    platform: props.platform ?? ClusterPlatform.unknown(),
    ports: props.ports ?? [GatewayPort.http2(), GatewayPort.https()],
  };
}

/** The gateways of each chart by namespace and name, so that finding namesakes does not take a walk through the tree. */
const GATEWAYS = new WeakMap<Chart, Map<string, IstioGateway[]>>();

/** Enters a gateway into its chart's list; the function that comes back tells the others of the same name. */
function gatewaysCalled(gateway: IstioGateway, name: string): () => IstioGateway[] {
  const chart = Chart.of(gateway);
  const ofChart = GATEWAYS.get(chart) ?? new Map<string, IstioGateway[]>();
  const ofName = [...ofChart.get(name) ?? [], gateway];
  GATEWAYS.set(chart, ofChart.set(name, ofName));
  return () => (ofChart.get(name) ?? []).filter((other) => other !== gateway);
}
