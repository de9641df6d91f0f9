import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { BAD_NLB } from '../findings/catalogue/load-balancer';
import type { ValuesOf } from '../findings/definition';
import { readingOf } from '../loadbalancer/annotations';
import { IPV4 } from '../loadbalancer/forms';
import { type Annotations, isNlb, keyOf, setting } from '../loadbalancer/settings';
import { ReachabilityAnswer } from '../model/answer';
import { isAtLeast, isControllerAtLeast } from '../model/version';

/** Source: https://www.alibabacloud.com/help/en/asm/sidecar/use-network-based-load-balancing-nlb-in-the-asm-ingress-gateway */
const OLDEST = { kubernetes: '1.24', cloudController: '2.5.0' } as const;

export const nlb = rule({
  finds: BAD_NLB,
  reads: ['service', 'platform'],
  check: ({ service: { type, annotations, loadBalancerClass }, platform }) => {
    // A class on a Service of another type is reported as ASMG0203.
    if (!isNlb(loadBalancerClass) || type !== 'LoadBalancer') {
      return NOT_APPLICABLE;
    }
    const field = ['spec', 'loadBalancerClass'];
    const violations: Violation<ValuesOf<typeof BAD_NLB>>[] = zoneProblem(annotations);
    const { kubernetesVersion, ccmVersion } = platform;
    if (isAtLeast(kubernetesVersion, OLDEST.kubernetes) === ReachabilityAnswer.NO) {
      violations.push({ field, values: { case: 'kubernetes', version: kubernetesVersion, oldest: OLDEST.kubernetes } });
    }
    if (isControllerAtLeast(ccmVersion, OLDEST.cloudController) === ReachabilityAnswer.NO) {
      const { cloudController: oldest } = OLDEST;
      violations.push({ field, values: { case: 'cloudController', version: ccmVersion, oldest } });
    }
    return violations;
  },
});

/**
 * The controller stops without zones, and passes one on (parseZoneMappings). The documentation asks for two where the
 * region has two. An existing NLB, which is selected by its id, already has zones. The controller reads the setting
 * all the same.
 *
 * Source: https://github.com/kubernetes/cloud-provider-alibaba-cloud `pkg/controller/service/nlbv2/loadbalancer.go`
 */
function zoneProblem(annotations: Annotations): Violation<ValuesOf<typeof BAD_NLB>>[] {
  const written = setting(annotations, 'zone-maps');
  if (written === undefined) {
    const isExisting = setting(annotations, 'id') !== undefined;
    return isExisting ? [] : [{ field: ['spec', 'serviceAnnotations'], values: { case: 'zones', zones: 0 } }];
  }
  const values = problemOf(written.split(','), setting(annotations, 'id') !== undefined);
  return values === undefined
    ? []
    : [{ field: ['spec', 'serviceAnnotations', keyOf(annotations, 'zone-maps')], values }];
}

function problemOf(entries: readonly string[], isExisting: boolean): ValuesOf<typeof BAD_NLB> | undefined {
  const malformed = entries.find((entry) => !isZone(entry));
  if (malformed !== undefined) {
    return { case: 'malformed', entry: malformed };
  }
  const elsewhere = entries.map((entry) => ({ entry, address: entry.split(':')[2] ?? '' }))
    .find(({ address }) => address !== '' && !IPV4.pattern.test(address));
  if (elsewhere !== undefined) {
    return { case: 'address', ...elsewhere };
  }
  const zones = entries.map((entry) => entry.slice(0, entry.indexOf(':')));
  const repeated = zones.find((zone, index) => zones.indexOf(zone) < index);
  if (repeated !== undefined) {
    return { case: 'repeated', zone: repeated };
  }
  const vSwitches = entries.map((entry) => entry.split(':')[1] ?? '');
  const same = vSwitches.find((vSwitch, index) => vSwitches.indexOf(vSwitch) < index);
  if (same !== undefined) {
    return { case: 'sameSwitch', vSwitch: same };
  }
  const [zone = ''] = zones;
  return zones.length < 2 && !isExisting ? { case: 'oneZone', zone } : undefined;
}

/** How the ID of a vSwitch begins. No zone begins so. */
const SWITCH = 'vsw-';

function isZone(entry: string): boolean {
  const values = readingOf('zone-maps', 'nlb')?.values;
  return values?.kind === 'list' && values.entry.test(entry) && !entry.startsWith(SWITCH);
}
