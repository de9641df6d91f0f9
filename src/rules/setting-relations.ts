import type { PortFact, ServiceFacts } from './gateway-facts';
import { NOT_APPLICABLE, rule, Undecided, type VerdictOn, type Violation } from './rule';
import { listenerProtocols, ownsListeners, requestedBalancer } from './service';
import { UNMET_SETTING } from '../findings/catalogue/setting-relations';
import type { ValuesOf } from '../findings/definition';
import type { BalancerKind, Other, Relation } from '../loadbalancer/annotation';
import { readingOf, type Setting } from '../loadbalancer/annotations';
import {
  type Annotations, currentKey, keyOf, setting, settingsIn, type WrittenSetting,
} from '../loadbalancer/settings';
import { ProxyMode } from '../model/platform';

type Unmet = Violation<ValuesOf<typeof UNMET_SETTING>>;

export const settingRelations = rule({
  finds: UNMET_SETTING,
  reads: ['service', 'ports', 'platform'],
  check: ({ service, ports, platform: { proxyMode } }): VerdictOn<typeof UNMET_SETTING> => {
    const kind = requestedBalancer(service);
    if (kind === undefined) {
      return NOT_APPLICABLE;
    }
    const { annotations } = service;
    const written = settingsIn(annotations);
    const onIpv6 = written.filter((each) => needsIpvs(each, kind));
    const violations = [
      ...written.flatMap((each) => unmet(each, kind, annotations)),
      ...reused(service),
      ...withoutCertificate(service, ports, kind),
      ...proxyMode === undefined || proxyMode === ProxyMode.IPVS
        ? []
        : onIpv6.map((each) => withoutIpvs(each, proxyMode)),
    ];
    const isUndecided = violations.length === 0 && onIpv6.length > 0 && proxyMode === undefined;
    return isUndecided ? new Undecided('proxyMode') : violations;
  },
});

/** What counts only at creation does not matter for an existing load balancer. */
function unmet({ name, key, value }: WrittenSetting, kind: BalancerKind, annotations: Annotations): Unmet[] {
  const { relations = [], fixed } = readingOf(name, kind) ?? {};
  if (fixed === true && setting(annotations, 'id') !== undefined) {
    return [];
  }
  return relations
    .filter(({ when }) => when === undefined || when.some((each) => isSame(each, value)))
    .flatMap((relation) => broken(relation, key, annotations))
    .map((values) => ({ field: ['spec', 'serviceAnnotations', key], values }));
}

function broken({ needs, excludes, fatal }: Relation, key: string, annotations: Annotations): Unmet['values'][] {
  const stateOf = ({ name }: Other) => ({
    annotation: key,
    other: currentKey(name as Setting),
    found: setting(annotations, name as Setting),
    fatal: fatal === true,
  });
  if (needs !== undefined && !isOneOf(needs, annotations)) {
    return [{ case: 'needs', ...stateOf(needs), values: needs.values }];
  }
  return excludes !== undefined && isOneOf(excludes, annotations) ? [{ case: 'excludes', ...stateOf(excludes) }] : [];
}

/** Whether the other annotation has a value that is meant. One that depends on the cluster may have it. */
function isOneOf({ name, values, initial, dependsOnCluster }: Other, annotations: Annotations): boolean {
  const value = setting(annotations, name as Setting) ?? initial;
  if (value === undefined) {
    return dependsOnCluster === true;
  }
  return values === undefined || values.some((each) => isSame(each, value));
}

/** A word in another case is a mistake of its own, ASMG0215. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
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

const ENCRYPTED = { clb: 'https', nlb: 'tcpssl' } as const;

/** Only `protocol-port` asks for such listeners. */
function withoutCertificate(service: ServiceFacts, ports: readonly PortFact[], kind: BalancerKind): Unmet[] {
  const { annotations } = service;
  const mayAsk = setting(annotations, 'protocol-port') !== undefined && setting(annotations, 'cert-id') === undefined;
  const protocols = mayAsk && ownsListeners(service) ? listenerProtocols(service, ports, kind) ?? [] : [];
  const protocol = ENCRYPTED[kind];
  if (!protocols.includes(protocol)) {
    return [];
  }
  const annotation = keyOf(annotations, 'protocol-port');
  return [{
    field: ['spec', 'serviceAnnotations', annotation],
    values: { case: 'certificate', annotation, protocol, other: currentKey('cert-id') },
  }];
}

function needsIpvs({ name, value }: WrittenSetting, kind: BalancerKind): boolean {
  return readingOf(name, kind)?.needsIpvs?.some((each) => isSame(each, value)) === true;
}

function withoutIpvs({ key, value }: WrittenSetting, proxyMode: string): Unmet {
  return { field: ['spec', 'serviceAnnotations', key], values: { case: 'ipvs', annotation: key, value, proxyMode } };
}
