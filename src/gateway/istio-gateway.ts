import type { Construct } from 'constructs';
import { GatewayBase, type GatewayIdentity } from './base';
import { GatewayClusters } from './clusters';
import type { IIstioGateway } from './gateway-contract';
import { withHighAvailability } from './high-availability';
import { type IRenderedGateway, JudgedGateway } from './judged-gateway';
import { loadBalancerFacts } from './load-balancer-facts';
import { GatewayPort } from './port';
import { propFindings } from './prop-findings';
import type { IstioGatewayProps } from './props';
import { renderGateway } from './render';
import { isManagedByAsm } from './switches';
import { type GatewayYamlOptions, YamlGateway } from './yaml-gateway';
import { addFindings } from '../findings/construct-findings';
import { constructInput, inputFindings } from '../input/input';
import { produced } from '../kubernetes/plain';
import { ClusterPlatform } from '../model/platform';
import { gatewayName } from '../rules/gateway-name';
import { gatewayItself } from '../rules/gather';
import { prefixedName } from '../rules/prefixed-name';
import { isList } from '../rules/rule';
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
 * @exampleMetadata fixture=chart
 * @example
 * new IstioGateway(chart, 'ingress', { strategy: TrafficStrategy.eni() });
 */
export class IstioGateway extends JudgedGateway {
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
   * A gateway from a manifest that exists. Every field stays as it is, even one that this library does not know. Only
   * `externalTrafficPolicy` and the annotations that the strategy owns are set, in overrides too (ASMG0120). Comments
   * are lost, and what the API server writes is left out, for example `status` and `metadata.uid`.
   *
   * The manifest is judged like every other: see `Findings.of`.
   *
   * @param scope the construct that gets the gateway
   * @param id the id of the gateway within the scope
   * @param options the file, the strategy and the platform of the gateway
   * @throws ASMG0119 if the file cannot be read, or if it does not have the one gateway
   */
  public static fromYaml(scope: Construct, id: string, options: GatewayYamlOptions): IRenderedGateway {
    return new YamlGateway(scope, id, options);
  }

  constructor(scope: Construct, id: string, props: IstioGatewayProps = {}) {
    const { given, problems } = constructInput('IstioGateway', { scope, id, props });
    const identity = identityOf(given.props);
    const clusters = new GatewayClusters(given.props);
    const complete = withHighAvailability(given.props, `istio-${identity.name}`);
    super(scope, id, {
      identity,
      clusters,
      render: (binding) => renderGateway(complete, identity, binding),
      nextToStrategy: () => ({
        annotationsNextToStrategy: given.props.serviceAnnotations,
        loadBalancer: loadBalancerFacts(given.props),
        clusters: clusters.declarations(identity),
      }),
      preserveClientIp: given.props.preserveClientIp,
      declareInManifest: produced(given.props.declareInManifest) !== false,
      needsSchema: needsSchema(given.props),
      problems: () => [...inputFindings(problems, SET_BY_STRATEGY), ...propFindings(given.props)],
    });
  }
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
