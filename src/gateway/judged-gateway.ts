import { type ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { findingsAsRead, withAnswers } from './answers';
import { GatewayBase, type GatewayIdentity, type ServiceIdentity } from './base';
import type { GatewayClusters } from './clusters';
import type { IIstioGateway } from './gateway-contract';
import { GatewayObject } from './gateway-object';
import { type Taken, TakenInApp } from './taken';
import { NEEDS_LOAD_BALANCER } from '../findings/catalogue/load-balancer';
import { acknowledgementsOver, addFindings } from '../findings/construct-findings';
import { errorOf, type FieldFinding } from '../findings/finding';
import { soundInput } from '../input/input';
import { fieldsOf } from '../kubernetes/fields';
import { known, produced } from '../kubernetes/plain';
import { Reachability } from '../model/report';
import type { GatewayFacts } from '../rules/gateway-facts';
import { type Declarations, gatewayIn } from '../rules/gather';
import { judgeManifest, judgeVariants } from '../rules/judge';
import { listenerClaims } from '../rules/listener-claims';
import { setupOf } from '../rules/service';
import { boundTo } from '../strategy/bound-strategy';
import type { StrategyBinding } from '../strategy/strategy-contract';

/**
 * A gateway with its manifest.
 */
export interface IRenderedGateway extends IIstioGateway {
  /**
   * The rendered object. Use it for fields without a prop, for example with `apiObject.addJsonPatch(...)`. The rules
   * judge the manifest with the patch and with what `apiObject.metadata` adds. In a patch, a field that resembles no
   * known one may be newer than this library, so it is no finding.
   */
  readonly apiObject: ApiObject;

  /**
   * Which clients reach this gateway on its declared platform, and which source address the gateway sees.
   *
   * @param clusterId a cluster of the gateway, whose override applies. By default, the gateway without an override.
   * @throws ASMG0203 if the gateway's Service is not of type LoadBalancer, or if ASM runs it outside the clusters
   * @throws ASMG0114 if the gateway does not run on the cluster
   */
  reachability(clusterId?: string): Reachability;
}

/** A gateway's manifest, and what its author said about it. */
export interface GatewayManifest {
  readonly identity: GatewayIdentity;
  readonly render: (binding: StrategyBinding) => ApiObjectProps;

  /** The clusters that the gateway runs on, with what is different there. */
  readonly clusters: GatewayClusters;

  /** What the author set next to the strategy, also in overrides. It asks for the values that cdk8s resolves later. */
  readonly nextToStrategy: () => Pick<Declarations, 'annotationsNextToStrategy' | 'loadBalancer' | 'clusters'>;

  /** May be a value that cdk8s resolves later. */
  readonly preserveClientIp: unknown;

  /** Whether annotations say what no field says. */
  readonly declareInManifest: boolean;

  /** Whether the manifest must be held against the schema of the resource. */
  readonly needsSchema: boolean;

  /** What is wrong with the input, besides what the rules find in the manifest. */
  readonly problems: () => readonly FieldFinding[];
}

/**
 * A gateway whose manifest is part of the app, and is judged by the rules.
 *
 * @internal
 */
export abstract class JudgedGateway extends GatewayBase implements IRenderedGateway {
  public readonly apiObject: ApiObject;
  private readonly factsIn: (clusterId: string | undefined) => GatewayFacts;
  private readonly clusters: GatewayClusters;

  protected constructor(scope: Construct, id: string, gateway: GatewayManifest) {
    const { identity } = gateway;
    super(scope, id, identity);
    this.clusters = gateway.clusters;
    const binding = boundTo(identity);
    const manifest = withLabelsOf(Chart.of(this), gateway.render(binding));
    const taken = TakenInApp.of(this);
    const related = () => ({
      duplicates: taken.namesakesOf(object).map(({ node }) => node.path),
      sharedListeners: taken.sharedBy(object),
    });
    const declared = (): Declarations => {
      const { annotationsNextToStrategy, loadBalancer, clusters } = gateway.nextToStrategy();
      return {
        annotationsNextToStrategy,
        loadBalancer,
        clusters,
        strategy: { name: identity.strategy.name, binding },
        platform: identity.platform,
        preserveClientIp: produced(gateway.preserveClientIp) as boolean | undefined,
        isPatched: object._isPatched,
        ...related(),
      };
    };
    const object: GatewayObject = new GatewayObject(this, 'Resource', manifest, gateway.declareInManifest
      ? this.declaredIn(manifest, gateway, () => ({ manifest: object._written(), related: related() }))
      : manifest);
    this.apiObject = object;
    this.factsIn = (clusterId) => gatewayIn(object._written(), clusterId, declared()).facts;
    taken.add(object, this, () => (object._isBeingRendered ? undefined : takenBy(object._written())));
    addFindings(this, judgedOnce(() => `${object._state()} ${JSON.stringify(related())}`, () => {
      const judge = gateway.needsSchema || object._isUnchecked ? judgeManifest : judgeVariants;
      const { findings } = judge(object._written(), declared());
      const asRead = findingsAsRead(object, () => gateway.clusters.answers(identity), related);
      return [...gateway.problems(), ...findings, ...asRead.length === 0 ? [] : asRead.filter(notIn(findings))];
    }));
  }

  public reachability(clusterId?: string): Reachability {
    const cluster = soundInput('IstioGateway.reachability', { clusterId: known(clusterId) }).clusterId;
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

  /** The manifest with what a reader must know to judge it as synthesis does. */
  private declaredIn(
    manifest: ApiObjectProps, { identity, clusters }: GatewayManifest,
    judged: () => { readonly manifest: Readonly<Record<string, unknown>>; readonly related: Declarations },
  ): ApiObjectProps {
    const answers = clusters.answers(identity);
    return withAnswers(manifest, answers, {
      acknowledgements: () => acknowledgementsOver(this),
      findings: () => {
        const { manifest: written, related } = judged();
        return judgeManifest(written, { ...answers.own, clusters: answers.clusters, ...related }).findings;
      },
    });
  }

  /** @internal */
  public _differingClusters(): readonly string[] {
    return this.clusters.differing();
  }

  /** @internal */
  protected _identityIn(clusterId: string | undefined, identity: ServiceIdentity): ServiceIdentity {
    this.clusters.mustHave(clusterId);
    return this.clusters.identityIn(clusterId, identity);
  }
}

/**
 * Remembers the findings, since cdk8s validates several times in a synthesis. Rules are pure, so findings change only
 * with a state: what will be written, and the gateways with the same name or the same listener.
 */
function judgedOnce(state: () => string, judged: () => readonly FieldFinding[]): () => readonly FieldFinding[] {
  let last: { readonly state: string; readonly findings: readonly FieldFinding[] } | undefined;
  return () => {
    const now = state();
    last = last?.state === now ? last : { state: now, findings: judged() };
    return last.findings;
  };
}

/** What a manifest takes for its gateway. */
function takenBy(manifest: Readonly<Record<string, unknown>>): Taken {
  const { namespace, name } = fieldsOf(manifest.metadata);
  return { listeners: listenerClaims(manifest), name: `${String(namespace)}/${String(name)}` };
}

/** Whether a finding is none of these. */
function notIn(findings: readonly FieldFinding[]): (finding: FieldFinding) => boolean {
  const keyOf = ({ level, code, field, message }: FieldFinding) => JSON.stringify([level, code, field, message]);
  const keys = new Set(findings.map(keyOf));
  return (finding) => !keys.has(keyOf(finding));
}

/** cdk8s adds the labels of a chart to its objects, so the rules judge them too. */
function withLabelsOf({ labels }: Chart, manifest: ApiObjectProps): ApiObjectProps {
  const { metadata } = manifest;
  return Object.keys(labels).length === 0
    ? manifest
    : { ...manifest, metadata: { ...metadata, labels: { ...labels, ...metadata?.labels } } };
}
