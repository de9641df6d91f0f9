import type { Cure, NodeDiagnosis, Subject } from './diagnosis';
import { kubectlOf, quoted } from './kubectl-line';
import { fewNames } from './node-names';
import { type PatchPlace, patchPlaceIn, removalIn } from './patch-place';
import { setupAfter } from './setup';
import { GATEWAY_RESOURCE, gatewayNameOf, type LiveGateway } from '../cluster/live-gateway';
import type { LiveService } from '../cluster/live-service';
import type { StringMap } from '../kubernetes/objects';
import { isNlb } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { reachabilityRows } from '../model/matrix';
import type { ClusterPlatform } from '../model/platform';
import { type ReachabilityRow, TargetKind } from '../model/question';
import { conditionsOf, promisedRows } from '../strategy/promise';
import { type ITrafficStrategy, OWNED_ANNOTATIONS, type StrategyBinding } from '../strategy/strategy-contract';

/** Where a cure is applied. */
export interface CurePlace {
  readonly subject: Subject;
  readonly service: LiveService;

  /** The IstioGateway of the Service, if the cluster holds it. */
  readonly gateway: LiveGateway | undefined;

  /** The data planes of the nodes that were judged, each once. */
  readonly platforms: readonly ClusterPlatform[];

  /** The names of other nodes. Whether a cure works there is not known. */
  readonly unjudged: readonly string[];
}

/** The data planes of the nodes, each once. */
export function platformsOf(nodes: readonly NodeDiagnosis[]): ClusterPlatform[] {
  return [...new Set(nodes.filter(({ notJudged }) => notJudged === undefined).map(({ platform }) => platform))];
}

/** The names of the nodes about which nothing is known, except those of a kind that is never judged. */
export function unjudgedIn(nodes: readonly NodeDiagnosis[]): string[] {
  return nodes.filter(({ notJudged, isOutside }) => notJudged !== undefined && !isOutside).map(({ name }) => name);
}

/** The strategies under which in-cluster clients get through on this cluster, those that cost least first. */
export function curesFor(strategies: readonly ITrafficStrategy[], place: CurePlace): Cure[] {
  return strategies
    .flatMap((strategy) => cureBy(strategy, place) ?? [])
    .sort((a, b) => costOf(a) - costOf(b));
}

/** A client IP that is lost costs most, then one that may be lost, then each condition. */
function costOf({ keepsClientIp, needs, patch }: Cure): number {
  const rank = BEST_LAST.length - 1 - BEST_LAST.indexOf(keepsClientIp);
  return rank * 100 + needs.length * 10 + (patch === undefined ? 0 : 1);
}

function cureBy(strategy: ITrafficStrategy, place: CurePlace): Cure | undefined {
  const { subject, service, gateway, platforms, unjudged } = place;
  const bindings = platforms.map((platform) => ({ platform, binding: strategy.bind({ platform }) }));
  const [first] = bindings;
  const isPatched = first !== undefined && needsPatch(first.binding);
  const patchPlace = isPatched && gateway !== undefined ? patchPlaceIn(gateway, service) : undefined;
  const rows = bindings.flatMap(({ platform, binding }) => rowsAfter(service, platform, binding));
  const requirements = bindings.flatMap(({ binding }) => binding.requirements);
  const isPossible = bindings.every(({ binding }) => fitsLoadBalancer(service, binding))
    && requirements.every(({ met }) => met !== ReachabilityAnswer.NO)
    && rows.every(({ works }) => works === ReachabilityAnswer.YES);
  return first === undefined || !isPossible ? undefined : {
    strategy: strategy.name,
    keepsClientIp: leastOf(bindings.map(({ binding }) => binding.keepsClientIp)),
    needs: [...new Set([
      ...requirements.filter(({ met }) => met !== ReachabilityAnswer.YES).map(({ description }) => description),
      ...conditionsOf(rows),
      ...isPatched ? ownerOf(subject, gateway) : [],
      ...patchPlace?.needs ?? [],
      ...unjudged.length === 0 ? [] : [`it also works on nodes that are not judged: ${fewNames(unjudged)}`],
    ])],
    patch: isPatched ? patchFor({ subject, service, gateway, patchPlace }, first.binding) : undefined,
    typescript: typescriptFor(strategy.name, first.binding, patchPlace),
  };
}

/**
 * An IstioGateway is in the mesh. A Service whose name is that of a gateway's Service may be managed by ASM, which
 * undoes what others change.
 */
function ownerOf({ kind, namespace, service }: Subject, gateway: LiveGateway | undefined): string[] {
  const name = gatewayNameOf(service);
  if (gateway !== undefined || (kind === 'Service' && name === undefined)) {
    return [];
  }
  return kind === 'IstioGateway'
    ? [`${MESH_KUBECONFIG} is the kubeconfig of the ASM instance`]
    : [`no IstioGateway manages this Service; if one does, use --gateway ${namespace}/${name}`];
}

/** A strategy that only gives clients the DNS name changes nothing in the cluster. */
function needsPatch({ clientAddresses }: StrategyBinding): boolean {
  return clientAddresses.some(({ target }) => target !== TargetKind.SERVICE_DNS);
}

/** The rows of in-cluster clients at the addresses that a strategy promises, after it was set. */
function rowsAfter(service: LiveService, platform: ClusterPlatform, binding: StrategyBinding): ReachabilityRow[] {
  const { externalTrafficPolicy } = binding;
  const annotations = annotationsAfter(service, binding);
  const setup = setupAfter(service, platform, { externalTrafficPolicy, annotations });
  return promisedRows(binding, reachabilityRows(setup));
}

/** An NLB has a host name of its own and does not read the annotation that sets one (ASMG0205). */
function fitsLoadBalancer({ loadBalancerClass }: LiveService, { clientAddresses }: StrategyBinding): boolean {
  return !isNlb(loadBalancerClass) || clientAddresses.every(({ name }) => name === undefined);
}

function annotationsAfter({ annotations }: LiveService, { serviceAnnotations }: StrategyBinding): StringMap {
  const kept = Object.entries(annotations).filter(([key]) => !OWNED_ANNOTATIONS.includes(key));
  return { ...Object.fromEntries(kept), ...serviceAnnotations };
}

const BEST_LAST = [
  ReachabilityAnswer.NO, ReachabilityAnswer.SOMETIMES, ReachabilityAnswer.UNKNOWN, ReachabilityAnswer.YES,
];

function leastOf(answers: readonly ReachabilityAnswer[]): ReachabilityAnswer {
  return BEST_LAST.find((answer) => answers.includes(answer)) ?? ReachabilityAnswer.UNKNOWN;
}

/** What a patch changes. */
interface Patched extends Pick<CurePlace, 'subject' | 'service' | 'gateway'> {
  /** Where in the IstioGateway; undefined if it was not read. */
  readonly patchPlace: PatchPlace | undefined;
}

const WHOLE: PatchPlace = { cluster: undefined, needs: [] };

/** The kubectl command. An annotation that another strategy owns is removed by `null`. */
function patchFor({ subject, service, gateway, patchPlace = WHOLE }: Patched, binding: StrategyBinding): string {
  const { namespace, access } = subject;
  const { kind, name } = patchedObject(subject, gateway);
  const stale = OWNED_ANNOTATIONS.filter((key) => key in service.annotations && !(key in binding.serviceAnnotations));
  const annotations = { ...removalIn(patchPlace, gateway, stale), ...binding.serviceAnnotations };
  const { isOfMesh, resource, change } = PATCHES[kind];
  const patch = JSON.stringify(change(binding.externalTrafficPolicy, annotations, patchPlace));
  const where = isOfMesh && gateway === undefined ? MESH : access;
  const target = `-n ${quoted(namespace)} patch ${resource} ${quoted(name)}`;
  return `${kubectlOf(where)} ${target} --type merge -p ${quoted(patch)}`;
}

/** What is patched: the Service, or the IstioGateway from which ASM makes it. */
function patchedObject(
  { kind, name, service }: Subject, gateway: LiveGateway | undefined,
): Pick<Subject, 'kind' | 'name'> {
  const gatewayName = gateway === undefined ? undefined : gatewayNameOf(service);
  return gatewayName === undefined ? { kind, name } : { kind: 'IstioGateway', name: gatewayName };
}

/** The flags for an IstioGateway that is in the mesh and not in the cluster that was read. */
const MESH_KUBECONFIG = 'mesh.kubeconfig';
const MESH = ['--kubeconfig', MESH_KUBECONFIG];

interface PatchForm {
  readonly isOfMesh: boolean;
  readonly resource: string;
  readonly change: (policy: string, annotations: object, place: PatchPlace) => object;
}

function withoutEmpty(field: string, map: object): object {
  return Object.keys(map).length === 0 ? {} : { [field]: map };
}

const PATCHES: { readonly [kind in Subject['kind']]: PatchForm } = {
  IstioGateway: {
    isOfMesh: true,
    resource: GATEWAY_RESOURCE,
    change: (externalTrafficPolicy, annotations, { cluster }) => {
      const settings = { externalTrafficPolicy, ...withoutEmpty('serviceAnnotations', annotations) };
      return { spec: cluster === undefined ? settings : { overrides: { [cluster]: settings } } };
    },
  },
  Service: {
    isOfMesh: false,
    resource: 'service',
    change: (externalTrafficPolicy, annotations) => (
      { ...withoutEmpty('metadata', withoutEmpty('annotations', annotations)), spec: { externalTrafficPolicy } }
    ),
  },
};

/** The line of an app, for example `strategy: TrafficStrategy.dnsOnly()`. */
function typescriptFor(
  name: string, { clientAddresses }: StrategyBinding, { cluster }: PatchPlace = WHOLE,
): string {
  const factory = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const hostname = clientAddresses.flatMap((address) => address.name ?? [])[0];
  const line = `strategy: TrafficStrategy.${factory}(${hostname === undefined ? '' : `'${hostname}'`})`;
  return cluster === undefined ? line : `overrides: { ${JSON.stringify(cluster)}: { ${line} } }`;
}
