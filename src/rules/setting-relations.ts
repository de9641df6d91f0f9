import type { ServiceFacts } from './gateway-facts';
import { listenerRelations } from './listener-relations';
import { NOT_APPLICABLE, rule, Undecided, type VerdictOn, type Violation } from './rule';
import { ownsListeners, requestedBalancer } from './service';
import { UNMET_SETTING } from '../findings/catalogue/setting-relations';
import type { ValuesOf } from '../findings/definition';
import type { BalancerKind, Other, Relation } from '../loadbalancer/annotation';
import { readingOf, type Setting } from '../loadbalancer/annotations';
import {
  type Annotations, currentKey, isSameWord, keyOf, setting, settingsIn, type WrittenSetting,
} from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { ProxyMode } from '../model/platform';
import { isControllerAtLeast } from '../model/version';

type Unmet = Violation<ValuesOf<typeof UNMET_SETTING>>;

/** The annotations, and the controller that reads them. */
interface Situation {
  readonly annotations: Annotations;
  readonly ccmVersion: string | undefined;
}

export const settingRelations = rule({
  finds: UNMET_SETTING,
  reads: ['service', 'ports', 'platform'],
  isAboutAnnotations: true,
  check: ({ service, ports, platform: { proxyMode, ccmVersion } }): VerdictOn<typeof UNMET_SETTING> => {
    const kind = requestedBalancer(service);
    if (kind === undefined) {
      return NOT_APPLICABLE;
    }
    const situation = { annotations: service.annotations, ccmVersion };
    const written = settingsIn(service.annotations);
    const onIpv6 = written.filter((each) => needsIpvs(each, kind));
    const violations = [
      ...written.flatMap((each) => unmet(each, kind, situation)),
      ...reused(service),
      ...listenerRelations(service, ports, kind),
      ...proxyMode === undefined || proxyMode === ProxyMode.IPVS
        ? []
        : onIpv6.map((each) => withoutIpvs(each, proxyMode)),
    ];
    const missing = violations.length > 0 ? [] : [
      ...onIpv6.length > 0 && proxyMode === undefined ? ['proxyMode' as const] : [],
      ...written.some((each) => dependsOnController(each, kind, situation)) ? ['ccmVersion' as const] : [],
    ];
    return missing.length > 0 ? new Undecided(...missing) : violations;
  },
});

/** What counts only at creation does not matter for an existing load balancer. */
function unmet({ name, key, value }: WrittenSetting, kind: BalancerKind, situation: Situation): Unmet[] {
  const { relations = [], fixed } = readingOf(name, kind) ?? {};
  if (fixed === true && isExisting(situation)) {
    return [];
  }
  return relations
    .filter(({ when }) => when === undefined || when.some((each) => isSameWord(each, value)))
    .flatMap((relation) => broken(relation, key, situation))
    .map((values) => ({ field: ['spec', 'serviceAnnotations', key], values }));
}

function isExisting({ annotations }: Situation): boolean {
  return setting(annotations, 'id') !== undefined;
}

function broken({ needs, excludes, fatal }: Relation, key: string, situation: Situation): Unmet['values'][] {
  const stateOf = ({ name }: Other) => ({
    annotation: key,
    other: currentKey(name as Setting),
    found: setting(situation.annotations, name as Setting),
    fatal: fatal === true,
  });
  if (needs !== undefined && !isOneOf(needs, situation)) {
    return [{ case: 'needs', ...stateOf(needs), values: needs.values }];
  }
  if (excludes === undefined) {
    return [];
  }
  return isOneOf(excludes, situation)
    ? [{ case: 'excludes', ...stateOf(excludes) }]
    : byDefault(excludes, key, situation);
}

/** Whether the other annotation has a value that is meant. One that depends on the cluster may have it. */
function isOneOf({ name, values, initial, dependsOnCluster }: Other, { annotations }: Situation): boolean {
  const value = setting(annotations, name as Setting) ?? initial;
  if (value === undefined) {
    return dependsOnCluster === true;
  }
  return values === undefined || values.some((each) => isSameWord(each, value));
}

/** The default of a new enough controller excludes the setting. */
function byDefault(other: Other, annotation: string, situation: Situation): Unmet['values'][] {
  const { initialFrom } = other;
  return initialFrom !== undefined && isNewByDefault(other, situation) === ReachabilityAnswer.YES
    ? [{ case: 'default', annotation, other: currentKey(other.name as Setting), ...initialFrom }]
    : [];
}

/** Whether another annotation has the default of a new controller. An existing load balancer keeps what it has. */
function isNewByDefault({ name, initialFrom }: Other, situation: Situation): ReachabilityAnswer {
  const isSet = setting(situation.annotations, name as Setting) !== undefined;
  return initialFrom === undefined || isSet || isExisting(situation)
    ? ReachabilityAnswer.NO
    : isControllerAtLeast(situation.ccmVersion, initialFrom.since);
}

function dependsOnController({ name }: WrittenSetting, kind: BalancerKind, situation: Situation): boolean {
  return (readingOf(name, kind)?.relations ?? []).some(({ excludes }) => (
    excludes !== undefined && isNewByDefault(excludes, situation) === ReachabilityAnswer.UNKNOWN
  ));
}

/**
 * Authors who keep the listeners themselves name the server groups. A value that is not valid is reported as ASMG0215.
 */
function reused(service: ServiceFacts): Unmet[] {
  const { annotations } = service;
  const declared = setting(annotations, 'force-override-listeners') ?? 'false';
  const isMeant = setting(annotations, 'vgroup-port') !== undefined || declared !== 'false';
  const annotation = keyOf(annotations, 'id');
  return isMeant || ownsListeners(service) ? [] : [{
    field: ['spec', 'serviceAnnotations', annotation],
    values: { case: 'reuse', annotation, other: currentKey('force-override-listeners') },
  }];
}

function needsIpvs({ name, value }: WrittenSetting, kind: BalancerKind): boolean {
  return readingOf(name, kind)?.needsIpvs?.some((each) => isSameWord(each, value)) === true;
}

function withoutIpvs({ key, value }: WrittenSetting, proxyMode: string): Unmet {
  return { field: ['spec', 'serviceAnnotations', key], values: { case: 'ipvs', annotation: key, value, proxyMode } };
}
