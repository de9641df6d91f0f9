import { NOT_APPLICABLE, rule, type Violation } from './rule';
import { BAD_NLB } from '../findings/catalogue/load-balancer';
import type { ValuesOf } from '../findings/definition';
import { isNlb, setting } from '../loadbalancer/settings';
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
    const zones = (setting(annotations, 'zone-maps') ?? '').split(',').filter((zone) => zone.trim() !== '').length;
    // An existing NLB, which is selected by its id, already has zones.
    const zonesMissing = zones < 2 && setting(annotations, 'id') === undefined;
    const field = ['spec', 'loadBalancerClass'];
    const violations: Violation<ValuesOf<typeof BAD_NLB>>[] = [];
    if (zonesMissing) {
      violations.push({ field: ['spec', 'serviceAnnotations'], values: { case: 'zones', zones } });
    }
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
