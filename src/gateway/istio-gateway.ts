import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { GatewayBase, type GatewayIdentity, type ServiceIdentity } from './base';
import { GatewayClusters } from './clusters';
import type { IIstioGateway } from './gateway-contract';
import { withHighAvailability } from './high-availability';
import { GatewayPort } from './port';
import { propFindings } from './prop-findings';
import type { IstioGatewayProps } from './props';
import { renderGateway } from './render';
import { isManagedByAsm } from './switches';
import { NEEDS_LOAD_BALANCER } from '../findings/catalogue/load-balancer';
import { addFindings } from '../findings/construct-findings';
import { errorOf, type FieldFinding } from '../findings/finding';
import { constructInput, inputFindings, soundInput } from '../input/input';
import { hasProducer, produced } from '../kubernetes/plain';
import { ClusterPlatform } from '../model/platform';
import { Reachability } from '../model/report';
import type { GatewayFacts } from '../rules/gateway-facts';
import { gatewayName } from '../rules/gateway-name';
import { gatewayIn, gatewayItself } from '../rules/gather';
import { judgeManifest, judgeVariants } from '../rules/judge';
import { listenerClaims } from '../rules/listener-claims';
import { prefixedName } from '../rules/prefixed-name';
import { isList } from '../rules/rule';
import { setupOf } from '../rules/service';
import type { ITrafficStrategy } from '../strategy/strategy-contract';
import { TrafficStrategy } from '../strategy/traffic-strategy';

/** Fields of the resource that have no prop: the strategy sets them. */
const SET_BY_STRATEGY = ['externalTrafficPolicy'];

/**
 * Options of `IstioGateway.fromGatewayName`.
 */
export interface GatewayNameOptions {
  /**
   * Name of the IstioGateway resource.
   *
   * @default 'ingressgateway'
   */
  readonly name?: string;

  /**
   * The strategy of the gateway. A verification probes the addresses that this strategy promises to in-cluster clients.
   *
   * @default TrafficStrategy.dnsOnly()
   */
  readonly strategy?: ITrafficStrategy;

  /**
   * The cluster that the gateway runs on. Declare it to get definite findings.
   *
   * @default ClusterPlatform.unknown()
   */
  readonly platform?: ClusterPlatform;

  /**
   * Ports of the gateway, which decide the port of URLs and of default targets.
   *
   * @default - GatewayPort.http2() and GatewayPort.https(): 80 and 443
   */
  readonly ports?: GatewayPort[];

  /**
   * Whether ASM runs the gateway outside the clusters (a serverless gateway).
   *
   * @default false
   */
  readonly managedByAsm?: boolean;
}

/**
 * A gateway of Alibaba Cloud Service Mesh (ASM). ASM creates a Service, a Deployment and a load balancer from it.
 *
 * Apply the manifest to the ASM control plane, or to a data-plane cluster with access to mesh resources through the
 * Kubernetes API.
 *
 * @example
 * new IstioGateway(chart, 'ingress', { strategy: TrafficStrategy.eni() });
 */
export class IstioGateway extends GatewayBase {
  /**
   * A gateway whose manifest is elsewhere, for example in another repository. It renders nothing. Verifications and
   * network policies can refer to it.
   *
   * An invalid name is reported as ASMG0101.
   *
   * @param scope the construct that gets the gateway
   * @param id the id of the gateway within the scope
   * @param options the name, strategy and platform of the gateway
   */
  public static fromGatewayName(scope: Construct, id: string, options: GatewayNameOptions = {}): IIstioGateway {
    return new NamedGateway(scope, id, options);
  }

  /**
   * The rendered object. Use it for fields without a prop, for example with `apiObject.addJsonPatch(...)`.
   */
  public readonly apiObject: ApiObject;

  private readonly factsIn: (clusterId: string | undefined) => GatewayFacts;
  private readonly clusters: GatewayClusters;

  constructor(scope: Construct, id: string, props: IstioGatewayProps = {}) {
    const { given, problems } = constructInput('IstioGateway', { scope, id, props });
    const identity = identityOf(given.props);
    super(scope, id, identity);
    this.clusters = new GatewayClusters(given.props);
    const binding = this.binding();
    const manifest = renderGateway(withHighAvailability(given.props, this.serviceName), identity, binding);
    this.apiObject = new ApiObject(this, 'Resource', manifest);
    const namesakes = gatewaysCalled(this, `${identity.namespace}/${identity.name}`);
    const isLate = hasProducer(manifest);
    const sharers = (isLate ? [] : listenerClaims(manifest))
      .map((claim) => ({ claim, others: gatewaysCalled(this, claim.key) }));
    const declared = () => ({
      strategy: { name: identity.strategy.name, binding },
      annotationsNextToStrategy: given.props.serviceAnnotations,
      clusters: this.clusters.declarations(identity),
      platform: identity.platform,
      preserveClientIp: produced(given.props.preserveClientIp) as boolean | undefined,
      duplicates: namesakes().map(({ node }) => node.path),
      sharedListeners: sharers.flatMap(({ claim, others }) => (
        others().map(({ node }) => ({ ...claim, other: node.path }))
      )),
    });
    addFindings(this, () => [...inputFindings(problems, SET_BY_STRATEGY), ...propFindings(given.props)]);
    const written = () => (isLate ? produced(manifest) as typeof manifest : manifest);
    this.factsIn = (clusterId) => gatewayIn(written(), clusterId, declared()).facts;
    const judge = isLate || needsSchema(given.props) ? judgeManifest : judgeVariants;
    const related = () => [...namesakes(), ...sharers.flatMap(({ others }) => others())];
    addFindings(this, judgedOnce(related, () => judge(written(), declared()).findings));
  }

  /**
   * Which clients reach this gateway on its declared platform, and which source address the gateway sees.
   *
   * @param clusterId a cluster of the gateway, whose override applies. By default, the gateway without an override.
   * @throws ASMG0203 if the gateway's Service is not of type LoadBalancer, or if ASM runs it outside the clusters
   * @throws ASMG0114 if the gateway does not run on the cluster
   */
  public reachability(clusterId?: string): Reachability {
    const cluster = soundInput('IstioGateway.reachability', { clusterId }).clusterId;
    this.clusters.mustHave(cluster);
    const { service, platform, ports } = this.factsIn(cluster);
    const setup = setupOf(service, platform, ports);
    if (setup === undefined) {
      throw errorOf([NEEDS_LOAD_BALANCER.finding(service.isOutsideClusters === true
        ? { case: 'outsideClusters' }
        : { case: 'reachability', serviceType: service.type })]);
    }
    return Reachability.of(setup);
  }

  /** @internal */
  protected _identityIn(clusterId: string | undefined, identity: ServiceIdentity): ServiceIdentity {
    this.clusters.mustHave(clusterId);
    return this.clusters.identityIn(clusterId, identity);
  }
}

/**
 * Remembers the findings, since cdk8s validates several times in a synthesis. Rules are pure, and only the number of
 * gateways with the same name or the same listener can change between two calls.
 */
function judgedOnce(
  related: () => readonly unknown[], judged: () => readonly FieldFinding[],
): () => readonly FieldFinding[] {
  let last: { readonly related: number; readonly findings: readonly FieldFinding[] } | undefined;
  return () => {
    const count = related().length;
    last = last?.related === count ? last : { related: count, findings: judged() };
    return last.findings;
  };
}

/** Props that neither the rules nor the check of the input judge completely. Loading the validator takes time. */
const JUDGED_BY_SCHEMA: readonly (keyof IstioGatewayProps)[] = [
  'cpu', 'memory', 'resources', 'env', 'nodeSelector', 'affinity', 'tolerations', 'rollingMaxSurge',
  'rollingMaxUnavailable', 'lifecycle', 'dnsPolicy', 'sds', 'kernel', 'compression', 'readinessProbe',
  'meshExpansionPorts', 'overrides',
];

function needsSchema(props: IstioGatewayProps): boolean {
  return JUDGED_BY_SCHEMA.some((name) => props[name] !== undefined);
}

/** See `IstioGateway.fromGatewayName`. */
class NamedGateway extends GatewayBase {
  constructor(scope: Construct, id: string, options: GatewayNameOptions) {
    const { given, problems } = constructInput('IstioGateway.fromGatewayName', { scope, id, options });
    const identity = identityOf(given.options);
    super(scope, id, identity);
    const { facts } = gatewayItself({ metadata: { name: identity.name } });
    addFindings(this, () => [
      ...inputFindings(problems),
      ...[gatewayName, prefixedName].map((rule) => rule.check(facts)).filter(isList).flat(),
    ]);
  }
}

type IdentityProps = Pick<
  IstioGatewayProps, 'name' | 'namespace' | 'strategy' | 'platform' | 'ports' | 'managedByAsm' | 'annotations'
>;

/** The defaults, field by field: an explicit `undefined` equals absence. */
function identityOf(props: IdentityProps): GatewayIdentity {
  return {
    // Other names follow from these two, so they cannot wait for cdk8s.
    name: produced(props.name) as string | undefined ?? 'ingressgateway',
    namespace: produced(props.namespace) as string | undefined ?? 'istio-system',
    strategy: props.strategy ?? TrafficStrategy.recommended(),
    platform: props.platform ?? ClusterPlatform.unknown(),
    ports: props.ports ?? [GatewayPort.http2(), GatewayPort.https()],
    managedByAsm: isManagedByAsm(props),
  };
}

/** The gateways of each chart by namespace and name. Searching the tree for each gateway would be slow. */
const GATEWAYS = new WeakMap<Chart, Map<string, IstioGateway[]>>();

/** Adds a gateway to the list of its chart. The result returns the other gateways with the same name. */
function gatewaysCalled(gateway: IstioGateway, name: string): () => IstioGateway[] {
  const chart = Chart.of(gateway);
  const ofChart = GATEWAYS.get(chart) ?? new Map<string, IstioGateway[]>();
  const ofName = [...ofChart.get(name) ?? [], gateway];
  GATEWAYS.set(chart, ofChart.set(name, ofName));
  return () => (ofChart.get(name) ?? []).filter((other) => other !== gateway);
}
